package coach

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// The made-up patient of the demo: an epidural injection so many days ago, pain
// that falls with noise, a flare, missed days, and a day with a warning answer
// that was followed up.
const (
	demoDays    = 90
	demoFlare   = 30 // day of the flare's first morning
	demoWarning = 33 // day of the SAME_DAY check
)

// demo makes the records of the made-up patient, always the same for a seed.
type demo struct {
	lib     *content.Library
	engine  *triage.Engine
	rand    *rand.Rand
	aside   *rand.Rand // for what came to the story later: the rest of it stays as it was
	begin   time.Time  // 08:30 on the day of the treatment
	seq     int
	state   State
	records []Record
}

// Demo gives the made-up patient's records of the 90 days before now: a
// profile, check-ins, warning checks and sessions. The same seed and day give
// the same records.
func Demo(lib *content.Library, now time.Time, seed uint64) []Record {
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		panic("coach: the embedded rules do not load: " + err.Error()) // checked when they were generated
	}
	y, m, day := DayOf(now).Time().Date()
	d := &demo{
		lib: lib, engine: engine, rand: rand.New(rand.NewPCG(seed, seed)), aside: rand.New(rand.NewPCG(seed, 1)),
		begin: time.Date(y, m, day-demoDays, 8, 30, 0, 0, now.Location()),
	}
	d.keep(d.profile())
	for n := range demoDays {
		d.day(n)
	}
	return d.records
}

func (d *demo) keep(r Record) {
	d.records = append(d.records, r)
	d.state = d.state.With(r)
}

func (d *demo) stamp(at time.Time) Stamp {
	d.seq++
	return Stamp{ID: NewID(at, d.seq), At: at.UTC(), Day: DayOf(at)}
}

func (d *demo) profile() Profile {
	return Profile{
		Stamp: d.stamp(d.begin),
		Answers: Answers{
			"adult": {"adult"}, "country": {"US"}, "age": {"52"}, "facts": {"none"},
			"clinic_phone": {"303 555 0142"}, "night_phone": {"303 555 0177"}, "surface": {"floor"},
			"usual": {"6"}, "medicine_kinds": {"nsaid"}, medicineNames: {tablet}, medicinePlans: {""},
			medicineSleepy: {"no"}, medicineSince: {string(DayOf(d.begin).Add(-20))}, "worse_with": {"flexs"}, "conditions": {"none"},
			"next_visit": {string(DayOf(d.begin).Add(demoDays + 6))},
		},
		Treatments: []triage.Treatment{{Type: "injection", Subtype: "epidural", Date: string(DayOf(d.begin)), Time: "09:00"}},
		Done:       []string{"setup", "conditions", "sheet", "first_check"},
		Confirmed:  DayOf(d.begin).Add(demoDays - 10),
	}
}

// day plays one day: perhaps nothing, else a check-in, the check that is due,
// and perhaps a session.
func (d *demo) day(n int) {
	at := d.begin.AddDate(0, 0, n).Add(time.Duration(d.rand.IntN(50)) * time.Minute)
	pain := d.pain(n)
	missed := n > 3 && d.rand.Float64() < 0.12
	if missed && (n < demoWarning || n > demoWarning+3) {
		return
	}
	d.keep(d.checkIn(at, n, pain))
	d.keep(d.state.WithReached(d.lib, DayOf(at)))
	d.check(at.Add(2*time.Minute), n)
	d.choose(at.Add(10*time.Minute), n)
	d.walk(at.Add(6*time.Hour), n)
	d.climbs(at.Add(9*time.Hour), n)
	d.eases(at.Add(11*time.Hour), n, pain)
	if pain < startPainLimit && (n < demoFlare || n > demoWarning+2) && d.rand.Float64() < 0.75 {
		d.session(at.Add(20*time.Minute), pain)
	}
}

// pain falls from six to one over the weeks, with noise, and rises once in the
// flare.
func (d *demo) pain(n int) int {
	base := 1 + 5.2*math.Exp(-float64(n)/26)
	if n >= demoFlare && n < demoFlare+7 {
		base += 3.2 * math.Exp(-float64(n-demoFlare)/3.5)
	}
	return min(10, max(0, int(math.Round(base+d.rand.NormFloat64()*0.45))))
}

