package views_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backcoach/views"

	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// sizes are the windows that every screen is looked at in: the smallest, the
// smallest with everything on it, the usual, and a large one.
var sizes = [][2]int{{40, 10}, {60, 18}, {80, 24}, {120, 36}}

// TestScreens compares each screen with a drawing that was looked at. The
// figures have tests of their own; here their place stays empty.
func TestScreens(t *testing.T) {
	for _, s := range samples() {
		for _, size := range sizes {
			name := fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				c := views.Canvas{Width: size[0], Height: size[1], Style: views.NewStyle(views.Dark, true, false)}
				golden(t, name, ansi.Strip(s.view.Draw(c).Text))
			})
		}
	}
}

// TestTold compares what each screen says line by line.
func TestTold(t *testing.T) {
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			golden(t, s.name+"-plain", strings.Join(s.view.Plain(), "\n"))
		})
	}
}

// TestASCIIScreens looks at the screens without any character of ours outside
// ASCII; the words of the samples keep theirs.
func TestASCIIScreens(t *testing.T) {
	c := views.Canvas{Width: 80, Height: 24, Style: views.NewStyle(views.Mono, true, true)}
	for _, name := range []string{"ticks", "scale-chosen", "today-urgent", "advice-emergency", "hold", "history", "breath-open"} {
		t.Run(name, func(t *testing.T) {
			golden(t, name+"-ascii", ansi.Strip(named(t, name).Draw(c).Text))
		})
	}
}

func named(t testing.TB, name string) views.View {
	t.Helper()
	for _, s := range samples() {
		if s.name == name {
			return s.view
		}
	}
	t.Fatalf("no sample %q", name)
	return nil
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	got += "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./views -update writes it anew); got:\n%s\nwant:\n%s", path, got, want)
	}
}
