package exchange

import (
	"bytes"
	"encoding/json"
	"slices"

	"backcoach/content"
	"backcoach/model/triage"
)

var (
	sinces = []string{"today", "1-3d", "4-14d", "longer"}
	trends = []string{"better", "same", "worse", "not_sure"}
)

func (s *reading) answers(field string, value json.RawMessage) error {
	members, err := object(field, value)
	if err != nil {
		return err
	}
	for _, m := range members {
		item, ok := s.lib.Item(m.name)
		if !ok {
			return Problem{Kind: UnknownField, Field: join(field, m.name)}
		}
		if s.Answers[m.name], err = answer(join(field, m.name), m.value, item); err != nil {
			return err
		}
	}
	return nil
}

// answer is a choice, or an object of a choice and what goes with it.
func answer(field string, value json.RawMessage, item content.Item) (triage.Answer, error) {
	choices := append(slices.Clone(item.Choices), "skip")
	if !bytes.HasPrefix(value, []byte("{")) {
		said, err := choice(field, value, choices)
		return triage.Answer{Choice: said}, err
	}
	members, err := object(field, value)
	if err != nil {
		return triage.Answer{}, err
	}
	var a triage.Answer
	for _, m := range members {
		if err := part(&a, join(field, m.name), m, choices); err != nil {
			return triage.Answer{}, err
		}
	}
	if a.Choice == "" {
		return triage.Answer{}, Problem{Kind: UnknownChoice, Field: join(field, "answer"), Known: choices}
	}
	return a, fits(field, a, item)
}

func part(a *triage.Answer, field string, m member, choices []string) (err error) {
	switch m.name {
	case "answer":
		a.Choice, err = choice(field, m.value, choices)
	case "since":
		a.Since, err = choice(field, m.value, sinces)
	case "trend":
		a.Trend, err = choice(field, m.value, trends)
	case "before":
		a.Before, err = flag(field, m.value)
	case "known_by":
		a.KnownBy, err = text(field, m.value)
	default:
		err = Problem{Kind: UnknownField, Field: field}
	}
	return err
}

// fits refuses what the question does not ask, and what goes with another
// answer: it would count for nothing, and somebody meant something by it.
func fits(field string, a triage.Answer, item content.Item) error {
	worrying := a.Choice == "yes" || a.Choice == "not_sure"
	switch {
	case a.Since != "" && !item.Timing:
		return Problem{Kind: NotAsked, Field: join(field, "since")}
	case a.Before && !item.Timing:
		return Problem{Kind: NotAsked, Field: join(field, "before")}
	case a.Trend != "" && !item.Trend:
		return Problem{Kind: NotAsked, Field: join(field, "trend")}
	case a.Before && a.Since != "longer":
		return Problem{Kind: NotChosen, Field: join(field, "before"), Known: []string{"longer"}}
	case a.Since != "" && !worrying && a.Choice != "known":
		return Problem{Kind: NotChosen, Field: join(field, "since"), Known: []string{"yes", "not_sure", "known"}}
	case a.Trend != "" && !worrying:
		return Problem{Kind: NotChosen, Field: join(field, "trend"), Known: []string{"yes", "not_sure"}}
	case a.KnownBy != "" && a.Choice != "known":
		return Problem{Kind: NotChosen, Field: join(field, "known_by"), Known: []string{"known"}}
	}
	return nil
}

// FillNo answers every question that is still open with no, for people who write
// rules. It never stands in for a patient.
func FillNo(a triage.Answers, items []content.Item) {
	for _, item := range items {
		if _, said := a[item.ID]; !said && !item.Helper {
			a[item.ID] = triage.Answer{Choice: "no"}
		}
	}
}
