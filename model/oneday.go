package model

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/views"
)

// oneDay is one day in full: what was said, judged and done. Its check-in can
// be changed, or added afterwards.
type oneDay struct {
	day     coach.Day
	from    *history
	records coach.DayRecords
	loaded  bool
	err     error
}

func (d *oneDay) load(_ env, store Store) tea.Cmd { return dayCmd(store, d.day) }

func (d *oneDay) receive(msg tea.Msg, _ env) action {
	if m, ok := msg.(dayMsg); ok && (m.err != nil || m.day.Day == d.day) {
		d.records, d.err, d.loaded = m.day, m.err, true
	}
	return nil
}

func (d *oneDay) mode() mode { return choosing }

func (d *oneDay) take(in Intent, e env) action {
	switch in.Kind {
	case Next:
		return d.change(e)
	case Back:
		return goTo{d.from}
	}
	return nil
}

// change opens the day's last check-in to be changed, or a new one for a day
// without.
func (d *oneDay) change(e env) action {
	switch n := len(d.records.CheckIns); {
	case e.readOnly || !d.loaded:
		return nil
	case n > 0:
		c := changeCheckIn(e, d.records.CheckIns[n-1])
		c.from = d
		return goTo{c}
	}
	c := newCheckIn(e, d.day)
	c.from = d
	return goTo{c}
}

func (d *oneDay) view(e env) views.View {
	v := views.Day{
		Title: sayDay(e.words, d.day, e.day), Keys: hints(e.keys.change, e.keys.scroll, e.keys.back),
		Empty: e.say("history.nothing"), Words: wordsOf(e.words),
	}
	switch {
	case d.err != nil:
		v.Empty = e.say("trouble.load")
	case !d.loaded:
		v.Empty = e.say("app.opening")
	}
	for _, c := range d.records.CheckIns {
		v.Sections = append(v.Sections, checkInSection(e, c))
	}
	for _, c := range d.records.Checks {
		if c.Empty() { // forgotten, with what it was
			continue
		}
		v.Sections = append(v.Sections, checkSection(e, c))
	}
	for _, p := range d.records.Prescriptions {
		v.Sections = append(v.Sections, paperSection(e, p))
	}
	for _, s := range d.records.Sessions {
		v.Sections = append(v.Sections, sessionSection(e, s))
	}
	v.Sections = append(v.Sections, diarySections(e, d.records)...)
	v.Sections = append(v.Sections, toldSections(e, d.records)...)
	v.Sections = append(v.Sections, helpSections(e, d.records)...)
	return v
}

// toldSections tell how the patient wanted the day, and of steps back to daily life.
// Of one that hurt the last answer is on file.
func toldSections(e env, r coach.DayRecords) []views.Section {
	var all []views.Section
	for _, entry := range r.Entries {
		switch entry.What {
		case coach.EntryChoice:
			all = append(all, views.Section{
				Head: e.say("history.head_way", content.Args{"Time": at(e, entry.Stamp)}), Lines: []string{e.say("plan.way." + entry.Of)},
			})
		case coach.EntryRung:
			all = append(all, rungSection(e, entry))
		}
	}
	return all
}

func rungSection(e env, entry coach.Entry) views.Section {
	ladder, rung := findRung(e.lib, entry.Of)
	name, feel := entry.Of, entry.Feel // of a step that the ladders have lost
	if ladder != "" {
		name, ladder = rungName(e, rung), e.say("ladder."+ladder+".name")
	}
	if rung.NoLoad && feel == "easy" {
		feel = "done"
	}
	s := views.Section{
		Head:  e.say("history.head_rung", content.Args{"Time": at(e, entry.Stamp), "Ladder": ladder}),
		Lines: []string{e.say("history.rung", content.Args{"Name": name, "Feel": e.say("history.rung_feel." + feel)})},
	}
	if entry.Else != "" {
		s.Lines = append(s.Lines, e.say("history.rung_else."+entry.Else))
	}
	return s
}

// findRung finds a step and the ladder that it belongs to.
func findRung(lib *content.Library, id string) (ladder string, rung content.Rung) {
	for _, l := range lib.Ladders() {
		for _, r := range l.Rungs {
			if r.ID == id {
				return l.ID, r
			}
		}
	}
	return "", content.Rung{}
}

// at says the time of day of a record, in the time zone of now.
func at(e env, s coach.Stamp) string { return s.At.In(e.now.Wall.Location()).Format("15:04") }

func checkInSection(e env, c coach.CheckIn) views.Section {
	section := views.Section{Head: e.say("history.head.checkin", content.Args{"Time": at(e, c.Stamp)})}
	def, _ := e.lib.Form("checkin")
	for _, screen := range def.Screens {
		for _, q := range screen.Questions {
			if v := c.Answers[q.ID]; len(v) > 0 {
				section.Lines = append(section.Lines, e.say("history.line", content.Args{
					"Ask": e.say("form.checkin." + q.ID + ".ask"), "Answer": sayAnswer(e.words, "checkin", q, v, e.day),
				}))
			}
		}
	}
	return section
}

