package coach_test

import (
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// wants is what the patient chose for the day, some minutes after the check-in.
func wants(minutes int, choice string) coach.Entry {
	return coach.Entry{Stamp: stamp(at(20, "08:30").Add(time.Duration(minutes) * time.Minute)), What: coach.EntryChoice, Of: choice}
}

// A day can be had gentler in every way, and never fuller than it is planned.
func TestADayAsThePatientWantsIt(t *testing.T) {
	morning := toldOn(20, 3, "settled")
	full := ready(morning).Decide(lib, now)
	for choice, tt := range map[string]struct {
		decision coach.Decision
		n        int
	}{
		coach.ChoosePlan:    {coach.DecideGo, len(full.Routine)},
		coach.ChooseBefore:  {coach.DecideGo, len(full.Routine)},
		coach.ChooseGentler: {coach.DecideEasier, len(full.Routine) - 1},
		coach.ChooseEase:    {coach.DecideEasier, 2},
		coach.ChooseWalk:    {coach.DecideRest, 0},
		coach.ChooseRest:    {coach.DecideRest, 0},
	} {
		plan := ready(morning, wants(1, choice)).Decide(lib, now)
		if plan.Decision != tt.decision || len(plan.Routine) != tt.n || len(plan.Grades) != tt.n {
			t.Errorf("%s: %s with %d exercises, want %s with %d", choice, plan.Decision, len(plan.Routine), tt.decision, tt.n)
		}
		if choice == coach.ChooseEase {
			for _, p := range plan.Routine {
				if e, _ := lib.Exercise(p.Exercise); e.Role != "ease" {
					t.Errorf("%s does not ease", p.Exercise)
				}
			}
		}
		if slices.ContainsFunc(plan.Grades, func(r coach.Reason) bool { return r.ID == "" }) {
			t.Errorf("%s: an exercise is at its dose for no reason", choice)
		}
		for _, p := range plan.Routine {
			i := slices.IndexFunc(full.Routine, func(f coach.Planned) bool { return f.Exercise == p.Exercise })
			if i >= 0 && effort(p) > effort(full.Routine[i]) {
				t.Errorf("%s: %+v is more than planned", choice, p)
			}
		}
	}
}

// Who wants only what eases gets no more of it than the plan has, in number and in
// dose, also where a sorer morning has lowered what the clinic or the patient chose.
func TestOnlyWhatEasesIsNoMoreThanThePlan(t *testing.T) {
	paper := func(ids ...string) coach.Prescription {
		p := coach.Prescription{Stamp: stamp(at(19, "07:00")), Clinic: "Dr. Lee", Written: treated.Add(19)}
		for _, id := range ids {
			p.Exercises = append(p.Exercises, coach.Prescribed{Span: upTo(60), Exercise: id, Level: 3})
		}
		return p
	}
	for _, ids := range [][]string{{"pmr"}, {"rest_90"}, {"breath_46"}, {"ankle_pump"}, {"knee_chest_1"}, {"bridge", "pmr"}, {"bridge", "clamshell", "rest_90"}} {
		for _, morning := range []string{"settled", "lingering", "worse"} {
			s := ready(paper(ids...), toldOn(20, 3, morning))
			plan, ease := s.Decide(lib, now), s.With(wants(1, coach.ChooseEase)).Decide(lib, now)
			if len(ease.Routine) == 0 || len(ease.Routine) > len(plan.Routine) || len(ease.Grades) != len(ease.Routine) {
				t.Errorf("%v after a %s morning: %d that ease instead of %d", ids, morning, len(ease.Routine), len(plan.Routine))
			}
			for _, p := range ease.Routine {
				i := slices.IndexFunc(plan.Routine, func(own coach.Planned) bool { return own.Exercise == p.Exercise })
				if i >= 0 && !reflect.DeepEqual(p, plan.Routine[i]) {
					t.Errorf("%v after a %s morning: %+v instead of %+v", ids, morning, p, plan.Routine[i])
				}
			}
			for _, own := range plan.Routine {
				e, _ := lib.Exercise(own.Exercise)
				if e.Role == "ease" && !slices.ContainsFunc(ease.Routine, func(p coach.Planned) bool { return p.Exercise == own.Exercise }) {
					t.Errorf("%v after a %s morning: another one eases instead of %s", ids, morning, own.Exercise)
				}
			}
		}
	}
}

// The last word counts, and going back up is going back to the plan: what speaks
// against a session is not chosen away.
func TestGoingBackUp(t *testing.T) {
	s := ready(toldOn(20, 3, "settled"), wants(1, coach.ChooseRest), wants(2, coach.ChoosePlan))
	if plan := s.Decide(lib, now); plan.Decision != coach.DecideGo {
		t.Errorf("%s after going back to the plan", plan.Decision)
	}
	for name, s := range map[string]coach.State{
		"too much pain":   ready(toldOn(20, 7, ""), wants(1, coach.ChoosePlan)),
		"two that hurt":   ready(toldOn(20, 3, ""), coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 2}, wants(1, coach.ChoosePlan)),
		"a worse morning": ready(toldOn(20, 3, "worse"), wants(1, coach.ChoosePlan)),
	} {
		if plan := s.Decide(lib, now); plan.Decision == coach.DecideGo {
			t.Errorf("%s: chosen away", name)
		}
	}
	if plan := ready(toldOn(20, 3, ""), wants(-24*60, coach.ChooseRest)).Decide(lib, now); plan.Decision != coach.DecideGo {
		t.Error("yesterday's choice holds today")
	}
}

