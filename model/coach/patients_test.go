package coach_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

var updatePatients = flag.Bool("update-patients", false, "rewrite the tables of the simulated patients")

// patientDays is how long each simulated patient is followed.
const patientDays = 120

// life is a simulated patient: who it is, and how each day goes. It answers every
// check that is due with no but for what warns, and does what the plan offers.
type life struct {
	about   string
	profile coach.Profile
	// back is the pain (NRS) of the back on a day before anything was done; load is
	// the work of the session of the day before in minutes.
	back func(day int, load float64) float64
	leg  func(day int) (pain int, lowest string) // nil is no leg pain
	word func(day int, load float64) string      // on the morning after a session; nil by the pain
	feel func(day int, exercise string) string   // nil is fine
	here func(day int) bool                      // whether the coach is opened; nil is every day
	does func(day int) bool                      // whether a session that is offered is done; nil is always
	news func(day int) string                    // nil is nothing
	warn func(day int) map[string]string         // answers of a check that are not no
}

// lived is what a simulated patient's days were like.
type lived struct {
	state   coach.State
	all     coach.State // every record
	days    []livedDay
	engine  *triage.Engine
	rng     *rand.Rand
	load    float64
	trained int // the day of the last session
}

type livedDay struct {
	plan    coach.Plan
	pain    int
	checked content.Urgency // the highest of the day, -1 without a check
	trigger []string
	done    bool
	load    float64 // minutes of work
	here    bool
}

func live(t *testing.T, l life, seed uint64) *lived {
	t.Helper()
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		t.Fatal(err)
	}
	d := &lived{engine: engine, rng: rand.New(rand.NewPCG(seed, seed)), trained: -99}
	d.state.Profile, d.all.Profile = l.profile, l.profile
	for day := range patientDays {
		d.days = append(d.days, d.day(l, day))
	}
	return d
}

func (d *lived) keep(r coach.Record) {
	d.state, d.all = d.state.With(r), d.all.With(r)
}

// day plays one day as a patient would: check-in, whatever check is due, session.
func (d *lived) day(l life, n int) livedDay {
	today := treated.Add(n)
	d.forget(today)
	out := livedDay{checked: -1}
	if l.here != nil && !l.here(n) {
		d.load = 0
		return out
	}
	out.here = true
	pain := min(10, max(0, int(l.back(n, d.load)+0.5)))
	out.pain = pain
	d.keep(d.checkIn(l, n, pain))
	d.keep(d.state.WithReached(lib, today))
	out.checked, out.trigger = d.checks(l, n)
	now := at(n, "08:30")
	out.plan = d.state.Decide(lib, now)
	d.load = 0
	if len(out.plan.Routine) > 0 && (l.does == nil || l.does(n)) {
		d.load = d.session(l, n, pain, out.plan)
		d.trained, out.done, out.load = n, true, d.load
	}
	return out
}

// forget keeps what the program would have read from the file on a day.
func (d *lived) forget(today coach.Day) {
	first := today.Add(1 - coach.Window)
	d.state.CheckIns = slices.DeleteFunc(slices.Clone(d.state.CheckIns), func(c coach.CheckIn) bool { return c.Day < first })
	d.state.Sessions = slices.DeleteFunc(slices.Clone(d.state.Sessions), func(c coach.Session) bool { return c.Day < first })
	d.state.Checks = slices.DeleteFunc(slices.Clone(d.state.Checks), func(c coach.Check) bool { return c.Day < first && !coach.StaysOpen(c) })
}

func (d *lived) checkIn(l life, n, pain int) coach.CheckIn {
	pairs := []string{"back_now", strconv.Itoa(pain), "back_worst", strconv.Itoa(min(10, pain+1)), "sleep", "good"}
	news := "nothing"
	if l.news != nil && l.news(n) != "" {
		news = l.news(n)
	}
	pairs = append(pairs, "news", news)
	if leg, lowest := 0, ""; l.leg != nil {
		if leg, lowest = l.leg(n); leg > 0 {
			pairs = append(pairs, "leg_side", "left", "leg_lowest", lowest)
		}
		pairs = append(pairs, "leg_now", strconv.Itoa(leg))
	}
	if d.trained >= n-coach.Window && d.trained < n && d.trained > -99 {
		word := "settled"
		if usual := d.state.Usual(treated.Add(n)); pain > usual+1 {
			word = "worse"
		} else if pain > usual {
			word = "lingering"
		}
		if l.word != nil {
			word = l.word(n, d.load)
		}
		pairs = append(pairs, "after_session", word)
	}
	return checkIn(at(n, "08:00"), pairs...)
}

