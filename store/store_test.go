package store_test

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
	"backcoach/store"
)

func TestEverythingComesBackAfterReopening(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	pain := 4
	profile := coach.Profile{
		Stamp: stamp(today.Add(-9), 0), Answers: coach.Answers{"country": {"NZ"}},
		Treatments: []triage.Treatment{{Type: "injection", Subtype: "facet", Date: "2026-11-14", Time: "09:30"}},
		Done:       []string{"setup"},
	}
	said := checkIn(stamp(today, 1), 3)
	said.Was = coach.Answers{"news": {"legs"}}
	check := warningCheck(stamp(today, 2), content.SameDay)
	check.Person.Facts = triage.Facts{Age: 52, Tick: map[string]bool{"diabetes": true}}
	check.Closing = []coach.Closing{{At: time.Date(2026, 11, 23, 9, 0, 0, 5, time.UTC), Who: "gp", Said: "gently", Now: "same"}}
	done := session(stamp(today, 3), coach.SessionPartly, 2)
	done.EndPain, done.ClockSet = &pain, true

	profile.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: "bridge", Position: "lying"}}, Ordered: true, At: check.At}
	profile.Excluded = []string{"Towel pull"}
	done.Planned[0] = coach.Planned{Exercise: "Towel pull", Name: "Towel pull", Sides: "each", Level: 1, By: coach.ByClinic, Words: []string{"Slowly."}, Dose: &content.Dose{Sets: 1, Reps: 2}}
	done.Done[0].Name = "Towel pull"
	paper := clinicPaper(stamp(today, 4))

	save(t, s, profile, said, check, done, paper)
	got := load(t, reopened(t, s))

	want := coach.State{
		Profile: profile, CheckIns: []coach.CheckIn{said}, Checks: []coach.Check{check}, Sessions: []coach.Session{done},
		Prescriptions: []coach.Prescription{paper},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestNewFileIsEmpty(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	if got := load(t, s); !reflect.DeepEqual(got, coach.State{}) {
		t.Errorf("state %+v", got)
	}
	if days, err := s.Days("0000-01-01", "9999-12-31"); err != nil || len(days) != 0 {
		t.Errorf("days %v, %v", days, err)
	}
	if r, err := s.Day(today); err != nil || !reflect.DeepEqual(r, coach.DayRecords{Day: today}) {
		t.Errorf("day %+v, %v", r, err)
	}
}

func TestSaveReplacesTheRecordOfTheSameKey(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	st := stamp(today, 1)
	save(t, s, checkIn(st, 3))
	save(t, s, checkIn(st, 7), checkIn(st, 5))
	got := load(t, s).CheckIns
	if len(got) != 1 || got[0].Answers.First("back_now") != "5" {
		t.Errorf("got %+v", got)
	}
	days, err := s.Days(today, today)
	if err != nil || len(days) != 1 || days[0].CheckIns != 1 || *days[0].BackMean != 5 || *days[0].BackMax != 6 {
		t.Errorf("sums %+v, %v", days, err)
	}
}

func TestRecordMovesToAnotherDay(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	moved := checkIn(stamp(today, 1), 3)
	stays := checkIn(stamp(today.Add(-2), 1), 6)
	save(t, s, moved, stays)
	moved.Day = today.Add(-2)
	save(t, s, moved)

	if r, err := s.Day(today); err != nil || len(r.CheckIns) != 0 {
		t.Errorf("the old day still has %+v, %v", r.CheckIns, err)
	}
	if r, err := s.Day(today.Add(-2)); err != nil || !reflect.DeepEqual(r.CheckIns, []coach.CheckIn{stays, moved}) {
		t.Errorf("the new day has %+v, %v", r.CheckIns, err)
	}
	days, err := s.Days(today.Add(-9), today)
	if err != nil || len(days) != 1 || days[0].Day != today.Add(-2) || days[0].CheckIns != 2 {
		t.Errorf("sums %+v, %v", days, err)
	}
}

func TestLoadReadsTheWindowInTheOrderOfIDs(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	first := today.Add(1 - coach.Window)
	backDated := checkIn(stamp(today, 9), 2)
	backDated.Day = today.Add(-3)
	records := []coach.CheckIn{
		checkIn(stamp(first, 0), 1), checkIn(stamp(today.Add(-1), 0), 2), checkIn(stamp(today, 0), 3),
		backDated, checkIn(stamp(today.Add(400), 0), 4), // a clock that once was wrong
	}
	for _, r := range slices.Backward(records) {
		save(t, s, r)
	}
	save(t, s, checkIn(stamp(first.Add(-1), 0), 9), session(stamp(first.Add(-1), 1), coach.SessionDone, 4))
	got := load(t, s)
	if !reflect.DeepEqual(got.CheckIns, records) || got.Sessions != nil {
		t.Errorf("got %+v", got)
	}
}

func TestLoadGivesOpenChecksHoweverOld(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	old := warningCheck(stamp("2019-02-03", 0), content.Emergency)
	closed := warningCheck(stamp("2019-02-04", 0), content.Emergency)
	closed.ResolvedBy = "later"
	calm := warningCheck(stamp("2019-02-05", 0), content.Soon)
	recent := warningCheck(stamp(today, 0), content.SameDay)
	save(t, s, recent, old, closed, calm)
	s = reopened(t, s)
	if got := load(t, s).Checks; !reflect.DeepEqual(got, []coach.Check{old, recent}) {
		t.Errorf("got %+v", got)
	}
	old.ResolvedBy = "later"
	save(t, s, old)
	if got := load(t, s).Checks; !reflect.DeepEqual(got, []coach.Check{recent}) {
		t.Errorf("after it was resolved, got %+v", got)
	}
}

func TestSaveGivesTheOpenChecksOfTheFile(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	early := warningCheck(stamp(today.Add(-90), 0), content.Emergency)
	late := warningCheck(stamp(today, 0), content.SameDay)
	if got := save(t, s, late, early); !reflect.DeepEqual(got, []coach.Check{early, late}) {
		t.Errorf("got %+v", got)
	}
	if got := save(t, s, checkIn(stamp(today, 1), 3)); !reflect.DeepEqual(got, []coach.Check{early, late}) {
		t.Errorf("beside another record, got %+v", got)
	}
	late.ResolvedBy = "later"
	if got := save(t, s, late); !reflect.DeepEqual(got, []coach.Check{early}) {
		t.Errorf("after one was resolved, got %+v", got)
	}
	late.ResolvedBy = "" // the patient corrected it
	if got := save(t, s, late); !reflect.DeepEqual(got, []coach.Check{early, late}) {
		t.Errorf("after it was opened again, got %+v", got)
	}
}

// The gate in one window counts on what another wrote.
func TestSaveSeesWhatAnotherWriterLeftOpen(t *testing.T) {
	path := newPath(t)
	first := opened(t, path, store.Options{})
	first.Close()
	other := opened(t, path, store.Options{})
	check := warningCheck(stamp(today, 0), content.Emergency)
	save(t, other, check)
	other.Close()
	again := opened(t, path, store.Options{})
	if got := save(t, again, checkIn(stamp(today, 1), 3)); !reflect.DeepEqual(got, []coach.Check{check}) {
		t.Errorf("got %+v", got)
	}
}

func TestSaveRefusesWhatItCouldNotFindAgain(t *testing.T) {
	withID := func(id string) coach.CheckIn {
		c := checkIn(stamp(today, 1), 3)
		c.ID = id
		return c
	}
	onDay := func(day coach.Day) coach.CheckIn {
		c := checkIn(stamp(today, 1), 3)
		c.Day = day
		return c
	}
	pointer := warningCheck(stamp(today, 2), content.Emergency)
	for name, bad := range map[string]coach.Record{
		"no id": withID(""), "a slash in the id": withID("a/b"),
		"no day": onDay(""), "not a day": onDay("tomorrow"), "a day that does not exist": onDay("2026-02-30"),
		"a pointer": &pointer, "nothing": nil,
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t, newPath(t), store.Options{})
			if _, err := s.Save(checkIn(stamp(today, 0), 5), bad); err == nil {
				t.Fatal("saved")
			}
			if got := load(t, s).CheckIns; got != nil {
				t.Errorf("half of it was saved: %+v", got)
			}
		})
	}
}

