package model_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// myExercises is a patient in therapy in front of My exercises, where the plan chose
// marching on the spot and three more.
func myExercises(t *testing.T) *modeltest.Driver {
	t.Helper()
	d := inTherapy(t)
	d.Pick("today.more.routine")
	if got := mine(d); len(got) != 4 || got[0] != named(d, "march_stand") {
		t.Fatalf("the plan chose %v", got)
	}
	return d
}

func named(d *modeltest.Driver, id string) string { return d.Word("exercise." + id + ".name") }

// mine are the names on the list of exercises, in its order.
func mine(d *modeltest.Driver) []string {
	var names []string
	for _, line := range d.Lines() {
		_, rest, _ := strings.Cut(line, "  ")
		for _, mark := range []string{"view.open", "view.locked"} {
			if name, _, ok := strings.Cut(rest, ", "+d.Word(mark)); ok {
				names = append(names, name)
			}
		}
	}
	return names
}

// notNow looks for an exercise that stands there with the reason why it is not done.
func notNow(t *testing.T, d *modeltest.Driver, name, why string) {
	t.Helper()
	line := lineWith(d, "  "+name+", ")
	if !strings.Contains(line, d.Word("view.locked")) || !strings.HasSuffix(line, ". "+why) {
		t.Fatalf("%s stands there as %q, want the reason %q:\n%s", name, line, why, d.Said())
	}
}

// do chooses an exercise of the list, and what to do with it.
func do(d *modeltest.Driver, id, option string) {
	d.Pick("exercise." + id + ".name")
	d.Pick("myroutine.one." + option)
}

func add(d *modeltest.Driver, ids ...string) {
	for _, id := range ids {
		d.Pick("myroutine.choice.add")
		d.Pick("exercise." + id + ".name")
	}
}

// sessionNames are the names of what the session of today would do.
func sessionNames(d *modeltest.Driver) []string {
	var names []string
	for _, p := range d.Saved().Decide(d.Library(), d.Clock.Now().Wall).Routine {
		name := p.Name
		if name == "" {
			name = named(d, p.Exercise)
		}
		names = append(names, name)
	}
	return names
}

func TestAnotherExerciseInThePlaceOfOne(t *testing.T) {
	d := myExercises(t)
	do(d, "march_stand", "swap")
	shows(t, d, "myroutine.swap_ask", content.Args{"Name": named(d, "march_stand")})
	d.Pick("exercise.bridge.name")
	got := mine(d)
	if len(got) != 4 || !slices.Contains(got, named(d, "bridge")) || slices.Contains(got, named(d, "march_stand")) {
		t.Fatalf("the list is %v", got)
	}
	if line := lineWith(d, named(d, "bridge")); !strings.HasSuffix(line, d.Word("myroutine.by.own")) {
		t.Errorf("it stands there as %q", line)
	}
	if !slices.Equal(sessionNames(d), got) {
		t.Errorf("the session is %v, the list %v", sessionNames(d), got)
	}
	d.Pick("myroutine.choice.plan")
	if got := mine(d); got[0] != named(d, "march_stand") || len(d.Saved().Profile.Routine.Exercises) > 0 {
		t.Errorf("the plan chooses again: %v", got)
	}
}

func TestExercisesAreAddedUntilTheSessionIsFull(t *testing.T) {
	d := myExercises(t)
	add(d, "bridge", "clamshell")
	if got := mine(d); len(got) != 6 || !slices.Equal(sessionNames(d), got) {
		t.Fatalf("the list is %v, the session %v", got, sessionNames(d))
	}
	saves, full := d.Store.Saves(), content.Args{"Most": 6}
	d.Pick("myroutine.choice.add")
	shows(t, d, "myroutine.add_full", full)
	d.Pick("exercise.heel_raise.name")
	shows(t, d, "myroutine.add_full", full)
	if d.Store.Saves() != saves {
		t.Error("a seventh was saved")
	}
	d.Key("esc")
	do(d, "bridge", "remove")
	add(d, "heel_raise")
	if got := mine(d); len(got) != 6 || !slices.Contains(got, named(d, "heel_raise")) {
		t.Errorf("with one left out the list is %v", got)
	}
}

// Leaving out ends before the last one: a list without any would be the plan's again.
func TestTheLastExerciseStays(t *testing.T) {
	d := myExercises(t)
	for range 3 {
		d.Key("1")
		d.Pick("myroutine.one.remove")
	}
	last := mine(d)
	d.Key("1")
	d.Pick("myroutine.one.remove")
	shows(t, d, "myroutine.last")
	d.Key("esc")
	if got := mine(d); len(got) != 1 || !slices.Equal(got, last) || !slices.Equal(sessionNames(d), last) {
		t.Errorf("the list is %v, the session %v", got, sessionNames(d))
	}
}

