package content

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// FindLessons lists the lessons of a language in which every word that was typed begins
// a word, whatever its case and accents: first those where all stand in the title.
// Nothing typed finds nothing.
func (l *Library) FindLessons(lang, typed string) []LessonText {
	wanted := folded(typed)
	if len(wanted) == 0 {
		return nil
	}
	var named, found []LessonText
	for _, t := range l.LessonTexts(lang) {
		title := folded(t.Title)
		switch {
		case beginsAll(title, wanted):
			named = append(named, t)
		case beginsAll(append(title, t.said()...), wanted):
			found = append(found, t)
		}
	}
	return append(named, found...)
}

// said are the words of the text below the title.
func (t LessonText) said() []string {
	var words []string
	for _, b := range t.Blocks {
		words = append(words, folded(b.Text())...)
	}
	return words
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
