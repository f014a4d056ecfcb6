package report_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"backcoach/content"
	"backcoach/views/report"
)

var (
	lib        = content.Load()
	warnings   = lib.Warnings()
	english, _ = lib.Words("en")
	sheet      = report.Review(lib, english)
)

// squeezed is a text without blanks, so that it is found however it was broken
// into lines.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// paragraphs are the parts of a page between its empty lines.
func paragraphs(lines []string) []string { return strings.Split(strings.Join(lines, "\n"), "\n\n") }

// paragraph is the one that begins with a text.
func paragraph(t *testing.T, begins string) string {
	t.Helper()
	for _, p := range paragraphs(sheet) {
		if strings.HasPrefix(p, begins) {
			return squeezed(p)
		}
	}
	t.Errorf("nothing on the sheet begins with %q", begins)
	return ""
}

// section is the sheet between a heading and the next one.
func section(t *testing.T, id string, args ...content.Args) []string {
	t.Helper()
	head := english.Say("review."+id+".head", args...)
	from := slices.Index(sheet, head)
	if from < 0 {
		t.Fatalf("there is no section %q", head)
	}
	rest := sheet[from+2:]
	if to := slices.IndexFunc(rest, func(line string) bool { return strings.HasPrefix(line, "===") }); to >= 0 {
		rest = rest[:to-1]
	}
	return rest
}

// holds ends the test unless a text holds others, by name.
func holds(t *testing.T, name, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(squeezed(text), squeezed(want)) {
			t.Errorf("%s does not tell %q", name, want)
		}
	}
}

func TestTheSheetBeginsWithItsVersion(t *testing.T) {
	top := strings.Join(sheet[:slices.Index(sheet, english.Say("review.use.head"))], "\n")
	holds(t, "the first page", top, warnings.Ruleset, strconv.Itoa(len(warnings.Items)), strconv.Itoa(len(warnings.Rules)))
	unreviewed := english.Say("about.unreviewed")
	if review, ok := warnings.Reviewed(); ok {
		holds(t, "the first page", top, review.Name, review.Role, review.Date)
	} else if !strings.Contains(top, unreviewed) {
		t.Errorf("the first page does not say %q:\n%s", unreviewed, top)
	}
	for _, level := range []string{"EMERGENCY:", "SAME_DAY:", "SOON:", "SELF_CARE:"} {
		holds(t, "the section of levels", strings.Join(section(t, "levels"), "\n"), level)
	}
}

// How the rules did, and whether that was another version.
func TestTheSheetTellsWhatWasMeasured(t *testing.T) {
	m := warnings.Measured
	text := strings.Join(section(t, "measured"), "\n")
	if m.Cases == 0 || m.Emergencies == 0 || m.Calm == 0 {
		t.Fatalf("nothing was measured: %+v", m)
	}
	for _, n := range []int{m.Cases, m.Emergencies, m.Found, m.Calm, m.Over} {
		if !regexp.MustCompile(`\b` + strconv.Itoa(n) + `\b`).MatchString(text) {
			t.Errorf("it does not tell %d of %+v:\n%s", n, m, text)
		}
	}
	if says := strings.Contains(text, m.Ruleset); says == (m.Ruleset == warnings.Ruleset) {
		t.Errorf("measured was %s, this is %s, and it says\n%s", m.Ruleset, warnings.Ruleset, text)
	}
}

func TestEveryFactIsOnTheSheet(t *testing.T) {
	facts := section(t, "facts")
	for _, f := range warnings.Facts {
		if !slices.ContainsFunc(facts, func(line string) bool { return strings.HasPrefix(line, "  "+f.ID+": ") }) {
			t.Errorf("%s is not there", f.ID)
		}
		holds(t, f.ID, strings.Join(facts, "\n"), "["+strings.Join(f.Sources, ", ")+"]")
	}
}

