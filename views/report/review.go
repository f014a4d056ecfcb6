// Package report lays out paper: plain text that prints on any page. It draws on
// content alone and never reads a clock or a file.
package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
)

// width is how wide a page is, in cells.
const width = 88

// page collects the lines of a document.
type page struct {
	lib   *content.Library
	words *content.Words
	lines []string
}

func (p *page) say(id string, args ...content.Args) string { return p.words.Say("review."+id, args...) }

// add wraps a text behind so many blanks; further lines of what is indented stand
// two deeper.
func (p *page) add(indent int, text string) {
	for i, line := range strings.Split(ansi.Wordwrap(text, width-indent-2, ""), "\n") {
		margin := strings.Repeat(" ", indent)
		if i > 0 && indent > 0 {
			margin += "  "
		}
		p.lines = append(p.lines, strings.TrimRight(margin+line, " "))
	}
}

func (p *page) gap() { p.lines = append(p.lines, "") }

// head is a heading, underlined.
func (p *page) head(id string, args ...content.Args) {
	text := p.say(id, args...)
	p.gap()
	p.lines = append(p.lines, text, strings.Repeat("=", ansi.StringWidth(text)), "")
}

// list adds the numbered sentences of an id.
func (p *page) list(id string) {
	for _, text := range p.words.List("review." + id) {
		p.add(2, "- "+text)
	}
}

// Review is the sheet for a clinician to sign: every question, rule, level and
// source of the warning check, how the rules did on the cases, and what the
// record of a review must hold.
func Review(lib *content.Library, words *content.Words) []string {
	p := &page{lib: lib, words: words}
	w := lib.Warnings()
	p.lines = append(p.lines, p.say("title"), "")
	p.add(0, p.say("version", content.Args{"Version": w.Ruleset, "Items": len(w.Items), "Rules": len(w.Rules)}))
	p.add(0, p.status(w))
	for _, part := range []string{"use", "how", "levels"} {
		p.head(part + ".head")
		p.list(part + ".text")
	}
	p.measured(w)
	p.facts(w)
	p.items(w)
	p.signs(w)
	p.rules(w)
	p.triggers()
	p.sources()
	p.head("sign.head")
	p.list("sign.text")
	p.gap()
	for _, line := range words.List("review.sign.lines") {
		p.lines = append(p.lines, line+" ______________________________", "")
	}
	return p.lines
}

// status says whether this version is reviewed.
func (p *page) status(w content.Warnings) string {
	review, ok := w.Reviewed()
	if !ok {
		return p.words.Say("about.unreviewed")
	}
	return p.words.Say("about.reviewed", content.Args{"Name": review.Name, "Role": review.Role, "Date": review.Date})
}

func (p *page) measured(w content.Warnings) {
	m := w.Measured
	p.head("measured.head")
	p.add(0, p.say("measured.text", content.Args{"Cases": m.Cases, "Found": m.Found, "Emergencies": m.Emergencies, "Over": m.Over, "Calm": m.Calm}))
	if m.Ruleset != w.Ruleset {
		p.add(0, p.say("measured.other", content.Args{"Version": m.Ruleset}))
	}
}

func (p *page) facts(w content.Warnings) {
	p.head("facts.head")
	p.list("facts.text")
	p.gap()
	for _, f := range w.Facts {
		p.add(2, f.ID+": "+p.factText(f)+" ["+strings.Join(f.Sources, ", ")+"]")
	}
}

func (p *page) factText(f content.Fact) string {
	form := "form.setup."
	if !p.words.Has(form + f.Question + ".ask") {
		form = "form.checkin."
	}
	if len(f.Choices) == 0 {
		return p.words.Say(form + f.Question + ".ask")
	}
	texts := make([]string, len(f.Choices))
	for i, choice := range f.Choices {
		texts[i] = p.words.Say(form + f.Question + "." + choice)
	}
	return strings.Join(texts, "; ")
}

// items prints the questions in the order of asking.
func (p *page) items(w content.Warnings) {
	p.head("items.head", content.Args{"N": len(w.Items)})
	p.list("items.text")
	for _, item := range w.Items {
		p.gap()
		p.item(item)
	}
}

func (p *page) item(i content.Item) {
	id := "item." + i.ID
	p.add(0, i.ID+" ("+i.Group+", "+p.words.Say("group."+i.Group)+")")
	p.add(2, p.words.Say(id+".ask"))
	p.add(2, strings.ReplaceAll(p.words.Say(id+".help"), "\n", " "))
	p.labelled("why", p.words.Say(id+".why"))
	p.labelled("choices", strings.Join(i.Choices, ", ")+p.extras(i))
	if i.Applies != nil {
		p.labelled("applies", "")
		p.node(6, *i.Applies)
	} else {
		p.labelled("applies", p.say("everybody"))
	}
	p.labelled("asked", p.asked(i))
	if i.Sooner != nil {
		p.labelled("sooner", "")
		p.node(6, *i.Sooner)
	}
	if len(i.Levels) > 0 {
		p.labelled("level", p.levels(i))
		p.labelled("says", p.words.Say("rule."+i.ID))
	}
	if i.Unless != nil {
		p.labelled("unless", "")
		p.node(6, *i.Unless)
	}
	p.labelled("sources", strings.Join(i.Sources, ", "))
}

func (p *page) labelled(id, text string) { p.add(4, strings.TrimSpace(p.say("label."+id)+" "+text)) }

// extras says what is asked besides the choice.
func (p *page) extras(i content.Item) string {
	var text string
	if i.Timing {
		text += "; " + p.say("timing")
	}
	if i.Trend {
		text += "; " + p.say("trend")
	}
	return text
}

