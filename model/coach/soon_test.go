package coach_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// soon is a finished check that reached SOON by what these items mean by
// themselves, as the check screen keeps it.
func soon(when time.Time, items ...string) coach.Check {
	c := checked(when, "full")
	c.Answers = triage.Answers{}
	c.Result.Urgency = content.Soon
	for _, id := range items {
		item, _ := lib.Item(id)
		c.Answers[id] = triage.Answer{Choice: "yes"}
		c.Result.Reasons = append(c.Result.Reasons, triage.Reason{Rule: id, Level: content.Soon, About: item.About, Items: []string{id}})
	}
	c.Overdue = coach.OverdueOf(c, lib)
	return c
}

// until sets the day of the last word that was told.
func until(c coach.Check, day int) coach.Check {
	c.Closing = slices.Clone(c.Closing)
	c.Closing[len(c.Closing)-1].Until = treated.Add(day)
	return c
}

// overdue is the first moment at which a result of Tuesday, day 0, is overdue:
// the days to call are Wednesday, Thursday and Friday.
var overdue = at(4, "03:00")

// engine judges by the real questions and rules.
var engine = sync.OnceValue(func() *triage.Engine {
	e, err := triage.New(lib.Warnings())
	if err != nil {
		panic(err)
	}
	return e
})

// judged is a full check by the real questions and rules: all that is asked is
// answered with no but for what is said.
func judged(s coach.State, when time.Time, said triage.Answers) coach.Check {
	c := coach.Check{Stamp: stamp(when), Form: triage.Form{Kind: "full"}, Answers: triage.Answers{}, Finished: true}
	c.Person = s.Person(lib.Warnings().Facts, c.Day)
	for page, ok := engine().Next(c.Person, c.Form, c.Answers, when); ok; page, ok = engine().Next(c.Person, c.Form, c.Answers, when) {
		for _, item := range page.Items {
			c.Answers[item] = triage.Answer{Choice: "no"}
			if a, ok := said[item]; ok {
				c.Answers[item] = a
			}
		}
	}
	c.Result = engine().Judge(c.Person, c.Form, c.Answers, when)
	c.Overdue = coach.OverdueOf(c, lib)
	return c
}

// saying makes the same answer to some questions.
func saying(choice string, items ...string) triage.Answers {
	said := triage.Answers{}
	for _, item := range items {
		said[item] = triage.Answer{Choice: choice, KnownBy: map[bool]string{true: "Dr. Weber, May"}[choice == "known"]}
	}
	return said
}

// someone is 40, without any health fact, and long after a course of exercises.
func someone() coach.Profile {
	p := patient("physical_therapy", "")
	p.Answers["age"], p.Answers["medicine_kinds"] = []string{"40"}, []string{"none"}
	p.Treatments[0].Date = string(treated.Add(-200))
	return p
}

// Three working days to call: Saturday and Sunday do not count.
func TestCallBy(t *testing.T) {
	for _, tt := range []struct {
		day      int
		on, want time.Weekday
		callBy   int
	}{
		{-1, time.Monday, time.Thursday, 2},
		{0, time.Tuesday, time.Friday, 3},
		{1, time.Wednesday, time.Monday, 6},
		{2, time.Thursday, time.Tuesday, 7},
		{3, time.Friday, time.Wednesday, 8},
		{4, time.Saturday, time.Wednesday, 8},
		{5, time.Sunday, time.Wednesday, 8},
	} {
		t.Run(tt.on.String(), func(t *testing.T) {
			c := soon(at(tt.day, "10:00"), "leg_pain_new")
			if on := c.Day.Time().Weekday(); on != tt.on {
				t.Fatalf("the check is of a %s", on)
			}
			if got := c.CallBy(); got != treated.Add(tt.callBy) || got.Time().Weekday() != tt.want {
				t.Errorf("call by %s, want %s, a %s", got, treated.Add(tt.callBy), tt.want)
			}
		})
	}
	t.Run("after midnight it is still the evening before", func(t *testing.T) {
		if got := soon(at(3, "02:59"), "leg_pain_new").CallBy(); got != treated.Add(7) {
			t.Errorf("call by %s, want %s", got, treated.Add(7))
		}
	})
}

