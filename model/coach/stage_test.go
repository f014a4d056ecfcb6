package coach

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/player"
)

var update = flag.Bool("update-stages", false, "rewrite the golden file of stages")

// What the player takes for the movements and holds of an exercise is what its
// work is counted as, for every level and every stage.
func TestWorkIsWhatThePlayerTakes(t *testing.T) {
	lib := content.Load()
	for _, e := range lib.Exercises() {
		if e.Alone {
			continue
		}
		for _, s := range stagesOf(e, 5) {
			line, err := player.Compile([]player.Step{{Exercise: e, Dose: s.dose}})
			if err != nil {
				t.Fatalf("%s %+v: %v", e.ID, s.dose, err)
			}
			var played time.Duration
			for _, seg := range line.Segments {
				if seg.Kind == player.Move || seg.Kind == player.Hold || seg.Kind == player.Release {
					played += seg.Length()
				}
			}
			if got := workOf(e, s.dose); got != played {
				t.Errorf("%s %+v: work %v, the player takes %v", e.ID, s.dose, got, played)
			}
		}
	}
}

// From stage to stage it becomes more, by a fifth at most unless a single repetition is
// more than that; a level that differs by a weight alone may be no more work. The levels
// themselves are all there.
func TestStagesGrowGently(t *testing.T) {
	var table strings.Builder
	for _, e := range content.Load().Exercises() {
		if e.Alone {
			continue
		}
		stages := stagesOf(e, 5)
		fmt.Fprintf(&table, "%s\n", e.ID)
		for i, s := range stages {
			w, grown := workOf(e, s.dose).Seconds(), 0.0
			if i > 0 {
				grown = w / workOf(e, stages[i-1].dose).Seconds()
				before := stages[i-1].dose
				if single := s.dose.Hold == before.Hold && s.dose.Total()-before.Total() <= oneMore(e, s.dose); grown < 1 || grown == 1 && !s.exact || grown > growth+1e-9 && !single {
					t.Errorf("%s: %+v becomes %+v, %.2f times as much", e.ID, before, s.dose, grown)
				}
			}
			fmt.Fprintf(&table, "  %d%s  %v x %d s  %5.0f s  %.2f\n", s.level, map[bool]string{false: "+", true: " "}[s.exact], repsOf(s.dose, s.dose.Sets), s.dose.Hold, w, grown)
		}
		for level := 1; level <= 5; level++ {
			if n := len(stagesOf(e, level)); !stages[n-1].exact || stages[n-1].level != level {
				t.Errorf("%s: level %d is no stage", e.ID, level)
			}
		}
	}
	golden := filepath.Join("testdata", "stages.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || string(want) != table.String() {
		t.Errorf("the stages are not those of %s (%v): look at them, then -update-stages\n%s", golden, err, table.String())
	}
}