func TestTheOrderIsThePatients(t *testing.T) {
	d := myExercises(t)
	was := mine(d)
	d.Key("1")
	d.Pick("myroutine.one.up")
	shows(t, d, "myroutine.first")
	d.Pick("myroutine.one.down")
	want := []string{was[1], was[0], was[2], was[3]}
	if got := mine(d); !slices.Equal(got, want) || !slices.Equal(sessionNames(d), want) {
		t.Fatalf("later: the list is %v, the session %v, want %v", got, sessionNames(d), want)
	}
	d.Key("4")
	d.Pick("myroutine.one.down")
	shows(t, d, "myroutine.bottom")
	d.Pick("myroutine.one.up")
	want = []string{was[1], was[0], was[3], was[2]}
	if got := mine(d); !slices.Equal(got, want) || !slices.Equal(sessionNames(d), want) {
		t.Errorf("earlier: the list is %v, the session %v, want %v", got, sessionNames(d), want)
	}
}

// A digit means the same for every exercise of the list.
func TestTheDigitsOfAnExerciseAreFixed(t *testing.T) {
	d := myExercises(t)
	for i := range mine(d) {
		d.Key(strconv.Itoa(i + 1))
		for n, option := range []string{"swap", "up", "down", "remove", "exclude", "back"} {
			if line := lineWith(d, d.Word("myroutine.one."+option)); !strings.HasPrefix(line, strconv.Itoa(n+1)+"  ") {
				t.Errorf("of exercise %d: %q", i+1, line)
			}
		}
		d.Key("6")
		shows(t, d, "myroutine.lead")
	}
}

// What is excluded is not offered, whoever chooses, until the patient takes it back.
func TestExcludedForGoodAndTakenBack(t *testing.T) {
	d := myExercises(t)
	name := named(d, "march_stand")
	do(d, "march_stand", "exclude")
	if got := mine(d); slices.Contains(got, name) || len(got) != 4 || !slices.Equal(sessionNames(d), got) {
		t.Fatalf("the list is %v, the session %v", got, sessionNames(d))
	}
	shows(t, d, "myroutine.excluded_now", content.Args{"Name": name, "Where": d.Word("myroutine.choice.excluded")})
	d.Key("down")
	if strings.Contains(d.Said(), d.Word("myroutine.excluded_now", content.Args{"Name": name, "Where": d.Word("myroutine.choice.excluded")})) {
		t.Error("what came of it is said for ever")
	}
	d.Pick("myroutine.choice.add")
	notNow(t, d, name, d.Word("why_not.excluded"))
	d.Pick("exercise.march_stand.name")
	shows(t, d, "myroutine.cannot", content.Args{"Name": name, "Why": d.Word("why_not.excluded")})
	d.Key("esc")
	d.Pick("myroutine.choice.excluded")
	d.Pick("exercise.march_stand.name")
	if got := mine(d); got[0] != name || len(d.Saved().Profile.Excluded) > 0 || d.Offers("myroutine.choice.excluded") {
		t.Errorf("taken back, the screen says:\n%s", d.Said())
	}
}

// A limit wins over what the patient chose before and after it, and the clinic's own
// words say so.
func TestALimitWinsAndQuotesTheClinic(t *testing.T) {
	d := myExercises(t)
	add(d, "bridge")
	paper := clinics(d)
	paper.Limits = []coach.Limit{
		{Exercises: []string{"bridge", "clamshell"}, Words: "Hips stay down.", Span: coach.Span{Until: "2026-12-24"}},
		{Exercises: []string{"fig4"}},
	}
	takeIn(d, paper)
	d.Pick("today.more.routine")
	why := d.Word("why_not.limit", content.Args{"Words": "Hips stay down. (until Thursday 24 December 2026)"})
	notNow(t, d, named(d, "bridge"), why)
	notNow(t, d, named(d, "fig4"), "your clinic: Not: "+named(d, "fig4"))
	if got := sessionNames(d); len(got) != 3 || slices.Contains(got, named(d, "bridge")) || slices.Contains(got, named(d, "fig4")) {
		t.Errorf("the session is %v", got)
	}
	d.Pick("myroutine.choice.add")
	notNow(t, d, named(d, "clamshell"), why)
	saves := d.Store.Saves()
	d.Pick("exercise.clamshell.name")
	shows(t, d, "myroutine.cannot", content.Args{"Name": named(d, "clamshell"), "Why": why})
	if d.Store.Saves() != saves {
		t.Error("it was saved all the same")
	}
}

