package coach_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// seeds are a few made-up patients: what holds must hold for each.
var seeds = []uint64{1, 2, 3, 7, 42}

// demoState puts the demo's records together as a file would: the last version
// of each.
func demoState(records []coach.Record) coach.State {
	s := coach.State{}
	for _, r := range records {
		s = s.With(r)
	}
	return s
}

func TestDemoIsAlwaysTheSame(t *testing.T) {
	morning := time.Date(2026, 11, 23, 3, 0, 0, 0, zone(t, "Europe/Berlin"))
	want := coach.Demo(lib, morning, 1)
	for _, at := range []time.Time{morning, morning.Add(9 * time.Hour), morning.Add(23*time.Hour + 59*time.Minute)} {
		if got := coach.Demo(lib, at, 1); !reflect.DeepEqual(got, want) {
			t.Errorf("at %s it differs from that at 03:00", at)
		}
	}
	if reflect.DeepEqual(coach.Demo(lib, morning, 2), want) {
		t.Error("another seed gives the same patient")
	}
	if reflect.DeepEqual(coach.Demo(lib, morning.Add(24*time.Hour), 1), want) {
		t.Error("the next day gives the same records")
	}
}

// Ninety days, some of them missed, none to come.
func TestDemoCoversNinetyDays(t *testing.T) {
	now := time.Date(2026, 11, 23, 3, 0, 0, 0, zone(t, "America/Denver"))
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, now, seed))
		first, last := coach.DayOf(now).Add(-90), coach.DayOf(now).Add(-1)
		if s.Profile.Day != first || s.CheckIns[0].Day != first || s.CheckIns[len(s.CheckIns)-1].Day < last.Add(-4) {
			t.Errorf("seed %d: from %s, last check-in %s; want %s to about %s", seed, s.Profile.Day, s.CheckIns[len(s.CheckIns)-1].Day, first, last)
		}
		days := map[coach.Day]bool{}
		for _, c := range s.CheckIns {
			days[c.Day] = true
		}
		if missed := 90 - len(days); missed < 3 || missed > 25 {
			t.Errorf("seed %d: %d missed days", seed, missed)
		}
		if n := len(s.Sessions); n < 30 || n > 80 {
			t.Errorf("seed %d: %d sessions", seed, n)
		}
	}
}

// Pain falls over the weeks, but for a flare around day 30.
func TestDemoTellsAStory(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, now, seed))
		mean := func(from, to int) float64 {
			sum, n := 0, 0
			for _, c := range s.CheckIns {
				if d := c.Day.Since(s.Profile.Day); d >= from && d <= to {
					pain, _ := c.Answers.Int("back_now")
					sum, n = sum+pain, n+1
				}
			}
			return float64(sum) / float64(n)
		}
		before, flare, later := mean(22, 29), mean(30, 32), mean(40, 47)
		if flare < before+1 || flare < later+1.5 {
			t.Errorf("seed %d: %.1f before, %.1f in the flare, %.1f later", seed, before, flare, later)
		}
		if start, end := mean(0, 6), mean(83, 89); start < end+3 {
			t.Errorf("seed %d: from %.1f to %.1f", seed, start, end)
		}
	}
}

// Exactly one check reached SAME_DAY; the clinic was told and a later check
// resolved it. No exercise was done while it was open.
func TestDemoHasOneWarningThatWasResolved(t *testing.T) {
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC), seed))
		var urgent []coach.Check
		for _, c := range s.Checks {
			if c.Result.Urgency >= content.SameDay {
				urgent = append(urgent, c)
			}
		}
		if len(urgent) != 1 || urgent[0].Result.Urgency != content.SameDay || len(urgent[0].Closing) != 1 {
			t.Fatalf("seed %d: %+v", seed, urgent)
		}
		i := slices.IndexFunc(s.Checks, func(c coach.Check) bool { return c.ID == urgent[0].ResolvedBy })
		if i < 0 {
			t.Fatalf("seed %d: never resolved", seed)
		}
		bare := urgent[0]
		bare.ResolvedBy = ""
		if !coach.Resolves(bare, s.Checks[i], lib) {
			t.Errorf("seed %d: that check does not resolve it", seed)
		}
		for _, sess := range s.Sessions {
			if sess.At.After(urgent[0].At) && sess.At.Before(s.Checks[i].At) {
				t.Errorf("seed %d: a session on %s, while it was open", seed, sess.Day)
			}
		}
	}
}

// Every record is one that the program itself could have written.
func TestDemoRecordsAreValid(t *testing.T) {
	engine, err := triage.New(lib.Warnings())
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 3, 0, 0, 0, zone(t, "Europe/Berlin")) // over the end of summer time
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, now, seed))
		ids := map[string]bool{}
		seen := func(stamp coach.Stamp) {
			if ids[stamp.ID] || stamp.At.Location() != time.UTC || stamp.Day != coach.DayOf(stamp.At.In(now.Location())) || !stamp.At.Before(now) {
				t.Errorf("seed %d: stamp %+v", seed, stamp)
			}
			ids[stamp.ID] = true
		}
		seen(s.Profile.Stamp)
		wantAnswers(t, "setup", s.Profile.Answers, "country", "clinic_phone", "night_phone", "next_visit")
		wantAnswers(t, "conditions", s.Profile.Answers)
		for _, c := range s.CheckIns {
			seen(c.Stamp)
			wantAnswers(t, "checkin", c.Answers)
		}
		for _, c := range s.Checks {
			seen(c.Stamp)
			if got := engine.Judge(c.Person, c.Form, c.Answers, c.At.In(now.Location())); !reflect.DeepEqual(got, c.Result) {
				t.Errorf("seed %d: the check of %s is judged %+v, holds %+v", seed, c.Day, got, c.Result)
			}
			for _, told := range c.Closing {
				if !told.At.After(c.At) || !told.At.Before(now) {
					t.Errorf("seed %d: told at %s of a check at %s", seed, told.At, c.At)
				}
			}
		}
		for _, sess := range s.Sessions {
			seen(sess.Stamp)
			wantSession(t, s, sess)
		}
	}
}

