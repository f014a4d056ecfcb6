package triage_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// How long a page takes: a question is read like plain text, 250 words a minute;
// the short lines of a list or card are looked through for one that fits, 350 a
// minute; and a moment for the key. The choices are the same on every page.
const (
	readTime = time.Minute / 250
	scanTime = time.Minute / 350
	keyTime  = 700 * time.Millisecond
)

// takes estimates how long somebody without any warning sign needs for a form.
func takes(t *testing.T, e *triage.Engine, w *content.Words, p triage.Person, f triage.Form) (pages int, span time.Duration) {
	t.Helper()
	asked, _, _ := walk(t, e, p, f, allNo, never)
	for _, page := range asked {
		span += keyTime
		switch {
		case page.Kind == "card":
			id := "card." + strconv.Itoa(page.Card)
			span += words(w.Say(id+".title"), w.List(id+".lines")...) * scanTime
		case page.Kind == "single":
			span += words(w.Say("item."+page.Items[0]+".ask")) * readTime
		default:
			for _, item := range page.Items {
				span += words(w.Say("item."+item+".line")) * scanTime
			}
		}
	}
	return len(asked), span
}

func words(first string, more ...string) time.Duration {
	return time.Duration(len(strings.Fields(strings.Join(append(more, first), " "))))
}

// The short form takes about 30 seconds, the full one at most three minutes, for
// every treatment and with the medicines that go with it (clinical section N1).
func TestFormsAreShortEnough(t *testing.T) {
	e := newEngine(t)
	w, err := content.Load().Words("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range warnings.Treatments {
		p := with(person(kind.Type, kind.Subtype), "nsaid", "opioid")
		if kind.Type == "physical_therapy" {
			p = person(kind.Type, kind.Subtype)
		}
		if pages, span := takes(t, e, w, p, full); span > 3*time.Minute {
			t.Errorf("%s %s: the full form takes %v on %d pages", kind.Type, kind.Subtype, span, pages)
		}
		p.Asked = map[string]int{"suicide": 3}
		if pages, span := takes(t, e, w, p, short); pages != 4 || span > 35*time.Second {
			t.Errorf("%s %s: the short form takes %v on %d pages", kind.Type, kind.Subtype, span, pages)
		}
	}
}
