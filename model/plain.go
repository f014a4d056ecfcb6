package model

import (
	"slices"
	"strconv"
	"strings"

	"backcoach/model/player"
	"backcoach/views"
)

// The plain face: the same screens, said in lines and answered by lines.

// Lines says the screen as it stands.
func (a *App) Lines() []string {
	e := a.env()
	switch v := a.view().(type) {
	case views.Page:
		lines := numbered(v).Plain()
		if v.Several {
			lines = append(lines, e.say("plain.several"))
		}
		return lines
	case views.Today: // also those below the ten that have keys
		countOn(v.Steps, v.More)
		return v.Plain()
	case views.Day:
		if _, helping := a.screen.(*help); helping { // what a line can say, not which keys there are
			v.Sections[0].Lines = e.words.List("plain.keys")
		}
		return v.Plain()
	default:
		return v.Plain()
	}
}

// Misread is what to say about a line that changed nothing.
func (a *App) Misread() string {
	if _, helping := a.screen.(*help); helping {
		return "plain.leave_help"
	}
	return "cli.not_understood"
}

// numbered gives a number to each choice of a list that is too long for digit
// keys: in lines any number can be typed. Where some have a digit of their own, which
// need not be that of their place, the others are counted on.
func numbered(p views.Page) views.Page {
	if slices.ContainsFunc(p.Choices, func(c views.Choice) bool { return c.Key != "" }) {
		countOn(p.Choices)
		return p
	}
	for i := range p.Choices {
		p.Choices[i].Key = strconv.Itoa(i + 1)
	}
	return p
}

// countOn numbers the choices that have no digit, as withDigits does.
func countOn(lists ...[]views.Choice) {
	beyond := digitChoices
	for _, choices := range lists {
		for i := range choices {
			if choices[i].Key == "" {
				beyond++
				choices[i].Key = strconv.Itoa(beyond)
			}
		}
	}
}

// Running tells whether a timed exercise is going on: lines are not read then,
// but for one that pauses.
func (a *App) Running() bool { return a.screen.mode() == running }

// Guide is the id of the guide that is on the screen; "" if there is none.
func (a *App) Guide() string {
	if g, ok := a.screen.(*guide); ok {
		return g.as.Guide.ID
	}
	return ""
}

// Waiting tells whether a question goes on by itself unless a line answers it.
func (a *App) Waiting() bool {
	switch s := a.screen.(type) {
	case *session:
		return s.pos.Wait > 0
	case *guide:
		return s.pos.Wait > 0
	case *pack: // its time runs on whatever is typed
		return s.lies()
	}
	return false
}

// Moment names what is being announced: while it stays the same there is
// nothing new to say.
func (a *App) Moment() string {
	if a.screen.mode() != running {
		return ""
	}
	switch s := a.screen.(type) {
	case *session:
		return momentOf(s.pos)
	case *guide:
		return momentOf(s.pos)
	}
	return ""
}

func momentOf(p player.Position) string {
	if p.Segment.Kind == player.CountIn {
		return string(p.Segment.Kind)
	}
	return strconv.Itoa(p.Index)
}

// Read turns a line of text into an intent. :back, :check, :help, :relief and :quit are
// commands everywhere; where nothing is being typed b, !, ?, r and q are too. An empty
// line goes on, but never answers a warning question. While an exercise runs any
// line pauses it, as any key does, but for :check and :quit.
func (a *App) Read(line string) Intent {
	text := strings.TrimSpace(line)
	in, ok := commands[text]
	if a.Running() && in.Kind != Check && in.Kind != Quit {
		return Intent{Kind: Pause}
	}
	if ok {
		return in
	}
	var ask asker
	if s, ok := a.screen.(asking); ok {
		ask = s.asked()
	}
	if _, typing := ask.(*write); typing {
		return Intent{Kind: Text, Text: text}
	}
	if in, ok := shortCommands[text]; ok && (in.Kind != Relief || a.screen.mode() != seeking) {
		return in
	}
	return lineIntent(text, ask)
}

// asking screens have a question that a line may answer as a whole.
type asking interface{ asked() asker }

var commands = map[string]Intent{
	":back": {Kind: Back}, ":check": {Kind: Check}, ":help": {Kind: Help}, ":relief": {Kind: Relief}, ":quit": {Kind: Quit},
}

var shortCommands = map[string]Intent{
	"": {Kind: Next}, "b": {Kind: Back}, "!": {Kind: Check}, "?": {Kind: Help}, "r": {Kind: Relief}, "q": {Kind: Quit},
}

// lineIntent reads the answer to a question that is not a text.
func lineIntent(text string, ask asker) Intent {
	n, err := strconv.Atoi(text)
	switch ask.(type) {
	case *pickMany:
		return Intent{Kind: Text, Text: text}
	case *rate, *pickOne:
		if err == nil {
			return Intent{Kind: Put, N: n}
		}
	}
	switch {
	case err == nil:
		return Intent{Kind: Choose, N: n}
	case len([]rune(text)) == 1:
		return Intent{Kind: Letter, Text: text}
	}
	return Intent{Kind: Text, Text: text}
}

func (s *setup) asked() asker   { return s.form.ask }
func (c *checkIn) asked() asker { return c.form.ask }
func (c *closing) asked() asker { return c.form.ask }
func (d *edit) asked() asker    { return d.form.ask }
func (c *check) asked() asker   { return c.ask }
func (m *mistake) asked() asker { return m.pick }
func (t *trouble) asked() asker { return t.pick }

func (f *skinForm) asked() asker     { return f.form.ask }
func (f *medicineForm) asked() asker { return f.form.ask }
func (f *takenForm) asked() asker    { return f.form.ask }
func (f *careForm) asked() asker     { return f.form.ask }

func (s *session) asked() asker {
	switch s.stage() {
	case stageHurt:
		return s.hurt.ask
	case stageEnd:
		return s.ending
	}
	return nil
}

// Busy tells whether something was begun that the end of the input would leave
// unfinished: set-up, a check-in, a warning check, a session.
func (a *App) Busy() bool {
	switch s := a.screen.(type) {
	case *setup, *checkIn, *check, *mistake, *closing, *session, *edit, *flareForm, *hurtElse:
		return true
	case *skinForm, *medicineForm, *takenForm, *careForm:
		return true
	case *pack:
		return s.lies()
	}
	return false
}
