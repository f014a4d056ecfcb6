package main

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
)

// exerciseLibrary reads the real exercises with their words and sources, and
// nothing else, so that each test starts from content without problems.
func exerciseLibrary(t *testing.T) library {
	t.Helper()
	lib, problems := exercisesOf(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("cannot read the exercises:\n%s", strings.Join(problems, "\n"))
	}
	return lib
}

func exercisesOf(tree fs.FS) (library, []string) {
	r := reader{tree: tree, files: files{}}
	lib := library{
		exercises: named(&r, "exercises", func(e content.Exercise) string { return e.ID }),
		sources:   one[[]content.Source](&r, "sources.yaml"),
		words:     map[string]words{"en": {Plain: map[string]string{}, Forms: map[string]map[string]string{}}},
		files:     r.files,
	}
	for _, file := range r.glob("en/exercises_*.yaml") {
		r.words(file, lib.words["en"])
	}
	return lib, r.problems
}

func exerciseProblems(lib library) []string {
	c := checker{library: lib}
	c.checkExercises()
	c.checkExerciseOrphans()
	return c.problems
}

func TestTheExercisesOfTheLibraryAreSound(t *testing.T) {
	for _, p := range exerciseProblems(exerciseLibrary(t)) {
		t.Error(p)
	}
}

func TestExercisesForEveryPositionAndRole(t *testing.T) {
	lib := exerciseLibrary(t)
	for _, position := range []string{"lying", "all_fours", "sitting", "standing"} {
		if !slices.ContainsFunc(lib.exercises, func(e content.Exercise) bool { return e.Position == position && !e.Alone }) {
			t.Errorf("no exercise %s", position)
		}
	}
	for _, role := range roles {
		if !slices.ContainsFunc(lib.exercises, func(e content.Exercise) bool { return e.Role == role }) {
			t.Errorf("no exercise of role %s", role)
		}
	}
}

// TestAllowancesAreThoseOfTheLocks holds clinical section N6: breathing and letting
// go are never locked, ankle pumps and the position of ease by an emergency,
// everything else by any open result.
func TestAllowancesAreThoseOfTheLocks(t *testing.T) {
	special := map[string]content.Allowance{
		"breath_belly": content.AllowedAlways, "breath_46": content.AllowedAlways, "pmr": content.AllowedAlways,
		"ankle_pump": content.AllowedUnderSameDay, "rest_90": content.AllowedUnderSameDay,
	}
	for _, e := range exerciseLibrary(t).exercises {
		want, ok := special[e.ID]
		if !ok {
			want = content.AllowedUnderNone
		}
		if e.AllowedUnder != want {
			t.Errorf("%s is allowed under %s, want %s", e.ID, e.AllowedUnder, want)
		}
	}
}

