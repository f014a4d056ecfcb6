package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// urgentNotice is the most urgent open result of SAME_DAY or more, with whom to call; nil
// if there is none.
func urgentNotice(e env) *views.Notice {
	if n := emergencyNotice(e); n != nil {
		return n
	}
	var n *views.Notice
	worst := content.Soon
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Level > worst {
			told := openNotice(e, o)
			worst, n = o.Level, &told
		}
	}
	return n
}

// emergencyNotice is that of an emergency alone, with its number (clinical section N6);
// nil if none is open.
func emergencyNotice(e env) *views.Notice {
	o, open := worstOpen(e)
	if !open {
		return nil
	}
	if side, ok := emergencySide(e, o); ok {
		return reachedNotice(e, side)
	}
	n := openNotice(e, o) // held of answers that were taken back
	return &n
}

// shortOpen is an open emergency in one line, for a window that is too small; "" without
// one.
func shortOpen(e env) string {
	o, open := worstOpen(e)
	if !open {
		return ""
	}
	if side, ok := emergencySide(e, o); ok {
		return shortAdvice(e, side)
	}
	n := openNotice(e, o)
	return joined(n.Head, n.Body)
}

// shortBody is an emergency about the body that is open, in one line, for whoever reads
// it: what is about the mind is no helper's business.
func shortBody(e env) string {
	for _, o := range e.state.Standing(e.now.Wall) {
		if body := o.Check.Side("body"); isEmergency(e, body) {
			return shortAdvice(e, body)
		}
	}
	return ""
}

// worstOpen is the first emergency that is open.
func worstOpen(e env) (coach.Open, bool) {
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Level == content.Emergency {
			return o, true
		}
	}
	return coach.Open{}, false
}

// emergencySide is what an open result says about the body, else about the mind,
// whichever of them is the emergency; false if neither is by itself.
func emergencySide(e env, o coach.Open) (coach.Check, bool) {
	for _, about := range []string{"body", "mind"} {
		if side := o.Check.Side(about); isEmergency(e, side) {
			return side, true
		}
	}
	return coach.Check{}, false
}

// emergencyOpen tells whether an EMERGENCY about the body is open.
func emergencyOpen(e env) bool {
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Body == content.Emergency {
			return true
		}
	}
	return false
}