// The last day to call is in time to its end, which is at 03:00 where the patient
// is.
func TestOverdueBeginsTheDayAfter(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "America/Denver", "Pacific/Auckland"} {
		for day := range 7 {
			c := soon(inZone(t, at(day, "10:00"), name), "leg_pain_new")
			last := int(c.CallBy().Since(treated))
			for _, tt := range []struct {
				when time.Time
				want bool
			}{
				{at(day, "10:00"), false}, {at(last, "23:59"), false}, {at(last+1, "02:59"), false},
				{at(last+1, "03:00"), true}, {at(last+100, "12:00"), true},
			} {
				when := inZone(t, tt.when, name)
				if o := coach.StandingOf(c, when); o.Overdue != tt.want || o.Ask != tt.want || o.Level != content.Soon {
					t.Errorf("%s, %s: overdue %v, asks %v, stands at %v; want %v", c.Day, when, o.Overdue, o.Ask, o.Level, tt.want)
				}
			}
		}
	}
}

// inZone is the moment at which the clocks of a zone show the same.
func inZone(t *testing.T, when time.Time, name string) time.Time {
	t.Helper()
	y, m, d := when.Date()
	return time.Date(y, m, d, when.Hour(), when.Minute(), 0, 0, zone(t, name))
}

// What becomes of real answers if nobody hears of them: reminders are said and
// forgotten, a card asks, infection and other illness (A2, A5) become SAME_DAY.
func TestWhatBecomesOfAResult(t *testing.T) {
	const nothing, card, sameDay = coach.OverdueNothing, coach.OverdueCard, coach.OverdueSameDay
	tests := []struct {
		name  string
		said  []string // pairs of an item and its answer
		level content.Urgency
		want  coach.Overdue
	}{
		{"no warning answer", nil, content.SelfCare, nothing},
		{"known for long (N3.known)", []string{"ces_bladder_leak", "known"}, content.Soon, nothing},
		{"rather not said (N3.prefer)", []string{"ces_sexual", "prefer_not"}, content.Soon, nothing},
		{"leg pain", []string{"leg_pain_new", "yes"}, content.Soon, card},
		{"nerves, not sure", []string{"leg_numb_new", "not_sure"}, content.Soon, card},
		{"low mood", []string{"mood_low", "yes"}, content.Soon, card},
		{"leg pain and a reminder", []string{"leg_pain_new", "yes", "ces_bladder_leak", "known"}, content.Soon, card},
		{"sweats", []string{"sweats_unwell", "yes"}, content.Soon, sameDay},
		{"a fall", []string{"trauma_minor", "yes"}, content.Soon, sameDay},
		{"pain at night", []string{"night_constant", "yes"}, content.Soon, sameDay},
		{"burning", []string{"uti_simple", "not_sure"}, content.Soon, sameDay},
		{"low mood and pain at night", []string{"mood_low", "yes", "night_constant", "yes"}, content.Soon, sameDay},
		{"more than SOON has its own way", []string{"clot_leg", "yes", "night_constant", "yes"}, content.SameDay, nothing},
		{"and so has an emergency", []string{"chest_pain", "yes"}, content.Emergency, nothing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			said := triage.Answers{}
			for i := 0; i < len(tt.said); i += 2 {
				said[tt.said[i]] = triage.Answer{Choice: tt.said[i+1], KnownBy: "Dr. Weber, May"}
			}
			c := judged(state(someone()), at(0, "10:00"), said)
			if got := coach.OverdueOf(c, lib); got != tt.want || c.Level() != tt.level {
				t.Errorf("%q after %v, want %q after %v: %+v", got, c.Level(), tt.want, tt.level, c.Result.Reasons)
			}
			if open := coach.StaysOpen(c); open != (tt.want != nothing || tt.level >= content.SameDay) {
				t.Errorf("stays open: %v", open)
			}
		})
	}
}

