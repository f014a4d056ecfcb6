package figure

import (
	"backcoach/content"
)

// Sizes of the props, in hundredths of a body.
const (
	seatDepth     = 24.0
	backrestTop   = 53.0
	wallTop       = 104.0
	floorMargin   = 5.0 // floor shown beyond the body
	pillowWidth   = 16.0
	pillowHeight  = 3.5
	worktopHeight = 50.0
	worktopDepth  = 16.0
	stepHeight    = 12.0
	stepDepth     = 34.0
	matWidth      = 85.0
	matHeight     = 30.0
	matLean       = 10.0 // of its ends, which lead away from the viewer
	brickWidth    = 24.0
	brickHeight   = 12.0
	stickBeyond   = 9.0 // past the joints it lies along
	boxSize       = 13.0

	// The two strokes of an arrow's head: so long, turned back so far from the line,
	// in degrees. Smaller ones look like a dot where there is little room.
	arrowHead, arrowTurn = 6.5, 142.0
	arrowDots            = 4.5 // how many dots long at least
	arrowHalf            = 4.0 // how far the head reaches aside
)

// standing gives the room that a prop takes which stands by itself; false for
// one that is held.
func standing(p content.Prop, top float64) (box, bool) {
	deep := func(depth, height float64) box {
		if p.Turned {
			return box{p.X - depth, p.X, 0, height}
		}
		return box{p.X, p.X + depth, 0, height}
	}
	switch p.Kind {
	case "wall":
		return box{p.X, p.X + 1, 0, min(top, wallTop)}, true
	case "chair":
		return deep(seatDepth, backrestTop), true
	case "worktop":
		return deep(worktopDepth, or(p.Height, worktopHeight)), true
	case "step":
		return deep(stepDepth, or(p.Height, stepHeight)), true
	case "mat":
		return box{p.X - matWidth/2, p.X + matWidth/2, p.Y, p.Y + or(p.Height, matHeight)}, true
	case "pillow":
		return box{p.X - pillowWidth/2, p.X + pillowWidth/2, p.Y, p.Y + or(p.Height, pillowHeight)}, true
	}
	return box{}, false
}

// or is a value, or the usual one if it is not given.
func or(value, usual float64) float64 {
	if value == 0 {
		return usual
	}
	return value
}

// drawProps draws what stands: floor, wall and furniture, one dot thin.
func (c *canvas) drawProps(f content.Figure) {
	for _, p := range f.Props {
		if p.Kind == "floor" && f.Crop == 0 {
			c.across(c.box.left-floorMargin, c.box.right+floorMargin, c.h-1)
		}
		if p.Kind == "bricks" {
			c.drawBricks()
		}
		if b, ok := standing(p, c.box.top); ok {
			c.drawStanding(p, b)
		}
	}
}

func (c *canvas) drawStanding(p content.Prop, b box) {
	near, beyond := b.left, b.right
	if p.Turned {
		near, beyond = b.right, b.left
	}
	switch p.Kind {
	case "wall":
		c.upright(b.left, 0, b.top)
	case "chair":
		c.upright(near, 0, b.top)
		c.upright(beyond, 0, content.SeatHeight)
		c.across(b.left, b.right, c.row(c.base-content.SeatHeight*c.scale))
	case "worktop":
		c.across(b.left, b.right, c.row(c.base-b.top*c.scale))
		c.upright((near+2*beyond)/3, 0, b.top)
	case "step":
		c.across(b.left, b.right, c.row(c.base-b.top*c.scale))
		c.upright(near, 0, b.top)
		c.upright(beyond, 0, b.top)
	case "mat":
		c.quad(b, matLean)
	case "pillow":
		for row := c.row(c.base - b.top*c.scale); row < c.row(c.base-b.bottom*c.scale); row++ {
			c.across(b.left, b.right, row)
		}
	}
}

// drawBricks draws the wall behind a body that is seen from the front: the joints
// of its bricks, loosely, so that the body stands out.
func (c *canvas) drawBricks() {
	for i := 0; float64(i)*brickHeight < c.box.top-c.box.bottom; i++ {
		y := c.box.bottom + float64(i)*brickHeight
		row := c.row(c.base - y*c.scale)
		for x := c.box.left; x < c.box.right; x += 4 {
			c.across(x, x, row)
		}
		for j := range int((c.box.right-c.box.left)/brickWidth) + 1 {
			c.upright(c.box.left+(float64(j)+float64(i%2)/2)*brickWidth, y, y+brickHeight)
		}
	}
}

func (c *canvas) across(x0, x1 float64, row int) {
	for col := c.col(c.left + x0*c.scale); col < c.col(c.left+x1*c.scale+1); col++ {
		c.set(col, row, prop)
	}
}

func (c *canvas) upright(x, y0, y1 float64) {
	col := min(c.col(c.left+x*c.scale), c.w-1)
	for row := c.row(c.base - y1*c.scale); row < c.row(c.base-y0*c.scale); row++ {
		c.set(col, row, prop)
	}
}

// drawHeld draws what the body holds, where it holds it now.
func (c *canvas) drawHeld(f content.Figure, b *content.Body) {
	for _, p := range f.Props {
		from, to := b.Joint(p.From), b.Joint(p.To)
		switch p.Kind {
		case "towel":
			c.line(from, to, prop)
		case "stick":
			along := from.Direction(to)
			c.line(from.Step(along+90, p.Off).Step(along, -stickBeyond), to.Step(along+90, p.Off).Step(along, stickBeyond), prop)
		case "box":
			const half = boxSize / 2
			corner := func(dx, dy float64) content.Point { return content.Point{X: from.X + dx*half, Y: from.Y + dy*half} }
			for _, side := range [4][4]float64{{-1, -1, 1, -1}, {1, -1, 1, 1}, {1, 1, -1, 1}, {-1, 1, -1, -1}} {
				c.line(corner(side[0], side[1]), corner(side[2], side[3]), prop)
			}
		}
	}
}

// quad draws the outline of what lies flat, seen from a little above: its far edge
// is moved to the right.
func (c *canvas) quad(b box, lean float64) {
	corners := [4]content.Point{{X: b.left, Y: b.bottom}, {X: b.right - lean, Y: b.bottom}, {X: b.right, Y: b.top}, {X: b.left + lean, Y: b.top}}
	for i, from := range corners {
		c.line(from, corners[(i+1)%4], prop)
	}
}

// line draws the thinnest line there is.
func (c *canvas) line(from, to content.Point, ink tint) {
	c.draw(content.Shape{A: from, B: to}, ink)
}

// drawArrow draws the arrow of a movement: a bowed line with a head.
func (c *canvas) drawArrow(a content.Arrow) {
	const pieces = 10
	along, last := 0.0, a.From
	for i := 1; i <= pieces; i++ {
		next := a.At(float64(i) / pieces)
		c.line(last, next, accent)
		along, last = last.Direction(next), next
	}
	for _, turn := range [2]float64{arrowTurn, -arrowTurn} {
		c.line(a.Tip, a.Tip.Step(along+turn, max(arrowHead, arrowDots/c.scale)), accent)
	}
}
