package coach_test

import (
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// Who says what matters gets more of what is close to it than who does not.
func TestWhatIsWantedComesMoreOften(t *testing.T) {
	wanted, steady := live(t, lives()["wishes"].life, 1), live(t, lives()["steady"].life, 1)
	if a, b := wanted.close("stairs", "bend"), steady.close("stairs", "bend"); a < b+0.15 {
		t.Errorf("%.2f of the exercises are close to it, without the wish %.2f", a, b)
	}
}

// Whatever is wanted changes which of the exercises of a part comes, and nothing else:
// as many of the same parts, none that a limit bars, at no more than its own dose; and
// each that is said to be for a wish is. No answer, or none of them, changes nothing.
func TestWishesChooseAmongEquals(t *testing.T) {
	named := 0
	rapid.Check(t, func(t *rapid.T) {
		s, paper, now := anyMonth(t), coach.Prescription{Stamp: stamp(at(decided-1, "07:00")), Clinic: "Dr. Lee", Written: treated.Add(decided - 1)}, at(decided, "10:00")
		for range rapid.IntRange(0, 2).Draw(t, "hindrances") {
			rapid.SampledFrom(hindrances()).Draw(t, "hindrance").add(&s, &paper)
		}
		s = s.With(paper)
		wishing := func(wishes ...string) coach.State {
			s := s
			s.Profile.Answers = answersOf(s.Profile.Answers)
			s.Profile.Answers["wishes"] = wishes
			return s
		}
		before := s.Decide(lib, now)
		if none := wishing("none").Decide(lib, now); !reflect.DeepEqual(none, before) {
			t.Fatalf("none of them: %+v, without an answer %+v", none, before)
		}
		var ids []string
		for _, w := range lib.Wishes() {
			ids = append(ids, w.ID)
		}
		wishes := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID).Draw(t, "wishes")
		after := wishing(wishes...).Decide(lib, now)
		same := slices.Equal(roles(after), roles(before)) || before.Decision == coach.DecideEasier && len(after.Routine) == len(before.Routine) // what an easier day leaves out is the first on the way to the floor
		if after.Decision != before.Decision || !same || len(after.For) != len(after.Routine) {
			t.Fatalf("%s of %v for %v, without a wish %s of %v", after.Decision, roles(after), after.For, before.Decision, roles(before))
		}
		offers := s.Offers(lib, treated.Add(decided))
		for i, p := range after.Routine {
			o := offers[slices.IndexFunc(offers, func(o coach.Offer) bool { return o.Exercise.ID == p.Exercise })]
			if why := broken(s, treated.Add(decided), p); why != "" || !o.Fits() || effort(p) > effort(o.Planned) || p.Level > o.Planned.Level {
				t.Fatalf("%+v %s, offered is %+v", p, why, o)
			}
			if id := after.For[i].ID; id != "" {
				named++
				w := lib.Wishes()[slices.IndexFunc(lib.Wishes(), func(w content.Wish) bool { return "wish_"+w.ID == id })]
				if !slices.Contains(w.Exercises, p.Exercise) || !slices.Contains(wishes, w.ID) {
					t.Fatalf("%s is said to be for %s, wanted is %v", p.Exercise, w.ID, wishes)
				}
			}
		}
	})
	if named == 0 {
		t.Error("nothing was ever chosen for a wish")
	}
}

// roles are the parts of a plan, sorted: posture may stand in for mobility and hips.
func roles(p coach.Plan) []string {
	var all []string
	for _, planned := range p.Routine {
		e, _ := lib.Exercise(planned.Exercise)
		all = append(all, e.Role)
	}
	slices.Sort(all)
	return all
}

// What the patient put together and what the clinic prescribed is not chosen for a wish.
func TestNoWishForWhatOthersChose(t *testing.T) {
	p := wanting(patient("physical_therapy", ""), "bed", "bend", "floor")
	own := p
	own.Routine = coach.OwnRoutine{Exercises: []coach.Pick{{Exercise: "knee_roll"}}}
	for name, s := range map[string]coach.State{
		"own":    state(own, toldOn(20, 2, "settled"), checked(at(20, "08:10"), "full")),
		"clinic": state(p, toldOn(20, 2, "settled"), checked(at(20, "08:10"), "full"), atLevel(1, 1)),
	} {
		plan := s.Decide(lib, at(20, "10:00"))
		if len(plan.Routine) == 0 || slices.ContainsFunc(plan.For, func(r coach.Reason) bool { return r.ID != "" }) {
			t.Errorf("%s: %+v for %v", name, plan.Routine, plan.For)
		}
	}
}

