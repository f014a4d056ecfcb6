package triage_test

import (
	"flag"
	"os"
	"testing"

	"github.com/goccy/go-yaml"

	"backcoach/content"
)

var update = flag.Bool("update", false, "write content/warning/measured.yaml anew; then go generate ./content")

// measure tells how the rules do on the cases that were written without them, by
// the levels as they were first written.
func measure(t *testing.T) content.Measure {
	t.Helper()
	e := newEngine(t)
	m := content.Measure{Ruleset: warnings.Ruleset}
	for _, s := range readStories(t, "cases.yaml") {
		if s.First != nil {
			s.Least, s.Most = s.First.Least, s.First.Most
		}
		got := s.judge(e).Urgency
		m.Cases++
		switch {
		case s.Least == content.Emergency:
			m.Emergencies++
			if got == content.Emergency {
				m.Found++
			}
		case s.Most < content.Emergency:
			m.Calm++
			if got > s.Most {
				m.Over++
			}
		}
	}
	return m
}

// Every emergency is found; what is told on the review sheet is what this
// measures, for this version.
func TestMeasure(t *testing.T) {
	m := measure(t)
	if *update {
		data, err := yaml.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		head := "# How the rules do on content/testdata/cases.yaml. Made by: go test ./model/triage -run Measure -update\n"
		if err := os.WriteFile("../../content/warning/measured.yaml", append([]byte(head), data...), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("sensitivity for EMERGENCY: %d of %d; over-triage: %d of %d", m.Found, m.Emergencies, m.Over, m.Calm)
	if m.Found < m.Emergencies {
		t.Errorf("%d of %d emergencies were missed", m.Emergencies-m.Found, m.Emergencies)
	}
	if m != warnings.Measured && !*update {
		t.Errorf("the measure of another version is on the review sheet: %+v, now %+v; run\ngo test ./model/triage -run Measure -update && go generate ./content", warnings.Measured, m)
	}
}
