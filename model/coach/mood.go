package coach

import (
	"slices"
	"time"

	"backcoach/content"
)

// MoodResult is a questionnaire that was answered to its end.
type MoodResult struct {
	content.Questionnaire
	Day Day
	At  time.Time
	// Known tells whether the answers are there: of those that are not kept nothing is
	// told but the day.
	Known bool
	Sum   int
}

// Positive tells whether a short questionnaire leads to the full one.
func (r MoodResult) Positive() bool { return r.Short() && r.Known && r.Sum >= r.Questionnaire.Positive }

// MoodSum adds up the answers to a questionnaire; false unless every one of its questions
// was answered.
func MoodSum(m content.Mood, q content.Questionnaire, a Answers) (int, bool) {
	sum := 0
	for _, id := range q.Questions {
		worth := slices.Index(m.Answers, a.First(id))
		if worth < 0 {
			return 0, false
		}
		sum += worth
	}
	return sum, true
}

// moods lists the questionnaires that were answered to their end, in the order of time.
func (s State) moods(m content.Mood) []MoodResult {
	var all []MoodResult
	for _, e := range s.Entries {
		q, ok := m.Questionnaire(e.Of)
		if e.What != EntryMood || !ok {
			continue
		}
		sum, known := MoodSum(m, q, e.Answers)
		if known || len(e.Answers) == 0 {
			all = append(all, MoodResult{q, e.Day, e.At, known, sum})
		}
	}
	return all
}

// LastMood is what was answered last to a questionnaire; false if nothing was.
func (s State) LastMood(lib *content.Library, id string) (MoodResult, bool) {
	for _, r := range slices.Backward(s.moods(lib.Mood())) {
		if r.ID == id {
			return r, true
		}
	}
	return MoodResult{}, false
}

// MoodVerdict is what follows from the mood answers of a day.
type MoodVerdict struct {
	// Level is SELF_CARE or SOON: mood answers never reach more by themselves (clinical
	// section N9).
	Level content.Urgency
	// ThisWeek is set where SOON is to be told this week.
	ThisWeek bool
	// Full are the questionnaires that are offered.
	Full []string
}

// MoodVerdict judges the answers of a day (clinical section N9): the first short
// questionnaire that is positive only offers the full one; the second, some days later,
// is SOON, and so is a high sum of a full one.
func (s State) MoodVerdict(lib *content.Library, day Day) MoodVerdict {
	m := lib.Mood()
	all := s.moods(m)
	v := MoodVerdict{Level: content.SelfCare, Full: offeredFull(m, all, day)}
	for _, r := range all {
		if r.Day != day || !r.Known {
			continue
		}
		again := r.Positive() && slices.ContainsFunc(all, func(old MoodResult) bool {
			return old.Positive() && day.Since(old.Day) >= m.AgainDays
		})
		high := !r.Short() && r.Sum >= r.Soon
		if again || high {
			v.Level = content.Soon
		}
		v.ThisWeek = v.ThisWeek || high && r.Sum >= r.ThisWeek
	}
	return v
}

// offeredFull lists the full questionnaires that the newest short ones lead to, until
// they are answered or the short ones are due again.
func offeredFull(m content.Mood, all []MoodResult, day Day) []string {
	var full []string
	for _, q := range m.Questionnaires {
		offered := false
		for _, r := range all {
			switch {
			case r.ID == q.ID:
				offered = r.Positive() && day.Since(r.Day) < m.EveryDays
			case r.ID == q.Full:
				offered = false
			}
		}
		if offered {
			full = append(full, q.Full)
		}
	}
	return full
}

// MoodDue tells whether the short questionnaires are asked on a day (clinical sections G
// and N1): for the first time on a calm day of the first week or after, then every two
// weeks; never on a day of a flare, an open result or a check that is due, nor beside
// another questionnaire. It takes the plan of the moment.
func (s State) MoodDue(lib *content.Library, now time.Time, p Plan) bool {
	day := DayOf(now)
	stand, ok := s.Stand(lib, day)
	switch {
	case !s.Profile.Finished("setup") || day <= s.Profile.Day || !ok || stand.Phase.Name == "P0" || !s.Rated(day):
		return false
	case s.moodWithin(lib.Mood(), day), s.Bad(day, p), len(s.OpenChecks()) > 0, len(s.DueChecks(lib.Triggers(), now)) > 0:
		return false
	}
	return !s.asksOtherwise(lib, stand, now, p)
}

// moodWithin tells whether every short questionnaire was answered within the last two
// weeks.
func (s State) moodWithin(m content.Mood, day Day) bool {
	all := s.moods(m)
	return !slices.ContainsFunc(m.Questionnaires, func(q content.Questionnaire) bool {
		return q.Short() && !slices.ContainsFunc(all, func(r MoodResult) bool { return r.ID == q.ID && day.Since(r.Day) < m.EveryDays })
	})
}

// asksOtherwise tells whether something else is asked on a day: at most one extra
// questionnaire a day (clinical section N1).
func (s State) asksOtherwise(lib *content.Library, stand Stand, now time.Time, p Plan) bool {
	day, profile := DayOf(now), s.Profile
	sheet := stand.Invasive() && stand.Day <= sheetDays && !profile.Finished("sheet")
	confirm := profile.Confirmed == day || profile.Confirm(day, lib.Triggers().ConfirmDays)
	return sheet || confirm || Day(profile.Answers.First(FlareLeft)) == day || s.OffersFlarePlan(lib, now, p)
}

// sheetDays is for how many days after an injection or operation the clinic's sheet is
// a step of the day.
const sheetDays = 7

// askedByMood is T15: a short questionnaire of the day that is positive asks the two
// questions about dark thoughts (clinical sections B5 and N1), unless the full one that
// has such a question was answered after it.
func (s State) askedByMood(t content.Triggers, now time.Time) []Due {
	all := s.moods(t.Mood)
	var due []Due
	for _, r := range all {
		asked := slices.ContainsFunc(all, func(full MoodResult) bool { return full.Dark != nil && full.Known && !full.At.Before(r.At) })
		if r.Day == DayOf(now) && r.Positive() && !asked {
			due = append(due, Due{mood, formOf(t, mood), r.At})
		}
	}
	return due
}

// KeptEntry gives an entry as it may be stored; false if nothing of it may. Unless the
// patient agreed, mood answers are not kept (clinical section N9, A8): of a short
// questionnaire that was answered nothing but the day, so that it is not asked anew, of
// a full one not even that, because it would tell that the short one led to it.
func (p Profile) KeptEntry(e Entry, lib *content.Library) (Entry, bool) {
	if e.What != EntryMood || p.KeepsPrivate() || len(e.Answers) == 0 {
		return e, true
	}
	m := lib.Mood()
	q, ok := m.Questionnaire(e.Of)
	_, whole := MoodSum(m, q, e.Answers)
	e.Answers = nil
	return e, ok && whole && q.Short()
}
