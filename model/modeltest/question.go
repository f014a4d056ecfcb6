package modeltest

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"backcoach/content"
)

// think is how long a patient takes for an answer: longer than a screen that
// opened by itself ignores keys.
const think = time.Second

// questions maps every sentence that asks something to its id.
func questions(lib *content.Library, w *content.Words) map[string]string {
	asks := map[string]string{}
	for _, id := range []string{"setup", "treatment", "conditions", "checkin", "hurt", "closing", "sheet", "looks", "numbers", "walk", "flare", "reminders", "wishes", "mood", "fear", "skin", "medicine", "taken", "care", "desk", "sport", "measure"} {
		form, _ := lib.Form(id)
		for _, s := range form.Screens {
			for _, q := range s.Questions {
				asks[w.Say("form."+id+"."+q.ID+".ask")] = "form." + id + "." + q.ID
				if own := "form." + id + "." + q.ID + ".ask_this_morning"; w.Has(own) {
					asks[w.Say(own)] = "form." + id + "." + q.ID
				}
			}
		}
	}
	for _, item := range lib.Warnings().Items {
		asks[w.Say("item."+item.ID+".ask")] = "item." + item.ID
	}
	for n := 1; w.Has("card." + strconv.Itoa(n) + ".title"); n++ {
		id := "card." + strconv.Itoa(n)
		asks[w.Say("card.ask", content.Args{"Title": w.Say(id + ".title")})] = id
	}
	for _, id := range []string{"list", "since", "trend"} {
		asks[w.Say(id+".ask")] = id
	}
	asks[w.Say("check.known")] = "known"
	asks[w.Say("check.new")] = "new"
	asks[w.Say("mistake.ask")] = "mistake"
	return asks
}

// Asked is the id of the question on the screen: "form.checkin.back_now",
// "item.ces_saddle_numb", "card.1"; of a warning check also "list", "new",
// "since", "trend" and "known". It is "" where nothing of that kind is asked.
func (d *Driver) Asked() string {
	for _, line := range d.Lines() {
		if id, ok := d.asks[line]; ok {
			return id
		}
	}
	return ""
}

// Answer answers the question on the screen: by choice ids, by a number on a
// scale, or by a text, an empty one for an optional question. It presses the
// keys that a patient would press, or types the line.
func (d *Driver) Answer(values ...string) {
	d.t.Helper()
	d.Advance(think)
	asked := d.Asked()
	q, form := d.question(asked)
	switch {
	case form && slices.Contains([]string{"scale", "text", "phone", "number", "weight", "sugar", "date", "time"}, q.Kind), asked == "known":
		d.write(q.Kind, strings.Join(values, ""))
	case form && q.Kind == "country":
		d.pick("country."+values[0], true)
	case form && q.Kind == "ticks":
		d.tick(asked, q.Alone, values)
	case form:
		d.pick(asked+"."+values[0], false)
	case asked == "list":
		d.tick(asked, []string{"none", "not_sure"}, values)
	case asked == "":
		d.t.Fatalf("nothing is asked that %q could answer; the screen says\n%s", values, d.Said())
	default:
		d.pick(d.choiceID(asked, values[0]), false)
	}
}

// question finds a form's question by its id.
func (d *Driver) question(id string) (content.Question, bool) {
	parts := strings.Split(id, ".")
	if len(parts) != 3 || parts[0] != "form" {
		return content.Question{}, false
	}
	form, _ := d.lib.Form(parts[1])
	for _, s := range form.Screens {
		for _, q := range s.Questions {
			if q.ID == parts[2] {
				return q, true
			}
		}
	}
	return content.Question{}, false
}

