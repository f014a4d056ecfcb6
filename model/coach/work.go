package coach

import (
	"time"

	"backcoach/content"
	"backcoach/model/player"
)

// work is how long a planned exercise is worked at: its movements and holds,
// without count-in and rests. It compares doses that are written differently; 0 if
// the exercise cannot be laid out.
func (p Planned) work(lib *content.Library) time.Duration {
	step, ok := p.Step(lib)
	if !ok {
		return 0
	}
	line, err := player.Compile([]player.Step{step})
	if err != nil {
		return 0
	}
	var total time.Duration
	for _, s := range line.Segments {
		if s.Kind == player.Move || s.Kind == player.Hold || s.Kind == player.Release {
			total += s.Length()
		}
	}
	return total
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