// The made-up patient's diary: walks, a gentler day now and then, and steps back to
// daily life that were tried or named, each within what its day allowed.
func TestDemoKeepsADiary(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, now, seed))
		counts, ids := map[string]int{}, map[string]bool{}
		for _, e := range s.Entries {
			if ids[e.ID] {
				t.Errorf("seed %d: two entries %s", seed, e.ID)
			}
			ids[e.ID] = true
			counts[string(e.What)]++
			counts[e.Feel]++
			if e.What == coach.EntryRung {
				if why := aboveLimit(s, e.Day, rungOf(t, e.Of)); why != "" {
					t.Errorf("seed %d: %s on %s: %s", seed, e.Of, e.Day, why)
				}
			}
		}
		for what, least := range map[string]int{"walk": 40, "choice": 2, "rung": 25, "easy": 15, "hard": 1, "here": 1} {
			if counts[what] < least {
				t.Errorf("seed %d: %d of %s, want %d", seed, counts[what], what, least)
			}
		}
		if l := s.Ladders(lib, now)[0]; l.Now < 1 {
			t.Errorf("seed %d: after 90 days still on %d", seed, l.Now)
		}
	}
}

func rungOf(t *testing.T, id string) content.Rung {
	t.Helper()
	for _, l := range lib.Ladders() {
		for _, r := range l.Rungs {
			if r.ID == id {
				return r
			}
		}
	}
	t.Fatalf("no rung %s", id)
	return content.Rung{}
}

// wantAnswers holds the answers against the questions of a form; those of other
// forms are left alone.
func wantAnswers(t *testing.T, form string, a coach.Answers, free ...string) {
	t.Helper()
	f, ok := lib.Form(form)
	if !ok {
		t.Fatalf("no form %s", form)
	}
	for _, screen := range f.Screens {
		for _, q := range screen.Questions {
			for _, v := range a[q.ID] {
				n, err := strconv.Atoi(v)
				number := err == nil && n >= q.Min && n <= q.Max
				if !slices.Contains(free, q.ID) && !slices.Contains(q.Choices, v) && !number {
					t.Errorf("%s %s: %q", form, q.ID, v)
				}
			}
		}
	}
}

// wantSession holds a session against the rules that let it run.
func wantSession(t *testing.T, s coach.State, sess coach.Session) {
	t.Helper()
	if sess.State != coach.SessionDone && sess.State != coach.SessionPartly || len(sess.Done) != len(sess.Planned) || sess.EndPain == nil {
		t.Errorf("session of %s: %+v", sess.Day, sess)
	}
	for i, o := range sess.Done {
		if o.Exercise != sess.Planned[i].Exercise || !slices.Contains([]string{"fine", "hard", "skipped"}, o.Feel) || (o.Feel == "skipped") != (o.Seconds == 0) {
			t.Errorf("session of %s: outcome %+v", sess.Day, o)
		}
		if why := forbidden(s, sess.Day, sess.Planned[i]); why != "" {
			t.Errorf("session of %s: %s %s", sess.Day, o.Exercise, why)
		}
	}
}

// There is something of relief, of medicines and of lessons to look at, some of it
// without a change, none of it so new that it is asked about; nothing else of the story
// moves with it.
func TestDemoWasEased(t *testing.T) {
	now := time.Date(2026, 11, 23, 3, 0, 0, 0, zone(t, "Europe/Berlin"))
	for _, seed := range seeds {
		s := demoState(coach.Demo(lib, now, seed))
		feels, taken := map[string]int{}, 0
		for _, e := range s.Entries {
			switch e.What {
			case coach.EntryRelief:
				if _, ok := lib.Guide(e.Of); !ok || coach.DayOf(now).Since(e.Day) < 7 {
					t.Errorf("seed %d: %+v", seed, e)
				}
				feels[e.Feel]++
			case coach.EntryMedicine:
				taken++
			}
		}
		if feels["better"] < 2 || feels["same"] < 1 || feels["worse"] > 0 || taken > 3 {
			t.Errorf("seed %d: eased %v, %d tablets", seed, feels, taken)
		}
		read := s.Profile.Answers[coach.LessonsRead]
		for _, l := range read {
			if id, _, _ := strings.Cut(l, " "); !slices.ContainsFunc(lib.Lessons().Lessons, func(l content.Lesson) bool { return l.ID == id }) {
				t.Errorf("no lesson %s", id)
			}
		}
		if len(read) < 3 {
			t.Errorf("seed %d: read is %v", seed, read)
		}
	}
}
