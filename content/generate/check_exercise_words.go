package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"backcoach/content"
)

// How much there is to read and to hear.
const (
	fewestSteps, mostSteps = 3, 5
	fewestMistakes         = 2
	longestStep            = 70 // characters: two lines beside a figure
	longestNote            = 90 // characters: of a level, one line under the dose
	longestRound           = 40 // characters: a line beside the count
	longestCue             = 4  // words: said within the shortest stroke
)

// checkExerciseWords sees to it that an exercise has all its words, none that
// belong to nothing, and none too long for the screen and the ear.
func (c *checker) checkExerciseWords(w where, e content.Exercise) {
	for _, lang := range sortedKeys(c.words) {
		l := exerciseWords{checker: c, lang: lang, exercise: e, own: w}
		if l.begun() {
			l.own = l.at()
		}
		l.checkMissing()
		l.checkLists()
		for _, id := range l.fields() {
			l.checkField(id)
		}
	}
}

// exerciseWords are the words of one exercise in one language. Own is where
// problems lie with what is not there: among its words, or, if it has none at
// all, in its file.
type exerciseWords struct {
	*checker
	lang     string
	exercise content.Exercise
	own      where
}

func (l exerciseWords) id() string { return "exercise." + l.exercise.ID }

// at is the place of some of the words.
func (l exerciseWords) at(steps ...any) where {
	return where{file: l.lang + "/", path: l.id()}.at(steps...)
}

func (l exerciseWords) text(field string) string { return l.words[l.lang].Plain[l.id()+"."+field] }

// fields are the ids of the words there are, without the exercise.
func (l exerciseWords) fields() []string {
	var fields []string
	for _, id := range slices.Concat(sortedKeys(l.words[l.lang].Plain), sortedKeys(l.words[l.lang].Forms)) {
		if field, ok := strings.CutPrefix(id, l.id()+"."); ok {
			fields = append(fields, field)
		}
	}
	return fields
}

func (l exerciseWords) begun() bool { return len(l.fields()) > 0 }

func (l exerciseWords) checkMissing() {
	needed := []string{"name", "target", "start", "breathe", "stop", "where"}
	for _, p := range l.exercise.Figure.Poses {
		needed = append(needed, "cue."+p.ID)
	}
	for _, v := range l.exercise.Also {
		needed = append(needed, "start_"+v.Position)
	}
	for _, field := range needed {
		l.spokenIn(l.lang, l.own, l.id()+"."+field)
	}
}

func (l exerciseWords) checkLists() {
	if n := l.count("steps"); n < fewestSteps || n > mostSteps {
		l.problem(l.in("steps"), "%s has %d steps, not %d to %d", l.exercise.ID, n, fewestSteps, mostSteps)
	}
	if n := l.count("mistakes"); n < fewestMistakes {
		l.problem(l.in("mistakes"), "%s has %d mistakes, not at least %d", l.exercise.ID, n, fewestMistakes)
	}
	most := 0
	for _, d := range l.exercise.Levels {
		for set := range d.Sets {
			most = max(most, d.RepsOf(set+1))
		}
	}
	if n := l.count("round"); n > most {
		l.problem(l.in("round"), "%s has %d rounds and at most %d repetitions", l.exercise.ID, n, most)
	}
}

// in is the place of a list, own if there is none.
func (l exerciseWords) in(list string) where {
	if l.count(list) == 0 {
		return l.own
	}
	return l.at(list)
}

func (l exerciseWords) count(list string) int {
	n := 0
	for l.text(list+"."+strconv.Itoa(n+1)) != "" {
		n++
	}
	return n
}

// checkField checks words that are there.
func (l exerciseWords) checkField(field string) {
	kind, of, _ := strings.Cut(field, ".")
	n, _ := strconv.Atoi(of)
	known := true
	switch kind {
	case "steps", "mistakes", "round":
		known = n >= 1 && n <= l.count(kind)
	case "level":
		known = n >= 1 && n <= len(l.exercise.Levels)
	case "cue":
		_, known = l.exercise.Figure.Pose(of)
	case "name", "target", "start", "breathe", "stop", "where":
		known = of == ""
	default:
		position, isStart := strings.CutPrefix(field, "start_")
		known = isStart && slices.ContainsFunc(l.exercise.Also, func(v content.Version) bool { return v.Position == position })
	}
	if !known {
		l.problem(l.at(field), "words %s.%s belong to nothing", l.id(), field)
	}
	l.checkLength(kind, of, field)
}

// checkLength keeps what is read and said short enough.
func (l exerciseWords) checkLength(kind, of, field string) {
	limits := map[string]struct {
		what    string
		longest int
	}{"steps": {"step", longestStep}, "level": {"note of level", longestNote}, "round": {"round", longestRound}}
	text := l.text(field)
	limit, limited := limits[kind]
	if length := utf8.RuneCountInString(text); limited && length > limit.longest {
		l.problem(l.at(field), "%s %s of %s has %d characters, at most %d fit", limit.what, of, l.exercise.ID, length, limit.longest)
	}
	if count := len(strings.Fields(text)); kind == "cue" && count > longestCue {
		l.problem(l.at(field), "cue %s of %s has %d words, at most %d are heard in time", of, l.exercise.ID, count, longestCue)
	}
}

// checkExerciseOrphans reports words of exercises that do not exist.
func (c *checker) checkExerciseOrphans() {
	for _, lang := range sortedKeys(c.words) {
		seen := map[string]bool{}
		for _, id := range sortedKeys(c.words[lang].Plain) {
			rest, ok := strings.CutPrefix(id, "exercise.")
			name, _, _ := strings.Cut(rest, ".")
			if _, exists := c.exercise(name); ok && !exists && !seen[name] {
				seen[name] = true
				c.problem(where{file: lang + "/", path: fmt.Sprint("exercise.", name)}, "words of %s: there is no such exercise", name)
			}
		}
	}
}

// checkTagWords sees to it that whatever an exercise may say can be said.
func (c *checker) checkTagWords() {
	for prefix, tags := range map[string][]string{"position.": positions, "session.need.": needTags, "condition.": conditions} {
		for _, tag := range tags {
			c.spoken(where{file: "exercises"}, prefix+tag)
		}
	}
}