// What an item leaves before and after the days to call: SAME_DAY keeps the easy
// movements, a card keeps all, and so does the mind.
func TestWhatOverdueLocks(t *testing.T) {
	for item, late := range map[string]string{
		"leg_pain_new": "XWPC", "thoracic_band": "XWPC", "sedated": "XWPC", "mood_low": "XWPC",
		"sweats_unwell": "PC", "trauma_minor": "PC", "night_constant": "PC", "weight_loss": "PC",
	} {
		t.Run(item, func(t *testing.T) {
			c := soon(at(0, "10:00"), item)
			stands := map[string]content.Urgency{"XWPC": content.Soon, "PC": content.SameDay}
			for hours, left := range map[float64]string{0: "XWPC", 88.9: "XWPC", 89: late, 5000: late} {
				when := after(c.At, hours)
				if got, o := what(c, when), coach.StandingOf(c, when); got != left || o.Level != stands[left] {
					t.Errorf("after %v hours %q is left at %v, want %q", hours, got, o.Level, left)
				}
			}
		})
	}
}

// However late the call is, a card leaves every exercise of the library.
func TestACardLocksNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.SampledFrom([]string{"leg_pain_new", "thoracic_band", "sedated", "mood_low"}), 1, 4).Draw(t, "items")
		c := soon(at(rapid.IntRange(0, 6).Draw(t, "day"), "10:00"), items...)
		when := after(c.At, rapid.Float64Range(0, 3000).Draw(t, "hours"))
		for _, a := range activities() {
			if ok, reason := coach.MayStart(a, []coach.Check{c}, nil, when); !ok {
				t.Fatalf("%s is locked: %+v", a.ID, reason)
			}
		}
	})
}

// Worse raises at once, whoever was told and whatever they said; the mind is
// raised too, and locks nothing.
func TestWorseRaisesAtOnce(t *testing.T) {
	for _, who := range []string{"clinic", "gp", "nobody"} {
		for _, said := range []string{"carry_on", "gently", "did_not_say"} {
			for item, left := range map[string]string{"leg_pain_new": "PC", "night_constant": "PC", "mood_low": "XWPC"} {
				c := told(soon(at(0, "10:00"), item), 1, who, said, "worse")
				for _, hours := range []float64{1, 24, 5000} {
					when := after(c.At, hours)
					o := coach.StandingOf(c, when)
					if got := what(c, when); got != left || o.Level != content.SameDay || !o.Ask || !coach.StaysOpen(c) {
						t.Errorf("%s, %s, %s after %v hours: %q is left at %v, asks %v", item, who, said, hours, got, o.Level, o.Ask)
					}
				}
			}
		}
	}
}

// soonCheck draws a SOON result with what may have been told since.
func soonCheck(t *rapid.T) coach.Check {
	items := []string{"leg_pain_new", "leg_numb_new", "sweats_unwell", "night_constant", "mood_low"}
	c := soon(at(rapid.IntRange(0, 6).Draw(t, "day"), "10:00"), rapid.SliceOfNDistinct(rapid.SampledFrom(items), 1, 3, rapid.ID).Draw(t, "items")...)
	hours := 0.0
	for range rapid.IntRange(0, 3).Draw(t, "closings") {
		hours += rapid.SampledFrom([]float64{0.5, 4, 24, 48, 100}).Draw(t, "later")
		c = tell(t, c, hours, rapid.SampledFrom([]string{"clinic", "gp", "nobody"}).Draw(t, "who"))
	}
	return c
}

// tell draws what was said and how it is now.
func tell(t *rapid.T, c coach.Check, hours float64, who string) coach.Check {
	said := ""
	if who != "nobody" {
		said = rapid.SampledFrom([]string{"carry_on", "gently", "not_until", "did_not_say"}).Draw(t, "said")
	}
	c = told(c, hours, who, said, rapid.SampledFrom([]string{"gone", "better", "same", "worse", "not_sure"}).Draw(t, "now"))
	if said == "not_until" {
		c = until(c, rapid.IntRange(0, 20).Draw(t, "until"))
	}
	return c
}