// asked says when and how an item is asked.
func (p *page) asked(i content.Item) string {
	parts := []string{strings.Join(i.Forms, ", ")}
	for _, part := range []struct {
		holds bool
		id    string
	}{
		{i.Single, "single"}, {i.Helper, "helper"}, {i.Private, "private"}, {i.Emergency, "required"}, {i.Polarity == "eases", "eases"}, {i.Once, "once"},
	} {
		if part.holds {
			parts = append(parts, p.say("asked."+part.id))
		}
	}
	if i.EveryDays > 0 {
		parts = append(parts, p.say("asked.every", content.Args{"Days": i.EveryDays}))
	}
	if len(i.After) > 0 {
		parts = append(parts, p.say("asked.after", content.Args{"Items": strings.Join(i.After, ", ")}))
	}
	return strings.Join(parts, "; ")
}

// levels says what each answer means by itself, the most worrying first.
func (p *page) levels(i content.Item) string {
	var parts []string
	for _, choice := range []string{"yes", "not_sure", "known", "prefer_not"} {
		if level, ok := i.Levels[choice]; ok {
			parts = append(parts, choice+" = "+strings.ToUpper(level.String())+p.how(level, i.Emergent))
		}
	}
	return strings.Join(parts, ", ")
}

func (p *page) how(level content.Urgency, e content.Emergent) string {
	if level < content.Emergency {
		return ""
	}
	parts := []string{e.How}
	if e.Fasting {
		parts = append(parts, p.say("fasting"))
	}
	if e.CheckFor != "" {
		parts = append(parts, p.say("check_for", content.Args{"Condition": p.words.Say("check_for." + e.CheckFor)}))
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

// sets are the names under which rules speak of several questions.
func sets(items []content.Item) []string {
	var names []string
	for _, i := range items {
		for _, name := range append([]string{i.Group}, i.Sets...) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// members are the warning questions that a name speaks of.
func members(items []content.Item, name string) []string {
	var ids []string
	for _, i := range items {
		if i.In(name) && i.Polarity == "warns" {
			ids = append(ids, i.ID)
		}
	}
	return ids
}

// treated are the treatments that carry a tag; none for the tag of a treatment
// itself.
func treated(kinds []content.TreatmentKind, tag string) []string {
	var names []string
	for _, k := range kinds {
		if k.Subtype != "" && (k.Type == tag || slices.Contains(k.Tags, tag)) {
			names = append(names, k.Subtype)
		}
	}
	return names
}

func (p *page) signs(w content.Warnings) {
	p.head("signs.head")
	p.list("signs.text")
	for _, name := range sets(w.Items) {
		p.gap()
		p.add(0, p.say("set", content.Args{"Name": name, "Members": strings.Join(members(w.Items, name), ", ")}))
	}
	for _, tag := range w.Tags() {
		if kinds := treated(w.Treatments, tag); len(kinds) > 0 {
			p.gap()
			p.add(0, p.say("set", content.Args{"Name": tag, "Members": strings.Join(kinds, ", ")}))
		}
	}
	for _, s := range w.Signs {
		p.gap()
		p.add(0, s.ID)
		p.node(4, s.When)
	}
}

func (p *page) rules(w content.Warnings) {
	p.head("rules.head", content.Args{"N": len(w.Rules)})
	p.list("rules.text")
	for level := content.Emergency; level >= content.SelfCare; level-- {
		for _, r := range w.Rules {
			if r.Level == level {
				p.gap()
				p.rule(r)
			}
		}
	}
}

func (p *page) rule(r content.Rule) {
	sentence := "rule." + r.ID
	if r.Note {
		sentence = "note." + r.ID
	}
	p.add(0, r.ID+": "+strings.ToUpper(r.Level.String())+p.how(r.Level, r.Emergent)+", "+p.say("about."+r.About))
	p.add(2, p.words.Say(sentence))
	p.labelled("when", "")
	p.node(6, r.When)
	if r.Unless != nil {
		p.labelled("unless", "")
		p.node(6, *r.Unless)
	}
	if r.Recheck > 0 {
		p.labelled("recheck", strconv.Itoa(r.Recheck))
	}
	p.labelled("sources", strings.Join(r.Source, ", "))
}

// triggers says which answers and days ask for a check by themselves.
func (p *page) triggers() {
	p.head("triggers.head")
	p.list("triggers.text")
	p.gap()
	t := p.lib.Triggers()
	for _, n := range t.News {
		p.add(2, n.ID+": "+p.words.Say("form.checkin."+n.On()+".ask")+" "+p.words.Say("form.checkin."+n.On()+"."+n.Choice)+" -> "+n.Form+": "+strings.Join(n.First, ", "))
	}
	for _, r := range t.Routine {
		days := make([]string, len(r.Days))
		for i, day := range r.Days {
			days[i] = strconv.Itoa(day)
		}
		p.add(2, "T13: "+r.Type+": "+strings.Join(days, ", "))
	}
}

// sources lists every source that a question, rule or fact names.
func (p *page) sources() {
	w := p.lib.Warnings()
	var used []string
	for _, i := range w.Items {
		used = append(used, i.Sources...)
	}
	for _, r := range w.Rules {
		used = append(used, r.Source...)
	}
	for _, f := range w.Facts {
		used = append(used, f.Sources...)
	}
	p.head("sources.head")
	p.list("sources.text")
	p.gap()
	for _, s := range p.lib.Sources() {
		if slices.Contains(used, s.ID) {
			p.add(2, s.ID+" ("+p.say("kind."+s.Kind)+"): "+s.Title)
		}
	}
}
