package player

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
)

// guided lays a guide out.
func guided(t failer, g content.Guide, l content.GuideLength) Timeline {
	t.Helper()
	e, _ := content.Load().Exercise(g.Exercise)
	tl, err := CompileGuide(g, e, l)
	if err != nil {
		t.Fatalf("guide %s, %d minutes: %v", g.ID, l.Minutes, err)
	}
	return tl
}

// TestGuidesGolden compares the time line of every guide and length, and what is
// announced along it, with what a person looked at.
func TestGuidesGolden(t *testing.T) {
	for _, g := range content.Load().Guides() {
		var b strings.Builder
		for _, l := range g.Lengths {
			tl := guided(t, g, l)
			fmt.Fprintf(&b, "%d minutes\n", l.Minutes)
			for i, s := range tl.Segments {
				fmt.Fprintf(&b, "%6.1f %6.1f  %-8s %s %s %s  %s\n", s.Start.Seconds(), s.End.Seconds(), s.Kind, s.Part, s.To, s.Breath, announced(tl, i))
			}
		}
		got := b.String()
		t.Run(g.ID, func(t *testing.T) { golden(t, "guide_"+g.ID, got) })
	}
}

// announced are the cues of a segment but for those that count.
func announced(tl Timeline, segment int) string {
	var kinds []string
	for _, c := range tl.Cues {
		if c.Segment == segment && c.Kind != CueCount {
			kinds = append(kinds, string(c.Kind))
		}
	}
	return strings.Join(kinds, " ")
}

// A guide lasts as long as it says: full minutes, with the count-in before them at
// most half a minute more.
func TestGuidesLastTheirMinutes(t *testing.T) {
	for _, g := range content.Load().Guides() {
		for _, l := range g.Lengths {
			total := guided(t, g, l).Total
			if want := time.Duration(l.Minutes) * time.Minute; total < want || total > want+30*time.Second {
				t.Errorf("%s of %d minutes lasts %v", g.ID, l.Minutes, total)
			}
		}
	}
}

func TestAScriptThatDoesNotFitIsRefused(t *testing.T) {
	g := content.Guide{ID: "g", Parts: []content.GuidePart{{ID: "a", Seconds: 60}, {ID: "b", Fill: true}}}
	for minutes, ok := range map[int]bool{1: false, 2: true} {
		if _, err := CompileGuide(g, content.Exercise{}, content.GuideLength{Minutes: minutes}); (err == nil) != ok {
			t.Errorf("%d minutes: %v", minutes, err)
		}
	}
	if _, err := CompileGuide(content.Guide{ID: "g"}, content.Exercise{}, content.GuideLength{Minutes: 1}); err == nil {
		t.Error("a guide without parts is laid out")
	}
}

// Rewind in a pause goes to the start of what was interrupted; what is held or rested
// goes on where it was.
func TestRewind(t *testing.T) {
	g := content.Guide{ID: "g", Parts: []content.GuidePart{
		{ID: "say", Seconds: 10}, {ID: "in", Seconds: 4, Breath: "in"}, {ID: "out", Seconds: 6, Breath: "out"}, {ID: "rest", Fill: true},
	}}
	tl := guided(t, g, content.GuideLength{Minutes: 1})
	for at, want := range map[time.Duration]time.Duration{
		3 * time.Second:  3 * time.Second, // the count-in
		9 * time.Second:  5 * time.Second,
		15 * time.Second: 15 * time.Second,
		17 * time.Second: 15 * time.Second,
		23 * time.Second: 15 * time.Second, // out, in the breath that it belongs to
		40 * time.Second: 40 * time.Second,
	} {
		r := NewRun(tl, 0)
		r.Begin(1)
		for now := time.Duration(0); now < at; now += time.Second {
			r.Look(now + 1)
		}
		r.Pause(at+1, "key")
		r.Rewind()
		if got := r.Look(at + 2).StepDone; got != want {
			t.Errorf("paused at %v it is rewound to %v, want %v", at, got, want)
		}
		r.Resume(at+2, 0)
		if p := r.Look(at + 2); p.State != Running {
			t.Errorf("paused at %v it does not go on: %+v", at, p)
		}
	}
	r := NewRun(tl, 0)
	r.Begin(0)
	r.Look(time.Second)
	if r.Rewind(); r.Look(time.Second+1).State != Running {
		t.Error("what runs is rewound")
	}
}

// Whatever is paused and rewound, no line is announced before its time has really
// passed, and all of them are in the end.
func TestRewindingSkipsNothing(t *testing.T) {
	all := content.Load().Guides()
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.SampledFrom(all).Draw(t, "guide")
		tl := guided(t, g, rapid.SampledFrom(g.Lengths).Draw(t, "length"))
		r := NewRun(tl, 0)
		now, ran := time.Duration(0), time.Duration(0)
		r.Begin(now)
		told := map[int]bool{}
		for left := rapid.IntRange(0, 5).Draw(t, "pauses"); ; {
			step := time.Duration(rapid.IntRange(1, 1900).Draw(t, "ms")) * time.Millisecond
			if left == 0 {
				step = 1900 * time.Millisecond
			}
			now, ran = now+step, ran+step
			p := r.Look(now)
			for _, a := range r.Due() {
				if a.At > ran {
					t.Fatalf("%s is told after %v", a.Kind, ran)
				}
				told[a.Segment] = true
			}
			if p.State == Asking {
				break
			}
			if left > 0 && rapid.IntRange(0, 9).Draw(t, "pause") == 0 {
				left--
				r.Pause(now, "key")
				now += time.Hour
				r.Rewind()
				r.Resume(now, 0)
			}
		}
		for _, c := range tl.Cues {
			if c.Kind != CueCount && !told[c.Segment] {
				t.Fatalf("segment %d was never told", c.Segment)
			}
		}
	})
}