// However long it is left alone, SOON never goes beyond SAME_DAY by itself, and
// about the mind alone it never locks.
func TestSoonNeverBecomesAnEmergency(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := soonCheck(t)
		when := after(c.At, rapid.Float64Range(0, 10000).Draw(t, "hours"))
		o := coach.StandingOf(c, when)
		if o.Level > content.SameDay || o.Body > o.Level {
			t.Fatalf("stands at %v, the body at %v", o.Level, o.Body)
		}
		left := what(c, when)
		if !c.TouchesBody() && left != "XWPC" || left == "C" {
			t.Fatalf("%q is left", left)
		}
	})
}

// Several results are no more than one: they do not add up, and one call tells
// them all.
func TestSeveralStayOne(t *testing.T) {
	checks := []coach.Check{
		soon(at(-1, "10:00"), "leg_pain_new"), soon(at(0, "10:00"), "thoracic_band"), soon(at(0, "11:00"), "leg_pain_new", "mood_low"),
		reached(at(0, "12:00"), content.SameDay, "leg_numb_new"),
	}
	s := state(someone(), checks[0], checks[1], checks[2])
	for _, o := range s.Standing(at(30, "12:00")) {
		if o.Level != content.Soon || !o.Ask || !o.Overdue {
			t.Errorf("stands at %v, asks %v, overdue %v", o.Level, o.Ask, o.Overdue)
		}
	}
	if ok, reason := coach.MayStart(coach.SessionActivity, s.OpenChecks(), nil, at(30, "12:00")); !ok {
		t.Errorf("three of them lock: %+v", reason)
	}
	s = s.With(checks[3])
	call := coach.Closing{At: at(30, "12:00"), Who: "gp", Said: "carry_on", Now: "same"}
	for _, r := range s.Told(checks[1], call) {
		s = s.With(r)
	}
	open := s.OpenChecks()
	if len(open) != 1 || open[0].ID != checks[3].ID || len(open[0].Closing) != 0 {
		t.Errorf("still open %+v, want SAME_DAY alone, of which nothing was told", open)
	}
	if len(checks[0].Closing) != 0 {
		t.Error("the check itself was changed")
	}
	if got := s.Told(checks[3], call); len(got) != 1 {
		t.Errorf("told of SAME_DAY it changes %d records", len(got))
	}
}

// Every answer to the closing questions: what it leaves open, what may run, and
// when it asks again. An item of A5 is overdue from day 4 on.
func TestClosingAnswersOfSoon(t *testing.T) {
	tests := []struct {
		item, who, said, now string
		when                 time.Time
		open                 bool
		left                 string
		ask                  bool
	}{
		{"leg_pain_new", "clinic", "carry_on", "same", at(0, "11:00"), false, "", false},
		{"leg_pain_new", "gp", "did_not_say", "not_sure", at(0, "11:00"), false, "", false},
		{"night_constant", "gp", "did_not_say", "better", at(30, "11:00"), false, "", false},
		{"leg_pain_new", "clinic", "gently", "same", at(0, "11:00"), true, "WPC", false},
		{"leg_pain_new", "clinic", "gently", "gone", at(2, "10:59"), true, "WPC", false},
		{"leg_pain_new", "clinic", "gently", "same", at(2, "11:00"), true, "XWPC", true},
		{"night_constant", "clinic", "gently", "same", at(30, "11:00"), true, "XWPC", true}, // they have heard of it
		{"leg_pain_new", "clinic", "not_until", "same", at(0, "11:00"), true, "PC", false},
		{"leg_pain_new", "clinic", "not_until", "gone", at(10, "02:59"), true, "PC", false},
		{"leg_pain_new", "clinic", "not_until", "same", at(10, "03:00"), true, "XWPC", true},
		{"leg_pain_new", "nobody", "", "gone", at(0, "11:00"), true, "XWPC", false},
		{"leg_pain_new", "nobody", "", "gone", overdue, true, "XWPC", true},
		{"night_constant", "nobody", "", "gone", overdue, true, "PC", true},
		{"mood_low", "clinic", "gently", "same", at(0, "11:00"), true, "XWPC", false},
	}
	for _, tt := range tests {
		t.Run(tt.item+"/"+tt.who+"/"+tt.said+"/"+tt.when.Format("02 15:04"), func(t *testing.T) {
			c := until(told(soon(at(0, "10:00"), tt.item), 1, tt.who, tt.said, tt.now), 10)
			if open := coach.StaysOpen(c); open != tt.open {
				t.Fatalf("stays open: %v", open)
			}
			if !tt.open {
				return
			}
			got, o := what(c, tt.when), coach.StandingOf(c, tt.when)
			if got != tt.left || o.Ask != tt.ask {
				t.Errorf("left %q, asks %v; want %q, %v", got, o.Ask, tt.left, tt.ask)
			}
			if late := tt.who == "nobody" && !tt.when.Before(overdue); o.Overdue != late {
				t.Errorf("overdue %v", o.Overdue)
			}
		})
	}
}

