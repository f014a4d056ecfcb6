package content

// Figure is the stick figure of one exercise: a view, the key poses and the
// props around the body.
//
// Joint angles are in degrees, counter-clockwise, of the bone's direction in
// the world (0 right, 90 up), lengths in hundredths of a body.
type Figure struct {
	View  string   `json:"view"` // side | front
	Poses []Pose   `json:"poses"`
	Props []Prop   `json:"props,omitempty"`
	Works []string `json:"works,omitempty"` // body parts drawn in the accent colour
}

// Pose is one key pose.
type Pose struct {
	ID string `json:"id"`
}

// Prop is something the body touches.
type Prop struct {
	Kind string `json:"kind"` // floor | wall | chair | pillow
}
