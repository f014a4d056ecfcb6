package content

// Figure is the stick figure of one exercise: a view, the key poses and the
// props around the body. It has no words and no colours.
//
// Lengths are in hundredths of a body's length, x to the right, y up from the
// floor. Angles are in degrees, counter-clockwise, of a bone's direction in the
// world: 0 right, 90 up. In the side view the body faces right when upright and
// shows its right side; lying on the back it has the head on the left. In the
// front view one looks at the front of the body, from above if it lies, and the
// near limbs are those of the right side, too. Mirrored, both views show the
// left side at work.
type Figure struct {
	View  string `json:"view"` // side | front
	Poses []Pose `json:"poses"`
	Props []Prop `json:"props,omitempty"`
	Works []Part `json:"works,omitempty"` // parts drawn in the accent colour
	// Arrows show where a movement leads; at most one for each pose.
	Arrows []Arrow `json:"arrows,omitempty"`
	// Crop leaves out what lies below this height, for movements of head and
	// shoulders that would be lost in a whole body.
	Crop float64 `json:"crop,omitempty"`
}

// Arrow is drawn while the figure moves to the pose To. It lies beside the body;
// Bow bends it to the left (to the right if negative), in hundredths of a body.
type Arrow struct {
	To   string  `json:"to"`
	From Point   `json:"from"`
	Tip  Point   `json:"tip"`
	Bow  float64 `json:"bow,omitempty"`
}

// At is the point at t, 0 to 1, of the arrow's line.
func (a Arrow) At(t float64) Point {
	middle := Point{mix(a.From.X, a.Tip.X, 0.5), mix(a.From.Y, a.Tip.Y, 0.5)}
	return Curve(a.From, middle.Step(a.From.Direction(a.Tip)+90, 2*a.Bow), a.Tip, t)
}

// Pose is one key pose. The trunk and head are given by angles; a limb by
// angles or by the point where its hand or foot stays.
type Pose struct {
	ID string `json:"id"`
	At Anchor `json:"at"`
	// Trunk are the directions of the two halves of the back, from the hips to
	// the waist and from there to the shoulders.
	Trunk [2]float64 `json:"trunk"`
	// Belly is how far the belly stands out, in hundredths of a body; less than 0 draws
	// it in. The back stays where it is. The breath comes on top of it.
	Belly float64 `json:"belly,omitempty"`
	// Head is the direction from the shoulders to the middle of the head.
	Head float64 `json:"head"`
	// Face is where the face looks; at a right angle to Head if not given. In the front
	// view a nose is drawn only if it is given.
	Face    *float64 `json:"face,omitempty"`
	NearArm Limb     `json:"near_arm"`
	NearLeg Limb     `json:"near_leg"`
	FarArm  *Limb    `json:"far_arm,omitempty"` // as NearArm if not given
	FarLeg  *Limb    `json:"far_leg,omitempty"` // as NearLeg if not given
}

// Anchor puts one joint at a point of the world and with it the whole body:
// anchored at the toes a body rises from the floor, anchored at the hips it
// stays while the limbs move. All poses of a figure share the anchor's joint.
type Anchor struct {
	Joint string  `json:"joint"` // hip | shoulder | near_knee | near_ankle | near_toe
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
}

// Limb is an arm or a leg. Upper and Lower are the directions of its two bones.
// With Pin the wrist or ankle is at that point instead and the elbow or knee
// follows, so that a hand or foot that bears weight never slides.
type Limb struct {
	Upper float64 `json:"upper,omitempty"`
	Lower float64 `json:"lower,omitempty"`
	// End is the direction of the hand or of the sole, heel to toe. A hand goes
	// on straight from the forearm and a foot stands at a right angle to the
	// shin if it is not given.
	End *float64 `json:"end,omitempty"`
	Pin *Point   `json:"pin,omitempty"`
	// Mid is where the elbow or knee of a pinned limb is seen, for one that comes out
	// of the picture in a way that Out cannot tell: in a picture from a little above,
	// what comes toward the viewer is lower and what rises from the floor higher.
	Mid *Point `json:"mid,omitempty"`
	// Out turns a pinned limb about the line from its root to its pin: at 0 the
	// elbow or knee lies in the picture on its natural side, at 90 it points at
	// the viewer, at 180 it lies in the picture on the other side. Without a pin
	// it turns the forearm or shank alone, out of the picture, toward the viewer
	// or away, so that it looks shorter.
	Out float64 `json:"out,omitempty"`
}

// Point is a point of the picture.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Prop is something that the body touches or holds. What stands has a place: X
// is the face of a wall, the backrest of a chair (its seat lies to the right,
// SeatHeight high, or to the left if it is Turned), the middle of a pillow or mat, the
// near edge of a worktop or step (which goes on to the right, to the left if
// Turned). Bricks have none: they are the wall behind a body seen from the front. What is held goes along with the body: a towel from one joint to
// another, a stick along them and beyond, a box at one.
type Prop struct {
	Kind   string  `json:"kind"` // floor | mat | wall | bricks | chair | pillow | worktop | step | towel | stick | box
	X      float64 `json:"x,omitempty"`
	Y      float64 `json:"y,omitempty"`      // underside of a pillow, if it does not lie on the floor; near edge of a mat
	Height float64 `json:"height,omitempty"` // of a worktop (50), a step (12), a pillow (3.5), a mat seen from above (30), if not as usual
	Turned bool    `json:"turned,omitempty"`
	// From and To are joints: head | shoulder | hip | near_hand | far_hand |
	// near_knee | far_knee | near_foot | far_foot. A box is held at From.
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	// Off moves a stick to the side of the back, away from the face.
	Off float64 `json:"off,omitempty"`
}

// Part is a part of the body as it is drawn.
type Part string

// The parts. A foot belongs to its shank, a hand to its arm.
const (
	PartHead      Part = "head"
	PartChest     Part = "chest"
	PartBelly     Part = "belly" // lower trunk with the hips
	PartNearArm   Part = "near_arm"
	PartFarArm    Part = "far_arm"
	PartNearThigh Part = "near_thigh"
	PartFarThigh  Part = "far_thigh"
	PartNearShank Part = "near_shank"
	PartFarShank  Part = "far_shank"
)

// Far tells whether the part belongs to the side turned away from the viewer.
func (p Part) Far() bool {
	return p == PartFarArm || p == PartFarThigh || p == PartFarShank
}

// Pose finds a pose by id; false if the figure has none of that id.
func (f Figure) Pose(id string) (Pose, bool) {
	return find(f.Poses, func(p Pose) bool { return p.ID == id })
}

// Limbs are the near arm, far arm, near leg and far leg; a far limb that is not
// given is as the near one.
func (p Pose) Limbs() [4]Limb {
	limbs := [4]Limb{p.NearArm, p.NearArm, p.NearLeg, p.NearLeg}
	if p.FarArm != nil {
		limbs[1] = *p.FarArm
	}
	if p.FarLeg != nil {
		limbs[3] = *p.FarLeg
	}
	return limbs
}