// Who has just said that nobody was reached is not asked again on the same day.
func TestOverdueAsksOncePerDay(t *testing.T) {
	c := soon(at(0, "10:00"), "leg_pain_new")
	c = told(c, at(5, "09:00").Sub(c.At).Hours(), "nobody", "", "same")
	for when, want := range map[time.Time]bool{at(5, "10:00"): false, at(6, "02:59"): false, at(6, "03:00"): true} {
		if o := coach.StandingOf(c, when); o.Ask != want || !o.Overdue {
			t.Errorf("%s: asks %v, overdue %v", when, o.Ask, o.Overdue)
		}
	}
}

// A later complete check that finds nothing resolves what is not about nerves,
// infection, headache or bleeding, also if nobody was told.
func TestResolvesSoon(t *testing.T) {
	tests := []struct {
		item, who, said, now string
		later                content.Urgency
		hours                float64 // after the first check
		want                 bool
	}{
		{"leg_pain_new", "", "", "", content.SelfCare, 20, true},
		{"trauma_minor", "", "", "", content.SelfCare, 300, true},
		{"leg_pain_new", "", "", "", content.SelfCare, -20, false},
		{"leg_pain_new", "", "", "", content.Soon, 20, false},
		{"leg_pain_new", "", "", "", content.SameDay, 20, false},
		{"leg_pain_new", "nobody", "", "gone", content.SelfCare, 20, true},
		{"leg_pain_new", "nobody", "", "gone", content.Soon, 20, false},
		{"leg_numb_new", "", "", "", content.SelfCare, 20, false},  // A1
		{"sweats_unwell", "", "", "", content.SelfCare, 20, false}, // A2
		{"csf_fluid", "", "", "", content.SelfCare, 20, false},     // A3
		{"bleed_site", "", "", "", content.SelfCare, 20, false},    // A4
		{"sweats_unwell", "nobody", "", "gone", content.SelfCare, 20, false},
		{"leg_numb_new", "nobody", "", "gone", content.SelfCare, 300, false},
		{"leg_pain_new", "clinic", "gently", "gone", content.SelfCare, 48.9, false},
		{"leg_pain_new", "clinic", "gently", "gone", content.SelfCare, 49, true},
		{"sweats_unwell", "clinic", "gently", "gone", content.SelfCare, 49, true},
		{"leg_pain_new", "clinic", "not_until", "gone", content.SelfCare, 9 * 24, false},
		{"leg_pain_new", "clinic", "not_until", "gone", content.SelfCare, 10 * 24, true},
	}
	for _, tt := range tests {
		open := soon(at(0, "10:00"), tt.item)
		if tt.who != "" {
			open = until(told(open, 1, tt.who, tt.said, tt.now), 10)
		}
		later := checked(after(open.At, tt.hours), "full")
		later.Answers = triage.Answers{tt.item: {Choice: "no"}}
		later.Result.Urgency = tt.later
		if got := coach.Resolves(open, later, lib); got != tt.want {
			t.Errorf("%s, %s, %s, %s, then %v after %v hours: %v", tt.item, tt.who, tt.said, tt.now, tt.later, tt.hours, got)
		}
	}
}

