package player

import (
	"fmt"
	"time"

	"backcoach/content"
)

// CompileGuide lays a guide out for one of its lengths: its exercise as in a session,
// or its script. e is the exercise in the position in which it is done, if the guide
// has one. It fails where the length leaves no room for what has to fill it.
func CompileGuide(g content.Guide, e content.Exercise, l content.GuideLength) (Timeline, error) {
	if l.Dose != nil {
		return Compile([]Step{{Exercise: e, Dose: *l.Dose}})
	}
	if len(g.Parts) == 0 {
		return Timeline{}, fmt.Errorf("guide %s has no parts", g.ID)
	}
	c := compiler{next: Segment{Sets: 1, Set: 1, Rep: 1, Reps: len(g.Parts)}}
	if len(g.Figure.Poses) > 0 {
		c.next.From, c.next.To = g.Figure.Poses[0].ID, g.Figure.Poses[0].ID
	}
	fill := time.Duration(l.Minutes) * time.Minute
	for _, p := range g.Parts {
		fill -= duration(p.Seconds)
	}
	c.add(CountIn, countIn)
	for i, p := range g.Parts {
		length := duration(p.Seconds)
		if p.Fill {
			length = fill
		}
		if length <= 0 {
			return Timeline{}, fmt.Errorf("guide %s: part %s has no time in %d minutes", g.ID, p.ID, l.Minutes)
		}
		c.next.Rep, c.next.Part, c.next.Breath = i+1, p.ID, p.Breath
		c.add(lineKind(p), length)
	}
	c.next.Part, c.next.Breath = "", ""
	c.add(Ask, 0)
	c.Spans = []Span{{End: c.now, Last: len(c.Segments) - 1}}
	c.Total, c.Cues = c.now, cues(c.Segments)
	return c.Timeline, nil
}

// lineKind is what a line of a script is on a time line: a breath moves, and what
// fills the time is held.
func lineKind(p content.GuidePart) Kind {
	switch {
	case p.Breath == "in":
		return Move
	case p.Breath == "out":
		return Release
	case p.Fill:
		return Hold
	}
	return Say
}