// TestBrokenExercisesAreReported breaks one thing in a sound library and looks
// for the problem that names the file and the field.
func TestBrokenExercisesAreReported(t *testing.T) {
	pin := func(x, y float64) *content.Point { return &content.Point{X: x, Y: y} }
	tests := []struct {
		name  string
		id    string // of the exercise that is broken
		spoil func(*content.Exercise)
		want  string
	}{
		{"position", "bridge", func(e *content.Exercise) { e.Position = "flying" }, "position: flying is not one of"},
		{"role", "bridge", func(e *content.Exercise) { e.Role = "fun" }, "role: fun"},
		{"sides", "bridge", func(e *content.Exercise) { e.Sides = "both" }, "sides: both"},
		{"no moves", "bridge", func(e *content.Exercise) { e.Moves = nil }, "moves: is empty"},
		{"move", "bridge", func(e *content.Exercise) { e.Moves = []string{"wiggle"} }, "moves: wiggle"},
		{"need", "bridge", func(e *content.Exercise) { e.Needs = []string{"rocket"} }, "needs: rocket"},
		{"condition", "bridge", func(e *content.Exercise) { e.Not = []string{"DISC3"} }, "not: DISC3"},
		{"allowance", "bridge", func(e *content.Exercise) { e.AllowedUnder = "" }, "allowed_under: "},
		{"no source", "bridge", func(e *content.Exercise) { e.Sources = nil }, "has no source"},
		{"unknown source", "bridge", func(e *content.Exercise) { e.Sources = []string{"L999"} }, "source L999"},

		{"no strokes", "bridge", func(e *content.Exercise) { e.Rep = nil }, "rep: needs strokes"},
		{"stroke to nowhere", "bridge", func(e *content.Exercise) { e.Rep[0].To = "moon" }, "rep 1: there is no pose moon"},
		{"too quick", "bridge", func(e *content.Exercise) { e.Rep[1].Seconds = 0 }, "rep 2: 0 seconds"},
		{"breath", "bridge", func(e *content.Exercise) { e.Rep[1].Breath = "held" }, "rep 2 breath: held"},
		{"not a round", "bridge", func(e *content.Exercise) { e.Rep = e.Rep[:1] }, "must end in the first pose, rest"},
		{"hold at the end", "bridge", func(e *content.Exercise) { e.Rep[1].Hold = true }, "rep 2: a repetition ends without a hold"},

		{"no sets", "bridge", func(e *content.Exercise) { e.Levels[0].Sets = 0 }, "level 1: sets: 0 is not from 1 to 5"},
		{"negative rest", "bridge", func(e *content.Exercise) { e.Levels[4].Rest = -1 }, "level 5: rest_s: -1 is not from 0 to 300"},
		{"too many sets", "bridge", func(e *content.Exercise) { e.Levels[4].Sets = 6 }, "level 5: sets: 6"},
		{"too many reps", "bridge", func(e *content.Exercise) { e.Levels[4].Reps = 61 }, "level 5: reps: 61"},
		{"too long a hold", "bridge", func(e *content.Exercise) { e.Levels[4].Hold = 601 }, "level 5: hold_s: 601"},
		{"too long a rest", "bridge", func(e *content.Exercise) { e.Levels[4].Rest = 301 }, "level 5: rest_s: 301"},
		{"a walk of hours", "walk", func(e *content.Exercise) { e.Levels[4].Hold = 3601 }, "level 5: hold_s: 3601"},
		{"falling up", "bird_dog", func(e *content.Exercise) { e.Levels[4].Falling[2] = 61 }, "level 5: falling repetitions"},
		{"too long in all", "bridge", func(e *content.Exercise) { e.Levels[4].Reps, e.Levels[4].Hold = 60, 5 }, "level 5: takes 1980 seconds, more than 1800"},
		{"too long with both sides", "clamshell", func(e *content.Exercise) { e.Levels[4].Reps, e.Levels[4].Hold = 30, 10 }, "level 5: takes "},
		{"too long with its rests", "pmr", func(e *content.Exercise) { e.Levels[4].Rest = 300 }, "level 5: takes "},
		{"less than before", "bridge", func(e *content.Exercise) { e.Levels[2].Reps = 1 }, "level 3: is less work"},
		{"hold missing", "bridge", func(e *content.Exercise) { e.Rep[0].Hold = false }, "level 1: a hold needs a stroke"},
		{"no rest", "bridge", func(e *content.Exercise) { e.Levels[1].Rest = 0 }, "level 2: several sets need a rest"},

		{"chain to nowhere", "bridge", func(e *content.Exercise) { e.Harder = "handstand" }, "harder: there is no exercise handstand"},
		{"chain one way", "bridge", func(e *content.Exercise) { e.Harder = "bird_dog" }, "harder: bird_dog does not name bridge"},
		{"chain in a circle", "breath_belly", func(e *content.Exercise) { e.Easier = "breath_46" }, "leads in a circle"},

		{"view", "bridge", func(e *content.Exercise) { e.Figure.View = "back" }, "figure view: back"},
		{"prop", "bridge", func(e *content.Exercise) { e.Figure.Props[0].Kind = "ball" }, "figure props: ball"},
		{"part", "bridge", func(e *content.Exercise) { e.Figure.Works = []content.Part{"tail"} }, "figure works: tail"},
		{"pose twice", "bridge", func(e *content.Exercise) { e.Figure.Poses[1].ID = "rest" }, "figure poses: rest occurs twice"},
		{"anchor", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].At.Joint = "ear" }, "figure pose rest at: ear"},
		{"anchors differ", "bridge", func(e *content.Exercise) { e.Figure.Poses[1].At.Joint = "hip" }, "anchored at another joint"},
		{"belly too far out", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].Belly = 20 }, "a belly stands out by -4 to 8"},
		{"out too far", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].NearArm.Out = 95 }, "near_arm: without a pin a limb"},
		{"pin and angles", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].NearLeg.Upper = 9 }, "near_leg: has a pin and angles"},
		{"mid alone", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].NearArm.Mid = pin(40, 4) }, "near_arm: has a mid and no pin"},
		{"mid out of reach", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].NearLeg.Mid = pin(40, 40) }, "a bone has not its length"},
		{"anchor on a pinned leg", "cat_cow", func(e *content.Exercise) {
			e.Figure.Poses[0].NearLeg = content.Limb{Pin: pin(30, 4)}
		}, "cannot be anchored at a leg that is pinned"},
		{"pin out of reach", "bridge", func(e *content.Exercise) {
			e.Figure.Poses[0].NearLeg.Pin = pin(140, 4)
		}, "figure pose rest: a pinned hand or foot is out of reach"},
		{"through the floor", "bridge", func(e *content.Exercise) { e.Figure.Poses[0].NearArm.Upper = -30 }, "arm goes"},
		{"front view, both arms", "wall_slide", func(e *content.Exercise) { e.Sides = "each" }, "left and right look the same"},
		{"front view, one side", "clamshell", func(e *content.Exercise) { e.Sides = "one" }, "level 1: sides is one"},
		{"another way, flying", "bridge", func(e *content.Exercise) {
			e.Also = []content.Version{{Position: "flying", Figure: e.Figure}}
		}, "position: flying is not one of"},
		{"another way, the same", "bridge", func(e *content.Exercise) {
			e.Also = []content.Version{{Position: "lying", Figure: e.Figure}}
		}, "there is a way of doing it lying already"},
		{"another way, a pose less", "bridge", func(e *content.Exercise) {
			e.Also = []content.Version{{Position: "prone", Figure: content.Figure{View: "side", Poses: e.Figure.Poses[1:]}}}
		}, "there is no pose rest here"},
		{"another way, other way round", "bridge", func(e *content.Exercise) {
			e.Also = []content.Version{{Position: "prone", Figure: content.Figure{View: "side", Poses: []content.Pose{e.Figure.Poses[1], e.Figure.Poses[0]}}}}
		}, "the first has to be rest here, too"},
		{"in the air", "sit_stand", func(e *content.Exercise) { e.Figure.Poses[2].At.Y = 20 }, "the body floats 16.0 above the floor"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lib := exerciseLibrary(t)
			i := slices.IndexFunc(lib.exercises, func(e content.Exercise) bool { return e.ID == tt.id })
			tt.spoil(&lib.exercises[i])
			wantProblem(t, exerciseProblems(lib), "exercises/"+tt.id+".yaml", tt.want)
		})
	}
}