func TestEveryQuestionIsOnTheSheet(t *testing.T) {
	all := strings.Join(section(t, "items", content.Args{"N": len(warnings.Items)}), "\n")
	last := -1
	for _, item := range warnings.Items {
		id := "item." + item.ID
		p := paragraph(t, item.ID+" ("+item.Group+", ")
		holds(t, item.ID, p, english.Say(id+".ask"), english.Say(id+".help"), english.Say(id+".why"), strings.Join(item.Choices, ", "), strings.Join(item.Sources, ", "), strings.Join(item.Forms, ", "))
		for choice, level := range item.Levels {
			holds(t, item.ID, p, choice+" = "+strings.ToUpper(level.String()))
		}
		for _, follows := range item.After {
			holds(t, item.ID, p, follows)
		}
		if item.EveryDays > 0 {
			holds(t, item.ID, p, english.Say("review.asked.every", content.Args{"Days": item.EveryDays}))
		}
		for _, node := range []*content.Node{item.Applies, item.Unless} {
			if node != nil {
				holds(t, item.ID, p, named(*node)...)
			}
		}
		at := strings.Index(all, "\n"+item.ID+" (")
		if at < last {
			t.Errorf("%s is not in the order of asking", item.ID)
		}
		last = at
	}
}

func TestEverySignIsOnTheSheet(t *testing.T) {
	for _, sign := range warnings.Signs {
		holds(t, sign.ID, paragraph(t, sign.ID+"\n"), named(sign.When)...)
	}
}

// Each rule is told by its sentence and by all that it looks at, the most urgent
// rule first.
func TestEveryRuleIsOnTheSheet(t *testing.T) {
	all := strings.Join(section(t, "rules", content.Args{"N": len(warnings.Rules)}), "\n")
	places := map[content.Urgency][]int{}
	for _, r := range warnings.Rules {
		p := paragraph(t, r.ID+": "+strings.ToUpper(r.Level.String()))
		sentence := "rule." + r.ID
		if r.Note {
			sentence = "note." + r.ID
		}
		holds(t, r.ID, p, english.Say(sentence), english.Say("review.about."+r.About), strings.Join(r.Source, ", "))
		holds(t, r.ID, p, named(r.When)...)
		if r.Unless != nil {
			holds(t, r.ID, p, append(named(*r.Unless), english.Say("review.label.unless"))...)
		}
		if r.Level == content.Emergency {
			holds(t, r.ID, p, r.How)
		}
		if r.CheckFor != "" {
			holds(t, r.ID, p, english.Say("check_for."+r.CheckFor))
		}
		places[r.Level] = append(places[r.Level], strings.Index("\n"+all, "\n"+r.ID+": "))
	}
	for level := content.SelfCare; level < content.Emergency; level++ {
		if slices.Min(places[level]) < slices.Max(places[level+1]) {
			t.Errorf("a rule for %v stands above one for %v", level, level+1)
		}
	}
}

// named is all that a condition looks at.
func named(n content.Node) []string {
	var all []string
	for _, child := range slices.Concat(n.All, n.Any) {
		all = append(all, named(child)...)
	}
	if c := n.AtLeast; c != nil {
		all = append(all, strconv.Itoa(c.N))
		for _, child := range c.Of {
			all = append(all, named(child)...)
		}
		if c.Each != nil {
			all = append(all, named(*c.Each)...)
		}
	}
	all = slices.Concat(all, []string{n.Item, n.Group, n.Sign, n.Fact, n.Lacks, n.Has}, n.Is, n.After, n.Clear, told(n))
	if n.Measure != "" {
		all = append(all, english.Say("review.measure."+n.Measure))
	}
	for _, limit := range []*int{n.Min, n.Max} {
		if limit != nil {
			all = append(all, strconv.Itoa(*limit))
		}
	}
	if n.Days != nil {
		all = append(all, strconv.Itoa(n.Days.From)+" to "+strconv.Itoa(n.Days.To))
	}
	if n.Hours > 0 {
		all = append(all, strconv.Itoa(n.Hours))
	}
	return slices.DeleteFunc(all, func(text string) bool { return text == "" })
}

