package content

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Words are the sentences of one language, by id. Plain sentences are looked
// up; those with a place holder or a plural go through go-i18n.
//
// They are kept as the text of their index, whose lines are sorted by id, and
// searched there: reading them costs nothing at start-up, where few are needed.
type Words struct {
	lang  string
	index string // lines of "id<tab>text", or "id#form<tab>text" for a plural form
	loc   func() *i18n.Localizer
}

// Args fill the place holders of a sentence: {{.Name}} takes Args["Name"]. The
// argument N, a whole number, also chooses the plural form.
type Args map[string]any

// Languages lists the languages that the words exist in.
func Languages() []string {
	files, _ := indexes.ReadDir("index")
	var langs []string
	for _, f := range files {
		if lang, ok := strings.CutPrefix(f.Name(), "words."); ok {
			langs = append(langs, strings.TrimSuffix(lang, ".txt"))
		}
	}
	return langs
}

// Words gives the words of a language, or an error that lists the languages
// there are.
func (l *Library) Words(lang string) (*Words, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if w, ok := l.words[lang]; ok {
		return w, nil
	}
	data, err := indexes.ReadFile("index/words." + lang + ".txt")
	if err != nil {
		return nil, fmt.Errorf("no words in language %q; there are: %s", lang, strings.Join(Languages(), ", "))
	}
	w := newWords(lang, string(data))
	l.words[lang] = w
	return w, nil
}

func newWords(lang, index string) *Words {
	w := &Words{lang: lang, index: index}
	w.loc = sync.OnceValue(func() *i18n.Localizer {
		return i18n.NewLocalizer(i18n.NewBundle(language.Make(lang)), lang)
	})
	return w
}

// find gives the text of a key of the index: it halves the text, and each half at
// the line that it falls into.
func (w *Words) find(key string) (string, bool) {
	rest := w.index
	for rest != "" {
		start := strings.LastIndexByte(rest[:len(rest)/2], '\n') + 1
		line, after, _ := strings.Cut(rest[start:], "\n")
		id, text, _ := strings.Cut(line, "\t")
		switch c := strings.Compare(id, key); {
		case c == 0:
			return lineBreaks.Replace(text), true
		case c < 0:
			rest = after
		default:
			rest = rest[:start]
		}
	}
	return "", false
}

// lineBreaks undoes how the index writes a line break.
var lineBreaks = strings.NewReplacer(`\n`, "\n", `\\`, `\`)

// message gathers the plural forms of a sentence; nil if there is none.
func (w *Words) message(id string) *i18n.Message {
	msg := &i18n.Message{ID: id}
	for form, into := range map[string]*string{
		"zero": &msg.Zero, "one": &msg.One, "two": &msg.Two, "few": &msg.Few, "many": &msg.Many, "other": &msg.Other,
	} {
		*into, _ = w.find(id + "#" + form)
	}
	if msg.Other == "" {
		return nil
	}
	return msg
}

// Lang is the language code of these words, such as "en".
func (w *Words) Lang() string { return w.lang }

// Has tells whether a sentence of that id exists.
func (w *Words) Has(id string) bool {
	_, plain := w.find(id)
	return plain || w.message(id) != nil
}

// Say gives the sentence of an id, filled with the arguments of at most one
// Args. A missing sentence gives the id in angle brackets, which a test looks
// for on every screen.
func (w *Words) Say(id string, args ...Args) string {
	if s, ok := w.find(id); ok {
		return s
	}
	msg := w.message(id)
	if msg == nil {
		return "‹" + id + "›"
	}
	cfg := &i18n.LocalizeConfig{DefaultMessage: msg}
	if len(args) > 0 {
		cfg.TemplateData = args[0]
		if n, ok := args[0]["N"]; ok {
			cfg.PluralCount = n
		}
	}
	s, err := w.loc().Localize(cfg)
	if err != nil {
		return "‹" + id + "›"
	}
	return s
}

// List gives the sentences id.1, id.2 … up to the first that is missing.
func (w *Words) List(id string) []string {
	var all []string
	for i := 1; w.Has(id + "." + strconv.Itoa(i)); i++ {
		all = append(all, w.Say(id+"."+strconv.Itoa(i)))
	}
	return all
}