func (d *demo) checkIn(at time.Time, n, pain int) CheckIn {
	leg := max(0, pain-1-d.rand.IntN(3))
	a := Answers{
		"news": {"nothing"}, "back_now": {strconv.Itoa(pain)}, "back_worst": {strconv.Itoa(min(7, pain+1+d.rand.IntN(2)))},
		"leg_now": {strconv.Itoa(leg)}, "stiffness": {strconv.Itoa(min(10, pain+d.rand.IntN(2)))},
		"sleep": {"good"}, "worry": {strconv.Itoa(max(0, pain-2))}, "medicines": {"as_planned"},
	}
	if leg > 0 {
		a["leg_side"], a["leg_lowest"] = []string{"left"}, []string{"thigh"}
	}
	if pain >= 5 {
		a["sleep"] = []string{"broken"}
	}
	if n == demoWarning {
		a["news"] = []string{"numb_weak"}
	}
	if d.askedHowItSettled(DayOf(at)) {
		a["after_session"] = []string{"settled"}
		if d.rand.Float64() < 0.15 {
			a["after_session"] = []string{"lingering"}
		}
	}
	return CheckIn{Stamp: d.stamp(at), Answers: a, Finished: true, Version: d.lib.Warnings().Ruleset}
}

// askedHowItSettled tells whether there was a session in the days before that no
// morning was asked about yet.
func (d *demo) askedHowItSettled(day Day) bool {
	if len(d.state.Sessions) == 0 {
		return false
	}
	last := d.state.Sessions[len(d.state.Sessions)-1].Day
	return day.Since(last) <= 3 && !slices.ContainsFunc(d.state.CheckIns, func(c CheckIn) bool { return c.Day > last })
}

// check answers the check that is due, if one is: always no, but for the day of
// the warning, which is told to the clinic. Their "go gently" is kept, then a
// full check closes it.
func (d *demo) check(at time.Time, n int) {
	open := d.state.OpenChecks()
	asks := slices.ContainsFunc(d.state.Standing(at), func(o Open) bool { return o.Ask })
	due := d.state.DueChecks(d.lib.Triggers(), at)
	if len(due) == 0 && !asks {
		return
	}
	c := d.answered(at, n, asks || slices.ContainsFunc(due, func(d Due) bool { return d.Form.Kind == "full" }))
	c.Result = d.engine.Judge(c.Person, c.Form, c.Answers, at)
	if len(due) > 0 && due[0].Trigger != firstCheck {
		c.Trigger = due[0].Trigger
	}
	if StaysOpen(c) {
		c.Closing = []Closing{{At: at.Add(3 * time.Hour).UTC(), Who: "clinic", Said: "gently", Now: "better"}}
	}
	d.keep(c)
	d.keep(d.state.Profile.WithCheck(c, d.lib))
	for _, old := range open {
		if Resolves(old, c, d.lib) {
			old.ResolvedBy = c.ID
			d.keep(old)
		}
	}
}

// walk is a little longer from week to week; on a bad day it is short.
func (d *demo) walk(at time.Time, n int) {
	if n < 2 || d.rand.Float64() < 0.2 {
		return
	}
	minutes := min(30, 8+n/4) + d.rand.IntN(5)
	if n >= demoFlare && n < demoWarning+3 {
		minutes /= 2
	}
	d.keep(Entry{Stamp: d.stamp(at), What: EntryWalk, Minutes: minutes})
}

// eased is what the made-up patient did for the pain on the evenings of some days, and
// how it was after it. It is over well before the last days: none of it is asked about.
var eased = []struct {
	day     int
	of      string
	minutes int
	feel    string
}{
	{5, "breath_46", 2, "same"}, {9, "rest_90", 10, "better"}, {17, "rest_90", 10, "better"},
	{demoFlare + 1, "rest_90", 15, "better"}, {demoFlare + 2, "breath_46", 5, "better"}, {demoFlare + 4, "pmr", 3, "same"},
	{52, "rest_90", 10, "same"}, {71, "breath_46", 3, "better"},
}

// tablet is what was taken after such an evening in the flare, as the patient calls it.
const tablet = "Ibuprofen"

// demoRead are the lessons that the made-up patient read, about one a week.
var demoRead = []string{"spot_care", "walking_first", "breathe_move", "pain_in_exercise", "next_morning", "missed_days"}

// eases does something for the pain, takes a tablet in the flare, and reads a lesson in
// the first weeks.
func (d *demo) eases(at time.Time, n, pain int) {
	for _, e := range eased {
		if e.day == n {
			d.keep(Entry{Stamp: d.stamp(at), What: EntryRelief, Of: e.of, Minutes: e.minutes, Feel: e.feel})
		}
	}
	if n > demoFlare && n <= demoFlare+3 && pain >= 4 {
		took := Took(d.stamp(at.Add(20*time.Minute)), tablet, at.Add(20*time.Minute))
		took.Feel = "better"
		d.keep(took)
	}
	if i := n / 6; n%6 == 1 && i < len(demoRead) {
		d.keep(d.state.Profile.WithLessonRead(demoRead[i], DayOf(at)))
	}
}

