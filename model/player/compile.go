package player

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"backcoach/content"
)

// How long the parts last that no dose names.
const (
	countIn    = 5 * time.Second
	switchTime = 6 * time.Second
)

// Compile lays a routine out. Both sides of an exercise get exactly the same
// time. It fails on a dose that cannot be done as written, naming the exercise:
// no repetitions, falling ones that do not fit the sets, strokes without an end,
// or left and right in turn with an odd number of repetitions.
func Compile(steps []Step) (Timeline, error) {
	var c compiler
	for i, s := range steps {
		e := s.Exercise.By(s.Dose)
		if err := check(e, s.Dose); err != nil {
			return Timeline{}, fmt.Errorf("exercise %s: %w", e.ID, err)
		}
		c.step(i, e, s.Dose)
	}
	c.Total, c.Cues = c.now, cues(c.Segments)
	return c.Timeline, nil
}

func check(e content.Exercise, d content.Dose) error {
	switch {
	case d.Sets < 1 || d.Reps < 1 || d.Hold < 0 || d.Rest < 0:
		return fmt.Errorf("dose %d sets, %d reps, hold %d s, rest %d s", d.Sets, d.Reps, d.Hold, d.Rest)
	case len(d.Falling) > 0 && (len(d.Falling) != d.Sets || slices.Min(d.Falling) < 1):
		return fmt.Errorf("falling repetitions %v in %d sets", d.Falling, d.Sets)
	case e.Sides == "alternate" && d.Total()%2 != 0:
		return errors.New("an odd number of repetitions cannot be shared between two sides")
	}
	return checkRep(e)
}

func checkRep(e content.Exercise) error {
	if e.Sides != "one" && e.Sides != "each" && e.Sides != "alternate" {
		return fmt.Errorf("sides %q", e.Sides)
	}
	if len(e.Rep) == 0 {
		return errors.New("a repetition without strokes")
	}
	for _, s := range e.Rep {
		if duration(s.Seconds) <= 0 {
			return fmt.Errorf("a stroke of %v seconds", s.Seconds)
		}
	}
	if _, ok := e.Figure.Pose(home(e)); len(e.Figure.Poses) > 0 && !ok {
		return fmt.Errorf("the last stroke leads to %s, which is no pose", home(e))
	}
	return nil
}

// home is the pose in which a repetition begins and ends.
func home(e content.Exercise) string { return e.Rep[len(e.Rep)-1].To }

// compiler writes segments one after the other. The next one is described by
// the embedded Segment.
type compiler struct {
	Timeline
	now  time.Duration
	next Segment
	// turns counts the repetitions of a step through all its sets: of one that
	// alternates, with an odd number in a set, the next set begins on the other side.
	turns int
}

func (c *compiler) step(i int, e content.Exercise, d content.Dose) {
	span := Span{Start: c.now, First: len(c.Segments)}
	c.turns = 0
	c.next = Segment{Step: i, Sets: d.Sets, Reps: d.RepsOf(1), Set: 1, Rep: 1, From: home(e), To: home(e)}
	c.next.Side = c.begins(e)
	c.add(CountIn, countIn)
	for set := 1; set <= d.Sets; set++ {
		if set > 1 {
			c.between(e, d)
		}
		c.next.Set, c.next.Reps = set, d.RepsOf(set)
		c.set(e, d)
	}
	c.next.Side = ""
	c.add(Ask, 0)
	span.End, span.Last = c.now, len(c.Segments)-1
	c.Spans = append(c.Spans, span)
}

// between is the rest between two sets. Without one, an exercise of two sides
// still needs the time to turn back.
func (c *compiler) between(e content.Exercise, d content.Dose) {
	switch {
	case d.Rest > 0:
		c.next.Side = c.begins(e)
		c.add(Rest, time.Duration(d.Rest)*time.Second)
	case e.Sides == "each":
		c.next.Side = c.begins(e)
		c.add(Switch, switchTime)
	}
}

// begins is the side that a set begins on, or of sides in turn the one to come.
func (c *compiler) begins(e content.Exercise) string {
	switch e.Sides {
	case "each":
		return Left
	case "alternate":
		return [...]string{Left, Right}[c.turns%2]
	}
	return ""
}

func (c *compiler) set(e content.Exercise, d content.Dose) {
	if e.Sides == "each" {
		c.next.Side = c.begins(e)
		c.reps(e, d)
		c.next.Side, c.next.Rep = Right, 1
		c.add(Switch, switchTime)
	}
	c.reps(e, d)
}

func (c *compiler) reps(e content.Exercise, d content.Dose) {
	for rep := 1; rep <= c.next.Reps; rep++ {
		if e.Sides == "alternate" {
			c.next.Side = c.begins(e)
		}
		if rep > 1 && e.RestAfter == "rep" && d.Rest > 0 {
			c.add(Rest, time.Duration(d.Rest)*time.Second)
		}
		c.next.Rep = rep
		c.rep(e, d)
		c.turns++
	}
}

func (c *compiler) rep(e content.Exercise, d content.Dose) {
	for _, s := range e.Rep {
		kind := Move
		if s.To == home(e) {
			kind = Release
		}
		c.next.To, c.next.Breath = s.To, s.Breath
		c.add(kind, duration(s.Seconds))
		c.next.From, c.next.Breath = s.To, ""
		if s.Hold && d.Hold > 0 {
			c.add(Hold, time.Duration(d.Hold)*time.Second)
		}
	}
}

func (c *compiler) add(kind Kind, length time.Duration) {
	s := c.next
	s.Kind, s.Start, s.End = kind, c.now, c.now+length
	c.now = s.End
	c.Segments = append(c.Segments, s)
}

// duration rounds to milliseconds, so that the parts sum up exactly however
// seconds are written in the content.
func duration(seconds float64) time.Duration {
	return time.Duration(math.Round(seconds*1000)) * time.Millisecond
}
