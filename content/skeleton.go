package content

import (
	"math"
	"strings"
)

// Lengths of the bones (clinical section E0: a body is 100 long). Hand and foot
// are a design choice.
const (
	HalfTrunk   = 15.0 // hips to waist, and waist to shoulders
	NeckAndHead = 12.0 // shoulders to the middle of the head
	ArmBone     = 17.0 // upper arm, and forearm
	LegBone     = 25.0 // thigh, and shank
	// AnkleHeight is the height of the ankle when the foot stands flat.
	AnkleHeight = 4.0
	// SeatHeight is the height of a chair's seat: of a thigh that lies level
	// while the foot stands flat.
	SeatHeight = 24.0

	handLength    = 5.0
	heelBehind    = 2.6 // of the ankle
	toeAhead      = 9.5
	shoulderWidth = 7.5 // from the middle, in the front view only
	hipWidth      = 4.5
)

// Body is a skeleton put into a pose: its joints as points of the picture. Arms
// and Legs are near, then far.
type Body struct {
	Hip, Waist, Shoulder, Head Point
	Face                       float64 // where the face looks
	Belly                      float64 // how far the belly stands out
	Arms, Legs                 [2]Chain
	front                      bool
}

// Chain is a limb: Root is the shoulder or hip, Mid the elbow or knee, End the
// wrist or ankle, Tip the fingertips or toes, Heel the heel (of a hand, the
// wrist).
type Chain struct {
	Root, Mid, End, Tip, Heel Point
	upper, lower, end         float64
}

// Between gives the body on its way from one pose to another at t (0 to 1). The
// angles move, each the shorter way round, so that no bone ever changes its
// length; a limb that both poses pin is led by its pin. False if the figure has
// no such pose.
func (f Figure) Between(from, to string, t float64) (Body, bool) {
	a, okA := f.Pose(from)
	b, okB := f.Pose(to)
	if !okA || !okB {
		return Body{}, false
	}
	front := f.View == "front"
	if from == to || t <= 0 {
		return newStance(a).body(front), true
	}
	return blend(newStance(a), newStance(b), front, min(t, 1)).body(front), true
}

// stance is a pose in which nothing is left open but the angles of pinned limbs.
type stance struct {
	at    Anchor
	trunk [2]float64
	head  float64
	face  float64
	belly float64
	limbs [4]stanceLimb // near arm, far arm, near leg, far leg
}

type stanceLimb struct {
	upper, lower, out float64
	end               *float64
	pin, mid          *Point
}

func newStance(p Pose) stance {
	s := stance{at: p.At, trunk: p.Trunk, head: p.Head, face: p.Head - 90, belly: p.Belly}
	if p.Face != nil {
		s.face = *p.Face
	}
	for i, l := range p.Limbs() {
		s.limbs[i] = stanceLimb{upper: l.Upper, lower: l.Lower, out: l.Out, end: l.End, pin: l.Pin, mid: l.Mid}
	}
	return s
}

// blend goes from a to b by angle.
func blend(a, b stance, front bool, t float64) stance {
	bodyA, bodyB := a.body(front), b.body(front)
	s := stance{
		at:    Anchor{a.at.Joint, mix(a.at.X, b.at.X, t), mix(a.at.Y, b.at.Y, t)},
		trunk: [2]float64{turn(a.trunk[0], b.trunk[0], t), turn(a.trunk[1], b.trunk[1], t)},
		head:  turn(a.head, b.head, t),
		face:  turn(a.face, b.face, t),
		belly: mix(a.belly, b.belly, t),
	}
	for i := range s.limbs {
		from, to := bodyA.limb(i), bodyB.limb(i)
		end := turn(from.end, to.end, t)
		s.limbs[i] = stanceLimb{
			upper: turn(from.upper, to.upper, t),
			lower: turn(from.lower, to.lower, t),
			end:   &end,
		}
		p, q := a.limbs[i].pin, b.limbs[i].pin
		if (p == nil) == (q == nil) {
			s.limbs[i].out = mix(a.limbs[i].out, b.limbs[i].out, t)
		}
		if p != nil && q != nil {
			s.limbs[i].pin = &Point{mix(p.X, q.X, t), mix(p.Y, q.Y, t)}
			if a.limbs[i].mid != nil || b.limbs[i].mid != nil {
				s.limbs[i].mid = &Point{mix(from.Mid.X, to.Mid.X, t), mix(from.Mid.Y, to.Mid.Y, t)}
			}
		}
	}
	return s
}

// body puts the skeleton into the stance: from the hips outwards by angle, then
// as a whole to the anchor, then the pinned limbs to their pins.
func (s stance) body(front bool) Body {
	b := Body{Face: s.face, Belly: s.belly, front: front}
	b.build(s)
	at := b.Joint(s.at.Joint)
	b.Hip = Point{s.at.X - at.X, s.at.Y - at.Y}
	b.build(s)
	return b
}

