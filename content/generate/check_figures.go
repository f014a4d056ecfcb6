package main

import (
	"fmt"
	"math"
	"slices"

	"backcoach/content"
)

// What the fields of a figure may say.
var (
	viewKinds    = []string{"side", "front"}
	propKinds    = []string{"floor", "mat", "wall", "bricks", "chair", "pillow", "worktop", "step", "towel", "stick", "box"}
	heldKinds    = []string{"towel", "stick", "box"}
	heldAt       = []string{"head", "shoulder", "hip", "near_hand", "far_hand", "near_knee", "far_knee", "near_foot", "far_foot"}
	anchorJoints = []string{"hip", "shoulder", "near_knee", "near_ankle", "near_toe"}
	bodyParts    = []content.Part{content.PartHead, content.PartChest, content.PartBelly, content.PartNearArm, content.PartFarArm,
		content.PartNearThigh, content.PartFarThigh, content.PartNearShank, content.PartFarShank}
)

// Tolerances in hundredths of a body: about the size of a dot.
const (
	sinks  = 1.3 // below the floor, on the way
	floats = 1.0 // above it, in a pose
	slips  = 0.7 // a pinned hand or foot beside its pin
	// How far a belly may be drawn in and stand out.
	bellyIn, bellyOut = -4.0, 8.0
)

// checkFigure looks at a figure by itself; the way between its poses only if
// each of them is in order.
func (c *checker) checkFigure(w where, f content.Figure) {
	before := len(c.problems)
	oneOf(c, w.at("view"), "figure view", f.View, viewKinds)
	for i, p := range f.Props {
		c.checkProp(w.at("props", i+1), p)
	}
	for _, p := range f.Works {
		oneOf(c, w.at("works", p), "figure works", p, bodyParts)
	}
	ids := make([]string, len(f.Poses))
	for i, p := range f.Poses {
		ids[i] = p.ID
		c.checkPose(w.at("poses", p.ID), f, p)
	}
	poses := w.at("poses")
	poses.name = "figure poses"
	c.unique(poses, ids)
	if len(c.problems) == before {
		c.checkMovement(w, f)
		c.checkArrows(w, f)
	}
}

// checkProp sees to it that what is held names the joints that hold it, and that
// what stands has a place and no joints.
func (c *checker) checkProp(w where, p content.Prop) {
	oneOf(c, w.at("kind"), "figure props", p.Kind, propKinds)
	switch held := slices.Contains(heldKinds, p.Kind); {
	case !held && (p.From != "" || p.To != "" || p.Off != 0):
		c.problem(w, "figure props: a %s is not held", p.Kind)
	case held:
		oneOf(c, w.at("from"), "figure props "+p.Kind+" from", p.From, heldAt)
		if p.Kind != "box" {
			oneOf(c, w.at("to"), "figure props "+p.Kind+" to", p.To, heldAt)
		}
	}
}

func (c *checker) checkPose(w where, f content.Figure, p content.Pose) {
	field := "figure pose " + p.ID
	oneOf(c, w.at("at.joint"), field+" at", p.At.Joint, anchorJoints)
	if p.At.Joint != f.Poses[0].At.Joint {
		c.problem(w.at("at.joint"), "%s: is anchored at another joint than the first pose", field)
	}
	if p.Belly < bellyIn || p.Belly > bellyOut {
		c.problem(w.at("belly"), "%s: a belly stands out by %v to %v", field, bellyIn, bellyOut)
	}
	limbs := map[string]*content.Limb{"near_arm": &p.NearArm, "far_arm": p.FarArm, "near_leg": &p.NearLeg, "far_leg": p.FarLeg}
	for _, name := range sortedKeys(limbs) {
		at, l := w.at(name), limbs[name]
		switch {
		case l == nil:
		case l.Pin == nil && (l.Out < 0 || l.Out > 90):
			c.problem(at.at("out"), "%s %s: without a pin a limb is turned out by 0 to 90", field, name)
		case l.Mid != nil && l.Pin == nil:
			c.problem(at.at("mid"), "%s %s: has a mid and no pin", field, name)
		case l.Pin != nil && (l.Upper != 0 || l.Lower != 0):
			c.problem(at, "%s %s: has a pin and angles", field, name)
		case l.Pin != nil && name == "near_leg" && p.At.Joint != "hip" && p.At.Joint != "shoulder":
			c.problem(at.at("pin"), "%s: the body cannot be anchored at a leg that is pinned", field)
		}
	}
}

