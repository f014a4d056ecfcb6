package exchange_test

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/exchange"
	"backcoach/model/triage"
)

// patient is set up, in therapy for three weeks, and can use the floor.
func patient(change ...func(*coach.Profile)) coach.State {
	p := coach.Profile{
		Answers:    coach.Answers{"surface": {"floor"}, "facts": {"none"}, "worse_with": {"none"}, "conditions": {"none"}},
		Treatments: []triage.Treatment{{Type: "physical_therapy", Date: "2026-11-02"}},
		Done:       []string{"setup", "conditions", "first_check"},
	}
	for _, c := range change {
		c(&p)
	}
	return coach.State{Profile: p}
}

func readClinic(s coach.State, file string) (coach.Prescription, []exchange.ClinicProblem, error) {
	return exchange.ReadClinic(strings.NewReader(file), lib, s, noon)
}

// top are the lines that every file needs.
const top = "clinic: Dr. Lee\nwritten: 2026-11-20\n"

// everythingOfAClinic is a file that uses all there is.
const everythingOfAClinic = `# a comment
clinic: Dr. Lee, Spine Centre
written: 2026-11-20
until: 2027-01-31
words:
  - Little and often.
  - >-
    A line
    that is folded.
exercises:
  - exercise: heel_slide
    level: 2
    position: lying
    words: [Left first., "Then right: slowly"]
    from: 2026-11-25
    until: 2026-12-24
  - exercise: bird_half
    dose: {sets: 2, reps: 3, hold_s: 3, rest_s: 0}
  - name: Towel pull 2
    position: sitting
    moves: neutral
    sides: alternate
    dose:
      sets: 1
      reps: 6
    words: Pull the ends apart.
limits:
  - moves: [flexion, rotation]
    exercises: knee_roll
    words: No bending, no twisting.
    until: 2026-12-24
  - lift_kg: 4.5
    sit_min: 30
    drive: no
    bathe: Shower only.
    walk: 10 minutes
    phase: P2
    max_level: 2
    pain_cap: 4
    from: 2026-11-22
  - exercises: [Towel pull 2]
    from: 2027-01-31
    words: 4
allows:
  - exercise: bridge
    until: 2026-12-24
    words: Yes, already.
  - activity: heat
    lift_kg: 10
    sit_min: 60
    drive: "yes"
    phase: P3
    max_level: 3
    pain_cap: 7
    until: 2026-12-01
`

