package model

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// poster is a page for somebody else: for the person at the desk, or to hang up
// at home. It can be saved as a text file, to be printed or sent.
type poster struct {
	sheet  views.Poster // without choices and keys
	file   string       // name of the text file, without its folder
	under  screen
	cursor int
	said   string // what came of saving
}

// newDesk is the page for the person at the desk: what to be checked for, in big
// letters, and the handover.
func newDesk(e env, rec coach.Check, under screen) *poster {
	p := &poster{under: under, cursor: -1, file: "backcoach-" + rec.At.In(e.now.Wall.Location()).Format("2006-01-02-1504") + ".txt"}
	p.sheet = views.Poster{Title: e.say("desk.title"), Big: e.say("desk.big." + stands(e, rec).String()), Sections: deskSections(e, rec)}
	p.sheet.Lines = checkedFor(e, rec)
	if ids := conditions(e, rec); len(ids) > 0 {
		p.sheet.Title, p.sheet.Big = e.say("desk.check"), e.say("check_for."+ids[0])
	}
	p.sheet.Lines = append(p.sheet.Lines, e.say("desk.had", content.Args{"Treatment": allTreatments(e, sayDay)}))
	if said := symptoms(e, rec); len(said) > 0 {
		p.sheet.Lines = append(p.sheet.Lines, e.say("desk.now", content.Args{"Symptoms": strings.Join(said, "; ")}))
	}
	if age, ok := e.state.Profile.Answers.Int("age"); ok {
		p.sheet.Lines = append(p.sheet.Lines, e.say("desk.age", content.Args{"Age": age}))
	}
	return p
}

// newHousehold is the card for the people at home: when not to wait, and whom to
// call (clinical section N7).
func newHousehold(e env, under screen) *poster {
	country, _ := e.lib.Country(e.state.Profile.Country())
	number := emergencyNumbers(e, country)[0].Number
	p := &poster{under: under, cursor: -1, file: "backcoach-household-card.txt"}
	p.sheet = views.Poster{
		Title: e.say("household.title"), Big: e.say("household.big", content.Args{"Number": number}),
		Lines: []string{e.say("household.head")},
		Sections: withoutEmpty([]views.Section{
			{Head: e.say("household.when"), Lines: e.words.List("household.signs")},
			{Head: e.say("household.do"), Lines: e.words.List("household.help")},
			{Head: e.say("desk.had_head"), Lines: treatmentLines(e, func(w *content.Words, day, _ coach.Day) string { return SayDate(w, day) })},
			{Head: e.say("desk.medicines"), Lines: medicineLines(e)},
			{Head: e.say("desk.phones"), Lines: savedPhones(e)},
			{Head: e.say("desk.from"), Lines: []string{reviewed(e)}},
		}),
	}
	return p
}

func (p *poster) mode() mode { return choosing }

func (p *poster) options(e env) []string {
	if e.paperDir == "" {
		return []string{"back"}
	}
	return []string{"save", "back"}
}

func (p *poster) take(in Intent, e env) action {
	if in.Kind == Back {
		return goTo{p.under}
	}
	switch menu(&p.cursor, in, p.options(e)) {
	case "back":
		return goTo{p.under}
	case "save":
		return writePaper{name: p.file, text: p.text()}
	}
	return nil
}

// paperWidth is how wide the text file is, so that it prints on any paper.
const paperWidth = 76

// text is the page as a text file.
func (p *poster) text() string {
	var b strings.Builder
	for _, line := range p.sheet.Plain() {
		b.WriteString(ansi.Wordwrap(line, paperWidth, "") + "\n\n")
	}
	return b.String()
}

// saved takes what came of saving the text file.
func (p *poster) saved(m paperMsg, e env) {
	p.said = e.say("desk.saved", content.Args{"File": m.path})
	if m.err != nil {
		p.said = e.say("desk.not_saved", content.Args{"File": m.path})
	}
}

// short keeps an emergency in sight in a window that is too small.
func (p *poster) short(e env) string {
	if s, ok := p.under.(urgent); ok {
		return s.short(e)
	}
	return ""
}

func (p *poster) view(e env) views.View {
	v := p.sheet
	v.Said, v.Cursor, v.Words = p.said, p.cursor, wordsOf(e.words)
	v.Keys = hints(e.keys.up, e.keys.next, e.keys.scroll, e.keys.back)
	for i, option := range p.options(e) {
		v.Choices = append(v.Choices, views.Choice{Key: choiceKey(i, digitChoices), Label: e.say("desk.option." + option)})
	}
	return v
}
