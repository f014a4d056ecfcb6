package command

import (
	"strings"

	"backcoach/content"
)

// catalogue is every question as JSON, with what a file of answers may say.
type catalogue struct {
	Format     int                     `json:"format"`
	Ruleset    string                  `json:"ruleset"`
	Reviewed   bool                    `json:"reviewed"`
	Treatments []content.TreatmentKind `json:"treatments"`
	Facts      []factJSON              `json:"facts"`
	Items      []itemJSON              `json:"items"`
}

type factJSON struct {
	ID      string   `json:"id"`
	Kind    string   `json:"kind"` // years: a whole number | tick: true or false; null or left out is unknown
	Text    string   `json:"text"`
	Sources []string `json:"sources"`
}

type itemJSON struct {
	ID       string        `json:"id"`
	Group    string        `json:"group"`
	Polarity string        `json:"polarity"` // warns | eases
	Text     string        `json:"text"`
	Again    string        `json:"again"` // the question in other words
	Help     string        `json:"help"`
	Why      string        `json:"why"`
	Choices  []choiceJSON  `json:"choices"`
	Since    []string      `json:"since,omitempty"`   // values of since, where it is asked
	Trend    []string      `json:"trend,omitempty"`   // values of trend, where it is asked
	After    []string      `json:"after,omitempty"`   // asked only after something else than no to one of these
	Applies  *content.Node `json:"applies,omitempty"` // for whom; left out for everybody
	Forms    []string      `json:"forms"`
	// EveryDays is the least number of days between two askings; 0 asks each time.
	EveryDays int      `json:"every_days"`
	Emergency bool     `json:"emergency"` // can lead to EMERGENCY: a check without it is incomplete
	Helper    bool     `json:"helper,omitempty"`
	Private   bool     `json:"private,omitempty"`
	Sources   []string `json:"sources"`
}

type choiceJSON struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// listQuestions prints every question, fact and treatment of the warning check.
func (p *program) listQuestions(asJSON bool) error {
	w := p.lib.Warnings()
	_, reviewed := w.Reviewed()
	c := catalogue{Format: formatVersion, Ruleset: w.Ruleset, Reviewed: reviewed, Treatments: w.Treatments}
	for _, f := range w.Facts {
		c.Facts = append(c.Facts, factJSON{f.ID, f.Kind, p.factText(f), f.Sources})
	}
	for _, item := range w.Items {
		c.Items = append(c.Items, p.itemJSON(item))
	}
	if asJSON {
		return p.printJSON(c)
	}
	return p.print(c.lines(p.say))
}

func (p *program) factText(f content.Fact) string {
	form := "form.setup."
	if !p.words.Has(form + f.Question + ".ask") {
		form = "form.checkin."
	}
	texts := []string{p.say(form + f.Question + ".ask")}
	for i, choice := range f.Choices {
		if i == 0 {
			texts = nil
		}
		texts = append(texts, p.say(form+f.Question+"."+choice))
	}
	return strings.Join(texts, "; ")
}

func (p *program) itemJSON(item content.Item) itemJSON {
	id := "item." + item.ID
	again, help, _ := strings.Cut(p.say(id+".help"), "\n")
	j := itemJSON{
		ID: item.ID, Group: item.Group, Polarity: item.Polarity, Text: p.say(id + ".ask"), Again: again, Help: help, Why: p.say(id + ".why"),
		After: item.After, Applies: item.Applies, Forms: item.Forms, EveryDays: item.EveryDays, Emergency: item.Emergency,
		Helper: item.Helper, Private: item.Private, Sources: item.Sources,
	}
	for _, choice := range append(append([]string{}, item.Choices...), "skip") {
		label := id + "." + choice
		if !p.words.Has(label) {
			label = "choice." + choice
		}
		j.Choices = append(j.Choices, choiceJSON{choice, p.say(label)})
	}
	if item.Timing {
		j.Since = []string{"today", "1-3d", "4-14d", "longer"}
	}
	if item.Trend {
		j.Trend = []string{"better", "same", "worse", "not_sure"}
	}
	return j
}

// lines are the catalogue for reading.
func (c catalogue) lines(say func(string, ...content.Args) string) []string {
	lines := []string{say("list.title", content.Args{"Version": c.Ruleset}), ""}
	for _, item := range c.Items {
		lines = append(lines, item.ID, "  "+item.Text)
		var ids []string
		for _, choice := range item.Choices {
			ids = append(ids, choice.ID)
		}
		lines = append(lines, "  "+strings.Join(ids, " | "), "")
	}
	lines = append(lines, say("list.facts"))
	for _, f := range c.Facts {
		lines = append(lines, "  "+f.ID+": "+f.Text)
	}
	return lines
}
