package content

// Moves are the movement tags of clinical section E that an exercise may have, and
// that a clinic may forbid. Each has words under "clinic.move.<tag>".
func Moves() []string {
	return []string{"neutral", "flexion", "extension", "rotation", "side_bend", "anti_extension", "anti_rotation",
		"hip_rotation", "hip_hinge", "thoracic_extension", "loaded"}
}

// Positions are those in which an exercise may be done, in the order in which the
// library tells them, from lying to standing. Each has words under
// "clinic.position.<position>".
func Positions() []string {
	return []string{"lying", "prone", "side", "all_fours", "kneeling", "sitting", "standing"}
}
