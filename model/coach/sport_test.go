package coach_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// sportsOn lists what is fine on a day since the treatment.
func sportsOn(p coach.Profile, day int) []string {
	var ids []string
	for _, on := range readyFor(p, day).Sports(lib, treated.Add(day)) {
		if on.Why.ID == "" {
			ids = append(ids, on.ID)
		}
	}
	return ids
}

// readyFor is a state in which the body held no phase back.
func readyFor(p coach.Profile, day int) coach.State {
	s := state(p)
	for d := 1; d <= day; d++ {
		s = s.With(checkIn(at(d, "08:00"), "news", "nothing", "back_now", "2", "leg_now", "0"))
	}
	return s
}

// By subtype and day, at the boundaries: the pool after an injection, the water and the
// rest after an operation, running after twelve weeks (clinical section I).
func TestSportsByTreatmentAndDay(t *testing.T) {
	water := []string{"water_walk", "swim_back"}
	for _, tt := range []struct {
		kind, subtype string
		day           int
		has, hasNot   []string
	}{
		{"physical_therapy", "", 14, nil, append([]string{"bike", "run", "other"}, water...)},
		{"injection", "epidural", 1, nil, water},
		{"injection", "epidural", 3, nil, water},
		{"injection", "epidural", 4, water, []string{"swim_breast", "yoga", "run"}},
		{"injection", "rfa", 4, nil, water},
		{"injection", "rfa", 5, water, nil},
		{"procedure", "microdiscectomy", 42, nil, append([]string{"bike", "yoga", "pilates", "swim_breast", "run"}, water...)},
		{"procedure", "fusion", 60, nil, append([]string{"run", "swim_breast"}, water...)}, // no soaking until P4
		{"procedure", "kyphoplasty", 42, nil, append([]string{"yoga", "run"}, water...)},
		{"procedure", "kyphoplasty", 200, nil, []string{"run"}}, // a vertebra that broke means thin bones
	} {
		got := sportsOn(patient(tt.kind, tt.subtype), tt.day)
		for _, id := range tt.has {
			if !slices.Contains(got, id) {
				t.Errorf("%s %s day %d: %s is not fine, only %v", tt.kind, tt.subtype, tt.day, id, got)
			}
		}
		for _, id := range tt.hasNot {
			if slices.Contains(got, id) {
				t.Errorf("%s %s day %d: %s is fine", tt.kind, tt.subtype, tt.day, id)
			}
		}
	}
}

// far is a patient whose clinic lets the last phase begin: what is left are the codes.
func far(kind, subtype string, answers ...string) coach.State {
	p := patient(kind, subtype)
	for i := 0; i < len(answers); i += 2 {
		p.Answers[answers[i]] = []string{answers[i+1]}
	}
	return state(p).With(allowsAll())
}

// allowsAll is a paper that lets the last phase begin.
func allowsAll(limits ...coach.Limit) coach.Prescription {
	all := paper(1)
	all.Allows, all.Limits = []coach.Allow{{Span: upTo(500), Bounds: coach.Bounds{Phase: "P4"}}}, limits
	return all
}

func TestSportsByCode(t *testing.T) {
	for _, tt := range []struct {
		question, answer, sport, code string
	}{
		{"worse_with", "exts", "swim_breast", "EXTS"}, {"worse_with", "flexs", "bike", "FLEXS"},
		{"facts", "bone_fragile", "run", "OSTEO"}, {"conditions", "falls", "run", "FALLS"},
	} {
		free, _ := far("physical_therapy", "").SportOn(lib, treated.Add(100), tt.sport)
		if free.Why.ID != "" {
			t.Fatalf("%s without a code waits for %v", tt.sport, free.Why)
		}
		on, _ := far("physical_therapy", "", tt.question, tt.answer).SportOn(lib, treated.Add(100), tt.sport)
		if on.Why.ID != "condition" || on.Why.Args["Code"] != tt.code || on.From != "" {
			t.Errorf("%s with %s: %v from %q", tt.sport, tt.code, on.Why, on.From)
		}
	}
	for _, tt := range []struct {
		question, answer string
		skips            bool
	}{{"facts", "bone_fragile", true}, {"worse_with", "flexs", true}, {"worse_with", "exts", false}} {
		on, _ := far("physical_therapy", "", tt.question, tt.answer).SportOn(lib, treated.Add(100), "yoga")
		if on.Why.ID != "" || on.Skips != tt.skips {
			t.Errorf("yoga with %s: %v, leaves out deep bends %v", tt.answer, on.Why, on.Skips)
		}
	}
	on, _ := far("procedure", "microdiscectomy").SportOn(lib, treated.Add(30), "yoga")
	if !on.Skips || !on.Asks {
		t.Errorf("yoga 30 days after a disc operation: %+v", on)
	}
}

