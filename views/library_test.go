package views_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backcoach/content"
	"backcoach/views"
	"backcoach/views/figure"

	"github.com/charmbracelet/x/ansi"
)

func shelves() views.Shelves {
	return views.Shelves{
		Title: "3 exercises", About: "One of them in full: backcoach exercises ID.",
		Groups: []views.Shelf{
			{Head: "lying on your back", Entries: []views.Entry{
				{ID: "bridge", Name: "Bridge", About: "Buttocks, backs of your thighs, a back that lasts."},
				{ID: "breath_belly", Name: "Belly breathing", About: "Calm. Also sitting."},
			}},
			{Head: "on hands and knees", Entries: []views.Entry{{ID: "bird_half", Name: "Leg reach on hands and knees, slowly", About: "Back and hips that last longer."}}},
		},
		Foot: "Not yet reviewed.",
	}
}

func handout(t *testing.T) views.Handout {
	t.Helper()
	e, ok := content.Load().Exercise("bridge")
	if !ok {
		t.Fatal("there is no bridge")
	}
	return views.Handout{
		Name: "Bridge", About: "Buttocks, backs of your thighs, a back that lasts.",
		Pictures: []views.KeyPoses{{Head: "lying", Figure: e.Figure, Poses: []views.KeyPose{{Pose: "rest", Caption: "start, and back: lower slowly"}, {Pose: "lift", Caption: "lift"}}}},
		Parts: []views.Part{
			{Head: "steps", Numbered: true, Lines: []string{"Squeeze your buttocks and lift your hips.", "Make one line from shoulders to knees, ribs down.", "Lower slowly."}},
			{Head: "breathing", Lines: []string{"Out as you lift. Keep breathing while you hold."}},
			{Head: "mistakes", Lines: []string{"Lifting so high that your back arches.", "Pushing through your toes."}},
			{Head: "nothing to say"},
		},
		Foot: "Not yet reviewed.",
	}
}

func TestTheLibraryOnPaper(t *testing.T) {
	for _, width := range []int{40, 80} {
		golden(t, fmt.Sprintf("library-%d", width), strings.Join(shelves().Lines(width), "\n"))
	}
}

// TestAHandout holds text and pictures: side by side where there is room.
func TestAHandout(t *testing.T) {
	for _, width := range []int{40, 80} {
		golden(t, fmt.Sprintf("handout-%d", width), strings.Join(handout(t).Lines(width, views.Style{}), "\n"))
	}
}

// The picture of a pose shows the movement that leads to it, as its caption says it.
func TestThePictureShowsTheWayToItsPose(t *testing.T) {
	for _, e := range content.Load().Exercises() {
		for _, v := range e.Versions() {
			for _, pose := range v.Figure.Poses {
				k := views.Handout{Pictures: []views.KeyPoses{{Figure: v.Figure, Poses: []views.KeyPose{{Pose: pose.ID}}}}}
				fr := figure.Frame{From: pose.ID, To: pose.ID, Arrow: pose.ID}
				want := strings.TrimSpace(strings.Join(figure.Render(v.Figure, fr, 56, 18, figure.Ink{}), "\n"))
				if got := strings.TrimSpace(strings.Join(k.Lines(56, views.Style{}), "\n")); got != want {
					t.Fatalf("%s %s at %s shows\n%s\nwant\n%s", e.ID, v.Position, pose.ID, got, want)
				}
			}
		}
	}
}

func TestPicturesStandBesideOneAnotherWhereBothHaveRoom(t *testing.T) {
	for width, together := range map[int]bool{20: false, 40: false, 62: false, 63: true, 80: true, 200: true} {
		lines := handout(t).Lines(width, views.Style{})
		caption := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "start, and back:") })
		if caption < 0 || strings.HasSuffix(lines[caption], " lift") != together {
			t.Errorf("at %d the captions are %q, together: %v", width, lines[max(caption, 0)], together)
		}
		for _, line := range lines {
			if got := ansi.StringWidth(line); got > width {
				t.Errorf("at %d a line is %d wide: %q", width, got, line)
			}
		}
	}
}

func TestAHandoutHasColourOnlyByItsStyle(t *testing.T) {
	for name, c := range map[string]struct {
		style views.Style
		want  bool
	}{"none": {views.Style{}, false}, "any": {views.NewPrintStyle(views.Auto), true}, "dark": {views.NewPrintStyle(views.Dark), true}} {
		got := strings.Join(handout(t).Lines(80, c.style), "\n")
		if strings.Contains(got, "\x1b[38;5;") != c.want {
			t.Errorf("%s: colour %v, want %v", name, !c.want, c.want)
		}
		if ansi.Strip(got) != strings.Join(handout(t).Lines(80, views.Style{}), "\n") {
			t.Errorf("%s: the style changes more than colours", name)
		}
	}
	if mono := strings.Join(handout(t).Lines(80, views.NewPrintStyle(views.Contrast)), "\n"); strings.Contains(mono, "38;5") || !strings.Contains(mono, "\x1b[1m") {
		t.Error("on an unknown background the theme for contrast is bold, without colours")
	}
}
