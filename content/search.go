package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FindLessons lists the lessons of a language in which every word that was typed begins
// a word, whatever its case and accents: first those where all stand in the title. What
// patients call a thing that the lesson calls otherwise stands under "lessons.find.<id>".
// Nothing typed finds nothing.
func (l *Library) FindLessons(lang, typed string) []LessonText {
	wanted := folded(typed)
	if len(wanted) == 0 {
		return nil
	}
	var named, found []LessonText
	for _, t := range l.folded(lang) {
		switch {
		case beginsAll(t.title, wanted):
			named = append(named, t.text)
		case beginsAll(t.all, wanted):
			found = append(found, t.text)
		}
	}
	return append(named, found...)
}

// foldedText is a lesson with its words as they are compared.
type foldedText struct {
	text       LessonText
	title, all []string
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
			if id := "lessons.find." + t.ID; words.Has(id) {
				all = append(all, folded(words.Say(id))...)
			}
			l.foldedTexts[lang] = append(l.foldedTexts[lang], foldedText{t, title, all})
		}
	}
	return l.foldedTexts[lang]
}

func beginsAll(words, wanted []string) bool {
	for _, want := range wanted {
		if _, ok := find(words, func(w string) bool { return strings.HasPrefix(w, want) }); !ok {
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