// The earliest day follows from the dates alone, at their boundaries.
func TestTheEarliestDayOfASport(t *testing.T) {
	for _, tt := range []struct {
		kind, subtype, sport string
		day, from            int // from 0: no date
	}{
		{"injection", "epidural", "water_walk", 1, 4}, {"injection", "rfa", "water_walk", 1, 5}, {"injection", "epidural", "yoga", 1, 15},
		{"procedure", "microdiscectomy", "water_walk", 10, 43}, {"procedure", "microdiscectomy", "run", 10, 85}, {"procedure", "fusion", "water_walk", 10, 91},
		{"procedure", "fusion", "run", 10, 91}, {"injection", "epidural", "run", 10, 84}, {"procedure", "kyphoplasty", "run", 10, 0},
		{"procedure", "fusion", "swim_breast", 10, 91}, {"physical_therapy", "", "bike", 3, 15},
	} {
		on, _ := state(patient(tt.kind, tt.subtype)).SportOn(lib, treated.Add(tt.day), tt.sport)
		want := coach.Day("")
		if tt.from > 0 {
			want = treated.Add(tt.from)
		}
		if on.From != want || on.Why.ID == "" {
			t.Errorf("%s %s, %s on day %d: %v, from %q, want %q", tt.kind, tt.subtype, tt.sport, tt.day, on.Why, on.From, want)
		}
	}
}

// The weeks of a code count as dates do; a question that was not asked has none.
func TestTheEarliestDayByCode(t *testing.T) {
	needs := content.Rung{From: "P0", Moves: []string{"neutral"}, Not: []string{"FUS12"}}
	why, from := state(patient("procedure", "fusion")).Waits(lib, treated.Add(10), needs)
	if why.ID != "condition" || from != treated.Add(84) {
		t.Errorf("%v from %q", why, from)
	}
	unasked := patient("physical_therapy", "")
	unasked.Done = []string{"setup", "first_check"}
	on, _ := state(unasked).SportOn(lib, treated.Add(90), "bike")
	if on.Why.ID != "unasked" || on.From != "" {
		t.Errorf("%v from %q", on.Why, on.From)
	}
	if yoga, _ := state(unasked).SportOn(lib, treated.Add(90), "yoga"); !yoga.Skips {
		t.Error("nobody asked how the patient moves, and yoga may bend deeply")
	}
}

// On no day before the earliest one is a sport fine, whoever the patient is.
func TestNoSportBeforeItsEarliestDay(t *testing.T) {
	kinds := [][2]string{{"physical_therapy", ""}, {"medication", ""}, {"injection", "epidural"}, {"injection", "rfa"}, {"procedure", "microdiscectomy"}, {"procedure", "fusion"}, {"procedure", "kyphoplasty"}}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		day := rapid.IntRange(0, 120).Draw(t, "day")
		s := state(patient(kind[0], kind[1]))
		for _, on := range s.Sports(lib, treated.Add(day)) {
			if on.From == "" {
				continue
			}
			if on.Why.ID == "" || on.From <= treated.Add(day) {
				t.Fatalf("%v day %d: %s waits for %v until %s", kind, day, on.ID, on.Why, on.From)
			}
			before := on.From.Since(treated) - 1
			if again, _ := s.SportOn(lib, treated.Add(before), on.ID); again.Why.ID == "" {
				t.Fatalf("%v: %s is fine on day %d, before %s", kind, on.ID, before, on.From)
			}
		}
	})
}

func sported(day int, feel, other string) coach.Entry {
	return coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntrySport, Of: "bike", Minutes: 20, Feel: feel, Else: other}
}

