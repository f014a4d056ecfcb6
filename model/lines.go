package model

import (
	"slices"

	"backcoach/views"
)

// dayStep is one line of Today or of More, and what Enter does there.
type dayStep struct {
	id     string // by which it has its digit
	number int    // by which it is chosen: its digit, or counted on from ten
	choice views.Choice
	act    func(e env) action
	// pending is set while what was done is on its way to the disk: it is not
	// called done yet, and is not the next step any more.
	pending bool
}

// withDigits gives each line its number, but for one that has a key of its own. Those
// without a digit are counted on: lines of text can name them.
func withDigits(lines []dayStep, digits map[string]int) []dayStep {
	beyond := digitChoices
	for i := range lines {
		l := &lines[i]
		if l.choice.Key != "" {
			continue
		}
		if l.number = digits[l.id]; l.number == 0 {
			beyond++
			l.number = beyond
		}
		l.choice.Key = choiceKey(l.number-1, digitChoices)
	}
	return lines
}

// counted gives each line the number of its place.
func counted(lines []dayStep) []dayStep {
	for i := range lines {
		lines[i].number = i + 1
	}
	return lines
}

// takeLine moves along lines, or does what one of them is for.
func takeLine(cursor *int, in Intent, lines []dayStep, e env) action {
	switch in.Kind {
	case Up, Down:
		*cursor = step(*cursor, in.Kind, len(lines))
	case Choose:
		number := in.N
		if number == 0 {
			number = digitChoices
		}
		if i := slices.IndexFunc(lines, func(l dayStep) bool { return l.number == number }); i >= 0 {
			*cursor = i
			return lines[i].act(e)
		}
	case Next:
		if *cursor >= 0 && len(lines) > 0 { // a window that can only be read may have none
			return lines[min(*cursor, len(lines)-1)].act(e)
		}
	}
	return nil
}

// stepTo is a step that is still to do.
func stepTo(id, label string, e env, act func(e env) action) dayStep {
	return dayStep{id: id, choice: views.Choice{Label: e.say(label), Mark: views.Open}, act: act}
}

func moreLine(e env, id string, act func(e env) action) dayStep {
	return dayStep{id: id, choice: views.Choice{Label: e.say("today.more." + id)}, act: act}
}
