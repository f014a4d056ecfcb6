package content

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// angle draws what a person could have written into a pose.
func angle(t *rapid.T, name string) float64 { return rapid.Float64Range(-360, 360).Draw(t, name) }

func drawLimb(t *rapid.T, name string) Limb {
	l := Limb{Upper: angle(t, name+" upper"), Lower: angle(t, name+" lower")}
	if rapid.Bool().Draw(t, name+" has an end") {
		end := angle(t, name+" end")
		l.End = &end
	}
	return l
}

func drawPose(t *rapid.T, id, joint string) Pose {
	farArm, farLeg := drawLimb(t, id+" far arm"), drawLimb(t, id+" far leg")
	return Pose{
		ID:      id,
		At:      Anchor{joint, rapid.Float64Range(0, 100).Draw(t, id+" x"), rapid.Float64Range(0, 100).Draw(t, id+" y")},
		Trunk:   [2]float64{angle(t, id+" lower back"), angle(t, id+" upper back")},
		Head:    angle(t, id+" head"),
		NearArm: drawLimb(t, id+" near arm"), FarArm: &farArm,
		NearLeg: drawLimb(t, id+" near leg"), FarLeg: &farLeg,
	}
}

func drawFigure(t *rapid.T) Figure {
	joint := rapid.SampledFrom([]string{"hip", "shoulder", "near_knee", "near_ankle", "near_toe"}).Draw(t, "joint")
	return Figure{View: "side", Poses: []Pose{drawPose(t, "a", joint), drawPose(t, "b", joint)}}
}

func same(t rapid.TB, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestBonesKeepTheirLengthOnTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _ := drawFigure(t).Between("a", "b", rapid.Float64Range(0, 1).Draw(t, "t"))
		same(t, "lower back", b.Hip.distance(b.Waist), HalfTrunk)
		same(t, "upper back", b.Waist.distance(b.Shoulder), HalfTrunk)
		same(t, "neck and head", b.Shoulder.distance(b.Head), NeckAndHead)
		for i := range 2 {
			same(t, "upper arm", b.Arms[i].Root.distance(b.Arms[i].Mid), ArmBone)
			same(t, "forearm", b.Arms[i].Mid.distance(b.Arms[i].End), ArmBone)
			same(t, "thigh", b.Legs[i].Root.distance(b.Legs[i].Mid), LegBone)
			same(t, "shank", b.Legs[i].Mid.distance(b.Legs[i].End), LegBone)
			same(t, "arm at the shoulder", b.Arms[i].Root.distance(b.Shoulder), 0)
			same(t, "leg at the hip", b.Legs[i].Root.distance(b.Hip), 0)
		}
	})
}

func TestTheAnchorHoldsTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFigure(t)
		at := rapid.Float64Range(0, 1).Draw(t, "t")
		b, _ := f.Between("a", "b", at)
		from, to := f.Poses[0].At, f.Poses[1].At
		got := b.Joint(from.Joint)
		same(t, "anchor x", got.X, mix(from.X, to.X, at))
		same(t, "anchor y", got.Y, mix(from.Y, to.Y, at))
	})
}

// TestAMovementStartsAndEndsInItsPoses compares the ends of a way with the poses
// drawn alone.
func TestAMovementStartsAndEndsInItsPoses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFigure(t)
		for _, end := range []struct {
			at   float64
			pose string
		}{{0, "a"}, {1e-12, "a"}, {1, "b"}, {3, "b"}} {
			way, _ := f.Between("a", "b", end.at)
			pose, _ := f.Between(end.pose, end.pose, 0.5)
			for i, s := range way.Shapes(nil, 0) {
				want := pose.Shapes(nil, 0)[i]
				same(t, "shape "+string(s.Part), s.A.distance(want.A)+s.B.distance(want.B), 0)
			}
		}
	})
}

