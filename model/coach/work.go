package coach

import (
	"time"

	"backcoach/content"
)

// work is how long a planned exercise is worked at: its movements and holds,
// without count-in and rests. It compares doses that are written differently; 0 if
// the exercise cannot be laid out.
func (p Planned) work(lib *content.Library) time.Duration {
	step, ok := p.Step(lib)
	if !ok {
		return 0
	}
	return workOf(step.Exercise, step.Dose)
}

// workOf is the work of a dose of an exercise, both sides of it. The player takes
// exactly as long for it.
func workOf(e content.Exercise, d content.Dose) time.Duration {
	e = e.By(d)
	var rep time.Duration
	for _, s := range e.Rep {
		rep += time.Duration(s.Seconds*1000+0.5) * time.Millisecond
		if s.Hold {
			rep += time.Duration(d.Hold) * time.Second
		}
	}
	if e.Sides == "each" {
		rep *= 2
	}
	return time.Duration(d.Total()) * rep
}

// exceeds tells whether a dose that a clinic wrote is more than a level of the
// exercise. One of the clinic's own has no levels.
func (p Planned) exceeds(lib *content.Library, level int) bool {
	if p.Dose == nil || p.Name != "" {
		return false
	}
	at := p
	at.Dose, at.Level = nil, min(level, len(content.Exercise{}.Levels))
	return p.work(lib) > at.work(lib)
}