// What the clinic's paper brought goes with it, says so, and takes no room from
// another.
func TestWhatIsNoLongerOnThePaper(t *testing.T) {
	d := inTherapy(t)
	takeIn(d, clinics(d, towelPull, birdHalf))
	d.Pick("today.more.routine")
	add(d, "bridge", "clamshell", "fig4", "march_stand")
	if got := sessionNames(d); len(got) != 6 || !slices.Contains(got, towelPull.Name) {
		t.Fatalf("the session is %v", got)
	}
	d.Pick("myroutine.choice.paper")
	d.Pick("myroutine.paper.undo")
	d.Pick("myroutine.paper.undo_yes")
	d.Key("esc")
	notNow(t, d, towelPull.Name, d.Word("why_not.off_paper"))
	d.Pick("myroutine.choice.add")
	if d.Shows("myroutine.add_full", content.Args{"Most": 6}) {
		t.Fatalf("five exercises fill a session of six:\n%s", d.Said())
	}
	d.Pick("exercise.heel_raise.name")
	if got := sessionNames(d); len(got) != 6 || !slices.Contains(got, named(d, "heel_raise")) {
		t.Errorf("the session is %v", got)
	}
	notNow(t, d, towelPull.Name, d.Word("why_not.off_paper"))
}

// More than a session may have says that it is a matter of room.
func TestWhatASessionHasNoRoomFor(t *testing.T) {
	d := inTherapy(t)
	p := d.Saved().Profile
	for _, id := range []string{"march_stand", "heel_raise", "sit_stand", "tandem", "fig4", "bridge", "clamshell"} {
		p.Routine = p.Routine.With(coach.Pick{Exercise: id})
	}
	p.Routine.Ordered = true
	d.Store.Receive(p)
	d.Restart()
	d.Pick("today.more.routine")
	notNow(t, d, named(d, "clamshell"), d.Word("why_not.full", content.Args{"Most": 6}))
}

// Ten lines have ten keys, the last of them 0.
func TestTheTenthLineOfMyExercises(t *testing.T) {
	d := myExercises(t)
	do(d, "march_stand", "exclude")
	add(d, "bridge", "clamshell")
	says(t, d, "0  "+d.Word("myroutine.choice.paper"))
	d.Key("0")
	shows(t, d, "myroutine.paper.none")
}

// What was put together stands after the program was closed and opened again.
func TestTheOwnRoutineIsThereAfterARestart(t *testing.T) {
	d := myExercises(t)
	do(d, "march_stand", "swap")
	d.Pick("exercise.bridge.name")
	d.Key("1")
	d.Pick("myroutine.one.down")
	was := mine(d)
	if !d.Leave() {
		t.Fatal("it does not leave")
	}
	d.Restart()
	d.Pick("today.more.routine")
	if got := mine(d); !slices.Equal(got, was) || !d.Offers("myroutine.choice.plan") {
		t.Fatalf("it was %v; now the screen says\n%s", was, d.Said())
	}
	d.Keys("esc", "esc")
	d.BeginSession()
	says(t, d, was[0])
	if got := sessionNames(d); !slices.Equal(got, was) {
		t.Errorf("the session is %v, the list was %v", got, was)
	}
}

// An exercise that a newer version has lost keeps the name that it had, where it was
// done and where it was chosen.
func TestAnExerciseThatTheLibraryHasLostKeepsItsName(t *testing.T) {
	d := myExercises(t)
	name := named(d, "march_stand")
	d.Key("1")
	d.Pick("myroutine.one.down")
	d.Keys("esc", "esc")
	d.BeginSession()
	d.Finish()
	d.EndSession(2)
	forget(d, "march_stand")
	d.Restart()
	d.Pick("today.more.routine")
	notNow(t, d, name, d.Word("why_not.lost"))
	d.Pick("exercise.march_stand.name")
	shows(t, d, "myroutine.one.ask", content.Args{"Name": name})
	d.Pick("myroutine.one.swap")
	shows(t, d, "myroutine.swap_ask", content.Args{"Name": name})
	d.Keys("esc", "esc")
	d.Pick("today.more.history")
	d.Key("1")
	says(t, d, name+": "+d.Word("feel.fine"))
}

// forget is another version of the program, in which an exercise has no entry in the
// library: everything on file has an id that it does not know.
func forget(d *modeltest.Driver, id string) {
	s := d.Saved()
	p := s.Profile
	for i := range p.Routine.Exercises {
		if p.Routine.Exercises[i].Exercise == id {
			p.Routine.Exercises[i].Exercise = "lost_" + id
		}
	}
	session := s.Sessions[0]
	for i := range session.Planned {
		if session.Planned[i].Exercise == id {
			session.Planned[i].Exercise, session.Done[i].Exercise = "lost_"+id, "lost_"+id
		}
	}
	d.Store.Receive(p, session)
}