// told is how a condition tells what it wants to know of an answer besides.
func told(n content.Node) []string {
	or := " " + english.Say("review.or") + " "
	var all []string
	if len(n.Since) > 0 {
		all = append(all, english.Say("review.node.since", content.Args{"Since": strings.Join(n.Since, or)}))
	}
	if len(n.Trend) > 0 {
		all = append(all, english.Say("review.node.trend", content.Args{"Trend": strings.Join(n.Trend, or)}))
	}
	if n.Every > 0 {
		all = append(all, english.Say("review.node.every", content.Args{"Days": n.Every}))
	}
	if n.Fresh {
		all = append(all, english.Say("review.node.fresh"))
	}
	return all
}

// Every source that something rests on is named, and no other.
func TestEverySourceIsOnTheSheet(t *testing.T) {
	var used []string
	for _, i := range warnings.Items {
		used = append(used, i.Sources...)
	}
	for _, r := range warnings.Rules {
		used = append(used, r.Source...)
	}
	for _, f := range warnings.Facts {
		used = append(used, f.Sources...)
	}
	list := section(t, "sources")
	known := map[string]bool{}
	for _, s := range lib.Sources() {
		known[s.ID] = true
		listed := slices.ContainsFunc(list, func(line string) bool { return strings.HasPrefix(line, "  "+s.ID+" (") })
		if listed != slices.Contains(used, s.ID) {
			t.Errorf("%s is listed: %v, used: %v", s.ID, listed, !listed)
		}
		if listed {
			holds(t, s.ID, strings.Join(list, "\n"), s.Title)
		}
	}
	for _, id := range used {
		if !known[id] {
			t.Errorf("%s is used and is no source", id)
		}
	}
}

// The sheet ends with what a record of the review has to hold, and where to sign.
func TestTheSheetEndsWithTheSignature(t *testing.T) {
	text := strings.Join(section(t, "sign"), "\n")
	holds(t, "the end", text, english.List("review.sign.text")...)
	holds(t, "the end", text, "content/warning/signoffs.yaml", "full name", "profession", "registration", "date", "version")
	var blanks []string
	for _, line := range sheet {
		if label, _, blank := strings.Cut(line, " ____"); blank {
			blanks = append(blanks, label)
		}
	}
	lines := english.List("review.sign.lines")
	if !slices.Equal(blanks, lines) || len(lines) < 5 {
		t.Errorf("to fill in are %q, want %q", blanks, lines)
	}
}

// paper checks what holds for every page that is printed.
func paper(t *testing.T, name string, make func() []string) {
	t.Helper()
	lines := make()
	if len(lines) == 0 || !slices.Equal(lines, make()) {
		t.Errorf("%s is not the same every time", name)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > 90 {
			t.Errorf("%s, line %d is %d cells wide: %q", name, i+1, w, line)
		}
		if strings.ContainsAny(line, "‹›") || strings.Contains(line, "{{") || strings.Contains(line, "<no value>") {
			t.Errorf("%s, line %d has no words: %q", name, i+1, line)
		}
		if strings.ContainsFunc(line, unicode.IsControl) || strings.TrimRight(line, " ") != line {
			t.Errorf("%s, line %d does not print as it should: %q", name, i+1, line)
		}
	}
}

func TestPaperPrintsOnAnyPage(t *testing.T) {
	paper(t, "the sheet", func() []string { return report.Review(content.Load(), english) })
	paper(t, "the card", func() []string { return report.Household(english) })
}