func wantProblem(t *testing.T, problems []string, file, want string) {
	t.Helper()
	for _, p := range problems {
		if strings.HasPrefix(p, file) && strings.Contains(p, want) {
			return
		}
	}
	t.Errorf("no problem of %s says %q; there are:\n%s", file, want, strings.Join(problems, "\n"))
}

func TestEveryProblemIsListed(t *testing.T) {
	lib := exerciseLibrary(t)
	lib.exercises[0].Role, lib.exercises[1].Position = "fun", "flying"
	lib.exercises = append(lib.exercises, lib.exercises[2])
	if problems := exerciseProblems(lib); len(problems) != 3 {
		t.Errorf("want all three problems, got:\n%s", strings.Join(problems, "\n"))
	}
}

func TestAnotherWayNeedsItsStart(t *testing.T) {
	lib := exerciseLibrary(t)
	i := slices.IndexFunc(lib.exercises, func(e content.Exercise) bool { return e.ID == "bridge" })
	lib.exercises[i].Also = []content.Version{{Position: "prone", Figure: lib.exercises[i].Figure}}
	wantProblem(t, exerciseProblems(lib), "en/exercises_core.yaml:", "no words exercise.bridge.start_prone")
}

// TestMissingWordsAreReported takes away each word of an exercise in turn.
func TestMissingWordsAreReported(t *testing.T) {
	for _, word := range []string{"name", "target", "start", "breathe", "stop", "where", "cue.lift", "cue.rest"} {
		lib := exerciseLibrary(t)
		id := "exercise.bridge." + word
		lib.words["en"] = words{Plain: maps.Clone(lib.words["en"].Plain)}
		delete(lib.words["en"].Plain, id)
		wantProblem(t, exerciseProblems(lib), "en/exercises_core.yaml:", "no words "+id)
	}
}

func TestStepsAndCuesAreShort(t *testing.T) {
	lib := exerciseLibrary(t)
	plain := lib.words["en"].Plain
	plain["exercise.bridge.steps.3"] = strings.Repeat("é", longestStep)
	if problems := exerciseProblems(lib); len(problems) > 0 {
		t.Errorf("a step of just %d characters was refused: %s", longestStep, problems)
	}
	plain["exercise.bridge.steps.3"] += "é"
	wantProblem(t, exerciseProblems(lib), "en/exercises_core.yaml:", "step 3 of bridge has 71 characters")
	plain["exercise.bridge.cue.lift"] = "lift your hips up high"
	wantProblem(t, exerciseProblems(lib), "en/exercises_core.yaml:", "cue lift of bridge has 5 words")
}

// Nobody is told to tighten belly or buttocks at the levels of the first weeks after
// an operation (clinical section E, pmr).
func TestTheFirstWeeksTightenNoBellyOrButtocks(t *testing.T) {
	lib := content.Load()
	e, _ := lib.Exercise("pmr")
	w, err := lib.Words("en")
	if err != nil {
		t.Fatal(err)
	}
	rounds := w.List("exercise.pmr.round")
	for level := 1; level <= 3; level++ {
		d, _ := e.Dose(level)
		for _, round := range rounds[:d.Reps] {
			if round == "belly" || round == "buttocks" {
				t.Errorf("level %d has %s", level, round)
			}
		}
	}
	if !slices.Contains(rounds, "belly") || !slices.Contains(rounds, "buttocks") {
		t.Error("belly and buttocks have other names: this test cannot fail")
	}
	for _, id := range []string{"disc", "fusion"} {
		for _, c := range lib.Courses() {
			if c.ID == id && c.On(14).MaxLevel > 3 {
				t.Errorf("the first two weeks of %s have level %d", id, c.On(14).MaxLevel)
			}
		}
	}
}