// The ways that are offered are those that change something.
func TestTheWaysToHaveADay(t *testing.T) {
	day := treated.Add(20)
	for name, tt := range map[string]struct {
		s    coach.State
		want []string
	}{
		"a usual day":            {ready(toldOn(20, 3, "settled")), []string{"gentler", "ease", "walk", "rest"}},
		"a gentler one":          {ready(toldOn(20, 3, "settled"), wants(1, "gentler")), []string{"plan", "ease", "walk", "rest"}},
		"a rest that was wanted": {ready(toldOn(20, 3, "settled"), wants(1, "rest")), []string{"plan", "gentler", "ease", "walk"}},
		"a walk that was wanted": {ready(toldOn(20, 3, "worse"), wants(1, "walk")), []string{"plan", "gentler", "ease", "rest"}},
		"too much pain":          {ready(toldOn(20, 7, "")), nil},
		"too much pain, chosen":  {ready(toldOn(20, 7, ""), wants(1, "walk")), nil},
		"two that hurt, chosen":  {ready(toldOn(20, 3, ""), coach.Session{Stamp: stamp(at(20, "07:00")), Reds: 2}, wants(1, "rest")), nil},
		"locked, chosen":         {ready(toldOn(20, 3, ""), wants(1, "gentler"), reached(at(20, "08:40"), content.Emergency, "chest_pain")), nil},
		"a check first, chosen":  {state(usually(patient("physical_therapy", ""), 3), toldOn(20, 3, ""), wants(1, "rest")), nil},
	} {
		if got := tt.s.Choices(tt.s.Decide(lib, now), day); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// onTheDayOfARise is a steady patient up to the morning of the first day with such a
// plan, and the plan.
func onTheDayOfARise(t *testing.T, is func(coach.Plan) bool) (coach.State, coach.Plan, int) {
	t.Helper()
	d := live(t, lives()["steady"].life, 1)
	n := slices.IndexFunc(d.days, func(x livedDay) bool { return is(x.plan) })
	if n < 0 {
		t.Fatal("there is no such day")
	}
	s := d.all
	s.CheckIns = slices.DeleteFunc(slices.Clone(s.CheckIns), func(c coach.CheckIn) bool { return c.Day > treated.Add(n) })
	s.Sessions = slices.DeleteFunc(slices.Clone(s.Sessions), func(c coach.Session) bool { return c.Day >= treated.Add(n) })
	return s, d.days[n].plan, n
}

// rising is the place of the exercise of a plan that rises, -1 without one.
func rising(p coach.Plan) int {
	return slices.IndexFunc(p.Grades, func(r coach.Reason) bool { return r.ID == "up" })
}

// What the patient chooses in the middle of a session counts for what is left of it:
// nothing more than last time takes the raise back, and what was made less since
// becomes no more by it.
func TestAChoiceInTheMiddleOfASession(t *testing.T) {
	s, plan, n := onTheDayOfARise(t, func(p coach.Plan) bool { return rising(p) > 0 })
	up := rising(plan)
	chosen := func(choice string) coach.Plan {
		return s.With(coach.Entry{Stamp: stamp(at(n, "08:20")), What: coach.EntryChoice, Of: choice}).Decide(lib, at(n, "08:30"))
	}
	left := func(choice string, rest []coach.Planned) []coach.Planned {
		now := chosen(choice)
		return now.Left(lib, plan.Routine[:1], s.Fitting(lib, treated.Add(n), rest, now.Routine))
	}
	rest := plan.Routine[1:]
	if got := left(coach.ChooseBefore, rest); !reflect.DeepEqual(got, chosen(coach.ChooseBefore).Routine[1:]) || effort(got[up-1]) >= effort(plan.Routine[up]) {
		t.Errorf("nothing more than last time leaves %+v of %+v", got, rest)
	}
	if got := left(coach.ChoosePlan, rest); !reflect.DeepEqual(got, rest) {
		t.Errorf("as planned leaves %+v of %+v", got, rest)
	}
	less := slices.Clone(rest)
	less[up-1], _ = plan.Routine[up].Easier(lib, 0)
	if got := left(coach.ChooseBefore, less); !reflect.DeepEqual(got[up-1], less[up-1]) {
		t.Errorf("%+v, made easier before, became %+v", less[up-1], got[up-1])
	}
	for _, p := range left(coach.ChooseEase, rest) {
		if e, _ := lib.Exercise(p.Exercise); e.Role != "ease" {
			t.Errorf("only what eases leaves %s", p.Exercise)
		}
	}
}

// After three good times a little more is offered, one exercise at a time; who wants
// nothing more than last time has it as it was.
func TestALittleMoreIsOfferedNotForced(t *testing.T) {
	s, plan, n := onTheDayOfARise(t, func(p coach.Plan) bool { return rising(p) >= 0 })
	up := 0
	for _, r := range plan.Grades {
		if r.ID == "up" {
			up++
		}
	}
	if up != 1 {
		t.Errorf("%d rise at once", up)
	}
	before := s.With(coach.Entry{Stamp: stamp(at(n, "08:20")), What: coach.EntryChoice, Of: coach.ChooseBefore}).Decide(lib, at(n, "08:30"))
	for i, p := range before.Routine {
		planned := plan.Routine[i]
		if less := effort(p) < effort(planned); less != (plan.Grades[i].ID == "up") {
			t.Errorf("%+v instead of %+v", p, planned)
		}
	}
}

// A bad day is as the flare plan has it, until the patient says how they want it. A
// day that is no bad one is as planned, and what a rule is against stays so.
func TestABadDayIsAsTheFlarePlanHasIt(t *testing.T) {
	day := treated.Add(20)
	wishing := func(wish string, done bool, records ...coach.Record) coach.State {
		s := ready(records...)
		s.Profile.Answers["flare_shorter"] = []string{wish}
		if done {
			s.Profile.Done = append(s.Profile.Done, "flare")
		}
		return s
	}
	bad, fine := toldOn(20, 5, "settled"), toldOn(20, 4, "settled")
	tests := map[string]struct {
		s      coach.State
		n      int
		reason string // the last one
		ways   []string
	}{
		"two":                          {wishing("two", true, bad), 2, "wish_two", []string{"plan", "gentler", "ease", "walk", "rest"}},
		"ease":                         {wishing("ease", true, bad), 2, "wish_ease", []string{"plan", "gentler", "walk", "rest"}},
		"walk":                         {wishing("walk", true, bad), 0, "wish_walk", []string{"plan", "gentler", "ease", "rest"}},
		"a day a bit sorer":            {wishing("walk", true, fine), 4, "hold_level", []string{"gentler", "ease", "walk", "rest"}},
		"a plan left in the middle":    {wishing("walk", false, bad), 3, "worse_morning", []string{"gentler", "ease", "walk", "rest"}},
		"the plan was wanted":          {wishing("walk", true, bad, wants(1, coach.ChoosePlan)), 3, "worse_morning", []string{"gentler", "ease", "walk", "rest"}},
		"a rest was wanted":            {wishing("two", true, bad, wants(1, coach.ChooseRest)), 0, "chosen_rest", []string{"plan", "gentler", "ease", "walk"}},
		"less was wanted before it":    {wishing("walk", true, bad, wants(-60, coach.ChooseBefore)), 0, "wish_walk", []string{"plan", "gentler", "ease", "rest"}},
		"gentler was wanted before it": {wishing("ease", true, bad, wants(-60, coach.ChooseGentler)), 2, "wish_ease", []string{"plan", "gentler", "walk", "rest"}},
		"a rest was wanted before it":  {wishing("two", true, bad, wants(-60, coach.ChooseRest)), 0, "chosen_rest", []string{"plan", "gentler", "ease", "walk"}},
		"too much pain":                {wishing("two", true, toldOn(20, 6, "")), 0, "pain_high", nil},
		"nothing told after a bad day": {wishing("ease", true, toldOn(19, 6, "settled")), 2, "wish_ease", []string{"plan", "gentler", "walk", "rest"}},
		"told after a bad day":         {wishing("ease", true, toldOn(19, 5, "settled"), toldOn(20, 3, "settled")), 4, "", []string{"gentler", "ease", "walk", "rest"}},
	}
	for name, tt := range tests {
		plan := tt.s.Decide(lib, now)
		last := ""
		if n := len(plan.Reasons); n > 0 {
			last = plan.Reasons[n-1].ID
		}
		ways := tt.s.Choices(plan, day)
		if len(plan.Routine) != tt.n || last != tt.reason || !slices.Equal(ways, tt.ways) {
			t.Errorf("%s: %d exercises for %q, ways %v; want %d for %q, %v", name, len(plan.Routine), last, ways, tt.n, tt.reason, tt.ways)
		}
	}
	two := wishing("two", true, bad).Decide(lib, now)
	if !slices.ContainsFunc(two.Routine, func(p coach.Planned) bool { e, _ := lib.Exercise(p.Exercise); return e.Role == "ease" }) {
		t.Errorf("none of the two eases: %v", two.Routine)
	}
	full := ready(bad).Decide(lib, now)
	for _, p := range two.Routine {
		if !slices.ContainsFunc(full.Routine, func(f coach.Planned) bool { return reflect.DeepEqual(f, p) }) {
			t.Errorf("%+v is none of the plan's", p)
		}
	}
}

// What was wanted before the day turned bad stays, beneath what the flare plan has: of
// two gentler exercises none is at the dose that it would have without the choice.
func TestAGentlerDayThatTurnsBadStaysGentler(t *testing.T) {
	bad := toldOn(20, 3, "settled", "leg_now", "5", "leg_side", "left", "leg_lowest", "buttock")
	two := ready(bad)
	two.Profile.Answers["flare_shorter"], two.Profile.Done = []string{"two"}, append(two.Profile.Done, "flare")
	gentler := two.With(wants(-60, coach.ChooseGentler)).Decide(lib, now)
	plain := two.Decide(lib, now)
	if len(plain.Routine) != 2 || len(gentler.Routine) != 2 {
		t.Fatalf("%d and %d exercises for %v", len(plain.Routine), len(gentler.Routine), plain.Reasons)
	}
	for _, p := range gentler.Routine {
		if i := slices.IndexFunc(plain.Routine, func(o coach.Planned) bool { return o.Exercise == p.Exercise }); i >= 0 && effort(p) > effort(plain.Routine[i]) {
			t.Errorf("%+v, without the choice %+v", p, plain.Routine[i])
		}
	}
}

// S5: more pain and a worse word give no more with any choice and any flare plan, in
// exercises, in the dose of each and in walking, and a choice for less gives no more of a
// bad day than none.
func TestMoreTroubleNeverGivesMoreAsWanted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyMonth(t)
		s.Profile.Answers = answersOf(s.Profile.Answers)
		if wish := rapid.SampledFrom([]string{"", "two", "ease", "walk"}).Draw(t, "flare plan"); wish != "" {
			s.Profile.Answers["flare_shorter"], s.Profile.Done = []string{wish}, append(slices.Clone(s.Profile.Done), "flare")
		}
		none := s
		if choice := rapid.SampledFrom([]string{"", "before", "gentler", "ease", "walk", "rest"}).Draw(t, "choice"); choice != "" {
			hour := rapid.SampledFrom([]string{"07:00", "09:30"}).Draw(t, "chosen at")
			s = s.With(coach.Entry{Stamp: stamp(at(decided, hour)), What: coach.EntryChoice, Of: choice})
		}
		last := s.CheckIns[len(s.CheckIns)-1]
		last.Answers = answersOf(last.Answers)
		pain, _ := last.Answers.Int("back_now")
		last.Answers["back_now"] = []string{strconv.Itoa(rapid.IntRange(pain, 10).Draw(t, "more pain"))}
		words := []string{"settled", "lingering", "worse"}
		word := slices.Index(words, last.Answers.First("after_session"))
		last.Answers["after_session"] = []string{words[rapid.IntRange(max(word, 0), 2).Draw(t, "worse word")]}
		noMore(t, s, s.With(last))
		if len(s.Entries) > 0 && s.Entries[len(s.Entries)-1].At.Before(last.At) {
			noMore(t, none, s)
		}
	})
}

