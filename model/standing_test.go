package model_test

import (
	"fmt"
	"strings"
	"testing"

	"backcoach/model"
)

// While an emergency about the body is open its number stands on every page that helps
// through the day, also in the smallest window and on the second line of a hub (S4;
// clinical section N6).
func TestAnOpenEmergencyStaysInView(t *testing.T) {
	places := []string{"relief", "calm", "mood", "fear", "lessons", "lifestyle", "habits", "guide/breath_belly", "guide/rest_90"}
	d := found(t, emergency)
	for _, more := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9} { // the pages under More, and of Today
		for _, first := range []int{4, 5, 6, 7, 8} {
			p := reopen(t, d, "")
			p.Send(model.Intent{Kind: model.Choose, N: first})
			p.Send(model.Intent{Kind: model.Choose, N: more})
			for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
				p.Resize(size[0], size[1])
				if screen := p.Screen(); !numbered(screen, "Emergency", "911") {
					t.Errorf("Today %d, line %d at %v: no number:\n%s", first, more, size, screen)
				}
			}
		}
	}
	for _, place := range places {
		p := reopen(t, d, place)
		for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
			p.Resize(size[0], size[1])
			if screen := p.Screen(); !strings.Contains(screen, "911") {
				t.Errorf("%s at %v: no number:\n%s", place, size, screen)
			}
		}
		for n := 1; n <= 9; n++ { // and on what its lines lead to
			p := reopen(t, d, place)
			p.Send(model.Intent{Kind: model.Choose, N: n})
			for _, size := range [][2]int{{80, 24}, {60, 18}, {40, 10}} {
				p.Resize(size[0], size[1])
				if screen := p.Screen(); !numbered(screen, "Emergency", "911") {
					t.Errorf("%s, line %d at %v: no number:\n%s", place, n, size, fmt.Sprint(screen))
				}
			}
		}
	}
}
