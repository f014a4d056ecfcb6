package model

import (
	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// urgentNotice is the most urgent open result of SAME_DAY or more, with whom to call; nil
// if there is none.
func urgentNotice(e env) *views.Notice {
	if check, open := worstOpen(e); open {
		return reachedNotice(e, check)
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

// emergencyNotice is that of an emergency alone, for pages that let be what can wait until
// they are left: the number stays in view while the patient waits (clinical section N6).
func emergencyNotice(e env) *views.Notice {
	if _, open := worstOpen(e); open {
		return urgentNotice(e)
	}
	return nil
}

// shortOpen is an open emergency in one line, for a window that is too small; "" without
// one.
func shortOpen(e env) string {
	if check, open := worstOpen(e); open {
		return shortAdvice(e, check)
	}
	return ""
}

// worstOpen is an emergency that is open, what it says about the body first.
func worstOpen(e env) (coach.Check, bool) {
	for _, o := range e.state.Standing(e.now.Wall) {
		if o.Level != content.Emergency {
			continue
		}
		for _, about := range []string{"body", "mind"} {
			if side := o.Check.Side(about); isEmergency(e, side) {
				return side, true
			}
		}
		return o.Check, true
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