// One that hurt asks for a full check until it is said that nothing came with it; one that
// was taken back asks for nothing.
func TestASportThatHurtAsks(t *testing.T) {
	for _, tt := range []struct {
		feel, other string
		of          string
		want        bool
	}{
		{"hurt", "not_sure", "bike", true}, {"hurt", "something", "bike", true}, {"hurt", "", "bike", true}, {"hurt", "nothing", "bike", false},
		{"hard", "", "bike", false}, {"easy", "", "bike", false}, {"hurt", "something", "", false},
	} {
		e := sported(20, tt.feel, tt.other)
		e.Of = tt.of
		s := state(patient("physical_therapy", ""), checked(at(19, "20:00"), "full"), e)
		wantDue(t, s, at(20, "11:00"), "T12", tt.want)
	}
}

// More pain never gives more (S5): a sport that hurt is no reason to walk further.
func TestASportThatHurtNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := state(patient("physical_therapy", ""), checked(at(22, "11:00"), "full"))
		for d := 1; d <= 22; d++ {
			pain := fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "pain"))
			s = s.With(checkIn(at(d, "08:00"), "news", "nothing", "back_now", pain, "leg_now", "0"))
			s = s.With(coach.Entry{Stamp: stamp(at(d, "09:00")), What: coach.EntryWalk, Minutes: rapid.IntRange(0, 30).Draw(t, "minutes")})
		}
		day := rapid.IntRange(10, 22).Draw(t, "hurt")
		now := at(22, "12:00")
		easy := s.With(sported(day, "easy", "")).WalkTarget(lib, now)
		hurt := s.With(sported(day, "hurt", "nothing")).WalkTarget(lib, now)
		if easy.Minutes == 0 {
			t.Fatalf("there is no walk to compare with: %+v", easy)
		}
		if hurt.Minutes > easy.Minutes {
			t.Fatalf("%d minutes after a sport that hurt, %d without", hurt.Minutes, easy.Minutes)
		}
		if day == 22 && hurt.Minutes > 1 && hurt.Minutes >= easy.Minutes {
			t.Fatalf("%d minutes on the day itself, %d without", hurt.Minutes, easy.Minutes)
		}
	})
}

// After a sport that hurt walking does not grow for a week, and is half on the day itself,
// as after a walk that hurt.
func TestASportThatHurtHoldsTheWalk(t *testing.T) {
	s := state(patient("physical_therapy", ""), checked(at(22, "11:00"), "full"))
	for d := 1; d <= 22; d++ {
		s = s.With(checkIn(at(d, "08:00"), "news", "nothing", "back_now", "2", "leg_now", "0"))
		if d < 22 {
			s = s.With(coach.Entry{Stamp: stamp(at(d, "09:00")), What: coach.EntryWalk, Minutes: 15})
		}
	}
	calm := s.With(sported(20, "hard", "")).WalkTarget(lib, at(22, "12:00"))
	for day, rule := range map[int]string{16: "walk_held", 21: "walk_held", 22: "walk_half", 15: ""} {
		hurt := s.With(sported(day, "hurt", "nothing")).WalkTarget(lib, at(22, "12:00"))
		held := slices.ContainsFunc(hurt.Reasons, func(r coach.Reason) bool { return r.ID == rule })
		if held != (rule != "") || (hurt.Minutes < calm.Minutes) != (rule != "") {
			t.Errorf("hurt on day %d: %d minutes for %v, calm %d", day, hurt.Minutes, hurt.Reasons, calm.Minutes)
		}
	}
}

// A clinic that forbids a movement, or writes about bathing, is heard.
func TestTheClinicLimitsSports(t *testing.T) {
	for _, tt := range []struct {
		limit coach.Limit
		sport string
		want  string
	}{
		{coach.Limit{Moves: []string{"rotation"}}, "yoga", "limit"}, {coach.Limit{Moves: []string{"rotation"}}, "bike", ""},
		{coach.Limit{Bounds: coach.Bounds{Bathe: "no bath"}}, "swim_back", "pool"}, {coach.Limit{Bounds: coach.Bounds{Bathe: "no bath"}}, "bike", ""},
	} {
		on, _ := state(patient("physical_therapy", ""), allowsAll(tt.limit)).SportOn(lib, treated.Add(100), tt.sport)
		if on.Why.ID != tt.want || on.From != "" {
			t.Errorf("%+v: %s %v from %q, want %q", tt.limit, tt.sport, on.Why, on.From, tt.want)
		}
	}
}