// Only a check in full, to its end and by the real clock resolves.
func TestWhatCannotResolveSoon(t *testing.T) {
	open := soon(at(0, "10:00"), "leg_pain_new")
	for name, change := range map[string]func(*coach.Check){
		"unfinished": func(c *coach.Check) { c.Finished = false },
		"incomplete": func(c *coach.Check) { c.Result.Complete = false },
		"short":      func(c *coach.Check) { c.Form.Kind = "short" },
		"targeted":   func(c *coach.Check) { c.Form = triage.Form{Kind: "targeted", Items: []string{"leg_pain_new"}} },
		"set clock":  func(c *coach.Check) { c.ClockSet = true },
	} {
		c := checked(at(1, "10:00"), "full")
		c.Answers = triage.Answers{"leg_pain_new": {Choice: "no"}}
		if !coach.Resolves(open, c, lib) {
			t.Fatal("a clean check resolves nothing")
		}
		change(&c)
		if coach.Resolves(open, c, lib) {
			t.Errorf("%s: resolves", name)
		}
	}
}

// The moment at which a result will be overdue is known beforehand, and something
// changes then.
func TestNextChangeOfSoon(t *testing.T) {
	c := soon(at(0, "10:00"), "leg_pain_new")
	illness := soon(at(0, "10:00"), "night_constant")
	tests := []struct {
		name  string
		check coach.Check
		now   time.Time
		want  time.Time
	}{
		{"nobody told", c, at(0, "11:00"), overdue},
		{"nobody told, illness", illness, at(3, "23:00"), overdue},
		{"nobody reached", told(c, 1, "nobody", "", "same"), at(0, "12:00"), overdue},
		{"overdue already", c, overdue, time.Time{}},
		{"gently", told(c, 1, "clinic", "gently", "same"), at(0, "12:00"), at(2, "11:00")},
		{"not until", until(told(c, 1, "clinic", "not_until", "same"), 10), at(0, "12:00"), at(10, "03:00")},
		{"gently, then nobody", told(told(c, 1, "clinic", "gently", "same"), 5, "nobody", "", "same"), at(0, "16:00"), at(2, "11:00")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := coach.StandingOf(tt.check, tt.now).NextChange(tt.now); !got.Equal(tt.want) {
				t.Fatalf("%s, want %s", got, tt.want)
			}
			if tt.want.IsZero() {
				return
			}
			before, then := coach.StandingOf(tt.check, tt.want.Add(-time.Second)), coach.StandingOf(tt.check, tt.want)
			if before.Ask || !then.Ask {
				t.Errorf("asks %v before and %v then", before.Ask, then.Ask)
			}
		})
	}
}

// What is told while the program runs on a set clock is told to nobody: a real
// result stays open, and is neither raised nor locked by it.
func TestSetClockTellsNobody(t *testing.T) {
	for _, said := range []string{"carry_on", "gently", "did_not_say"} {
		for _, now := range []string{"gone", "worse"} {
			c := told(soon(at(0, "10:00"), "leg_pain_new"), 1, "clinic", said, now)
			c.Closing[0].ClockSet = true
			if o := coach.StandingOf(c, overdue); !coach.StaysOpen(c) || !o.Overdue || what(c, overdue) != "XWPC" {
				t.Errorf("%s, %s: open %v, overdue %v", said, now, coach.StaysOpen(c), o.Overdue)
			}
		}
	}
	demo := told(soon(at(0, "10:00"), "leg_pain_new"), 1, "clinic", "carry_on", "gone")
	demo.ClockSet, demo.Closing[0].ClockSet = true, true
	if coach.StaysOpen(demo) {
		t.Error("in a demo it stays open")
	}
}

// Records from before SOON was followed up say nothing of it, and a check that was
// left in the middle is asked again as such: neither stays open.
func TestWhatIsNotFollowedUp(t *testing.T) {
	old := soon(at(0, "10:00"), "night_constant")
	old.Overdue = ""
	left := soon(at(0, "11:00"), "night_constant")
	left.Finished = false
	done := soon(at(0, "12:00"), "night_constant")
	done.ResolvedBy = "later"
	s := state(someone(), old, left, done)
	if open := s.OpenChecks(); len(open) != 0 {
		t.Errorf("open %+v", open)
	}
	if old = told(old, 1, "nobody", "", "worse"); coach.StaysOpen(old) {
		t.Error("an old record opens by what is told of it")
	}
}

