package content

import (
	"strings"
	"unicode"
)

// Alarm finds the first word of the language's alarm list in a text that a
// patient wrote, as it was written there; false if there is none. An entry of the
// list is a word, several words in a row, or, with * at its end, the beginning of
// one.
func (w *Words) Alarm(text string) (word string, found bool) { return w.inList("alarm", text) }

// Despair finds the first word of the list about dark thoughts in the same way.
func (w *Words) Despair(text string) (word string, found bool) { return w.inList("alarm_mind", text) }

func (w *Words) inList(list, text string) (word string, found bool) {
	said, plain := tokens(text)
	for _, entry := range w.List(list) {
		_, wanted := tokens(entry)
		for at := range plain {
			if begins(plain[at:], wanted, strings.HasSuffix(entry, "*")) {
				return strings.Join(said[at:at+len(wanted)], " "), true
			}
		}
	}
	return "", false
}

// begins tells whether a row of words begins with others, the last of which may
// be only the beginning of a word.
func begins(words, wanted []string, open bool) bool {
	if len(wanted) == 0 || len(wanted) > len(words) {
		return false
	}
	for i, want := range wanted {
		if words[i] != want && !(open && i == len(wanted)-1 && strings.HasPrefix(words[i], want)) {
			return false
		}
	}
	return true
}

// tokens splits a text into its words, as written and in lower case without
// apostrophes.
func tokens(text string) (said, plain []string) {
	said = strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	for _, word := range said {
		plain = append(plain, apostrophes.Replace(strings.ToLower(word)))
	}
	return said, plain
}

var apostrophes = strings.NewReplacer("'", "", "’", "")
