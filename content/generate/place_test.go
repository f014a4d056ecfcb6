package main

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/goccy/go-yaml/parser"
)

func TestAPathLeadsToItsLine(t *testing.T) {
	const text = `# a comment
id: x
moves: [flexion, rotation]
levels:
  - {sets: 1,
     reps: 5}
  - sets: 2
    reps: 6
rules:
  - id: B1.1
    source: [A]
  - id: B1.17
    source:
      - A
      - B
rule:
  B1.1: one
  B1.17:
    text: two
`
	parsed, err := parser.ParseBytes([]byte(text), 0)
	if err != nil {
		t.Fatal(err)
	}
	f := files{"x.yaml": parsed.Docs[0].Body}
	for path, want := range map[string]int{
		"": 1, "id": 2, "moves": 3, "moves.rotation": 3, "moves.2": 3, "levels.1": 5, "levels.1.reps": 6, "levels.2": 7,
		"levels.2.reps": 8, "levels.3": 4, "levels.2.hold_s": 7, "rules.B1.17": 12, "rules.B1.17.source.B": 15, "rules.B1.1.source": 11,
		"rule.B1.17.text": 19, "rule.B1.1": 17, "rule.B1.1.text": 17, "colour": 1,
	} {
		if file, line := f.locate(where{file: "x.yaml", path: path}); file != "x.yaml" || line != want {
			t.Errorf("%q leads to %s:%d, want line %d", path, file, line, want)
		}
	}
}

func TestAFolderStandsForTheFileWithTheField(t *testing.T) {
	f := files{}
	for name, text := range map[string]string{"en/a.yaml": "exercise:\n  x: {name: X}\n", "en/b.yaml": "\nexercise:\n  y: {name: Y}\n", "de/b.yaml": "exercise: {z: Z}\n"} {
		parsed, err := parser.ParseBytes([]byte(text), 0)
		if err != nil {
			t.Fatal(err)
		}
		f[name] = parsed.Docs[0].Body
	}
	for path, want := range map[string]string{
		"exercise.x.name": "en/a.yaml:2: bad", "exercise.y.name": "en/b.yaml:3: bad", "exercise.z": "en/a.yaml:1: bad", "card": "en/: bad",
	} {
		if got := f.say(where{file: "en/", path: path}, "bad"); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// TestEverySlipOfAFileIsFound holds that what cannot be decoded is told at its
// line, once, and hides nothing else.
func TestEverySlipOfAFileIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"unknown fields": {"id: x\ncolour: red\nfigure:\n  view: side\n  size: 3\n", []string{"2: unknown field", "5: unknown field"}},
		"wrong types":    {"id: x\nposition: [lying]\nlevels: many\n", []string{"2: cannot unmarshal", "3: string was used"}},
		"both":           {"id: x\nlevels: many\ncolour: red\n", []string{"2: string was used", "3: unknown field"}},
		"no YAML":        {"id: x\nmoves: [\n", []string{"2: sequence end token"}},
		"a field twice":  {"id: x\nrole: core\nrole: hips\n", []string{"3: mapping key"}},
		"another name":   {"# bridge\nid: bridge\n", []string{"2: id: bridge has to be x"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := exercisesOf(fstest.MapFS{"exercises/x.yaml": {Data: []byte(c.text)}, "sources.yaml": {}})
			for _, want := range c.want {
				wantProblem(t, problems, "exercises/x.yaml:", want)
			}
			for _, p := range problems {
				if strings.Contains(p, "\n") {
					t.Errorf("more than one line: %q", p)
				}
			}
			if len(problems) != len(c.want) {
				t.Errorf("%d problems, want %d: %q", len(problems), len(c.want), problems)
			}
		})
	}
}

func TestTheMadeUpLibraryIsSound(t *testing.T) {
	lib, problems := exercisesOf(tree(t, "testdata/library"))
	for _, p := range append(problems, exerciseProblems(lib)...) {
		t.Error(p)
	}
}

