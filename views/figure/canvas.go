package figure

import (
	"math"

	"backcoach/content"
)

// tint is the ink of a dot; none leaves it empty. A higher tint wins a cell
// that two share evenly.
type tint uint8

const (
	none tint = iota
	prop
	far
	near
	accent
	tints
)

// canvas is a grid of dots, two by four to a cell, row 0 on top.
type canvas struct {
	w, h   int // in dots
	dots   []tint
	mirror bool
	// A point (x, y) of the picture lies at dot (left + x*scale, base - y*scale).
	scale, left, base float64
	box               box
}

func newCanvas(cellsWide, cellsHigh int, mirror bool) *canvas {
	w, h := cellsWide*2, cellsHigh*4
	return &canvas{w: w, h: h, dots: make([]tint, w*h), mirror: mirror}
}

// fit chooses the scale at which the box fills the canvas, in the middle from
// left to right. With a floor the lowest row of dots is kept for it and the box
// stands on that; a cropped picture is cut by the lower edge; without either the
// box lies in the middle.
func (c *canvas) fit(b box, f content.Figure) {
	height := float64(c.h)
	if grounded(f) {
		height--
	}
	c.box = b
	c.scale = min(float64(c.w)/(b.right-b.left), height/(b.top-b.bottom))
	c.left = (float64(c.w) - (b.left+b.right)*c.scale) / 2
	c.base = height + b.bottom*c.scale
	if !grounded(f) && f.Crop == 0 {
		c.base = (height + (b.top+b.bottom)*c.scale) / 2
	}
}

// draw fills a tapered shape: every dot whose middle lies in it. However small
// the picture, a shape stays at least a dot wide.
func (c *canvas) draw(s content.Shape, ink tint) { c.fill(s, 0, ink) }

// fill is draw with so many dots more all around.
func (c *canvas) fill(s content.Shape, more float64, ink tint) {
	const thinnest = 0.75
	ax, ay := c.left+s.A.X*c.scale, c.base-s.A.Y*c.scale
	dx, dy := (s.B.X-s.A.X)*c.scale, (s.A.Y-s.B.Y)*c.scale
	ra, rb := max(s.RA*c.scale, thinnest)+more, max(s.RB*c.scale, thinnest)+more
	length := dx*dx + dy*dy
	r := max(ra, rb)
	for row := c.row(min(ay, ay+dy) - r); row < c.row(max(ay, ay+dy)+r+1); row++ {
		for col := c.col(min(ax, ax+dx) - r); col < c.col(max(ax, ax+dx)+r+1); col++ {
			px, py := float64(col)+0.5-ax, float64(row)+0.5-ay
			t := 0.0
			if length > 0 {
				t = min(max((px*dx+py*dy)/length, 0), 1)
			}
			px, py = px-t*dx, py-t*dy
			if at := ra + (rb-ra)*t; px*px+py*py <= at*at {
				c.set(col, row, ink)
			}
		}
	}
}

// row and col are the dots that a distance from the top or left edge falls on,
// kept inside the canvas or just beyond its end.
func (c *canvas) row(y float64) int { return int(min(max(math.Floor(y), 0), float64(c.h))) }
func (c *canvas) col(x float64) int { return int(min(max(math.Floor(x), 0), float64(c.w))) }

func (c *canvas) set(col, row int, ink tint) {
	if c.mirror {
		col = c.w - 1 - col
	}
	if col < 0 || col >= c.w || row < 0 || row >= c.h {
		return
	}
	if at := &c.dots[row*c.w+col]; ink != none || *at != prop { // a gap lets the floor show
		*at = ink
	}
}
