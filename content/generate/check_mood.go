package main

import (
	"fmt"
	"slices"

	"backcoach/content"
)

// checkMood sees that every questionnaire can be asked, scored and told, that an answer
// about dark thoughts leads to a private warning item, and that every card has words.
func (c *checker) checkMood() {
	file, m := where{file: "mood.yaml"}, c.mood
	var ids []string
	for _, q := range m.Questionnaires {
		ids = append(ids, q.ID)
		c.checkQuestionnaire(file.at("questionnaires").entry(q.ID), q)
	}
	c.unique(file.at("questionnaires"), ids)
	c.sourced(file, m.Sources)
	c.privateItem(file.at("low"), m.Low)
	if !slices.Contains(c.choices("mood", m.Coping.Question), m.Coping.None) {
		c.problem(file.at("coping"), "the form mood has no answer %s to %s", m.Coping.None, m.Coping.Question)
	}
	if m.EveryDays <= 0 || m.AgainDays <= 0 || m.Sure.EveryDays <= 0 || m.Sure.Clear <= 0 || m.Counsel.Days <= 0 || m.Counsel.AgainDays <= 0 {
		c.problem(file, "days and steps must be above 0")
	}
	if m.Counsel.Answers <= 0 || m.Counsel.Answers > m.Counsel.Days {
		c.problem(file.at("counsel"), "answers: %d of %d days cannot be", m.Counsel.Answers, m.Counsel.Days)
	}
	if m.Fear.Most <= 0 || m.Fear.StartFrom > m.Fear.StartTo {
		c.problem(file.at("fear"), "the list has no room, or the first fear no bounds")
	}
	c.checkCards(file.at("cards"), m.Cards)
}

func (c *checker) checkQuestionnaire(w where, q content.Questionnaire) {
	c.sourced(w, q.Sources)
	c.unique(w.at("questions"), q.Questions)
	most := len(q.Questions) * (len(c.mood.Answers) - 1)
	for _, id := range q.Questions {
		if !slices.Equal(c.choices("mood", id), c.mood.Answers) {
			c.problem(w.at("questions", id), "the form mood does not ask %s with the answers of mood.yaml", id)
		}
	}
	sums := append(slices.Clone(q.Bands), q.Positive, q.Soon, q.ThisWeek)
	if slices.ContainsFunc(sums, func(n int) bool { return n < 0 || n > most }) || !slices.IsSorted(q.Bands) {
		c.problem(w, "sums must rise, from 0 to %d", most)
	}
	if q.Dark != nil {
		c.privateItem(w.at("dark"), q.Dark.Item)
		if !slices.Contains(q.Questions, q.Dark.Question) {
			c.problem(w.at("dark"), "dark: %s is not one of its questions", q.Dark.Question)
		}
	}
	if q.Short() {
		c.checkShort(w, q)
		return
	}
	if q.Soon == 0 || q.ThisWeek < q.Soon || len(q.Bands) == 0 {
		c.problem(w, "needs bands, soon, and this_week not below it")
	}
	for band := range len(q.Bands) + 1 {
		c.spoken(w, fmt.Sprintf("mood.told.%s.%d", q.ID, band))
	}
}

// checkShort sees that a short questionnaire leads to one that goes on with its own
// questions.
func (c *checker) checkShort(w where, q content.Questionnaire) {
	full, ok := c.mood.Questionnaire(q.Full)
	if !ok || full.Short() || len(full.Questions) <= len(q.Questions) || !slices.Equal(full.Questions[:len(q.Questions)], q.Questions) {
		c.problem(w.at("full"), "full: %s does not begin with its questions", q.Full)
	}
	if q.Positive == 0 {
		c.problem(w, "needs positive")
	}
	for _, told := range []string{"few", "many"} {
		c.spoken(w, "mood.told."+q.ID+"."+told)
	}
}

// privateItem sees that a warning item exists and is kept only where the patient agreed.
func (c *checker) privateItem(w where, id string) {
	i := slices.IndexFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == id })
	if i < 0 || !c.warnings.Items[i].Private || c.warnings.Items[i].About != "mind" {
		c.problem(w, "there is no private warning item %s about the mind", id)
	}
}

func (c *checker) checkCards(w where, cards content.Cards) {
	var ids []string
	for _, card := range cards.List {
		ids = append(ids, card.ID)
		c.spoken(w, "mood.card."+card.ID)
	}
	c.unique(w, ids)
	if cards.Most <= 0 || len(ids) == 0 {
		c.problem(w, "there is no card to show")
	}
}