// checkSection tells a warning check: its result, the answers that were not a
// no, and what came of it.
func checkSection(e env, c coach.Check) views.Section {
	result := e.say("result." + c.Result.Urgency.String())
	if c.Result.Incomplete() || !c.Finished && c.Result.Urgency < content.SameDay {
		result = e.say("result.incomplete")
	}
	s := views.Section{Head: e.say("history.head.check", content.Args{"Time": at(e, c.Stamp)}), Tone: adviceTone(e, c), Lines: []string{result}}
	for _, item := range e.lib.Warnings().Items {
		if a, ok := c.Answers[item.ID]; ok && a.Choice != "no" {
			s.Lines = append(s.Lines, e.say("history.line", content.Args{"Ask": e.say("item." + item.ID + ".ask"), "Answer": exactly(e, item.ID, a)}))
		}
	}
	if n := countNo(c); n > 0 {
		s.Lines = append(s.Lines, e.say("history.no", content.Args{"N": n}))
	}
	for _, item := range e.lib.Warnings().Items {
		if was, ok := c.Was[item.ID]; ok {
			s.Lines = append(s.Lines, e.say("history.was", content.Args{"Ask": e.say("item." + item.ID + ".ask"), "Answer": exactly(e, item.ID, was)}))
		}
	}
	if c.Form.Helper {
		s.Lines = append(s.Lines, e.say("history.helper"))
	}
	for _, told := range c.Closing {
		s.Lines = append(s.Lines, e.say("history.closing", content.Args{"Who": e.say("form.closing.who." + told.Who), "Now": e.say("form.closing.now." + told.Now)}))
	}
	if c.ResolvedBy != "" {
		s.Lines = append(s.Lines, e.say("history.resolved"))
	}
	if c.Withheld {
		s.Lines = append(s.Lines, e.say("history.withheld"))
	}
	s.Lines = append(s.Lines, e.say("history.ruleset", content.Args{"Version": c.Result.Ruleset}))
	return s
}

// countNo counts the questions that were answered with no.
func countNo(c coach.Check) int {
	n := 0
	for _, a := range c.Answers {
		if a.Choice == "no" {
			n++
		}
	}
	return n
}

// exactly says an answer with all that was said to it: since when, which way it
// goes, who knows.
func exactly(e env, item string, a triage.Answer) string {
	said := []string{choiceLabel(e, item, a.Choice)}
	switch {
	case a.Before:
		said = append(said, e.say("since.before"))
	case a.Since != "":
		said = append(said, e.say("since."+a.Since))
	}
	if a.Trend != "" {
		said = append(said, e.say("trend."+a.Trend))
	}
	if a.KnownBy != "" {
		said = append(said, a.KnownBy)
	}
	return strings.Join(said, "; ")
}

// sayFeel says what came of an exercise.
func sayFeel(e env, o coach.Outcome) string {
	if o.Pain != nil {
		return e.say("feel.hurt_at", content.Args{"Pain": *o.Pain})
	}
	return e.say("feel." + o.Feel)
}

// paperSection tells a clinic's paper that was taken in, line by line.
func paperSection(e env, p coach.Prescription) views.Section {
	section := views.Section{Head: e.say("history_clinic.head", content.Args{"Time": at(e, p.Stamp)})}
	for _, s := range PaperSections(p, e.lib, e.words) {
		section.Lines = append(section.Lines, s.Head)
		section.Lines = append(section.Lines, s.Lines...)
	}
	if !p.Undone.IsZero() {
		section.Lines = append(section.Lines, e.say("history_clinic.undone", content.Args{"Date": SayDate(e.words, coach.DayOf(p.Undone.In(e.now.Wall.Location())))}))
	}
	return section
}

// outcomeName names an exercise that was done.
func outcomeName(e env, o coach.Outcome) string { return nameThen(e, o.Exercise, o.Name) }

// nameThen names an exercise as the library does; one that it has lost is called as
// it was then.
func nameThen(e env, id, then string) string {
	if _, known := e.lib.Exercise(id); !known && then != "" {
		return then
	}
	return nameOf(e.words, id)
}

func sessionSection(e env, s coach.Session) views.Section {
	section := views.Section{Head: e.say("history.head.session", content.Args{"Time": at(e, s.Stamp), "State": e.say("today.session_" + s.State)})}
	for _, o := range s.Done {
		args := content.Args{"Name": outcomeName(e, o), "Feel": sayFeel(e, o), "Min": o.Seconds / 60, "Sec": twoDigits(o.Seconds % 60)}
		section.Lines = append(section.Lines, e.say("history.exercise", args))
	}
	if s.EndPain != nil {
		section.Lines = append(section.Lines, e.say("history.end_pain", content.Args{"Pain": *s.EndPain}))
	}
	return section
}