// choiceID is the id of the label of a choice.
func (d *Driver) choiceID(asked, choice string) string {
	switch asked {
	case "new":
		if choice == "yes" {
			return "check.new_yes"
		}
		return "choice." + choice
	case "since", "trend", "mistake":
		return asked + "." + choice
	case "list":
		if choice == "none" || choice == "not_sure" {
			return "list.choice." + choice
		}
		return "item." + choice + ".line"
	}
	if own := asked + "." + choice; strings.HasPrefix(asked, "item.") && d.words.Has(own) {
		return own
	}
	return "choice." + choice
}

// write fills a scale or a field and goes on.
func (d *Driver) write(kind, text string) {
	if d.plain {
		d.Line(text)
		return
	}
	if kind == "scale" {
		d.Keys(strings.Split(text, "")...)
	} else {
		d.Type(text)
	}
	d.Key("enter")
}

// tick ticks choices and goes on; one that stands alone goes on by itself where
// nothing was ticked before.
func (d *Driver) tick(asked string, alone, values []string) {
	d.t.Helper()
	var numbers []string
	for _, v := range values {
		label := asked + "." + v
		if asked == "list" {
			label = d.choiceID(asked, v)
		}
		n, _ := d.number(label)
		numbers = append(numbers, strconv.Itoa(n))
	}
	if d.plain {
		d.Line(strings.Join(numbers, " "))
		return
	}
	for _, n := range numbers {
		d.Key(n[len(n)-1:]) // the tenth is 0
	}
	if !slices.Contains(alone, values[0]) || d.Shows("problem.only") {
		d.Key("enter")
	}
}

// Pick chooses the line that a sentence stands on, by the sentence's id:
// "today.session", "advice.option.rest", "session.option.start". What stands behind
// "More" on Today is found there.
func (d *Driver) Pick(id string, args ...content.Args) {
	d.t.Helper()
	d.Advance(think)
	const further = "today.more.further"
	if strings.HasPrefix(id, "today.more.") && !d.Offers(id) && d.Offers(further) {
		d.pick(further, false)
		d.Advance(think)
	}
	d.pick(id, false, args...)
}

// PickIfStill chooses a line unless it went while the patient thought: a question
// that waits goes on by itself. It tells whether the line was still there.
func (d *Driver) PickIfStill(id string) bool {
	d.t.Helper()
	d.Advance(think)
	if !d.Offers(id) {
		return false
	}
	d.pick(id, false)
	return true
}

// pick chooses a line by its number; in a list that is too long for digits by
// walking there.
func (d *Driver) pick(id string, long bool, args ...content.Args) {
	d.t.Helper()
	n, at := d.number(id, args...)
	switch {
	case d.plain:
		d.Line(strconv.Itoa(n))
	case long, n > 10: // no digit names it
		for range d.Lines() {
			d.Key("up")
		}
		for range at {
			d.Key("down")
		}
		d.Key("enter")
	default:
		d.Key(strconv.Itoa(n % 10))
	}
}

// Offers tells whether a sentence stands on a line that can be chosen.
func (d *Driver) Offers(id string, args ...content.Args) bool {
	_, _, ok := d.find(id, args...)
	return ok
}

// number is the number of the line with a label, and how many such lines stand above
// it; the test ends if there is none.
func (d *Driver) number(id string, args ...content.Args) (n, at int) {
	d.t.Helper()
	n, at, ok := d.find(id, args...)
	if !ok {
		d.t.Fatalf("no line offers %q (%s); the screen says\n%s", d.Word(id, args...), id, d.Said())
	}
	return n, at
}

func (d *Driver) find(id string, args ...content.Args) (number, at int, ok bool) {
	label := strings.TrimSpace(d.words.Say(id, args...))
	for _, line := range d.Lines() {
		digits, rest, _ := strings.Cut(line, "  ")
		n, err := strconv.Atoi(digits)
		if err != nil {
			if len(digits) == 1 && rest != "" { // a line with a letter for its key
				at++
			}
			continue
		}
		after, found := strings.CutPrefix(rest, label)
		if found && (after == "" || after[0] == ',' || after[0] == '.') {
			return n, at, true
		}
		at++
	}
	return 0, 0, false
}