// checks answers what is due, and follows up what a clinic would be told.
func (d *lived) checks(l life, n int) (content.Urgency, []string) {
	highest, triggers := content.Urgency(-1), []string(nil)
	for turn := range 4 {
		now := at(n, "08:05").Add(time.Duration(turn) * time.Minute)
		due := d.state.DueChecks(lib.Triggers(), now)
		due = slices.DeleteFunc(due, func(x coach.Due) bool { return !x.Required() })
		if len(due) == 0 {
			break
		}
		c := coach.Check{Stamp: coach.Stamp{ID: coach.NewID(now, turn), At: now.UTC(), Day: treated.Add(n)}, Form: due[0].Form, Trigger: due[0].Trigger,
			Answers: triage.Answers{}, Person: d.state.Person(lib.Facts(), treated.Add(n)), Finished: true}
		if c.Trigger == "first" {
			c.Trigger = ""
		}
		warns := map[string]string{}
		if l.warn != nil {
			warns = l.warn(n)
		}
		for page, ok := d.engine.Next(c.Person, c.Form, c.Answers, now); ok; page, ok = d.engine.Next(c.Person, c.Form, c.Answers, now) {
			for _, item := range page.Items {
				a := triage.Answer{Choice: "no"}
				if choice := warns[item]; choice != "" {
					a = triage.Answer{Choice: choice, Since: "1-3d", Trend: "same"}
				}
				c.Answers[item] = a
			}
		}
		c.Result = d.engine.Judge(c.Person, c.Form, c.Answers, now)
		highest, triggers = max(highest, c.Result.Urgency), append(triggers, due[0].Trigger)
		d.keep(c)
		d.keep(d.state.Profile.WithCheck(c, lib))
	}
	return highest, triggers
}

// session does what is planned; the load is its work in minutes.
func (d *lived) session(l life, n, pain int, plan coach.Plan) float64 {
	s := coach.Session{Stamp: stamp(at(n, "09:00")), Planned: plan.Routine, State: coach.SessionDone, StartPain: pain, EndPain: &pain, EndedAt: at(n, "09:20").UTC()}
	load := 0.0
	for _, p := range plan.Routine {
		feel := "fine"
		if l.feel != nil && l.feel(n, p.Exercise) != "" {
			feel = l.feel(n, p.Exercise)
		}
		o := coach.Outcome{Exercise: p.Exercise, Level: p.Level, Feel: feel, Seconds: 60}
		if feel == "hurt" {
			worst := pain + 1
			o.Pain, o.Place = &worst, "back"
			if coach.Red(worst, pain, plan.Stand.Phase.PainCap) {
				o.Red, s.Reds = true, s.Reds+1
			}
		}
		s.Done = append(s.Done, o)
		load += effort(p) / 60
	}
	d.keep(s)
	return load
}

// table tells the weeks of a patient's life as a physiotherapist would want to read
// them.
func (d *lived) table(about string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", about)
	fmt.Fprintf(&b, "week  phase  pain      sessions  rest/easier  checks                 min   exercises on the last day, with level\n")
	for week := 0; week*7 < patientDays; week++ {
		b.WriteString(strings.TrimRight(d.week(week), " ") + "\n")
	}
	return b.String()
}

func (d *lived) week(week int) string {
	days := d.days[week*7 : min(len(d.days), week*7+7)]
	low, high, done, rest, easier := 10, 0, 0, 0, 0
	var load float64
	var checks, routine []string
	phase := "-"
	for _, day := range days {
		if !day.here {
			continue
		}
		low, high = min(low, day.pain), max(high, day.pain)
		phase = day.plan.Stand.Phase.Name
		if day.plan.Stand.Waiting {
			phase += "…"
		}
		load += day.load
		switch day.plan.Decision {
		case coach.DecideEasier:
			easier++
		case coach.DecideRest, coach.DecideLocked, coach.DecideCheckFirst:
			rest++
		}
		if day.checked > content.SelfCare {
			checks = append(checks, strings.Join(day.trigger, "+")+":"+day.checked.String())
		} else if slices.ContainsFunc(day.trigger, func(t string) bool { return t != "T13" }) {
			checks = append(checks, strings.Join(day.trigger, "+"))
		}
		if day.done {
			done++
			routine = nil
			for _, p := range day.plan.Routine {
				level := strconv.Itoa(p.Level)
				if p.Dose != nil {
					level += "+"
				}
				routine = append(routine, p.Exercise+" "+level)
			}
		}
	}
	if low > high {
		low = high
	}
	return fmt.Sprintf("%4d  %-5s  %2d-%-2d     %d of %d    %d / %-8d %-22s %4.0f   %s", week+1, phase, low, high, done, len(days), rest, easier, strings.Join(checks, " "), load, strings.Join(routine, ", "))
}

// tableOnFile compares a table with the one on file.
func tableOnFile(t *testing.T, name, table string) {
	t.Helper()
	path := filepath.Join("testdata", "patients", name+".txt")
	if *updatePatients {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != table {
		t.Errorf("not the table on file (%v); read it for sense, then -update-patients:\n%s", err, table)
	}
}
