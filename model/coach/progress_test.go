package coach_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// decided is the day on which these tests decide: in P2 of physical therapy, up to
// level 3.
const decided = 35

// did is a session of a day with one exercise, pelvic tilt, at a level.
func did(day, level int, feel string, change ...func(*coach.Session)) coach.Session {
	s := coach.Session{
		Stamp: stamp(at(day, "09:00")), State: coach.SessionDone,
		Planned: []coach.Planned{{Exercise: "pelvic_tilt", Level: level}},
		Done:    []coach.Outcome{{Exercise: "pelvic_tilt", Level: level, Feel: feel, Seconds: 60}},
	}
	for _, c := range change {
		c(&s)
	}
	return s
}

func hurtAt(pain int) func(*coach.Session) {
	return func(s *coach.Session) { s.Done[0].Pain, s.Done[0].Place = &pain, "back" }
}

func red(s *coach.Session) { s.Done[0].Red, s.Reds = true, 1 }

func eased(s *coach.Session) { s.Planned[0].By = coach.ByEasier }

func endedAt(pain int) func(*coach.Session) {
	return func(s *coach.Session) { s.StartPain, s.EndPain = 2, &pain }
}

func bySetClock(s *coach.Session) { s.ClockSet = true }

// toldOn is the morning of a day: pain now, and how the last session settled.
func toldOn(day, pain int, word string, more ...string) coach.CheckIn {
	pairs := append([]string{"news", "nothing", "back_now", strconv.Itoa(pain), "sleep", "good"}, more...)
	if word != "" {
		pairs = append(pairs, "after_session", word)
	}
	return checkIn(at(day, "08:00"), pairs...)
}

// calm are settled mornings of a span of days, both ends included.
func calm(from, to int) []coach.Record {
	var all []coach.Record
	for day := from; day <= to; day++ {
		all = append(all, toldOn(day, 2, "settled"))
	}
	return all
}

func setClock(records []coach.Record) []coach.Record {
	for i, r := range records {
		c := r.(coach.CheckIn)
		c.ClockSet = true
		records[i] = c
	}
	return records
}

// grade is how far pelvic tilt has come on the day.
func grade(records ...coach.Record) coach.Grade {
	s := state(usually(patient("physical_therapy", ""), 2), records...)
	offers := s.Offers(lib, treated.Add(decided))
	i := slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Exercise.ID == "pelvic_tilt" })
	return offers[i].Grade
}

func TestWhatRaisesAnExercise(t *testing.T) {
	three := []coach.Record{did(32, 1, "fine"), did(33, 1, "fine"), did(34, 1, "fine")}
	with := func(records ...coach.Record) []coach.Record { return append(calm(27, 35), records...) }
	for name, tt := range map[string]struct {
		records []coach.Record
		why     string
		raised  bool
	}{
		"three good ones":                      {with(three...), "up", true},
		"two":                                  {with(three[:2]...), "practice", false},
		"the first eight days ago":             {with(did(27, 1, "fine"), did(33, 1, "fine"), did(34, 1, "fine")), "practice", false},
		"the first seven days ago":             {with(did(28, 1, "fine"), did(33, 1, "fine"), did(34, 1, "fine")), "up", true},
		"one that hurt a little":               {with(did(32, 1, "hurt", hurtAt(4)), three[1], three[2]), "up", true},
		"two that hurt a little":               {with(did(32, 1, "hurt", hurtAt(3)), did(33, 1, "hurt", hurtAt(4)), did(34, 1, "fine")), "ambers", false},
		"one that hurt five":                   {with(did(31, 1, "hurt", hurtAt(5)), three[0], three[1], three[2]), "hurt", false},
		"hard last":                            {with(did(31, 1, "fine"), three[0], three[1], did(34, 1, "hard")), "hard", false},
		"hard before":                          {with(did(30, 1, "hard"), three[0], three[1], three[2]), "up", true},
		"last not told":                        {with(did(31, 1, "fine"), three[0], three[1], did(34, 1, "")), "untold", false},
		"eased last":                           {with(did(31, 1, "fine"), three[0], three[1], did(34, 1, "fine", eased)), "eased_once", false},
		"by a clock that was set":              {with(did(32, 1, "fine", bySetClock), three[1], three[2]), "practice", false},
		"the session ended with too much pain": {with(did(31, 1, "fine", endedAt(6)), three[0], three[1], three[2]), "hurt", false},
		"it ended a little sorer":              {with(did(31, 1, "fine", endedAt(3)), three[0], three[1], three[2]), "up", true},
		"a flare on an evening of the week":    {with(append(three, checkIn(at(31, "20:00"), "news", "nothing", "back_now", "9"))...), "after_flare", false},
		"mornings by a clock that was set":     {append(append(calm(27, 31), setClock(calm(32, 35))...), three...), "no_checkin", false},
		"good ones before it was lowered":      {with(did(30, 3, "fine"), did(31, 3, "fine"), did(33, 2, "fine"), did(34, 2, "fine")), "practice", false},
		"no check-in today":                    {append(calm(27, 34), three...), "no_checkin", false},
		"no word after one of three":           {append(append(calm(27, 33), toldOn(34, 2, ""), toldOn(35, 2, "settled")), three...), "up", true},
		"no word after the last":               {append(append(calm(27, 34), toldOn(35, 2, "")), three...), "unsettled", false},
		"a bit sorer this morning":             {append(append(calm(27, 34), toldOn(35, 3, "settled")), three...), "lingering", false},
		"pain of five":                         {append(append(calm(27, 34), toldOn(35, 5, "settled")), three...), "lowest", false},
		"a night under three hours":            {append(append(calm(27, 34), checkIn(at(35, "08:00"), "news", "nothing", "back_now", "2", "after_session", "settled", "sleep", "under_3h")), three...), "sleep", false},
		"done at the first level, now third":   {append(calm(27, 35), did(32, 1, "fine"), did(33, 1, "fine"), did(34, 3, "fine")), "top", false},
	} {
		g := grade(tt.records...)
		if g.Why.ID != tt.why || (g.Raised != nil) != tt.raised {
			t.Errorf("%s: %q, raised %v; want %q, %v", name, g.Why.ID, g.Raised, tt.why, tt.raised)
		}
	}
}