// TestProblemsNameTheirLine breaks one thing in a file of a made-up library as an
// author would, and looks for the problem at the line where he did.
func TestProblemsNameTheirLine(t *testing.T) {
	const bridge, dog, words = "exercises/bridge.yaml", "exercises/bird_dog.yaml", "en/exercises_all.yaml"
	const march = "exercises/march_stand.yaml"
	const view = "  view: side\n"
	for name, c := range map[string]struct {
		file, old, broken string
		at                string // a text on the line of the problem, if it is another
		want              string
	}{
		"unknown tag":         {bridge, "[extension, loaded]", "[extension,\n  wiggle]", "wiggle", "moves: wiggle is not one of"},
		"unknown condition":   {bridge, "[DISC2, FUS12", "[DISC2, FUS13", "", "not: FUS13"},
		"unknown need":        {bridge, "sides: one", "needs: [rocket]\nsides: one", "rocket", "needs: rocket"},
		"a move twice":        {bridge, "[extension, loaded]", "[extension, extension]", "", "moves: extension occurs twice"},
		"a condition twice":   {bridge, "[DISC2, FUS12", "[DISC2, DISC2", "", "not: DISC2 occurs twice"},
		"a need twice":        {bridge, "sides: one", "needs: [mat, mat]\nsides: one", "needs", "needs: mat occurs twice"},
		"a warning twice":     {bridge, "sides: one", "not_with: [clot_leg, clot_leg]\nsides: one", "not_with", "not_with: clot_leg occurs twice"},
		"a source twice":      {bridge, "sources: [L39]", "sources: [L39, L39]", "", "sources: L39 occurs twice"},
		"sides missing":       {bridge, "sides: one\n", "", "id: bridge", "sides: is missing"},
		"unknown sides":       {bridge, "sides: one", "sides: both", "", "sides: both"},
		"impossible dose":     {bridge, "{sets: 2, reps: 6", "{sets: 0, reps: 6", "", "level 2: sets: 0 is not from 1 to 5"},
		"hours of it":         {bridge, "reps: 8, hold_s: 5", "reps: 8, hold_s: 5000", "", "level 3: hold_s: 5000 is not from 0 to 600"},
		"less work":           {bridge, "reps: 8, hold_s: 5", "reps: 1, hold_s: 5", "", "level 3: is less work than the level before"},
		"hold without stroke": {bridge, "hold: true, ", "", "reps: 5,", "level 1: a hold needs a stroke"},
		"odd number of steps": {march, "reps: 20", "reps: 19", "", "level 1: an odd number"},
		"falling":             {dog, "{sets: 3, reps: 3,", "{sets: 3, falling: [4, 2], reps: 4,", "", "level 3: falling repetitions"},
		"broken chain":        {dog, "easier: bird_half", "easier: bird_third", "", "easier: there is no exercise bird_third"},
		"chain one way":       {"exercises/bird_half.yaml", "harder: bird_dog", "harder: bridge", "", "harder: bridge does not name bird_half"},
		"limbs not joined":    {bridge, "{x: 78, y: 4}, end: 0}\n      far_leg: {pin: {x: 75, y: 4}, end: 0}\n    - id", "{x: 140, y: 4}, end: 0}\n      far_leg: {pin: {x: 75, y: 4}, end: 0}\n    - id", "- id: rest", "figure pose rest: a pinned hand or foot is out of reach"},
		"feet through floor":  {"exercises/sit_stand.yaml", "near_leg: {upper: -90, lower: -90, end: 0}", "near_leg: {upper: -90, lower: -90, end: -60}", "- id: stand", "figure pose stand: far_shank goes"},
		"pin and angles":      {bridge, "near_leg: {pin", "near_leg: {upper: 9, pin", "", "near_leg: has a pin and angles"},
		"arrow to nowhere":    {bridge, view, view + "  arrows: [{to: moon, from: {x: 40, y: 10}, tip: {x: 40, y: 30}}]\n", "moon", "arrows: there is no pose moon"},
		"arrow too short":     {bridge, view, view + "  arrows: [{to: lift, from: {x: 40, y: 10}, tip: {x: 40, y: 12}}]\n", "to: lift, from", "only 2.0 long"},
		"arrow far off":       {bridge, view, view + "  arrows: [{to: lift, from: {x: 40, y: 90}, tip: {x: 40, y: 99}}]\n", "to: lift, from", "leaves the view at 40, 90"},
		"arrow bowed away":    {bridge, view, view + "  arrows: [{to: lift, from: {x: 40, y: 10}, tip: {x: 60, y: 10}, bow: -30}]\n", "to: lift, from", "leaves the view"},
		"two arrows":          {bridge, view, view + "  arrows:\n    - {to: lift, from: {x: 40, y: 10}, tip: {x: 40, y: 30}}\n    - {to: lift, from: {x: 50, y: 10}, tip: {x: 50, y: 30}}\n", "x: 50, y: 10", "there is one to lift already"},
		"sides look the same": {bridge, "sides: one", "sides: each", "poses:", "left and right look the same"},
		"one side moves":      {dog, "sides: each", "sides: one", "poses:", "level 1: sides is one, and the figure moves one limb of two"},
		"in turn, not in one": {march, "sides: alternate", "sides: one", "poses:", "level 1: sides is one"},
		"a level has one":     {dog, "{sets: 3, reps: 3,", "{sets: 3, sides: one, reps: 3,", "poses:", "level 3: sides is one"},
		"a level has two":     {bridge, "{sets: 3, reps: 12,", "{sets: 3, sides: each, reps: 12,", "poses:", "left and right look the same"},

		"step too long":     {words, "- Hold level, thumb up.", "- Hold level, thumb up, and think of your back as if it were a bowl full of warm soup.", "", "step 2 of bird_dog has"},
		"two steps":         {words, "      - Lower slowly.\n", "", "    steps:\n", "bridge has 2 steps, not 3 to 5"},
		"six steps":         {words, "      - Lower slowly.\n", "      - A.\n      - B.\n      - C.\n      - D.\n", "    steps:\n", "bridge has 6 steps"},
		"one mistake":       {words, "      - Pushing through your toes.\n      - Feet too far away. Bring them closer if a thigh cramps.\n", "", "    mistakes:\n", "bridge has 1 mistakes"},
		"no target":         {words, "    target: Buttocks, backs of your thighs, a back that lasts.\n", "", "  bridge:", "no words exercise.bridge.target"},
		"cue too long":      {words, "lift: lift", "lift: lift your hips up high", "", "cue lift of bridge has 5 words"},
		"cue of no pose":    {words, "lift: lift", "lift: lift\n      fly: up", "fly: up", "exercise.bridge.cue.fly belong to nothing"},
		"unknown words":     {words, "    name: Bridge\n", "    name: Bridge\n    mistake: None.\n", "mistake: None", "exercise.bridge.mistake belong to nothing"},
		"words of nothing":  {words, "  bridge:\n", "  brigde:\n", "brigde:", "there is no such exercise"},
		"no words at all":   {words, "  bridge:\n", "  brigde:\n", "file:" + bridge, "no words exercise.bridge.name"},
		"note of no level":  {words, "    name: Bridge\n", "    name: Bridge\n    level:\n      6: On one leg.\n", "6: On one leg", "exercise.bridge.level.6 belong to nothing"},
		"note too long":     {words, "    name: Bridge\n", "    name: Bridge\n    level:\n      5: " + strings.Repeat("long ", 19) + "\n", "5: long", "note of level 5 of bridge has 94 characters"},
		"rounds without":    {words, "    name: Bridge\n", "    name: Bridge\n    round: {1: one, 3: three}\n", "round:", "exercise.bridge.round.3 belong to nothing"},
		"more rounds":       {words, "    name: Bridge\n", "    name: Bridge\n    round: [a, b, c, d, e, f, g, h, i, j, k, l, m]\n", "round:", "bridge has 13 rounds and at most 12 repetitions"},
		"round too long":    {words, "    name: Bridge\n", "    name: Bridge\n    round:\n      - " + strings.Repeat("long ", 9) + "\n", "- long", "round 1 of bridge has 44 characters"},
		"start of no way":   {words, "    name: Bridge\n", "    name: Bridge\n    start_sitting: Sit.\n", "start_sitting", "exercise.bridge.start_sitting belong to nothing"},
		"words that number": {words, "    name: Bridge\n", "    name: 5\n", "", "words must be text"},
	} {
		t.Run(name, func(t *testing.T) {
			tree := tree(t, "testdata/library")
			text := string(tree[c.file].Data)
			if !strings.Contains(text, c.old) {
				t.Fatalf("%s does not have %q", c.file, c.old)
			}
			broken := strings.Replace(text, c.old, c.broken, 1)
			tree[c.file] = &fstest.MapFile{Data: []byte(broken)}
			lib, problems := exercisesOf(tree)
			problems = append(problems, exerciseProblems(lib)...)
			if file, ok := strings.CutPrefix(c.at, "file:"); ok {
				wantProblem(t, problems, file+":1: ", c.want)
				return
			}
			marker := c.at
			if marker == "" {
				marker = c.broken
			}
			line := 1 + strings.Count(broken[:strings.Index(broken, marker)], "\n")
			wantProblem(t, problems, fmt.Sprintf("%s:%d: ", c.file, line), c.want)
		})
	}
}