// TestPinnedHandsAndFeetDoNotSlide moves the hips about within reach.
func TestPinnedHandsAndFeetDoNotSlide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		foot, hand := Point{80, 4}, Point{50, 2}
		pose := func(id string) Pose {
			return Pose{ID: id, At: Anchor{"hip", rapid.Float64Range(45, 55).Draw(t, id+" x"), rapid.Float64Range(5, 25).Draw(t, id+" y")},
				Trunk: [2]float64{180, 180}, Head: 170,
				NearArm: Limb{Pin: &hand, Out: rapid.Float64Range(0, 180).Draw(t, id+" out")}, NearLeg: Limb{Pin: &foot}}
		}
		f := Figure{View: "side", Poses: []Pose{pose("a"), pose("b")}}
		b, _ := f.Between("a", "b", rapid.Float64Range(0, 1).Draw(t, "t"))
		for i := range 2 {
			same(t, "foot beside its pin", b.Legs[i].End.distance(foot), 0)
			if b.Arms[i].Root.distance(hand) < 2*ArmBone {
				same(t, "hand beside its pin", b.Arms[i].End.distance(hand), 0)
			}
			if b.Legs[i].Mid.Y < 4 {
				t.Errorf("a knee bends the wrong way, to %v", b.Legs[i].Mid)
			}
		}
	})
}

func TestOutTurnsTheKneeTowardTheViewerAndOver(t *testing.T) {
	for _, tt := range []struct{ out, height float64 }{{0, 15}, {60, 7.5}, {90, 0}, {120, -7.5}, {180, -15}} {
		f := Figure{View: "side", Poses: []Pose{{ID: "a", At: Anchor{"hip", 0, 0}, NearLeg: Limb{Pin: &Point{40, 0}, Out: tt.out}}}}
		b, _ := f.Between("a", "a", 0)
		same(t, "knee height", b.Legs[0].Mid.Y, tt.height)
		same(t, "knee along the leg", b.Legs[0].Mid.X, 20)
	}
}

// TestMidPlacesTheKnee holds that a knee goes straight from where it is seen in one
// pose to where it is in another, with or without a mid there, and the foot stays.
func TestMidPlacesTheKnee(t *testing.T) {
	foot := Point{40, 0}
	pose := func(id string, mid *Point) Pose {
		return Pose{ID: id, At: Anchor{"hip", 0, 0}, NearLeg: Limb{Pin: &foot, Mid: mid}}
	}
	f := Figure{View: "side", Poses: []Pose{pose("up", &Point{18, 9}), pose("low", &Point{22, -9}), pose("free", nil)}}
	for _, tt := range []struct {
		from, to string
		t        float64
		want     Point
	}{{"up", "up", 0, Point{18, 9}}, {"up", "low", 0.5, Point{20, 0}}, {"up", "free", 0.5, Point{19, 12}}, {"free", "low", 1, Point{22, -9}}} {
		b, _ := f.Between(tt.from, tt.to, tt.t)
		same(t, "knee beside its place", b.Legs[0].Mid.distance(tt.want), 0)
		same(t, "foot beside its pin", b.Legs[0].End.distance(foot), 0)
	}
}

func TestAnglesTakeTheShorterWay(t *testing.T) {
	for _, tt := range []struct{ a, b, t, want float64 }{
		{0, 90, 0.5, 45}, {170, -170, 0.5, 180}, {-90, 180, 0.5, -135}, {10, 370, 0.5, 10}, {350, 10, 0.25, 355},
	} {
		same(t, "angle", turn(tt.a, tt.b, tt.t), tt.want)
	}
}

// TestAFlatFootStandsOnTheFloor holds that heel and toes touch it together.
func TestAFlatFootStandsOnTheFloor(t *testing.T) {
	flat := 0.0
	f := Figure{View: "side", Poses: []Pose{{ID: "a", At: Anchor{"near_ankle", 50, AnkleHeight},
		Trunk: [2]float64{90, 90}, Head: 90, NearLeg: Limb{Upper: -90, Lower: -90, End: &flat}}}}
	b, _ := f.Between("a", "a", 0)
	same(t, "toes", b.Legs[0].Tip.Y-toeRadius, 0)
	same(t, "heel", b.Legs[0].Heel.Y-heelRadius, 0)
	same(t, "hips", b.Hip.Y, AnkleHeight+2*LegBone)
}

