package model

import (
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/model/exchange"
	"backcoach/views"
)

// reminding is the page of the reminders: at which times the phone's calendar rings,
// and the calendar file that tells it so.
type reminding struct {
	cursor int
	said   views.Notice // what came of saving
	other  int          // names that somebody else's files have
	under  screen       // which it was opened from
}

func newReminding(under screen) *reminding { return &reminding{under: under} }

// CalendarFile is the name of the calendar, where no other is given.
const CalendarFile = "backcoach.ics"

func (r *reminding) mode() mode { return choosing }

// times are the settings of the reminders.
func (r *reminding) times(e env) []setting { return settingsOf(e, []settingGroup{{form: "reminders"}}) }

// options are the lines: the file, where one can be saved, then the settings by their
// question.
func (r *reminding) options(e env) []string {
	var ids []string
	if e.paperDir != "" {
		ids = append(ids, "save")
	}
	for _, t := range r.times(e) {
		ids = append(ids, t.q.ID)
	}
	return ids
}

func (r *reminding) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{r.under}
	}
	options := r.options(e)
	option := menu(&r.cursor, in, options)
	if option != "" {
		r.said = views.Notice{}
	}
	if in.Kind == Choose && option != "" {
		r.cursor = choiceIndex(in.N, len(options))
	}
	if option == "save" {
		return r.save(e)
	}
	for _, t := range r.times(e) {
		if t.q.ID == option {
			return goTo{editAnswers(e, r, t)}
		}
	}
	return nil
}

// save writes the calendar file. One of the same patient is replaced, nothing else is.
func (r *reminding) save(e env) action {
	data, err := exchange.Calendar(e.state, e.lib, e.words, e.now.Wall)
	switch {
	case err != nil:
		r.saved(paperMsg{CalendarFile, err}, e)
		return nil
	case data == nil:
		r.said = views.Notice{Tone: views.Caution, Head: e.say("reminding.empty")}
		return nil
	}
	mine := func(there []byte) bool { return exchange.SameCalendar(there, data) }
	return writePaper{name: calendarName(r.other), text: string(data), mine: mine}
}

// calendarName is the name of the calendar where so many others are taken.
func calendarName(taken int) string {
	if taken == 0 {
		return CalendarFile
	}
	base, ext, _ := strings.Cut(CalendarFile, ".")
	return base + "-" + strconv.Itoa(taken+1) + "." + ext
}

// saved says what came of saving the file.
func (r *reminding) saved(m paperMsg, e env) {
	args := content.Args{"File": m.path}
	switch {
	case m.err == nil:
		r.said = views.Notice{Tone: views.Good, Head: e.say("reminding.saved", args), Body: e.say("reminding.send")}
	case m.err == errTheirs:
		r.other++
		way := e.say("reminding.theirs_way", content.Args{"Name": calendarName(r.other)})
		r.said = views.Notice{Tone: views.Caution, Head: e.say("reminding.theirs", args), Body: way}
	default:
		args["Cause"] = Cause(m.err)
		r.said = views.Notice{Tone: views.Caution, Head: e.say("reminding.unwritten", args)}
	}
}

func (r *reminding) view(e env) views.View {
	p := views.Page{
		Title: e.say("form.reminders.title"), Lead: e.say("reminding.lead"), Body: []string{e.say("reminding.how")}, Cursor: r.cursor,
		Keys: hints(e.keys.up, e.keys.next, e.keys.back, e.keys.check, e.keys.scroll), Words: wordsOf(e.words),
	}
	if e.paperDir == "" {
		p.Body = []string{e.say("reminding.no_place")}
	}
	if r.said.Head != "" {
		p.Notice, p.Body = &r.said, nil
	}
	if e.paperDir != "" {
		p.Choices = append(p.Choices, views.Choice{Label: e.say("reminding.save")})
	}
	for _, t := range r.times(e) {
		p.Choices = append(p.Choices, t.choice(e))
	}
	for i := range p.Choices {
		p.Choices[i].Key = choiceKey(i, len(p.Choices))
	}
	return p
}
