package coach

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"backcoach/content"
)

// SureTold is the answer of the profile that keeps how sure the patient was, a day and a
// number each: the diary reaches back for less than two of them.
const SureTold = "sure_told"

// Sure is how sure the patient was, on a day, that moving is safe for the back, 0 to 10.
type Sure struct {
	Day  Day
	Sure int
}

// mostSures is how many of them are remembered: a year, one every four weeks.
const mostSures = 13

// WithSure gives the profile with another answer to how sure one is; of one day the
// newest counts.
func (p Profile) WithSure(told Sure) Profile {
	var lines []string
	for _, old := range append(slices.DeleteFunc(p.Sures(), func(s Sure) bool { return s.Day >= told.Day }), told) {
		lines = append(lines, string(old.Day)+" "+strconv.Itoa(old.Sure))
	}
	return p.with(SureTold, lines[max(0, len(lines)-mostSures):])
}

// Sures lists how sure the patient was, the oldest first.
func (p Profile) Sures() []Sure {
	var all []Sure
	for _, line := range p.Answers[SureTold] {
		day, number, _ := strings.Cut(line, " ")
		if n, err := strconv.Atoi(number); err == nil {
			all = append(all, Sure{Day(day), n})
		}
	}
	return all
}

// SureDue tells whether it is time to ask again how sure the patient is.
func (p Profile) SureDue(m content.Mood, day Day) bool {
	all := p.Sures()
	return len(all) == 0 || day.Since(all[len(all)-1].Day) >= m.Sure.EveryDays
}

// CounselShown is the answer of the profile that keeps the day on which a talk with a
// counsellor was suggested last.
const CounselShown = "counsel_shown"

// Counsel lists why a talk with a counsellor may help now (clinical section J); nothing
// if nothing speaks for it.
func (s State) Counsel(lib *content.Library, day Day) []Reason {
	m := lib.Mood()
	coping := s.coping(m, day)
	all := []struct {
		id    string
		holds bool
	}{
		{"fear", s.fearful(m.Counsel, day)},
		{"sleep", s.allDays(m.Counsel, day, func(d Day) (bool, bool) {
			said := s.said(d, "sleep")
			return said != "good", said != ""
		})},
		{"avoid", slices.Contains(coping, "avoid")},
		{"worry", slices.Contains(coping, "worry") || s.allDays(m.Counsel, day, func(d Day) (bool, bool) {
			n, err := strconv.Atoi(s.said(d, "worry"))
			return n >= m.Counsel.Worry, err == nil
		})},
		{"cope", slices.Contains(coping, "cope")},
	}
	var reasons []Reason
	for _, r := range all {
		if r.holds {
			reasons = append(reasons, Reason{ID: r.id, Rule: "J." + r.id})
		}
	}
	return reasons
}

// SuggestsCounsel lists the reasons if it is time to suggest it: once a week at most.
func (s State) SuggestsCounsel(lib *content.Library, day Day) []Reason {
	shown := Day(s.Profile.Answers.First(CounselShown))
	if shown != "" && day.Since(shown) < lib.Mood().Counsel.AgainDays {
		return nil
	}
	return s.Counsel(lib, day)
}

// WithCounselShown gives the profile after it was suggested on a day.
func (p Profile) WithCounselShown(day Day) Profile {
	return p.with(CounselShown, []string{string(day)})
}

// coping is what was ticked last about how one copes, if that was not too long ago.
func (s State) coping(m content.Mood, day Day) []string {
	for _, e := range slices.Backward(s.Entries) {
		if e.What == EntryMood && e.Of == m.Coping.Question && day.Since(e.Day) < m.Counsel.Days {
			return e.Answers[m.Coping.Question]
		}
	}
	return nil
}

// allDays tells whether something held on every day of the span on which it is known, and
// is known of enough of them.
func (s State) allDays(c content.Counsel, day Day, held func(Day) (held, known bool)) bool {
	n := 0
	for ago := range c.Days {
		switch held, known := held(day.Add(-ago)); {
		case known && !held:
			return false
		case known:
			n++
		}
	}
	return n >= c.Answers
}

// fearful tells whether the highest fear of every day on which a fear was told has been
// high since so many days ago or longer, and lately.
func (s State) fearful(c content.Counsel, day Day) bool {
	highest := map[Day]float64{}
	for _, e := range s.Entries {
		if e.What == EntryFear && e.Number != nil && e.Day <= day {
			highest[e.Day] = max(highest[e.Day], *e.Number)
		}
	}
	var since, last Day
	for _, d := range slices.Sorted(maps.Keys(highest)) {
		last = d
		switch {
		case highest[d] < float64(c.Fear):
			since = ""
		case since == "":
			since = d
		}
	}
	return since != "" && day.Since(since) >= c.Days && day.Since(last) < c.Days
}

// Cards lists the sentences that one can say to oneself at a moment (clinical section J).
// What calms never stands beside an open warning, and that the list was checked only
// where it was, today, without any warning answer.
func (s State) Cards(lib *content.Library, now time.Time) []string {
	cards := lib.Mood().Cards
	open := s.warned(lib, now)
	var ids []string
	for _, card := range cards.List {
		if (open && card.NothingOpen) || card.Checked && !s.checkedCalm(DayOf(now)) {
			continue
		}
		ids = append(ids, card.ID)
	}
	return ids[:min(len(ids), cards.Most)]
}

// warned tells whether a warning is open at a moment, a check is required or one was left
// before its end: nothing that calms stands beside it.
func (s State) warned(lib *content.Library, now time.Time) bool {
	return len(s.OpenChecks()) > 0 || s.leftCheck(DayOf(now)) || slices.ContainsFunc(s.DueChecks(lib.Triggers(), now), Due.Required)
}

// leftCheck tells whether the last check of a day was left before its end: it suggests
// nothing good (S3).
func (s State) leftCheck(day Day) bool {
	for _, c := range slices.Backward(s.Checks) {
		if c.Day == day {
			return !c.Finished || c.Result.Incomplete()
		}
	}
	return false
}

// checkedCalm tells whether a complete check of the day gave no warning answer, and no
// other check of the day anything else, not even that it was left in the middle.
func (s State) checkedCalm(day Day) bool {
	calm := false
	for _, c := range s.Checks {
		if c.Day != day || c.Form.Helper {
			continue
		}
		if !s.complete(c) || c.Level() > content.SelfCare || len(c.Result.Reasons) > 0 {
			return false
		}
		for _, a := range c.Answers {
			if a.Choice != "no" && a.Choice != "not_apply" {
				return false
			}
		}
		calm = calm || covers(c.Form, short())
	}
	return calm
}