// legToldOn is a morning with leg pain as far down as a place; none for "".
func legToldOn(day, pain int, place string) coach.CheckIn {
	if place == "" {
		return toldOn(day, 2, "settled", "leg_now", "0")
	}
	return toldOn(day, 2, "settled", "leg_now", strconv.Itoa(pain), "leg_side", "left", "leg_lowest", place)
}

// doneOn are sessions with exercises on some days.
func doneOn(ids []string, days ...int) []coach.Record {
	var all []coach.Record
	for _, day := range days {
		s := coach.Session{Stamp: stamp(at(day, "09:00")), State: coach.SessionDone, StartPain: 2}
		for _, id := range ids {
			s.Planned = append(s.Planned, coach.Planned{Exercise: id, Level: 1})
			s.Done = append(s.Done, coach.Outcome{Exercise: id, Level: 1, Feel: "fine", Seconds: 60})
		}
		all = append(all, s)
	}
	return all
}

// Pain that drew back towards the spine after one direction, twice and never the other
// way, makes the plan prefer that direction and say so; where it went further down it
// stays out that day, with all that moves the same way.
func TestTheDirectionAfterWhichThePainDrawsBack(t *testing.T) {
	legs := func(places ...string) []coach.Record { // on days 30 to 35
		var all []coach.Record
		for i, place := range places {
			all = append(all, legToldOn(30+i, 3, place))
		}
		return all
	}
	ext, both := []string{"prone_elbows", "heel_slide"}, []string{"prone_elbows", "knee_chest_1"}
	for name, tt := range map[string]struct {
		records   []coach.Record
		preferred bool
		out       bool
	}{
		"twice":                    {append(legs("calf", "thigh", "thigh", "thigh", "buttock", "buttock"), doneOn(ext, 30, 33)...), true, false},
		"gone the second time":     {append(legs("calf", "thigh", "thigh", "thigh", "", ""), doneOn(ext, 30, 33)...), true, false},
		"once":                     {append(legs("calf", "thigh", "thigh", "thigh", "thigh", "thigh"), doneOn(ext, 30, 33)...), false, false},
		"no change":                {append(legs("calf", "calf", "calf", "calf", "calf", "calf"), doneOn(ext, 30, 33)...), false, false},
		"both ways in one session": {append(legs("calf", "thigh", "thigh", "thigh", "buttock", "buttock"), doneOn(both, 30, 33)...), false, false},
		"no direction":             {append(legs("calf", "thigh", "thigh", "thigh", "buttock", "buttock"), doneOn([]string{"heel_slide"}, 30, 33)...), false, false},
		"no leg pain at all":       {append(legs("", "", "", "", "", ""), doneOn(ext, 30, 33)...), false, false},
		"by a clock that was set":  {append(setClock(legs("calf", "thigh", "thigh", "thigh", "buttock", "buttock")), doneOn(ext, 30, 33)...), false, false},
		"once further down":        {append(legs("calf", "thigh", "thigh", "buttock", "buttock", "thigh"), doneOn(ext, 30, 32, 34)...), false, true},
		"further down days ago":    {append(legs("calf", "thigh", "calf", "thigh", "thigh", "buttock"), doneOn(ext, 30, 31, 32, 34)...), false, false},
		"stronger, if less far":    {append([]coach.Record{legToldOn(30, 2, "calf"), legToldOn(31, 3, "thigh"), legToldOn(33, 2, "thigh"), legToldOn(34, 4, "buttock"), legToldOn(35, 2, "buttock")}, doneOn(ext, 30, 33)...), false, false},
		"told two days later":      {append([]coach.Record{legToldOn(29, 3, "calf"), legToldOn(31, 3, "thigh"), legToldOn(33, 3, "thigh"), legToldOn(35, 3, "buttock")}, doneOn(ext, 29, 33)...), true, false},
		"told three days later":    {append([]coach.Record{legToldOn(28, 3, "calf"), legToldOn(31, 3, "thigh"), legToldOn(32, 3, "thigh"), legToldOn(35, 3, "buttock")}, doneOn(ext, 28, 32)...), false, false},
	} {
		s := state(usually(patient("physical_therapy", ""), 2), tt.records...)
		s.Profile.Treatments[0].Date = string(treated.Add(decided - 7*8)) // the week in which mobility changes
		s = s.With(checked(at(decided, "08:10"), "full"))
		plan := s.Decide(lib, at(decided, "10:00"))
		preferred := slices.ContainsFunc(plan.For, func(r coach.Reason) bool { return r.ID == "drew_back" })
		if preferred != tt.preferred {
			t.Errorf("%s: %+v for %v", name, plan.Routine, plan.For)
		}
		for i, p := range plan.Routine {
			if e, _ := lib.Exercise(p.Exercise); plan.For[i].ID == "drew_back" && !slices.Contains(e.Moves, "extension") {
				t.Errorf("%s: %s is said to be that direction", name, p.Exercise)
			}
		}
		for _, o := range s.Offers(lib, treated.Add(decided)) {
			if slices.Contains(o.Exercise.Moves, "extension") && o.Why.ID != "phase" && (o.Why.ID == "spread") != tt.out {
				t.Errorf("%s: %s is out: %q", name, o.Exercise.ID, o.Why.ID)
			}
		}
	}
}