// What nobody was told opens nothing that was closed: neither what got worse nor
// what a clinician forbade (clinical sections B3 and N6).
func TestNobodyOpensNothingOfSoon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := soonCheck(t)
		if !coach.StaysOpen(c) {
			t.Skip("nothing is open")
		}
		last := 0.0
		if n := len(c.Closing); n > 0 {
			last = c.Closing[n-1].At.Sub(c.At).Hours()
		}
		more := tell(t, c, last+rapid.Float64Range(0, 48).Draw(t, "later"), "nobody")
		when := after(more.Closing[len(more.Closing)-1].At, rapid.Float64Range(0, 300).Draw(t, "hours"))
		for _, a := range activities() {
			before, _ := coach.MayStart(a, []coach.Check{c}, nil, when)
			if ok, _ := coach.MayStart(a, []coach.Check{more}, nil, when); ok && !before {
				t.Fatalf("%s was opened by nobody", a.ID)
			}
		}
	})
}

// A clinic's date holds, also when another result asks later and nobody was
// reached about that.
func TestNobodyKeepsTheClinicsDate(t *testing.T) {
	first := until(told(soon(at(0, "10:00"), "leg_pain_new"), 1, "clinic", "not_until", "same"), 20)
	second := soon(at(6, "10:00"), "thoracic_band")
	s := state(someone(), first, second)
	for _, r := range s.Told(second, coach.Closing{At: at(12, "10:00"), Who: "nobody", Now: "same"}) {
		s = s.With(r)
	}
	if ok, _ := coach.MayStart(coach.SessionActivity, s.OpenChecks(), nil, at(12, "11:00")); ok {
		t.Errorf("the session opens before %s", first.Closing[0].Until)
	}
}

// What got worse is SAME_DAY: a later check resolves it only after somebody was
// spoken to.
func TestWorseWaitsForSomebody(t *testing.T) {
	later := checked(at(1, "10:00"), "full")
	later.Answers = triage.Answers{"leg_pain_new": {Choice: "no"}}
	for _, who := range []string{"nobody", "clinic"} {
		if coach.Resolves(told(soon(at(0, "10:00"), "leg_pain_new"), 1, who, "carry_on", "worse"), later, lib) {
			t.Errorf("worse, told to %s: resolved", who)
		}
	}
}

// A full form leaves out what is asked monthly and was asked a day ago; what was
// not asked again is not resolved.
func TestNotAskedIsNotResolved(t *testing.T) {
	for _, item := range []string{"weight_loss", "inflam_back", "mood_low"} {
		s := state(someone())
		open := judged(s, at(0, "10:00"), saying("yes", item))
		s = s.With(open)
		later := judged(s, at(1, "10:00"), nil)
		if _, again := later.Answers[item]; again || open.Level() != content.Soon || later.Level() != content.SelfCare {
			t.Fatalf("%s: %v, then asked again %v, %v", item, open.Level(), again, later.Level())
		}
		if coach.Resolves(open, later, lib) {
			t.Errorf("%s: resolved by a check that did not ask it", item)
		}
	}
}

// What is asked only after another question is gone with it.
func TestFollowUpGoesWithItsQuestion(t *testing.T) {
	s := state(someone())
	open := judged(s, at(0, "10:00"), saying("yes", "uti_simple", "urge_no_burn"))
	later := judged(s.With(open), at(1, "10:00"), nil)
	if open.Level() != content.Soon || later.Answers["uti_simple"].Choice != "no" || later.Level() != content.SelfCare {
		t.Fatalf("%v, then %v", open.Level(), later.Level())
	}
	if !coach.Resolves(open, later, lib) {
		t.Error("not resolved, though the question was a clear no")
	}
}

