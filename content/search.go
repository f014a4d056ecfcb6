package content

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FindLessons lists the lessons of a language in which every word that was typed begins
// a word, whatever its case and accents: first those where all stand in the title, then
// those that patients call so, then those that have them as whole words, "numb" before
// "number". What
// patients call a thing that the lesson calls otherwise stands under "lessons.find.<id>".
// Nothing typed finds nothing.
func (l *Library) FindLessons(lang, typed string) []LessonText {
	wanted := folded(typed)
	if len(wanted) == 0 {
		return nil
	}
	var named, called, whole, begun []LessonText
	for _, t := range l.folded(lang) {
		switch {
		case hasAll(t.title, wanted, strings.HasPrefix):
			named = append(named, t.text)
		case hasAll(t.called, wanted, strings.HasPrefix):
			called = append(called, t.text)
		case hasAll(t.all, wanted, func(w, want string) bool { return w == want }):
			whole = append(whole, t.text)
		case hasAll(t.all, wanted, strings.HasPrefix):
			begun = append(begun, t.text)
		}
	}
	return slices.Concat(named, called, whole, begun)
}

// foldedText is a lesson with its words as they are compared.
type foldedText struct {
	text       LessonText
	title, all []string
	called     []string // what patients call it
}

// folded gives the lessons of a language as a search looks at them, made once: while
// somebody types, each letter is a search.
func (l *Library) folded(lang string) []foldedText {
	texts := l.LessonTexts(lang)
	words, err := l.Words(lang)
	if err != nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, made := l.foldedTexts[lang]; !made {
		for _, t := range texts {
			title := folded(t.Title)
			all := title[:len(title):len(title)]
			for _, b := range t.Blocks {
				all = append(all, folded(b.Text())...)
			}
			var called []string
			if id := "lessons.find." + t.ID; words.Has(id) {
				called = folded(words.Say(id))
			}
			l.foldedTexts[lang] = append(l.foldedTexts[lang], foldedText{t, title, append(all, called...), called})
		}
	}
	return l.foldedTexts[lang]
}

// hasAll tells whether each wanted word fits one of the words.
func hasAll(words, wanted []string, fits func(word, want string) bool) bool {
	for _, want := range wanted {
		if !slices.ContainsFunc(words, func(w string) bool { return fits(w, want) }) {
			return false
		}
	}
	return true
}

// folded are the words of a text in lower case without accents and apostrophes.
func folded(text string) []string {
	_, words := tokens(text)
	for i, w := range words {
		if strings.IndexFunc(w, func(r rune) bool { return r > unicode.MaxASCII }) >= 0 {
			words[i] = strings.Map(unaccented, norm.NFD.String(w))
		}
	}
	return words
}

// unaccented drops the marks that a decomposed letter carries.
func unaccented(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}
