package content

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Words are the sentences of one language, by id. Plain sentences are looked
// up; those with a place holder or a plural go through go-i18n.
type Words struct {
	lang  string
	plain map[string]string
	forms map[string]*i18n.Message
	loc   func() *i18n.Localizer
}

// Args fill the place holders of a sentence: {{.Name}} takes Args["Name"]. The
// argument N, a whole number, also chooses the plural form.
type Args map[string]any

// wordIndex is the shape of index/words.<lang>.json.
type wordIndex struct {
	Plain map[string]string            `json:"plain"`
	Forms map[string]map[string]string `json:"forms"`
}

// Languages lists the languages that the words exist in.
func Languages() []string {
	files, _ := indexes.ReadDir("index")
	var langs []string
	for _, f := range files {
		if lang, ok := strings.CutPrefix(f.Name(), "words."); ok {
			langs = append(langs, strings.TrimSuffix(lang, ".json"))
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
	data, err := indexes.ReadFile("index/words." + lang + ".json")
	if err != nil {
		return nil, fmt.Errorf("no words in language %q; there are: %s", lang, strings.Join(Languages(), ", "))
	}
	var index wordIndex
	if err := json.Unmarshal(data, &index); err != nil {
		return nil, fmt.Errorf("words of %q: %w", lang, err)
	}
	w := newWords(lang, index)
	l.words[lang] = w
	return w, nil
}

func newWords(lang string, index wordIndex) *Words {
	w := &Words{lang: lang, plain: index.Plain, forms: map[string]*i18n.Message{}}
	for id, f := range index.Forms {
		w.forms[id] = &i18n.Message{ID: id, Zero: f["zero"], One: f["one"], Two: f["two"], Few: f["few"], Many: f["many"], Other: f["other"]}
	}
	w.loc = sync.OnceValue(func() *i18n.Localizer {
		return i18n.NewLocalizer(i18n.NewBundle(language.Make(lang)), lang)
	})
	return w
}

// Lang is the language code of these words, such as "en".
func (w *Words) Lang() string { return w.lang }

// Has tells whether a sentence of that id exists.
func (w *Words) Has(id string) bool {
	_, plain := w.plain[id]
	_, form := w.forms[id]
	return plain || form
}

// Say gives the sentence of an id, filled with the arguments of at most one
// Args. A missing sentence gives the id in angle brackets, which a test looks
// for on every screen.
func (w *Words) Say(id string, args ...Args) string {
	if s, ok := w.plain[id]; ok {
		return s
	}
	msg, ok := w.forms[id]
	if !ok {
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
