package views_test

import (
	"fmt"
	"testing"
)

// BenchmarkDraw is what a frame costs besides the figure.
func BenchmarkDraw(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		for _, s := range samples() {
			b.Run(fmt.Sprintf("%s-%dx%d", s.name, size[0], size[1]), func(b *testing.B) {
				c := canvas(size[0], size[1])
				b.ReportAllocs()
				for b.Loop() {
					s.view.Draw(c)
				}
			})
		}
	}
}