// inflam_back raises only once; a later yes, though it raises nothing, is no sign
// that it is gone.
func TestStillThereIsNotResolved(t *testing.T) {
	p := someone()
	open := judged(state(p), at(0, "10:00"), saying("yes", "inflam_back"))
	s := state(p.WithCheck(open, lib), open)
	later := judged(s, at(28, "10:00"), saying("yes", "inflam_back"))
	if later.Answers["inflam_back"].Choice != "yes" || later.Level() != content.SelfCare {
		t.Fatalf("%v, %+v", later.Level(), later.Answers["inflam_back"])
	}
	if coach.Resolves(open, later, lib) {
		t.Error("resolved by a check with the same answer")
	}
}

// More than SOON about the mind does not hide what would be followed up about the
// body, in memory or as it is stored.
func TestMindDoesNotHideTheBody(t *testing.T) {
	c := judged(state(someone()), at(0, "10:00"), saying("yes", "distress_severe", "night_constant"))
	if c.Level() != content.SameDay || c.AboutBody() || c.Side("body").Level() != content.Soon {
		t.Fatalf("%+v", c.Result)
	}
	t.Run("in memory", func(t *testing.T) {
		if got := what(c, overdue); got != "PC" {
			t.Errorf("overdue, %q is left, want PC", got)
		}
	})
	t.Run("somebody was told", func(t *testing.T) {
		spoken := told(c, 1, "gp", "did_not_say", "same")
		for _, hours := range []float64{1, 26, 5000} {
			if got := what(spoken, after(c.At, hours)); got != "XWPC" {
				t.Errorf("after %v hours %q is left", hours, got)
			}
		}
	})
	t.Run("as stored without the mind", func(t *testing.T) {
		stored := someone().Redacted(c, lib)
		if got := what(stored, overdue); got != "PC" || !coach.StaysOpen(stored) {
			t.Errorf("overdue, %q is left, open %v; want PC", got, coach.StaysOpen(stored))
		}
	})
}

// What a later check would leave open about the body stays open beside more about
// the mind: weight loss was not asked again, and nerves wait for somebody.
func TestMindDoesNotResolveTheBody(t *testing.T) {
	for item, said := range map[string]string{"weight_loss": "yes", "leg_numb_new": "not_sure"} {
		for _, distress := range []string{"no", "yes"} {
			open := judged(state(someone()), at(0, "10:00"), triage.Answers{item: {Choice: said}, "distress_severe": {Choice: distress}})
			later := judged(state(someone(), open), at(1, "10:00"), nil)
			if open.Side("body").Level() != content.Soon || later.Level() != content.SelfCare {
				t.Fatalf("%s: %v, then %v", item, open.Side("body").Level(), later.Level())
			}
			if coach.Resolves(told(open, 1, "nobody", "", "gone"), later, lib) {
				t.Errorf("%s, distress %s: nobody has heard of it, and it is resolved", item, distress)
			}
		}
	}
}

// What is stored does not tell by being followed up that there was more: a
// reminder stays a reminder.
func TestStoredReminderStaysOne(t *testing.T) {
	c := judged(state(someone()), at(0, "10:00"), triage.Answers{
		"mood_low": {Choice: "yes"}, "ces_bladder_leak": {Choice: "known", KnownBy: "Dr. Weber, May"},
	})
	if stored := someone().Redacted(c, lib); stored.Overdue != coach.OverdueOf(stored, lib) || coach.StaysOpen(stored) {
		t.Errorf("stored with %q, open %v: %+v", stored.Overdue, coach.StaysOpen(stored), stored.Result.Reasons)
	}
}

// Saying that the mood is worse costs nothing, also while something of the body
// is open.
func TestWorseMoodLocksNothing(t *testing.T) {
	mood := soon(at(0, "11:00"), "mood_low")
	s := state(someone(), soon(at(0, "10:00"), "leg_pain_new"), mood)
	for _, r := range s.Told(mood, coach.Closing{At: at(0, "12:00"), Who: "nobody", Now: "worse"}) {
		s = s.With(r)
	}
	if ok, reason := coach.MayStart(coach.SessionActivity, s.OpenChecks(), nil, at(0, "13:00")); !ok {
		t.Errorf("the session is locked: %+v", reason)
	}
}