// noMore fails if one state gives more today than another.
func noMore(t *rapid.T, of, than coach.State) {
	now := at(decided, "10:00")
	most, plan := of.Decide(lib, now), than.Decide(lib, now)
	if len(plan.Routine) > len(most.Routine) || rank(plan.Decision) > rank(most.Decision) {
		t.Fatalf("%s with %d exercises for %v, with less trouble %s with %d for %v", plan.Decision, len(plan.Routine), plan.Reasons, most.Decision, len(most.Routine), most.Reasons)
	}
	for _, p := range plan.Routine {
		i := slices.IndexFunc(most.Routine, func(o coach.Planned) bool { return o.Exercise == p.Exercise })
		if i >= 0 && effort(p) > effort(most.Routine[i]) {
			t.Fatalf("%+v for %v, with less trouble %+v for %v", p, plan.Reasons, most.Routine[i], most.Reasons)
		}
	}
	if a, b := of.WalkTarget(lib, now).Minutes, than.WalkTarget(lib, now).Minutes; b > a {
		t.Fatalf("%d minutes of walking, with less trouble %d", b, a)
	}
}

// A walk is as gentle as the day was wanted: never more than without the wish.
func TestAWalkAsThePatientWantsTheDay(t *testing.T) {
	for choice, want := range map[string]struct {
		minutes int
		reason  string
	}{
		coach.ChoosePlan:    {15, "walk_begin"},
		coach.ChooseBefore:  {15, "walk_begin"},
		coach.ChooseGentler: {12, "walk_chosen"},
		coach.ChooseEase:    {7, "walk_chosen"},
		coach.ChooseWalk:    {15, "walk_begin"},
		coach.ChooseRest:    {0, "walk_rest"},
	} {
		s, now := walker(patient("physical_therapy", ""), 50, coach.Entry{Stamp: stamp(at(50, "08:20")), What: coach.EntryChoice, Of: choice})
		target := s.WalkTarget(lib, now)
		if last := target.Reasons[len(target.Reasons)-1].ID; target.Minutes != want.minutes || last != want.reason || !target.Open {
			t.Errorf("%s: %d minutes, %s, open %v; want %d, %s", choice, target.Minutes, last, target.Open, want.minutes, want.reason)
		}
		if target.Rests() != (choice == coach.ChooseRest) || target.Minutes == 0 && (target.Times != 0 || target.Each != 0) {
			t.Errorf("%s: %+v", choice, target)
		}
	}
}