// choose wants a gentler day in the flare, and now and then a day of rest or of
// nothing more.
func (d *demo) choose(at time.Time, n int) {
	way := ""
	switch roll := d.aside.Float64(); {
	case n > demoFlare && n < demoWarning+5:
		way = ChooseGentler
	case roll < 0.03:
		way = ChooseRest
	case roll < 0.08:
		way = ChooseBefore
	}
	if way != "" && slices.Contains(d.state.Choices(d.state.Decide(d.lib, at), DayOf(at)), way) {
		d.keep(Entry{Stamp: d.stamp(at), What: EntryChoice, Of: way})
	}
}

// climbed are the ladders of the made-up patient, with the step of each that was done
// in daily life long before it was practised, and the day on which that is told.
var climbed = []struct {
	ladder, already string
	day             int
}{{"household", "vacuum", demoFlare + 15}, {"driving", "drive_half", 20}, {"work", "", 0}}

// climbs tries steps back to daily life on some evenings, as far as they may be tried
// then: none after a new one.
func (d *demo) climbs(at time.Time, n int) {
	if n < 3 || d.aside.Float64() > 0.6 {
		return
	}
	all := d.state.Ladders(d.lib, at)
	for i, c := range climbed {
		ladder := all[slices.IndexFunc(all, func(l Ladder) bool { return l.ID == c.ladder })]
		e := Entry{Stamp: d.stamp(at.Add(time.Duration(i) * 20 * time.Minute)), What: EntryRung, Feel: easyFeel}
		named := slices.IndexFunc(ladder.Steps, func(s Step) bool { return s.ID == c.already && s.Here })
		told := slices.ContainsFunc(d.state.Entries, func(e Entry) bool { return e.Of == c.already && e.Feel == hereFeel })
		step, open := ladder.Step()
		switch {
		case n >= c.day && !told && named > ladder.Now:
			e.Of, e.Feel = c.already, hereFeel
		case !open, ladder.Done, ladder.Why.ID != "", d.aside.Float64() > 0.6:
			continue
		case !step.NoLoad && d.aside.Float64() < 0.12:
			e.Of, e.Feel = step.ID, "hard"
		default:
			e.Of = step.ID
		}
		d.keep(e)
		if e.tries() && !step.NoLoad && !d.state.triedBefore(c.ladder, e.Of, e.Day) {
			break
		}
	}
	if n%7 == 0 {
		d.keep(d.state.Climbed(d.lib, DayOf(at)))
	}
}

// answered is a check with every question of its form answered.
func (d *demo) answered(at time.Time, n int, deep bool) Check {
	c := Check{Stamp: d.stamp(at), Form: short(), Answers: triage.Answers{}, Person: d.state.Person(d.lib.Facts(), DayOf(at)), Finished: true}
	if deep {
		c.Form = full()
	}
	for page, ok := d.engine.Next(c.Person, c.Form, c.Answers, at); ok; page, ok = d.engine.Next(c.Person, c.Form, c.Answers, at) {
		for _, item := range page.Items {
			a := triage.Answer{Choice: "no"}
			if page.Kind == "card" {
				a.Via = "card"
			}
			if n == demoWarning && item == "leg_numb_new" {
				a = triage.Answer{Choice: "yes", Since: "1-3d", Trend: "same"}
			}
			c.Answers[item] = a
		}
	}
	return c
}

// session does the routine of the day; now and then an exercise is hard or left
// out.
func (d *demo) session(at time.Time, pain int) {
	plan := d.state.Decide(d.lib, at)
	if len(plan.Routine) == 0 {
		return
	}
	s := Session{Stamp: d.stamp(at), Planned: plan.Routine, State: SessionDone, StartPain: pain}
	for _, p := range plan.Routine {
		o := Outcome{Exercise: p.Exercise, Level: p.Level, Feel: "fine", Seconds: 60 + d.rand.IntN(60)}
		switch roll := d.rand.Float64(); {
		case roll < 0.06:
			o.Feel, o.Seconds, o.Cut = "skipped", 0, true
			s.State = SessionPartly
		case roll < 0.2:
			o.Feel = "hard"
		}
		s.Done = append(s.Done, o)
	}
	end := max(0, pain-d.rand.IntN(2))
	s.EndPain = &end
	d.keep(s)
}