func TestEverythingThatAClinicCanSay(t *testing.T) {
	file := strings.Replace(everythingOfAClinic, "  - exercises: [Towel pull 2]\n    from: 2027-01-31\n    words: 4\n", "  - words: 4\n", 1)
	got, problems, err := readClinic(patient(), file)
	if len(problems) > 0 || err != nil {
		t.Fatalf("%v, %v", problems, err)
	}
	christmas := coach.Span{Until: "2026-12-24"}
	want := coach.Prescription{
		Stamp:  coach.Stamp{ID: coach.NewID(noon, 0), At: noon, Day: "2026-11-23"},
		Clinic: "Dr. Lee, Spine Centre", Written: "2026-11-20", Until: "2027-01-31",
		Words: []string{"Little and often.", "A line that is folded."},
		Exercises: []coach.Prescribed{
			{Span: coach.Span{From: "2026-11-25", Until: "2026-12-24"}, Exercise: "heel_slide", Level: 2, Position: "lying", Words: []string{"Left first.", "Then right: slowly"}},
			{Exercise: "bird_half", Dose: &content.Dose{Sets: 2, Reps: 3, Hold: 3}},
			{Name: "Towel pull 2", Position: "sitting", Moves: []string{"neutral"}, Sides: "alternate", Dose: &content.Dose{Sets: 1, Reps: 6, Rest: 30}, Words: []string{"Pull the ends apart."}},
		},
		Limits: []coach.Limit{
			{Span: christmas, Moves: []string{"flexion", "rotation"}, Exercises: []string{"knee_roll"}, Words: "No bending, no twisting."},
			{Span: coach.Span{From: "2026-11-22"}, Bounds: coach.Bounds{LiftKg: 4.5, SitMin: 30, Drive: "no", Bathe: "Shower only.", Walk: "10 minutes", Phase: "P2", MaxLevel: 2, PainCap: 4}},
			{Words: "4"},
		},
		Allows: []coach.Allow{
			{Span: christmas, Exercise: "bridge", Words: "Yes, already."},
			{Span: coach.Span{Until: "2026-12-01"}, Activity: "heat", Bounds: coach.Bounds{LiftKg: 10, SitMin: 60, Drive: "yes", Phase: "P3", MaxLevel: 3, PainCap: 7}},
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if _, problems, _ := readClinic(patient(), everythingOfAClinic); len(problems) != 1 || problems[0].Kind != exchange.ClinicLimit || problems[0].Field != "exercises 3" {
		t.Errorf("a limit on the file's own exercise, in the last days of both: %v", problems)
	}
}

// What does not need to be there.
func TestTheLeastThatAClinicCanSay(t *testing.T) {
	for _, file := range []string{top + "words: Keep going.", top + "limits:\n- lift_kg: 4", top + "exercises: [{exercise: heel_slide, level: 1}]", "\ufeff" + top + "words: x", top + "words: Rücken ruhig ❤️",
		top + "limits: [{lift_kg: 4, until: 2026-11-23}, {sit_min: 30, from: 2025-11-19}, {sit_min: 40, from: 2027-11-21}]",
		strings.ReplaceAll(top, "\n", "\r\n") + "words: x\r\n"} {
		if _, problems, err := readClinic(patient(), file); len(problems) > 0 || err != nil {
			t.Errorf("%q: %v, %v", file, problems, err)
		}
	}
}

// want is what a file has to be refused for: a line, a field, a kind.
type refusal struct {
	line  int
	field string
	kind  exchange.ClinicProblemKind
}

func refusals(problems []exchange.ClinicProblem) []refusal {
	var all []refusal
	for _, p := range problems {
		all = append(all, refusal{p.Line, p.Field, p.Kind})
	}
	return all
}

// Each refusal names its line and its field, and nothing is left to go on with.
func TestWhatAClinicsFileIsRefusedFor(t *testing.T) {
	in := func(rest string) string { return top + rest } // its first line is the third
	entry := func(list, fields string) string { return in(list + ":\n  - " + fields) }
	dose := func(d string) string { return entry("exercises", "exercise: heel_slide\n    dose: "+d) }
	own := func(without string) string {
		fields := []string{"name: Towel pull", "position: sitting", "moves: [neutral]", "dose: {sets: 1, reps: 4}", "words: Pull.", "until: 2026-12-24"}
		return entry("exercises", strings.Join(slices.DeleteFunc(fields, func(f string) bool { return strings.HasPrefix(f, without) }), "\n    "))
	}
	for _, c := range []struct {
		name, file string
		want       refusal
	}{
		{"nothing", "", refusal{0, "", "empty"}},
		{"comments", "# nothing\n", refusal{0, "", "empty"}},
		{"no entries", top, refusal{1, "", "nothing"}},
		{"no limits in the list", in("limits: []"), refusal{3, "limits", "empty"}},
		{"no exercises in the list", in("words: x\nexercises: []"), refusal{4, "exercises", "empty"}},
		{"nothing loosened in the list", in("words: x\nallows: []"), refusal{4, "allows", "empty"}},
		{"no words in the list", in("words: []"), refusal{3, "words", "empty"}},
		{"no YAML", "clinic: [", refusal{1, "", "syntax"}},
		{"a tab", "clinic: x\nwords:\n\t- y", refusal{3, "", "tab"}},
		{"a tab after spaces", in("limits:\n  - lift_kg: 4\n\t  until: 2026-12-24"), refusal{5, "", "tab"}},
		{"a tab after a dash", in("limits:\n  -\tlift_kg: 4"), refusal{4, "", "tab"}},
		{"a tab in a text that is not well", in("words: no:\tbending: x"), refusal{3, "", "syntax"}},
		{"a colon in a text", in("words: no: bending"), refusal{3, "", "syntax"}},
		{"Latin-1", "clinic: Dr. Lee\r\nwritten: 2026-11-20\r\nwords: R\xfccken ruhig\r\n", refusal{3, "", "encoding"}},
		{"UTF-16", "\xff\xfec\x00l\x00", refusal{1, "", "encoding"}},
		{"spoiled by another program", top + "\nwords: R\ufffdcken ruhig", refusal{4, "", "encoding"}},
		{"a list", "- clinic: x", refusal{1, "", "type"}},
		{"a text", "clinic", refusal{1, "", "type"}},
		{"two documents", top + "words: x\n---\n" + top, refusal{4, "", "shorthand"}},
		{"a second that is empty", top + "words: x\n---\n", refusal{4, "", "shorthand"}},
		{"an end of the document before the end", top + "words: x\n...\nallows: []", refusal{5, "", "shorthand"}},
		{"a directive", "# c\n%YAML 1.1\n---\n" + top + "words: x", refusal{2, "", "shorthand"}},
		{"an anchor", in("words: &x Hello"), refusal{3, "words", "shorthand"}},
		{"an alias", in("words: *x"), refusal{3, "words", "shorthand"}},
		{"a tag", in("words: !!str x"), refusal{3, "words", "shorthand"}},
		{"a merge", in("words: x\n<<: {until: 2026-12-24}"), refusal{4, "<<", "unknown"}},
		{"an unknown field", in("words: x\nnote: y"), refusal{4, "note", "unknown"}},
		{"another case", in("words: x\nWords: y"), refusal{4, "Words", "unknown"}},
		{"a key that is no text", in("words: x\n? note\n: y"), refusal{4, "? note", "unknown"}},
		{"twice", in("words: x\nwords: y"), refusal{4, "words", "twice"}},
		{"no clinic", "written: 2026-11-20\nwords: x", refusal{1, "clinic", "missing"}},
		{"no day", "clinic: x\nwords: x", refusal{1, "written", "missing"}},
		{"an empty clinic", "clinic:\nwritten: 2026-11-20\nwords: x", refusal{1, "clinic", "empty"}},
		{"a blank clinic", "clinic: '  '\nwritten: 2026-11-20\nwords: x", refusal{1, "clinic", "empty"}},
		{"a clinic that is a list", "clinic: [x]\nwritten: 2026-11-20\nwords: x", refusal{1, "clinic", "type"}},
		{"escapes", in(`words: "\e[31mred"`), refusal{3, "words", "text"}},
		{"a letter that nobody can read", in(`words: "M\ufffdller"`), refusal{3, "words", "text"}},
		{"writing turned round", in("words: a\u202eb"), refusal{3, "words", "text"}},
		{"an emoji of several", in("words: \U0001F469\u200d\u2695\ufe0f says"), refusal{3, "words", "text"}},
		{"a line that is too long", in("words: " + strings.Repeat("x", 201)), refusal{3, "words", "text"}},
		{"too many lines", in("words: [a, b, c, d, e, f, g, h, i]"), refusal{3, "words", "many"}},
		{"a name that is too long", strings.Replace(own("-"), "Towel pull", strings.Repeat("x", 41), 1), refusal{4, "exercises 1, name", "text"}},

		{"a warning field", in("words: x\nwarnings: {leg_both: no}"), refusal{4, "warnings", "warning"}},
		{"a warning question", in("words: x\nces_saddle_numb: no"), refusal{4, "ces_saddle_numb", "warning"}},
		{"a warning rule", in("words: x\nB1.1: off"), refusal{4, "B1.1", "warning"}},
		{"a fact", entry("allows", "blood_thinner: false\n    max_level: 2\n    until: 2026-12-24"), refusal{4, "allows 1, blood_thinner", "warning"}},
		{"a lock", entry("allows", "unlock: session\n    max_level: 2\n    until: 2026-12-24"), refusal{4, "allows 1, unlock", "warning"}},
		{"a number", in("words: x\nemergency: 911"), refusal{4, "emergency", "warning"}},
		{"a question in the place of an exercise", entry("allows", "exercise: fever_chills\n    until: 2026-12-24"), refusal{4, "allows 1, exercise", "warning"}},
		{"a question in the place of an activity", entry("allows", "activity: clot_leg\n    until: 2026-12-24"), refusal{4, "allows 1, activity", "warning"}},
		{"a question in the place of a movement", entry("limits", "moves: [leg_both]"), refusal{4, "limits 1, moves 1", "warning"}},

		{"no date", "clinic: x\nwritten: yesterday\nwords: x", refusal{2, "written", "date"}},
		{"a day that does not exist", in("words: x\nuntil: 2026-02-30"), refusal{4, "until", "date"}},
		{"another way to write a day", in("words: x\nuntil: 24.12.2026"), refusal{4, "until", "date"}},
		{"a time", in("words: x\nuntil: 2026-12-24T10:00:00Z"), refusal{4, "until", "date"}},
		{"written tomorrow", "clinic: x\nwritten: 2026-11-24\nwords: x", refusal{2, "written", "future"}},
		{"written long ago", "clinic: x\nwritten: 2025-11-01\nwords: x", refusal{2, "written", "past"}},
		{"over", in("words: x\nuntil: 2026-11-22"), refusal{4, "until", "past"}},
		{"without a real end", in("words: x\nuntil: 2028-01-01"), refusal{4, "until", "far"}},
		{"an end before the paper", entry("limits", "lift_kg: 4\n    until: 2026-11-19"), refusal{5, "limits 1, until", "order"}},
		{"an end before the beginning", entry("limits", "lift_kg: 4\n    from: 2026-12-24\n    until: 2026-12-23"), refusal{6, "limits 1, until", "order"}},
		{"an entry without a real end", entry("allows", "max_level: 2\n    until: 2028-01-01"), refusal{5, "allows 1, until", "far"}},
		{"an entry that is over", entry("limits", "lift_kg: 4\n    until: 2026-11-22"), refusal{5, "limits 1, until", "past"}},
		{"a loosening that is over", entry("allows", "max_level: 2\n    until: 2026-11-21"), refusal{5, "allows 1, until", "past"}},
		{"an entry that never begins", entry("limits", "lift_kg: 4\n    from: 2062-11-22"), refusal{5, "limits 1, from", "far"}},
		{"an entry that begins in a year and two days", entry("limits", "lift_kg: 4\n    from: 2027-11-22"), refusal{5, "limits 1, from", "far"}},
		{"an entry that began long before the paper", entry("limits", "lift_kg: 4\n    from: 2025-11-18"), refusal{5, "limits 1, from", "order"}},
		{"an entry from the year 1", entry("limits", "lift_kg: 4\n    from: 0001-01-01"), refusal{5, "limits 1, from", "order"}},
		{"an entry after the file's end", "until: 2026-12-01\n" + entry("limits", "lift_kg: 4\n    until: 2026-12-02"), refusal{6, "limits 1, until", "after_file"}},
		{"an entry that begins after it", "until: 2026-12-01\n" + entry("limits", "lift_kg: 4\n    from: 2026-12-02"), refusal{6, "limits 1, from", "after_file"}},

		{"no list", in("exercises: {exercise: heel_slide}"), refusal{3, "exercises", "type"}},
		{"no entry", in("exercises: [heel_slide]"), refusal{3, "exercises 1", "type"}},
		{"an empty entry", in("exercises:\n  -"), refusal{4, "exercises 1", "empty"}},
		{"too many entries", in("limits: [" + strings.Repeat("{words: x}, ", 13) + "]"), refusal{3, "limits", "many"}},
		{"neither exercise nor name", entry("exercises", "level: 1"), refusal{4, "exercises 1", "either"}},
		{"both", strings.Replace(own("-"), "name:", "exercise: heel_slide\n    name:", 1), refusal{4, "exercises 1", "either"}},
		{"an unknown exercise", entry("exercises", "exercise: handstand\n    level: 1"), refusal{4, "exercises 1, exercise", "no_exercise"}},
		{"neither level nor dose", entry("exercises", "exercise: heel_slide"), refusal{4, "exercises 1", "either"}},
		{"both of them", entry("exercises", "exercise: heel_slide\n    level: 1\n    dose: {sets: 1, reps: 1}"), refusal{4, "exercises 1", "either"}},
		{"the walk", entry("exercises", "exercise: walk\n    level: 1"), refusal{4, "exercises 1, exercise", "alone"}},
		{"twice at the same time", entry("exercises", "exercise: heel_slide\n    level: 1\n  - exercise: heel_slide\n    level: 2"), refusal{6, "exercises 2", "twice"}},
		{"a position that it lacks", entry("exercises", "exercise: heel_slide\n    level: 1\n    position: standing"), refusal{6, "exercises 1, position", "choice"}},
		{"movements of one that is known", entry("exercises", "exercise: heel_slide\n    level: 1\n    moves: [neutral]"), refusal{6, "exercises 1, moves", "no_sense"}},
		{"sides of one that is known", entry("exercises", "exercise: heel_slide\n    level: 1\n    sides: one"), refusal{6, "exercises 1, sides", "no_sense"}},
		{"level 0", entry("exercises", "exercise: heel_slide\n    level: 0"), refusal{5, "exercises 1, level", "range"}},
		{"level 6", entry("exercises", "exercise: heel_slide\n    level: 6"), refusal{5, "exercises 1, level", "range"}},
		{"level 1.5", entry("exercises", "exercise: heel_slide\n    level: 1.5"), refusal{5, "exercises 1, level", "type"}},
		{"level one", entry("exercises", "exercise: heel_slide\n    level: one"), refusal{5, "exercises 1, level", "type"}},
		{"a name that is known", strings.Replace(own("-"), "Towel pull", "bridge", 1), refusal{4, "exercises 1, name", "name_taken"}},
		{"a level of its own", strings.Replace(own("-"), "until", "level: 1\n    until", 1), refusal{9, "exercises 1, level", "no_sense"}},
		{"its own without a dose", own("dose"), refusal{4, "exercises 1, dose", "missing"}},
		{"without a position", own("position"), refusal{4, "exercises 1, position", "missing"}},
		{"without movements", own("moves"), refusal{4, "exercises 1, moves", "missing"}},
		{"without words", own("words"), refusal{4, "exercises 1, words", "missing"}},
		{"without an end", own("until"), refusal{4, "exercises 1, until", "needs_until"}},
		{"with an empty list of movements", strings.Replace(own("-"), "[neutral]", "[]", 1), refusal{6, "exercises 1, moves", "empty"}},
		{"with an empty list of words", strings.Replace(own("-"), "words: Pull.", "words: []", 1), refusal{8, "exercises 1, words", "empty"}},
		{"with empty words", strings.Replace(own("-"), "words: Pull.", "words: ''", 1), refusal{8, "exercises 1, words", "empty"}},
		{"a movement that nobody knows", strings.Replace(own("-"), "[neutral]", "[wiggle]", 1), refusal{6, "exercises 1, moves 1", "choice"}},
		{"sides that nobody has", strings.Replace(own("-"), "until", "sides: three\n    until", 1), refusal{9, "exercises 1, sides", "choice"}},

		{"no sets", dose("{reps: 3}"), refusal{5, "exercises 1, dose, sets", "missing"}},
		{"no reps", dose("{sets: 3}"), refusal{5, "exercises 1, dose, reps", "missing"}},
		{"a dose in words", dose("3 x 10"), refusal{5, "exercises 1, dose", "type"}},
		{"a field that no dose has", dose("{sets: 1, reps: 1, kg: 3}"), refusal{5, "exercises 1, dose, kg", "unknown"}},
		{"0 sets", dose("{sets: 0, reps: 3}"), refusal{5, "exercises 1, dose, sets", "range"}},
		{"6 sets", dose("{sets: 6, reps: 3}"), refusal{5, "exercises 1, dose, sets", "range"}},
		{"0 reps", dose("{sets: 1, reps: 0}"), refusal{5, "exercises 1, dose, reps", "range"}},
		{"61 reps", dose("{sets: 1, reps: 61}"), refusal{5, "exercises 1, dose, reps", "range"}},
		{"a hold of 601 s", dose("{sets: 1, reps: 1, hold_s: 601}"), refusal{5, "exercises 1, dose, hold_s", "range"}},
		{"a hold of less than nothing", dose("{sets: 1, reps: 1, hold_s: -1}"), refusal{5, "exercises 1, dose, hold_s", "range"}},
		{"a rest of 301 s", dose("{sets: 1, reps: 1, rest_s: 301}"), refusal{5, "exercises 1, dose, rest_s", "range"}},
		{"octal", dose("{sets: 0o2, reps: 1}"), refusal{5, "exercises 1, dose, sets", "type"}},
		{"longer than half an hour", dose("{sets: 5, reps: 60, hold_s: 60}"), refusal{4, "exercises 1", "long"}},

		{"a limit on nothing", entry("limits", "until: 2026-12-24"), refusal{4, "limits 1", "empty"}},
		{"a limit on no movement", entry("limits", "until: 2026-12-24\n    moves: []"), refusal{5, "limits 1, moves", "empty"}},
		{"a limit on no exercise", entry("limits", "exercises: []"), refusal{4, "limits 1, exercises", "empty"}},
		{"no movement beside a weight", entry("limits", "lift_kg: 4\n    moves: []"), refusal{5, "limits 1, moves", "empty"}},
		{"a limit with no fields", in("limits: [{}]"), refusal{3, "limits 1", "empty"}},
		{"a weight of nothing", entry("limits", "lift_kg: 0"), refusal{4, "limits 1, lift_kg", "range"}},
		{"51 kg", entry("limits", "lift_kg: 51"), refusal{4, "limits 1, lift_kg", "range"}},
		{"4 kg with its unit", entry("limits", "lift_kg: 4 kg"), refusal{4, "limits 1, lift_kg", "type"}},
		{"not a number", entry("limits", "lift_kg: .nan"), refusal{4, "limits 1, lift_kg", "type"}},
		{"4 minutes of sitting", entry("limits", "sit_min: 4"), refusal{4, "limits 1, sit_min", "range"}},
		{"a way to drive", entry("limits", "drive: slowly"), refusal{4, "limits 1, drive", "choice"}},
		{"a phase that is none", entry("limits", "phase: P9"), refusal{4, "limits 1, phase", "choice"}},
		{"a cap of 8", entry("limits", "pain_cap: 8"), refusal{4, "limits 1, pain_cap", "range"}},
		{"a limit on an unknown exercise", entry("limits", "exercises: [handstand]"), refusal{4, "limits 1, exercises 1", "no_exercise"}},
		{"a movement that is none", entry("limits", "moves: bending"), refusal{4, "limits 1, moves", "choice"}},
		{"an activity among limits", entry("limits", "activity: heat\n    words: x"), refusal{4, "limits 1, activity", "unknown"}},

		{"a loosening of nothing", entry("allows", "until: 2026-12-24\n    words: x"), refusal{4, "allows 1", "empty"}},
		{"a loosening without an end", entry("allows", "max_level: 3"), refusal{4, "allows 1, until", "needs_until"}},
		{"a cap above 7", entry("allows", "pain_cap: 8\n    until: 2026-12-24"), refusal{4, "allows 1, pain_cap", "range"}},
		{"the session as an activity", entry("allows", "activity: session\n    until: 2026-12-24"), refusal{4, "allows 1, activity", "choice"}},
		{"what is never locked", entry("allows", "activity: breathing\n    until: 2026-12-24"), refusal{4, "allows 1, activity", "choice"}},
		{"an activity that nobody knows", entry("allows", "activity: sauna\n    until: 2026-12-24"), refusal{4, "allows 1, activity", "choice"}},
		{"movements among what is loosened", entry("allows", "moves: [flexion]\n    max_level: 2\n    until: 2026-12-24"), refusal{4, "allows 1, moves", "unknown"}},

		{"against its own limit", entry("exercises", "exercise: cat_cow\n    level: 1\nlimits:\n  - moves: [flexion]"), refusal{4, "exercises 1", "limit"}},
		{"loosened, and forbidden", entry("allows", "exercise: cat_cow\n    until: 2026-12-24\nlimits:\n  - moves: [flexion]"), refusal{4, "allows 1", "limit"}},
		{"a level above the phase", entry("exercises", "exercise: heel_slide\n    level: 4"), refusal{4, "exercises 1", "level"}},
		{"not in the phase, without an end", entry("exercises", "exercise: bird_dog\n    level: 1"), refusal{4, "exercises 1, until", "needs_until"}},
	} {
		got, problems, err := readClinic(patient(), c.file)
		if all := refusals(problems); err != nil || len(all) != 1 || all[0] != c.want {
			t.Errorf("%s: %v, %v; want %v in\n%s", c.name, problems, err, c.want, c.file)
		}
		if !reflect.DeepEqual(got, coach.Prescription{}) {
			t.Errorf("%s: refused, and still gives %+v", c.name, got)
		}
	}
}

func TestAClinicsFileThatIsTooLong(t *testing.T) {
	for file, want := range map[string]refusal{
		top + "words: x #" + strings.Repeat("x", 64<<10):              {0, "", "too_long"},
		top + "words: " + strings.Repeat("[", 2000):                   {3, "", "overfull"},
		strings.Repeat("{a: ", 2000):                                  {1, "", "overfull"},
		top + "words:\n  " + strings.Repeat("- ", 30000) + "x":        {4, "", "overfull"},
		top + "words:\n  " + strings.Repeat("-\t", 30000) + "x":       {4, "", "overfull"},
		top + strings.Repeat("? ", 30000) + "x":                       {3, "", "overfull"},
		top + "words:\n" + strings.Repeat("- x\n", 1001):              {1004, "", "overfull"},
		top + "words:\n" + strings.Repeat("- x\n", 1000):              {3, "words", "many"},
		top + "words: " + strings.Repeat("x - ", 40) + "x\nnote: yes": {4, "note", "unknown"},
	} {
		_, problems, err := readClinic(patient(), file)
		if all := refusals(problems); err != nil || len(all) != 1 || all[0] != want {
			t.Errorf("%s: %v, %v; want %v", short(file), problems, err, want)
		}
	}
	broken := errors.New("the disk is gone")
	if _, problems, err := exchange.ReadClinic(iotest.ErrReader(broken), lib, patient(), noon); !errors.Is(err, broken) || problems != nil {
		t.Errorf("%v, %v", problems, err)
	}
}

// Everything that is wrong is told at once, from the top down.
func TestAllProblemsAtOnce(t *testing.T) {
	_, problems, _ := readClinic(patient(), `clinic: x
written: 2026-11-30
allows:
  - pain_cap: 9
limits:
  - lift_kg: heavy
    until: never
  - moves: [flexion]
exercises:
  - exercise: cat_cow
    level: 1
  - exercise: bird_dog
    level: 1
`)
	want := []refusal{
		{2, "written", "future"}, {4, "allows 1, pain_cap", "range"}, {4, "allows 1, until", "needs_until"},
		{6, "limits 1, lift_kg", "type"}, {7, "limits 1, until", "date"}, {10, "exercises 1", "limit"},
	}
	if got := refusals(problems); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// What is against this patient: a condition, the floor, a treatment that came after
// the paper.
func TestConflictsWithThePatient(t *testing.T) {
	bending := func(p *coach.Profile) { p.Answers["worse_with"] = []string{"flexs"} }
	chair := func(p *coach.Profile) { p.Answers["surface"] = []string{"chair"} }
	treated := func(p *coach.Profile) {
		p.Treatments = append(p.Treatments, triage.Treatment{Type: "injection", Subtype: "facet", Date: "2026-11-21"})
	}
	hugging := top + "exercises:\n  - exercise: knee_chest_1\n    level: 1\n    until: 2026-12-24\n"
	allowed := hugging + "allows:\n  - exercise: knee_chest_1\n    until: 2026-12-24\n"
	rolling := strings.Replace(top+"exercises:\n  - {name: Roll down, position: standing, moves: [flexion], dose: {sets: 1, reps: 2}, words: Slowly., until: 2026-12-24}\n", "\t", "", -1)
	for _, c := range []struct {
		name   string
		change func(*coach.Profile)
		file   string
		want   []refusal
		value  string
	}{
		{"nothing", func(*coach.Profile) {}, hugging, nil, ""},
		{"bending makes it worse", bending, hugging, []refusal{{4, "exercises 1", "condition"}}, "FLEXS"},
		{"and it is allowed by name", bending, allowed, nil, ""},
		{"so does bending of the clinic's own", bending, rolling, []refusal{{4, "exercises 1", "condition"}}, "FLEXS"},
		{"not down to the floor", chair, hugging, []refusal{{4, "exercises 1", "surface"}}, ""},
		{"which nothing allows", chair, allowed, []refusal{{4, "exercises 1", "surface"}}, ""},
		{"a treatment since", treated, hugging, []refusal{{2, "written", "treatment"}}, "2026-11-21"},
		{"limits are fine then", treated, top + "limits: [{lift_kg: 4}]", nil, ""},
	} {
		_, problems, err := readClinic(patient(c.change), c.file)
		if got := refusals(problems); err != nil || !reflect.DeepEqual(got, c.want) || len(got) > 0 && problems[0].Value != c.value {
			t.Errorf("%s: %v, %v; want %v", c.name, problems, err, c.want)
		}
	}
	_, problems, _ := readClinic(patient(), top+"exercises: [{exercise: cat_cow, level: 1}]\nlimits: [{moves: [flexion], words: No bending yet.}]")
	if len(problems) != 1 || problems[0].Limit.Words != "No bending yet." {
		t.Errorf("the clinic is not quoted: %+v", problems)
	}
}

// example is the file that `backcoach clinic --example` prints.
func example(t testing.TB) string {
	t.Helper()
	words, err := lib.Words("en")
	if err != nil {
		t.Fatal(err)
	}
	return words.Say("clinic.example", content.Args{"Today": "2026-11-23", "Soon": "2026-12-14", "Later": "2027-01-04"})
}

// The example passes for every patient: after any treatment, on any day, wherever
// they exercise.
func TestTheExamplePasses(t *testing.T) {
	file := example(t)
	for _, course := range lib.Courses() {
		for _, subtype := range course.Subtypes {
			for _, date := range []string{"2026-11-23", "2026-11-20", "2026-11-02", "2026-08-02"} {
				for _, surface := range []string{"floor", "bed", "chair"} {
					s := patient(func(p *coach.Profile) {
						p.Treatments = []triage.Treatment{{Type: subtype.Type, Subtype: subtype.ID, Date: date}}
						p.Answers["surface"], p.Answers["worse_with"], p.Answers["conditions"], p.Answers["facts"] = []string{surface}, []string{"not_sure"}, []string{"not_sure"}, nil
					})
					if p, problems, err := readClinic(s, file); len(problems) > 0 || err != nil || len(p.Exercises) != 3 || len(p.Limits) != 5 || len(p.Allows) != 2 {
						t.Fatalf("%s, treated on %s, %s: %v, %v", subtype.ID, date, surface, problems, err)
					}
				}
			}
		}
	}
}

// What the documentation shows can be used as it stands there.
func TestTheDocumentedFilePasses(t *testing.T) {
	doc, err := os.ReadFile("../../content/exercises/CLINIC.md")
	if err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	for line := range strings.Lines(string(doc)) {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			file.WriteString(code)
		}
	}
	paper, problems, err := readClinic(patient(), file.String())
	if err != nil || len(problems) > 0 || len(paper.Exercises) != 1 || len(paper.Limits) != 1 || len(paper.Allows) != 1 {
		t.Errorf("%+v\n%v\n%v", paper, problems, err)
	}
}

// holding is how many seconds a dose holds in all.
func holding(d content.Dose) int { return d.Total() * d.Hold }

// Whatever stands in a file, it is read or refused, and what is read keeps its own
// limits.
func FuzzReadClinic(f *testing.F) {
	f.Add(example(f))
	f.Add(everythingOfAClinic)
	f.Add(top + "exercises: [{exercise: cat_cow, level: 1}]\nlimits: [{moves: [flexion]}]")
	f.Add("? [a]\n: &x !!str |\n  y\n<<: *x\n--- %")
	f.Fuzz(func(t *testing.T, file string) {
		s := patient()
		p, problems, err := readClinic(s, file)
		if err != nil {
			t.Fatal(err)
		}
		if len(problems) > 0 {
			return
		}
		if p.Clinic == "" || p.Written == "" || p.Written > "2026-11-23" {
			t.Fatalf("without who and when: %+v", p)
		}
		s = s.With(p)
		for day := coach.Day("2026-11-23"); day < "2027-12-01"; day = day.Add(5) {
			for _, planned := range s.Routine(lib, day) {
				e, _ := lib.Exercise(planned.Exercise)
				for _, l := range s.Limits(day) {
					step, _ := planned.Step(lib)
					most, levels := e.Dose(l.MaxLevel)
					if l.Forbids(e) || levels && holding(step.Dose) > holding(most) && step.Dose.Total() > most.Total() {
						t.Fatalf("%s on %s, against %+v", planned.Exercise, day, l)
					}
				}
			}
		}
	})
}
