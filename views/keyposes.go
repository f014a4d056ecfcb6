package views

import (
	"backcoach/content"
	"backcoach/views/figure"
)

// KeyPoses are the pictures of an exercise on text that scrolls by: where it
// begins, and each pose that it leads to.
type KeyPoses struct {
	Head   string // in which position, where there are several
	Figure content.Figure
	Poses  []KeyPose
}

// KeyPose is one of the pictures, with the arrow of the movement that leads to it:
// the caption says that movement too.
type KeyPose struct{ Pose, Caption string }

// Sizes of a picture, in cells.
const (
	leastWidth  = 30
	mostWidth   = 56
	leastHeight = 10
	posesApart  = 3 // cells between two pictures
)

// lines puts the pictures beside one another where all have room, else below one
// another.
func (k KeyPoses) lines(width int, st Style) []string {
	n := len(k.Poses)
	if n == 0 {
		return nil
	}
	each := min((width-(n-1)*posesApart)/n, mostWidth)
	across := each >= leastWidth
	if !across {
		each = min(width, mostWidth)
	}
	var lines []string
	for i, p := range k.Poses {
		picture := k.picture(p, each, st)
		if across {
			lines = beside(lines, picture, i*(each+posesApart))
		} else {
			lines = stack(1, lines, fromTop(picture))
		}
	}
	lines = fromTop(lines)
	if k.Head == "" {
		return lines
	}
	return append(rendered(st.strong, wrap(capital(k.Head), width)), lines...)
}

// fromTop leaves out the empty lines above a picture.
func fromTop(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// picture is one pose with its caption.
func (k KeyPoses) picture(p KeyPose, width int, st Style) []string {
	height := max(leastHeight, width/3)
	fr := figure.Frame{From: p.Pose, To: p.Pose, Arrow: p.Pose}
	return append(figure.Render(k.Figure, fr, width, height, st.ink()), wrap(p.Caption, width)...)
}