// checkMovement looks at every pose, and goes along every way between two of
// them in small steps.
func (c *checker) checkMovement(w where, f content.Figure) {
	const steps = 8
	sound := map[string]bool{}
	for _, p := range f.Poses {
		b, _ := f.Between(p.ID, p.ID, 0)
		problem := misplaced(f, b, p, p)
		if problem != "" {
			c.problem(w.at("poses", p.ID), "figure pose %s: %s", p.ID, problem)
		}
		sound[p.ID] = problem == ""
	}
	for i, from := range f.Poses {
		for _, to := range f.Poses[i+1:] {
			for step := 1; step < steps && sound[from.ID] && sound[to.ID]; step++ {
				b, _ := f.Between(from.ID, to.ID, float64(step)/steps)
				if problem := misplaced(f, b, from, to); problem != "" {
					c.problem(w.at("poses", to.ID), "figure between %s and %s: %s", from.ID, to.ID, problem)
					break
				}
			}
		}
	}
}

// misplaced tells what is wrong with a body in a pose or on its way to another:
// its bones, its contact with the floor or its pins.
func misplaced(f content.Figure, b content.Body, from, to content.Pose) string {
	if f.View == "side" && !joined(b) || stretched(b) {
		return "a bone has not its length"
	}
	if slipped(b, from, to) {
		return "a pinned hand or foot is out of reach"
	}
	if !onFloor(f) {
		return ""
	}
	lowest, part := lowestPart(b)
	switch {
	case lowest < -sinks:
		return fmt.Sprintf("%s goes %.1f through the floor", part, -lowest)
	case from.ID == to.ID && lowest > ground(f)+floats:
		return fmt.Sprintf("the body floats %.1f above the floor", lowest)
	}
	return ""
}

// ground is the highest place on which the body may stand: the floor or a step.
func ground(f content.Figure) float64 {
	const usual = 12.0 // as a step is drawn
	high := 0.0
	for _, p := range f.Props {
		switch {
		case p.Kind == "step" && p.Height == 0:
			high = max(high, usual)
		case p.Kind == "step":
			high = max(high, p.Height)
		}
	}
	return high
}

func onFloor(f content.Figure) bool {
	return slices.ContainsFunc(f.Props, func(p content.Prop) bool { return p.Kind == "floor" })
}

// lowestPart is the part nearest to the floor, or farthest through it.
func lowestPart(b content.Body) (float64, content.Part) {
	lowest, part := math.Inf(1), content.Part("")
	for _, s := range b.Shapes(nil, 0) {
		if y := min(s.A.Y-s.RA, s.B.Y-s.RB); y < lowest {
			lowest, part = y, s.Part
		}
	}
	return lowest, part
}

// joined tells whether the back and neck have their lengths and the limbs grow out
// of them.
func joined(b content.Body) bool {
	ok := length(b.Hip, b.Waist, content.HalfTrunk) && length(b.Waist, b.Shoulder, content.HalfTrunk) &&
		length(b.Shoulder, b.Head, content.NeckAndHead)
	for i := range 2 {
		ok = ok && b.Arms[i].Root == b.Shoulder && b.Legs[i].Root == b.Hip
	}
	return ok
}

// stretched tells whether a limb has a bone that looks longer than it is.
func stretched(b content.Body) bool {
	for i := range 2 {
		if longer(b.Arms[i], content.ArmBone) || longer(b.Legs[i], content.LegBone) {
			return true
		}
	}
	return false
}

func length(p, q content.Point, want float64) bool { return math.Abs(apart(p, q)-want) < 0.01 }

func longer(l content.Chain, bone float64) bool {
	return apart(l.Root, l.Mid) > bone+0.01 || apart(l.Mid, l.End) > bone+0.01
}

func apart(p, q content.Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }

// slipped tells whether a limb that both poses pin is off the line between its
// pins.
func slipped(b content.Body, from, to content.Pose) bool {
	at, goal := from.Limbs(), to.Limbs()
	for i, end := range [4]content.Point{b.Arms[0].End, b.Arms[1].End, b.Legs[0].End, b.Legs[1].End} {
		p, q := at[i].Pin, goal[i].Pin
		if p != nil && q != nil && apart(*p, end)+apart(end, *q)-apart(*p, *q) > slips {
			return true
		}
	}
	return false
}
