package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// words are the texts of one language. Plain sentences have no place holders;
// Forms have them, or plural forms, and go through go-i18n.
type words struct {
	Plain map[string]string
	Forms map[string]map[string]string
}

// index writes one "id<tab>text" a line, sorted by id, a plural form as
// "id#form": the program searches it without decoding it first.
func (w words) index() []byte {
	texts := w.texts()
	var out bytes.Buffer
	for _, key := range sortedKeys(texts) {
		fmt.Fprintf(&out, "%s\t%s\n", key, lineBreaks.Replace(texts[key]))
	}
	return out.Bytes()
}

// texts gives every text by its id, a plural form by "id#form".
func (w words) texts() map[string]string {
	texts := map[string]string{}
	maps.Copy(texts, w.Plain)
	for id, forms := range w.Forms {
		for form, text := range forms {
			texts[id+"#"+form] = text
		}
	}
	return texts
}

// lineBreaks keeps a text on its line.
var lineBreaks = strings.NewReplacer("\\", "\\\\", "\n", "\\n")

// pluralForms are the CLDR plural categories; a map with the key "other" is one
// sentence in several forms, any other map is a level of ids.
var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// words reads one file of words: nested maps whose keys join with dots to ids,
// lists whose elements are numbered from 1.
func (r *reader) words(file string, into words) {
	var tree yaml.MapSlice
	r.decode(file, &tree)
	r.flatten(file, "", tree, into)
}

func (r *reader) flatten(file, id string, node any, into words) {
	switch v := node.(type) {
	case yaml.MapSlice:
		if forms, ok := plural(v); ok {
			r.add(file, id, into, forms)
			return
		}
		for _, item := range v {
			r.flatten(file, join(id, fmt.Sprint(item.Key)), item.Value, into)
		}
	case []any:
		for i, item := range v {
			r.flatten(file, join(id, strconv.Itoa(i+1)), item, into)
		}
	case string:
		r.add(file, id, into, map[string]string{"other": v})
	default:
		r.problem(where{file: file, path: id}, fmt.Sprintf("%s: words must be text, put %v in quotes", id, v))
	}
}

func (r *reader) add(file, id string, into words, forms map[string]string) {
	for form, text := range forms {
		forms[form] = strings.TrimSpace(text)
	}
	_, plain := into.Plain[id]
	_, many := into.Forms[id]
	switch {
	case plain || many:
		r.problem(where{file: file, path: id}, id+": there are words of that id already")
	case len(forms) == 1 && !strings.Contains(forms["other"], "{{"):
		into.Plain[id] = forms["other"]
	default:
		into.Forms[id] = forms
	}
}

// plural tells whether a map holds the plural forms of one sentence.
func plural(m yaml.MapSlice) (map[string]string, bool) {
	forms := map[string]string{}
	for _, item := range m {
		key, text := fmt.Sprint(item.Key), item.Value
		s, ok := text.(string)
		if !ok || !slices.Contains(pluralForms, key) {
			return nil, false
		}
		forms[key] = s
	}
	return forms, forms["other"] != ""
}

func join(id, key string) string {
	if id == "" {
		return key
	}
	return id + "." + key
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