func TestASittingThighLiesOnTheSeat(t *testing.T) {
	f := Figure{View: "side", Poses: []Pose{{ID: "a", At: Anchor{"near_ankle", 50, AnkleHeight},
		Trunk: [2]float64{90, 90}, Head: 90, NearLeg: Limb{Upper: 0, Lower: -90}}}}
	b, _ := f.Between("a", "a", 0)
	if gap := b.Hip.Y - thighRadius - SeatHeight; math.Abs(gap) > 1 {
		t.Errorf("the thigh is %.1f off the seat", gap)
	}
}

// TestHandsAndFeetHaveANaturalDirection holds what is drawn when none is given:
// a hand in line with its forearm, a foot at a right angle to its shin.
func TestHandsAndFeetHaveANaturalDirection(t *testing.T) {
	f := Figure{View: "side", Poses: []Pose{{ID: "a", At: Anchor{"hip", 50, 50}, Trunk: [2]float64{90, 90},
		NearArm: Limb{Upper: -90, Lower: -30}, NearLeg: Limb{Upper: 0, Lower: -90}}}}
	b, _ := f.Between("a", "a", 0)
	arm, leg := b.Arms[0], b.Legs[0]
	same(t, "direction of the hand", arm.End.Direction(arm.Tip), -30)
	same(t, "toes before the ankle", leg.Tip.X-leg.End.X, toeAhead)
	same(t, "toes below the ankle", leg.End.Y-leg.Tip.Y, AnkleHeight-toeRadius)
}

func TestFarLimbsAreAsNearOnesUnlessGiven(t *testing.T) {
	arm := Limb{Upper: 12}
	p := Pose{NearArm: Limb{Upper: 1}, NearLeg: Limb{Upper: 2}, FarArm: &arm}
	got := p.Limbs()
	for i, want := range []float64{1, 12, 2, 2} {
		same(t, "upper angle of a limb", got[i].Upper, want)
	}
}

// TestBreathLiftsTheBellyOnly looks at a body that lies on its back.
func TestBreathLiftsTheBellyOnly(t *testing.T) {
	f := Figure{View: "side", Poses: []Pose{{ID: "a", At: Anchor{"hip", 50, 5.2}, Trunk: [2]float64{180, 180}, Head: 180}}}
	b, _ := f.Between("a", "a", 0)
	top := func(breath float64, of Part) (top, bottom float64) {
		top, bottom = math.Inf(-1), math.Inf(1)
		for _, s := range b.Shapes(nil, breath) {
			if s.Part == of {
				top, bottom = max(top, s.B.Y+s.RB), min(bottom, s.B.Y-s.RB)
			}
		}
		return top, bottom
	}
	outTop, outBottom := top(0, PartBelly)
	inTop, inBottom := top(1, PartBelly)
	if inTop < outTop+1 || inBottom < outBottom-0.1 {
		t.Errorf("breathing in takes the belly from %.1f–%.1f to %.1f–%.1f", outBottom, outTop, inBottom, inTop)
	}
	headOut, _ := top(0, PartHead)
	headIn, _ := top(1, PartHead)
	same(t, "head height", headIn, headOut)
}

func TestAnUnknownPoseIsNoBody(t *testing.T) {
	f := Figure{View: "side", Poses: []Pose{{ID: "a"}}}
	if _, ok := f.Between("a", "z", 0.5); ok {
		t.Error("there is a way to a pose that does not exist")
	}
	if _, ok := f.Between("z", "a", 0.5); ok {
		t.Error("there is a way from a pose that does not exist")
	}
}