func TestWhatLowersAnExercise(t *testing.T) {
	for name, tt := range map[string]struct {
		records []coach.Record
		why     string
		level   int
	}{
		"done yesterday":                      {append(calm(30, 35), did(34, 3, "fine")), "top", 3},
		"two days missed":                     {append(calm(30, 35), did(32, 3, "fine")), "top", 3},
		"three days missed":                   {append(calm(30, 35), did(31, 3, "fine")), "missed", 2},
		"six days missed":                     {append(calm(25, 35), did(28, 3, "fine")), "missed", 2},
		"seven days missed":                   {append(calm(25, 35), did(27, 3, "fine")), "missed", 1},
		"thirteen days missed":                {append(calm(20, 35), did(21, 3, "fine")), "missed", 1},
		"fourteen days missed":                {append(calm(20, 35), did(20, 3, "fine")), "missed", 1},
		"it hurt too much":                    {append(calm(30, 35), did(34, 3, "hurt", hurtAt(6), red)), "red", 2},
		"it hurt too much twice":              {append(calm(30, 35), did(33, 3, "hurt", hurtAt(6), red), did(34, 3, "hurt", hurtAt(6), red)), "red", 2},
		"a worse morning":                     {append(calm(30, 34), did(34, 3, "fine"), toldOn(35, 2, "worse")), "worse", 2},
		"two over usual":                      {append(calm(30, 34), did(34, 3, "fine"), toldOn(35, 4, "settled")), "worse", 2},
		"one over usual":                      {append(calm(30, 34), did(34, 3, "fine"), toldOn(35, 3, "settled")), "top", 3},
		"one lingering morning":               {append(calm(30, 34), did(34, 3, "fine"), toldOn(35, 2, "lingering")), "top", 3},
		"two lingering mornings":              {append(calm(30, 33), did(33, 3, "fine"), toldOn(34, 2, "lingering"), toldOn(35, 2, "lingering")), "worse", 2},
		"a flare in between":                  {append(calm(30, 33), did(33, 3, "fine"), toldOn(34, 8, ""), toldOn(35, 2, "")), "flare", 2},
		"a worse morning before the last one": {append(calm(30, 32), toldOn(33, 2, "worse"), toldOn(34, 2, "settled"), toldOn(35, 2, "settled"), did(34, 3, "fine")), "top", 3},
		"eased twice":                         {append(calm(30, 35), did(32, 3, "fine"), did(33, 3, "fine", eased), did(34, 3, "fine", eased)), "eased", 2},
		"eased once":                          {append(calm(30, 35), did(33, 3, "fine"), did(34, 3, "fine", eased)), "top", 3},
		"a flare on the evening of the day":   {append(calm(30, 35), did(34, 3, "fine"), checkIn(at(34, "20:00"), "news", "nothing", "back_now", "9")), "flare", 2},
		"at the first level":                  {append(calm(30, 34), did(34, 1, "fine"), toldOn(35, 2, "worse")), "lowest", 1},
		"never done":                          {calm(30, 35), "begin", 1},
	} {
		g := grade(tt.records...)
		if g.Why.ID != tt.why || g.Planned.Level != tt.level || g.Raised != nil {
			t.Errorf("%s: level %d for %q, want %d for %q", name, g.Planned.Level, g.Why.ID, tt.level, tt.why)
		}
	}
}

// A level at which a weight is held is the clinic's to set: nothing rises to it.
func TestNoWeightByItself(t *testing.T) {
	p := usually(patient("physical_therapy", ""), 2)
	s := state(p)
	for day := 93; day <= 100; day++ {
		s = s.With(toldOn(day, 2, "settled"))
		if day < 100 {
			sess := did(day, 3, "fine")
			sess.Planned[0].Exercise, sess.Done[0].Exercise = "hip_hinge", "hip_hinge"
			s = s.With(sess)
		}
	}
	for _, o := range s.Offers(lib, treated.Add(100)) {
		if o.Exercise.ID == "hip_hinge" && (o.Planned.Level != 3 || o.Grade.Raised != nil) {
			t.Errorf("level %d, %s", o.Planned.Level, o.Grade.Why.ID)
		}
	}
}

