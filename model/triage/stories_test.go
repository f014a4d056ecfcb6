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
	Age   int
	Facts []string
	Pain  *struct{ Now, Worst, Usual int }
	Said  map[string]string
	Least content.Urgency
	Most  content.Urgency
}

func TestStories(t *testing.T) {
	data, err := os.ReadFile("../../content/testdata/stories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var stories []story
	if err := yaml.UnmarshalWithOptions(data, &stories, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if len(stories) < 30 {
		t.Fatalf("only %d stories", len(stories))
	}
	e := newEngine(t)
	for _, s := range stories {
		r := e.Judge(s.person(), full, say(s.Said), at(s.Treatment.Days))
		if r.Urgency < s.Least || r.Urgency > s.Most {
			t.Errorf("%s\n%v, not between %v and %v; %+v", s.Story, r.Urgency, s.Least, s.Most, r.Reasons)
		}
		if !r.Complete {
			t.Errorf("%s\nmissing %v", s.Story, r.Missing)
		}
	}
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
