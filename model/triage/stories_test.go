package triage_test

import (
	"os"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"backcoach/content"
	"backcoach/model/triage"
)

// story is one patient, told without regard to how the rules are written.
type story struct {
	Story     string
	Treatment struct {
		Type, Subtype, Time string
		Days                int
	}
	Age    int
	Facts  []string
	Pain   *struct{ Now, Worst, Usual int }
	Said   map[string]string
	Helper bool
	Least  content.Urgency
	Most   content.Urgency
	// First are the levels as they were written before any rule, where a source
	// has changed them since.
	First *struct{ Least, Most content.Urgency }
}

func readStories(t *testing.T, name string) []story {
	t.Helper()
	data, err := os.ReadFile("../../content/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var stories []story
	if err := yaml.UnmarshalWithOptions(data, &stories, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return stories
}

// judge judges a story as a complete full form at noon of its day.
func (s story) judge(e *triage.Engine) triage.Result {
	f := full
	f.Helper = s.Helper
	return e.Judge(s.person(), f, say(s.Said), at(s.Treatment.Days))
}

func (s story) person() triage.Person {
	p := with(person(s.Treatment.Type, s.Treatment.Subtype), s.Facts...)
	p.Treatments = []triage.Treatment{{Type: s.Treatment.Type, Subtype: s.Treatment.Subtype,
		Date: treated.Format(time.DateOnly), Time: s.Treatment.Time}}
	if s.Age > 0 {
		p.Facts.Age = s.Age
	}
	if s.Pain != nil {
		p.Now, p.Worst, p.Usual = s.Pain.Now, s.Pain.Worst, s.Pain.Usual
	}
	return p
}

// Both tables: those that were written with the first rules, and those that were
// written without knowledge of any.
func TestStories(t *testing.T) {
	e := newEngine(t)
	for name, least := range map[string]int{"stories.yaml": 40, "cases.yaml": 120} {
		stories := readStories(t, name)
		if len(stories) < least {
			t.Errorf("only %d stories in %s", len(stories), name)
		}
		for _, s := range stories {
			r := s.judge(e)
			if r.Urgency < s.Least || r.Urgency > s.Most {
				t.Errorf("%s\n%v, not between %v and %v; %+v", s.Story, r.Urgency, s.Least, s.Most, r.Reasons)
			}
			if !r.Complete {
				t.Errorf("%s\nmissing %v", s.Story, r.Missing)
			}
		}
	}
}
