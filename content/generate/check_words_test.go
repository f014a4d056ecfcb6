package main

import (
	"strings"
	"testing"
)

func TestASentenceCutByACommaIsNamed(t *testing.T) {
	c := checker{library: library{words: map[string]words{"en": {Plain: map[string]string{
		"advice.crisis.do.1": "Be with someone", "advice.crisis.do.2": "or call someone.", "choice.yes": "yes",
	}}}}}
	c.checkWords()
	if len(c.problems) != 1 || !strings.Contains(c.problems[0], "advice.crisis.do.2") {
		t.Errorf("problems: %v", c.problems)
	}
}