func TestDaysReadsASpan(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	for _, back := range []int{0, 5, 1, 3} {
		save(t, s, checkIn(stamp(today.Add(-back), 0), back))
	}
	for _, tt := range []struct {
		from, to coach.Day
		want     []coach.Day
	}{
		{today.Add(-9), today, []coach.Day{today.Add(-5), today.Add(-3), today.Add(-1), today}},
		{today.Add(-5), today.Add(-3), []coach.Day{today.Add(-5), today.Add(-3)}},
		{today.Add(-4), today.Add(-4), nil},
		{today, today.Add(-9), nil},
	} {
		sums, err := s.Days(tt.from, tt.to)
		if err != nil {
			t.Fatal(err)
		}
		var got []coach.Day
		for _, sum := range sums {
			got = append(got, sum.Day)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s to %s: got %v, want %v", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestNewFileNotesWhenItBegan(t *testing.T) {
	path := newPath(t)
	began := time.Date(2026, 11, 23, 20, 15, 0, 0, time.FixedZone("", 3600))
	opened(t, path, store.Options{Now: func() time.Time { return began }}).Close()
	opened(t, path, store.Options{}).Close() // notes nothing new
	data := string(readFile(t, path))
	for _, want := range []string{"backcoach", "2026-11-23T19:15:00Z"} {
		if !strings.Contains(data, want) {
			t.Errorf("the file does not say %q", want)
		}
	}
}

func TestSaveAfterCloseIsRefused(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	s.Close()
	if _, err := s.Save(checkIn(stamp(today, 0), 3)); !errors.Is(err, coach.ErrReadOnly) || !s.ReadOnly() {
		t.Errorf("read only %v, error %v", s.ReadOnly(), err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

func TestReadOnlyCreatesNothing(t *testing.T) {
	path := newPath(t)
	if _, err := store.Open(path, store.Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v", err)
	}
	wantFiles(t, path)

	s := opened(t, path, store.Options{})
	save(t, s, checkIn(stamp(today, 0), 3))
	s.Close()
	before := readFile(t, path)
	reader := opened(t, path, store.Options{ReadOnly: true})
	if got := load(t, reader).CheckIns; len(got) != 1 || !reader.ReadOnly() {
		t.Errorf("read %+v, read only %v", got, reader.ReadOnly())
	}
	if _, err := reader.Save(checkIn(stamp(today, 1), 3)); !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("saving: %v", err)
	}
	if !slices.Equal(before, readFile(t, path)) {
		t.Error("the file changed")
	}
}

// What a clinic wrote is read however old it is, until it is undone; a day lists it
// either way, and has no sum of it.
func TestWhatAClinicWrote(t *testing.T) {
	s := opened(t, newPath(t), store.Options{})
	old, newer := clinicPaper(stamp(today.Add(-400), 0)), clinicPaper(stamp(today, 0))
	save(t, s, old, newer)
	if got := load(t, s).Prescriptions; !reflect.DeepEqual(got, []coach.Prescription{old, newer}) {
		t.Errorf("got %+v", got)
	}
	newer.Undone = newer.At.Add(time.Hour)
	save(t, s, newer)
	if got := load(t, reopened(t, s)).Prescriptions; !reflect.DeepEqual(got, []coach.Prescription{old}) {
		t.Errorf("after undoing the newer one: %+v", got)
	}
	day, err := s.Day(today)
	if err != nil || !reflect.DeepEqual(day.Prescriptions, []coach.Prescription{newer}) {
		t.Errorf("the day lists %+v, %v", day.Prescriptions, err)
	}
	if sums, err := s.Days(today.Add(-500), today); err != nil || len(sums) != 0 {
		t.Errorf("sums %+v, %v", sums, err)
	}
	for from, want := range map[coach.Day][]coach.Prescription{"": {old, newer}, today.Add(-400): {old, newer}, today.Add(-399): {newer}, today.Add(1): nil} {
		if all, err := s.Records(from, "9999-12-31"); err != nil || !reflect.DeepEqual(all.Prescriptions, want) {
			t.Errorf("from %q on are %+v, %v", from, all.Prescriptions, err)
		}
	}
}