// S5: an answer of the last morning that says more of the leg makes no direction
// preferred, and brings no exercise back that was out.
func TestMoreLegPainPrefersNoDirection(t *testing.T) {
	places := []string{"", "buttock", "thigh", "knee", "calf", "foot"}
	preferred := 0
	rapid.Check(t, func(t *rapid.T) {
		s := state(usually(patient("physical_therapy", ""), 2))
		s.Profile.Treatments[0].Date = string(treated.Add(decided - 7*rapid.IntRange(3, 13).Draw(t, "weeks")))
		at35, pain := 0, 0
		for day := decided - 8; day <= decided; day++ {
			at35, pain = rapid.IntRange(0, 5).Draw(t, "place"), rapid.IntRange(1, 5).Draw(t, "pain")
			s = s.With(legToldOn(day, pain, places[at35])).With(checked(at(day, "08:10"), "full"))
			if day < decided {
				id := rapid.SampledFrom([]string{"prone_elbows", "knee_chest_1", "knee_roll", "heel_slide"}).Draw(t, "exercise")
				s = s.With(doneOn([]string{id}, day)[0])
			}
		}
		last := s.CheckIns[len(s.CheckIns)-1]
		worse := legToldOn(decided, rapid.IntRange(pain, 6).Draw(t, "more pain"), places[rapid.IntRange(at35, 5).Draw(t, "further")])
		if at35 == 0 && worse.Answers.First("leg_now") == "0" {
			return
		}
		worse.Stamp = last.Stamp
		before, after := s.Offers(lib, treated.Add(decided)), s.With(worse).Offers(lib, treated.Add(decided))
		for i, o := range after {
			if o.Fits() && !before[i].Fits() {
				t.Fatalf("%s is in, was out for %s", o.Exercise.ID, before[i].Why.ID)
			}
		}
		now := at(decided, "10:00")
		was, is := s.Decide(lib, now), s.With(worse).Decide(lib, now)
		drew := func(p coach.Plan) []string {
			var ids []string
			for i, r := range p.For {
				if r.ID == "drew_back" {
					ids = append(ids, p.Routine[i].Exercise)
				}
			}
			return ids
		}
		if len(drew(was)) > 0 {
			preferred++
		}
		stay := !slices.ContainsFunc(was.Routine, func(p coach.Planned) bool { // else another one's turn comes, which may have drawn back before
			return !slices.ContainsFunc(after, func(o coach.Offer) bool { return o.Planned.Exercise == p.Exercise && o.Fits() })
		})
		if stay && len(drew(is)) > 0 && len(drew(was)) == 0 && len(was.Routine) > 0 {
			t.Fatalf("%v is preferred with more pain", drew(is))
		}
	})
	if preferred == 0 {
		t.Error("no direction was ever preferred: the test tells nothing")
	}
}