// The card for the people at home says when to call and what to do, and leaves
// the numbers to be filled in by hand.
func TestTheCardForThePeopleAtHome(t *testing.T) {
	card := report.Household(english)
	text := strings.Join(card, "\n")
	signs, help := english.List("household.signs"), english.List("household.help")
	if len(signs) < 7 || len(help) < 3 || card[0] != english.Say("household.title") {
		t.Errorf("%d signs and %d things to do below %q", len(signs), len(help), card[0])
	}
	holds(t, "the card", text, english.Say("household.head"), english.Say("household.when"), english.Say("household.do"), english.Say("phone.always"))
	for _, line := range append(signs, help...) {
		holds(t, "the card", text, "- "+line)
	}
	if strings.Index(text, signs[len(signs)-1]) > strings.Index(text, help[0]) {
		t.Error("what to do stands before when to call")
	}
	for _, id := range []string{"phone.emergency", "phone.clinic_phone", "phone.night_phone"} {
		i := slices.IndexFunc(card, func(line string) bool { return strings.HasPrefix(line, english.Say(id)+": ______________") })
		if i < 0 || strings.ContainsFunc(card[i], unicode.IsDigit) || card[i+1] != "" {
			t.Errorf("there is no room for %s:\n%s", english.Say(id), text)
		}
	}
}

// together tells whether something on the sheet, above its sources, says two
// names in one paragraph.
func together(names ...string) bool {
	above := sheet[:slices.Index(sheet, english.Say("review.sources.head"))]
	return slices.ContainsFunc(paragraphs(above), func(p string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return !regexp.MustCompile(`\b` + name + `\b`).MatchString(p) })
	})
}

// everywhere visits every part of every condition.
func everywhere(visit func(content.Node)) {
	var walk func(n *content.Node)
	walk = func(n *content.Node) {
		if n == nil {
			return
		}
		visit(*n)
		for _, child := range slices.Concat(n.All, n.Any) {
			walk(&child)
		}
		if n.AtLeast != nil {
			walk(n.AtLeast.Each)
			for _, child := range n.AtLeast.Of {
				walk(&child)
			}
		}
	}
	for _, i := range warnings.Items {
		walk(i.Applies)
		walk(i.Sooner)
		walk(i.Unless)
	}
	for _, s := range warnings.Signs {
		walk(&s.When)
	}
	for _, r := range warnings.Rules {
		walk(&r.When)
		walk(r.Unless)
	}
}

// Who signs "any of small_body" has to know which questions that is.
func TestTheSheetTellsWhatIsInAGroup(t *testing.T) {
	lost := map[string][]string{}
	everywhere(func(n content.Node) {
		for _, group := range append(slices.Clone(n.Clear), n.Group) {
			for _, item := range warnings.Items {
				if item.In(group) && !together(group, item.ID) && !slices.Contains(lost[group], item.ID) {
					lost[group] = append(lost[group], item.ID)
				}
			}
		}
	})
	for group, items := range lost {
		t.Errorf("it does not tell that these are in %s: %v", group, items)
	}
}

// Who signs "after: steroid" has to know which treatments that is.
func TestTheSheetTellsWhichTreatmentsATagIs(t *testing.T) {
	lost := map[string][]string{}
	everywhere(func(n content.Node) {
		for _, tag := range n.After {
			for _, k := range warnings.Treatments {
				of := k.Type == tag || slices.Contains(k.Tags, tag)
				if of && k.Subtype != "" && k.Subtype != tag && !together(tag, k.Subtype) && !slices.Contains(lost[tag], k.Subtype) {
					lost[tag] = append(lost[tag], k.Subtype)
				}
			}
		}
	})
	for tag, kinds := range lost {
		t.Errorf("it does not tell that these are %s: %v", tag, kinds)
	}
}

// What an answer means by itself is a rule too: its sentence is what the patient
// is told.
func TestTheSheetTellsTheSentencesOfItems(t *testing.T) {
	var silent []string
	for _, item := range warnings.Items {
		if len(item.Levels) > 0 && !strings.Contains(paragraph(t, item.ID+" ("), squeezed(english.Say("rule."+item.ID))) {
			silent = append(silent, item.ID)
		}
	}
	if len(silent) > 0 {
		t.Errorf("of %d questions it does not tell the sentence: %v", len(silent), silent)
	}
}

func TestTheSheetTellsWhenAQuestionIsAskedSooner(t *testing.T) {
	for _, item := range warnings.Items {
		if item.Sooner != nil {
			holds(t, item.ID, paragraph(t, item.ID+" ("), named(*item.Sooner)...)
		}
	}
}