// A level that the phase no longer has is not gone on with.
func TestThePhaseBoundsWhatWasReached(t *testing.T) {
	s := state(usually(patient("physical_therapy", ""), 2), append(calm(5, 10), did(9, 3, "fine"))...)
	for _, o := range s.Offers(lib, treated.Add(10)) {
		if o.Planned.Level > 1 {
			t.Errorf("%s at level %d in P1", o.Exercise.ID, o.Planned.Level)
		}
	}
}

// S5: a worse morning, more pain now, a shorter night, a worse word or a stop for pain
// since the last session never raises the dose of any exercise, and never adds one
// that was not planned.
func TestMoreTroubleNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := anyMonth(t)
		worse := base
		last := worse.CheckIns[len(worse.CheckIns)-1]
		last.Answers = answersOf(last.Answers)
		switch rapid.SampledFrom([]string{"pain", "word", "sleep", "red", "hard"}).Draw(t, "trouble") {
		case "pain":
			now, _ := last.Answers.Int("back_now")
			last.Answers["back_now"] = []string{strconv.Itoa(rapid.IntRange(now, 10).Draw(t, "worse pain"))}
		case "word":
			words := []string{"settled", "lingering", "worse"}
			at := slices.Index(words, last.Answers.First("after_session"))
			last.Answers["after_session"] = []string{words[rapid.IntRange(max(at, 0), 2).Draw(t, "worse word")]}
		case "sleep":
			last.Answers["sleep"] = []string{"under_3h"}
		case "red", "hard":
			n := len(worse.Sessions) - 1
			if n < 0 {
				return
			}
			sess := worse.Sessions[n]
			sess.Done = slices.Clone(sess.Done)
			for i := range sess.Done {
				sess.Done[i].Feel = rapid.SampledFrom([]string{"hard", "hurt"}).Draw(t, "feel")
				if sess.Done[i].Feel == "hurt" {
					pain := 9
					sess.Done[i].Pain, sess.Done[i].Red = &pain, true
				}
			}
			worse = worse.With(sess)
		}
		worse = worse.With(last)
		now := at(decided, "10:00")
		before, after := base.Decide(lib, now), worse.Decide(lib, now)
		for _, p := range after.Routine {
			i := slices.IndexFunc(before.Routine, func(b coach.Planned) bool { return b.Exercise == p.Exercise })
			if i >= 0 && effort(p) > effort(before.Routine[i]) {
				t.Fatalf("%s: %+v, with less trouble %+v", p.Exercise, p, before.Routine[i])
			}
		}
		if len(after.Routine) > len(before.Routine) {
			t.Fatalf("%d exercises, with less trouble %d", len(after.Routine), len(before.Routine))
		}
	})
}

// The plan is a pure function: the same records at the same time give the same plan,
// and it is planned as doable.
func TestThePlanIsAFunctionOfWhatIsOnFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, now := anyMonth(t), at(decided, "10:00")
		a, b := s.Decide(lib, now), s.Decide(content.Load(), now)
		if !slices.EqualFunc(a.Routine, b.Routine, func(x, y coach.Planned) bool { return effort(x) == effort(y) && x.Exercise == y.Exercise }) || a.Decision != b.Decision {
			t.Fatalf("%+v\n%+v", a, b)
		}
		a.LaidOut(lib)
		if len(a.Grades) != len(a.Routine) {
			t.Fatalf("%d exercises, %d reasons", len(a.Routine), len(a.Grades))
		}
	})
}

// anyMonth is four weeks of any patient: what was planned was done, more or less.
func anyMonth(t *rapid.T) coach.State {
	p := usually(anyProfile(t), rapid.IntRange(1, 5).Draw(t, "usual"))
	s := state(p)
	for day := decided - 14; day <= decided; day++ {
		if day < decided && rapid.IntRange(0, 5).Draw(t, "missed") == 0 {
			continue
		}
		word := rapid.SampledFrom([]string{"settled", "settled", "settled", "lingering", "worse"}).Draw(t, "word")
		c := toldOn(day, rapid.IntRange(0, 7).Draw(t, "pain"), word)
		s = s.With(c).With(checked(at(day, "08:10"), "full"))
		plan := s.Decide(lib, at(day, "08:30"))
		if day == decided || len(plan.Routine) == 0 {
			continue
		}
		sess := coach.Session{Stamp: stamp(at(day, "09:00")), State: coach.SessionDone, Planned: plan.Routine}
		for _, planned := range plan.Routine {
			sess.Done = append(sess.Done, coach.Outcome{Exercise: planned.Exercise, Level: planned.Level, Feel: rapid.SampledFrom([]string{"fine", "fine", "fine", "hard", ""}).Draw(t, "feel"), Seconds: 60})
		}
		s = s.With(sess)
	}
	return s
}

func answersOf(a coach.Answers) coach.Answers {
	clone := coach.Answers{}
	for k, v := range a {
		clone[k] = slices.Clone(v)
	}
	return clone
}
