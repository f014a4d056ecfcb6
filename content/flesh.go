package content

// The thickness of the body: half the width of each part at each joint, in
// hundredths of a body. A design choice, made by looking at small pictures.
const (
	headRadius     = 6.3
	neckRadius     = 2.6
	shoulderRadius = 4.7
	chestRadius    = 5.2
	waistRadius    = 4.6
	hipRadius      = 5.2
	thighRadius    = 4.4
	kneeRadius     = 3.1
	calfRadius     = 2.9
	ankleRadius    = 1.9
	heelRadius     = 2.0
	toeRadius      = 1.4
	upperArmRadius = 2.7
	elbowRadius    = 2.1
	wristRadius    = 1.6
	fingerRadius   = 1.2
)

// Shape is a tapered piece of the body: all points that lie within a radius
// that goes from RA at A to RB at B.
type Shape struct {
	A, B   Point
	RA, RB float64
	Part   Part
}

// Shapes appends the body's shapes in the order in which they are drawn, far
// ones first. Breath, from 0 out to 1 in, lifts belly and chest.
func (b *Body) Shapes(to []Shape, breath float64) []Shape {
	to = appendArm(to, &b.Arms[1], PartFarArm)
	to = appendLeg(to, &b.Legs[1], PartFarThigh, PartFarShank)
	if b.front {
		to = b.appendFront(to)
	} else {
		to = b.appendSide(to, breath)
	}
	to = appendLeg(to, &b.Legs[0], PartNearThigh, PartNearShank)
	return appendArm(to, &b.Arms[0], PartNearArm)
}

// appendSide draws the back as a curve through the waist, so that it can round
// and hollow, and the head with a nose that tells where the face looks.
func (b *Body) appendSide(to []Shape, breath float64) []Shape {
	const pieces = 6
	ctrl := Point{2*b.Waist.X - (b.Hip.X+b.Shoulder.X)/2, 2*b.Waist.Y - (b.Hip.Y+b.Shoulder.Y)/2}
	front := b.Hip.Direction(b.Shoulder) - 90
	last, lastR := b.Hip, hipRadius
	for i := 1; i <= pieces; i++ {
		t := float64(i) / pieces
		p := Curve(b.Hip, ctrl, b.Shoulder, t)
		// The breath lifts the belly by 3 at most, hips and shoulders not at all. Half
		// of it moves the middle, half widens, so that the back stays where it is.
		rise := (3*breath + b.Belly) * 2.07 * t * (1 - t) * (1.4 - t)
		p = p.Step(front, rise)
		part, r := PartBelly, trunkRadius(t)+rise
		if 2*i > pieces {
			part = PartChest
		}
		to = append(to, Shape{last, p, lastR, r, part})
		last, lastR = p, r
	}
	nose := b.Head.Step(b.Face, headRadius)
	return append(to,
		Shape{b.Shoulder, b.Head, neckRadius, neckRadius, PartHead},
		Shape{b.Head, b.Head, headRadius, headRadius, PartHead},
		Shape{nose, nose, fingerRadius, fingerRadius, PartHead})
}

// trunkRadius is the half width of the trunk between hips (0) and shoulders (1).
func trunkRadius(t float64) float64 {
	switch {
	case t < 0.5:
		return mix(hipRadius, waistRadius, t*2)
	case t < 0.75:
		return mix(waistRadius, chestRadius, (t-0.5)*4)
	}
	return mix(chestRadius, shoulderRadius, (t-0.75)*4)
}

// Curve is the point at t, 0 to 1, of the quadratic curve from a to b that is drawn
// to ctrl.
func Curve(a, ctrl, b Point, t float64) Point {
	u := 1 - t
	return Point{u*u*a.X + 2*u*t*ctrl.X + t*t*b.X, u*u*a.Y + 2*u*t*ctrl.Y + t*t*b.Y}
}

func (b *Body) appendFront(to []Shape) []Shape {
	for i := range 2 {
		to = append(to,
			Shape{b.Legs[i].Root, b.Waist, waistRadius, waistRadius, PartBelly},
			Shape{b.Waist, b.Arms[i].Root, waistRadius, upperArmRadius + 1, PartChest},
			Shape{b.Shoulder, b.Arms[i].Root, shoulderRadius, upperArmRadius, PartChest})
	}
	return append(to,
		Shape{b.Legs[0].Root, b.Legs[1].Root, thighRadius, thighRadius, PartBelly},
		Shape{b.Shoulder, b.Head, neckRadius, neckRadius, PartHead},
		Shape{b.Head, b.Head, headRadius, headRadius, PartHead})
}

func appendArm(to []Shape, c *Chain, part Part) []Shape {
	return append(to,
		Shape{c.Root, c.Mid, upperArmRadius, elbowRadius, part},
		Shape{c.Mid, c.End, elbowRadius, wristRadius, part},
		Shape{c.End, c.Tip, wristRadius, fingerRadius, part})
}

func appendLeg(to []Shape, c *Chain, thigh, shank Part) []Shape {
	calf := Point{mix(c.Mid.X, c.End.X, 0.35), mix(c.Mid.Y, c.End.Y, 0.35)}
	return append(to,
		Shape{c.Root, c.Mid, thighRadius, kneeRadius, thigh},
		Shape{c.Mid, calf, kneeRadius, calfRadius, shank},
		Shape{calf, c.End, calfRadius, ankleRadius, shank},
		Shape{c.Heel, c.Tip, heelRadius, toeRadius, shank},
		Shape{c.End, c.Heel, ankleRadius, heelRadius, shank},
		Shape{c.End, c.Tip, ankleRadius, toeRadius, shank})
}