// build lays out every joint from the hips on.
func (b *Body) build(s stance) {
	b.Waist = b.Hip.Step(s.trunk[0], HalfTrunk)
	b.Shoulder = b.Waist.Step(s.trunk[1], HalfTrunk)
	b.Head = b.Shoulder.Step(s.head, NeckAndHead)
	for i := range 2 {
		side := s.trunk[0] + 90 - 180*float64(i)
		hip, shoulder := b.Hip, b.Shoulder
		if b.front {
			hip = hip.Step(side, hipWidth)
			shoulder = shoulder.Step(side+s.trunk[1]-s.trunk[0], shoulderWidth)
		}
		b.Arms[i] = arm(shoulder, s.limbs[i])
		b.Legs[i] = leg(hip, s.limbs[2+i], b.front)
	}
}

func arm(root Point, l stanceLimb) Chain {
	c := reach(root, l, ArmBone, -1)
	c.end = c.lower
	if l.end != nil {
		c.end = *l.end
	}
	c.Tip, c.Heel = c.End.Step(c.end, handLength), c.End
	return c
}

func leg(root Point, l stanceLimb, front bool) Chain {
	c := reach(root, l, LegBone, 1)
	c.end = c.lower + 90
	if l.end != nil {
		c.end = *l.end
	}
	if front {
		c.Tip, c.Heel = c.End.Step(c.end, toeAhead), c.End
		return c
	}
	// Seen from the side the sole lies below the ankle, so that the toes and the
	// heel, each with its thickness, stand on the floor together.
	c.Tip = c.End.Step(c.end, toeAhead).Step(c.end-90, AnkleHeight-toeRadius)
	c.Heel = c.End.Step(c.end+180, heelBehind).Step(c.end-90, AnkleHeight-heelRadius)
	return c
}

// reach places the middle and the end of a limb of two equal bones. Bend is the
// natural side of the middle joint seen along the limb: 1 left, -1 right. A pin
// that is too far away is reached for but not touched.
func reach(root Point, l stanceLimb, bone, bend float64) Chain {
	c := Chain{Root: root, upper: l.upper, lower: l.lower}
	if l.pin == nil {
		c.Mid = root.Step(l.upper, bone)
		c.End = c.Mid.Step(l.lower, bone*math.Cos(l.out*math.Pi/180))
		return c
	}
	along := root.Direction(*l.pin)
	half := min(root.distance(*l.pin)/2, bone)
	aside := math.Sqrt(bone*bone-half*half) * bend * math.Cos(l.out*math.Pi/180)
	c.Mid = root.Step(along, half).Step(along+90, aside)
	c.End = root.Step(along, 2*half)
	if l.mid != nil {
		c.Mid = *l.mid
	}
	c.upper, c.lower = root.Direction(c.Mid), c.Mid.Direction(c.End)
	return c
}

func (b *Body) limb(i int) Chain {
	if i < 2 {
		return b.Arms[i]
	}
	return b.Legs[i-2]
}

// Joint is where a joint lies, by the names that anchors and props use; an
// unknown name means the hips, which the check of the content does not let pass.
func (b *Body) Joint(name string) Point {
	switch name {
	case "head":
		return b.Head
	case "shoulder":
		return b.Shoulder
	case "near_hand", "far_hand":
		return b.Arms[nearFar(name)].Tip
	case "near_knee", "far_knee":
		return b.Legs[nearFar(name)].Mid
	case "near_ankle":
		return b.Legs[0].End
	case "near_toe":
		return b.Legs[0].Tip
	case "near_foot", "far_foot":
		leg := b.Legs[nearFar(name)]
		return Point{(leg.Heel.X + leg.Tip.X) / 2, (leg.Heel.Y + leg.Tip.Y) / 2}
	}
	return b.Hip
}

// nearFar is the index of a limb by the side in its name.
func nearFar(name string) int {
	if strings.HasPrefix(name, "far") {
		return 1
	}
	return 0
}

// Step is the point so far from p in a direction, in degrees.
func (p Point) Step(direction, length float64) Point {
	sin, cos := math.Sincos(direction * math.Pi / 180)
	return Point{p.X + cos*length, p.Y + sin*length}
}

// Direction tells where q lies, seen from p, in degrees from -180 to 180.
func (p Point) Direction(q Point) float64 {
	return math.Atan2(q.Y-p.Y, q.X-p.X) * 180 / math.Pi
}

func (p Point) distance(q Point) float64 { return math.Hypot(q.X-p.X, q.Y-p.Y) }

func mix(a, b, t float64) float64 { return a + (b-a)*t }

// turn goes from one direction to another the shorter way round.
func turn(a, b, t float64) float64 { return a + math.Remainder(b-a, 360)*t }