// What the how-to pages show agrees with what the rungs of the ladder allow: no technique
// of lifting before it.
func TestLiftingWaitsForItsDay(t *testing.T) {
	needs := func(id string) content.Rung {
		for _, h := range lib.Lifestyle().HowTo {
			if h.ID == id {
				return *h.Needs
			}
		}
		panic(id)
	}
	for _, tt := range []struct {
		kind, subtype, id string
		day               int
		shows             bool
	}{
		{"injection", "epidural", "lift_hinge", 3, false}, {"injection", "epidural", "lift_hinge", 4, true},
		{"injection", "epidural", "lift_floor", 4, true}, {"physical_therapy", "", "lift_floor", 14, false},
		{"procedure", "microdiscectomy", "lift_hinge", 42, false}, {"procedure", "microdiscectomy", "lift_floor", 42, false},
		{"procedure", "fusion", "lift_hinge", 83, false}, {"procedure", "kyphoplasty", "lift_hinge", 83, false}, {"procedure", "kyphoplasty", "lift_floor", 300, false},
		{"procedure", "microdiscectomy", "sleep_front", 14, false},
	} {
		why, from := state(patient(tt.kind, tt.subtype)).Waits(lib, treated.Add(tt.day), needs(tt.id))
		if (why.ID == "") != tt.shows || tt.shows && from != "" {
			t.Errorf("%s %s day %d, %s: %v from %q", tt.kind, tt.subtype, tt.day, tt.id, why, from)
		}
	}
}

// Nothing that could be begun is left on a day on which the plan rests or that is a bad
// one, on a quiet day, while a warning is open or a check is due, and with a new
// medicine that makes sleepy (S5; clinical sections D, N6, N8).
func TestSportsRestWhereTheDayDoes(t *testing.T) {
	day := 22
	calm := readyFor(patient("physical_therapy", ""), day-1).With(checked(at(day, "08:30"), "full"))
	morning := func(answers ...string) coach.State {
		return calm.With(checkIn(at(day, "08:00"), append([]string{"news", "nothing", "leg_now", "0"}, answers...)...))
	}
	sleepy := morning("back_now", "2")
	sleepy.Profile = sleepy.Profile.WithMedicines([]coach.Medicine{{Name: "new", Sleepy: "not_sure", Since: treated.Add(day - 1)}})
	for _, tt := range []struct {
		name string
		s    coach.State
		want string
	}{
		{"calm", morning("back_now", "2"), ""},
		{"pain of 6", morning("back_now", "6"), "sport_pause"},
		{"pain of 7", morning("back_now", "7"), "sport_pause"},
		{"worse after the session", morning("back_now", "2", "after_session", "worse"), "sport_pause"},
		{"a new medicine", sleepy, "sport_sedating"},
	} {
		for _, on := range tt.s.SportsNow(lib, at(day, "12:00")) {
			if by, _ := tt.s.SportOn(lib, treated.Add(day), on.ID); by.Why.ID != "" {
				continue // the date is against it already
			}
			if on.Why.ID != tt.want {
				t.Errorf("%s: %s waits for %q, want %q", tt.name, on.ID, on.Why.ID, tt.want)
			}
		}
	}
}

// Whatever the morning told: where the plan is to rest no sport may be begun.
func TestNoSportWhereThePlanRests(t *testing.T) {
	rested := false
	rapid.Check(t, func(t *rapid.T) {
		s := readyFor(patient("physical_therapy", ""), 29).With(checkIn(at(30, "08:00"), "news", "nothing",
			"back_now", fmt.Sprint(rapid.IntRange(0, 10).Draw(t, "back")), "leg_now", fmt.Sprint(rapid.IntRange(0, 10).Draw(t, "leg")),
			"after_session", rapid.SampledFrom([]string{"settled", "lingering", "worse"}).Draw(t, "after")))
		if rapid.Bool().Draw(t, "checked") {
			s = s.With(checked(at(30, "09:00"), "full"))
		}
		now := at(30, "12:00")
		plan := s.Decide(lib, now)
		if plan.Decision != coach.DecideRest && !s.Bad(treated.Add(30), plan) {
			return
		}
		rested = true
		for _, on := range s.SportsNow(lib, now) {
			if on.Why.ID == "" {
				t.Fatalf("%s may be begun on a day of %s (%v)", on.ID, plan.Decision, plan.Reasons)
			}
		}
	})
	if !rested {
		t.Error("no day rested")
	}
}
