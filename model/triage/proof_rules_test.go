package triage_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"backcoach/content"
	"backcoach/model/triage"
)

// proof is one entry of content/testdata/rules.yaml, whose head tells what each
// part claims.
type proof struct {
	Rule    string
	Level   content.Urgency
	Setting `yaml:",inline"`
	Holds   map[string]string
	Days    []content.DayRange
	After   []string // types or subtypes of treatment
	Misses  []Setting
}

// Setting is a person and what was said, or a change of both: what is not named
// stays as it is.
type Setting struct {
	Treatment *struct{ Type, Subtype, Time string }
	Age       int
	Facts     []string
	Unknown   []string // facts that are not known
	Pain      *struct{ Now, Worst, Usual int }
	Told      map[string]int
	Raised    []string
	Stood     []string
	Day       *int
	Said      map[string]string
}

// readProofs reads the table once: it is long.
var readProofs = sync.OnceValues(func() ([]proof, error) {
	data, err := os.ReadFile("../../content/testdata/rules.yaml")
	if err != nil {
		return nil, err
	}
	var proofs []proof
	err = yaml.UnmarshalWithOptions(data, &proofs, yaml.Strict())
	return proofs, err
})

func newProofs(t *testing.T) []proof {
	t.Helper()
	proofs, err := readProofs()
	if err != nil {
		t.Fatal(err)
	}
	return proofs
}

func (s Setting) person() triage.Person {
	p := therapy
	if t := s.Treatment; t != nil {
		p = person(t.Type, t.Subtype)
		p.Treatments[0].Time = t.Time
	}
	p = with(p, s.Facts...)
	for _, fact := range s.Unknown {
		delete(p.Facts.Tick, fact)
	}
	p.Told, p.Raised, p.Stood = s.Told, s.Raised, s.Stood
	if s.Age > 0 {
		p.Facts.Age = s.Age
	}
	if s.Pain != nil {
		p.Now, p.Worst, p.Usual = s.Pain.Now, s.Pain.Worst, s.Pain.Usual
	}
	return p
}

// but gives the setting with a change. Answers go on top of each other.
func (s Setting) but(change Setting) Setting {
	said := maps.Clone(s.Said)
	maps.Copy(said, change.Said)
	s.Said = said
	if change.Treatment != nil {
		s.Treatment = change.Treatment
	}
	if change.Age > 0 {
		s.Age = change.Age
	}
	if change.Facts != nil {
		s.Facts = change.Facts
	}
	if change.Pain != nil {
		s.Pain = change.Pain
	}
	if change.Told != nil {
		s.Told = change.Told
	}
	if change.Raised != nil {
		s.Raised = change.Raised
	}
	if change.Stood != nil {
		s.Stood = change.Stood
	}
	return s
}

// always ends a range of days that has no end.
const always = 400

// on tells whether the entry claims to hold on a day.
func (c proof) on(day int) bool {
	return slices.ContainsFunc(c.Days, func(r content.DayRange) bool {
		return day >= r.From && (day <= r.To || r.To == always)
	})
}

// basis is the setting in which the entry holds, on the first of its days.
func (c proof) basis() Setting {
	s := c.Setting
	s.Said, s.Day = c.Holds, &c.Days[0].From
	return s
}

// A trial takes an entry for what it says with an engine of its own rule alone,
// so that no other rule speaks for it or hides it.
type trial struct {
	proof
	engine  *triage.Engine
	most    content.Urgency // the highest level that the table shows of this rule
	windows map[int]bool    // days at which the rule may change its mind
	wrong   func(format string, args ...any)
}

// holds tells whether the rule speaks for this person on this day, at the level
// of the entry. A question has a rule for each of its levels, and none beyond
// those that the table shows.
func (c trial) holds(p triage.Person, said map[string]string, day int) bool {
	r := c.engine.Judge(p, full, say(said), at(day))
	return slices.Contains(r.Notes, c.Rule) || slices.ContainsFunc(r.Reasons, func(x triage.Reason) bool {
		return x.Rule == c.Rule && (itemOf(c.Rule).ID == "" || x.Level >= c.Level && x.Level <= c.most)
	})
}

func (c trial) expect(want bool, what string, p triage.Person, said map[string]string, day int) {
	if got := c.holds(p, said, day); got != want {
		c.wrong("%s %v, %s on day %d: holds %v, want %v", c.Rule, c.Holds, what, day, got, want)
	}
}

func (c trial) run() {
	c.tryDays()
	c.tryTreatments()
	c.tryAnswers()
	c.tryPerson()
	for i, miss := range c.Misses {
		s, day := c.basis().but(miss), *c.basis().Day
		if miss.Day != nil {
			day = *miss.Day
		}
		c.expect(false, fmt.Sprintf("miss %d", i+1), s.person(), s.Said, day)
	}
}

// tryDays looks at the ends of every window, and at some days between. A
// treatment to come is none.
func (c trial) tryDays() {
	days := maps.Clone(c.windows)
	for _, day := range []int{0, 1, 3, 14, 30, 90} {
		days[day] = true
	}
	p := c.person()
	for day := range days {
		if day >= 0 {
			c.expect(c.on(day), "as it is", p, c.Holds, day)
		}
	}
	none := p
	none.Treatments = nil
	if c.Treatment == nil || c.Treatment.Time == "" {
		c.expect(c.holds(none, c.Holds, -1), "before the treatment", p, c.Holds, -1)
	}
}

// tryTreatments goes through every kind of treatment.
func (c trial) tryTreatments() {
	if len(c.After) == 0 {
		return
	}
	last := c.Days[len(c.Days)-1]
	day := last.To
	if day == always {
		day = c.Days[0].From
	}
	for _, kind := range warnings.Treatments {
		p := c.person()
		p.Treatments = []triage.Treatment{{Type: kind.Type, Subtype: kind.Subtype, Date: treated.Format(time.DateOnly)}}
		want := slices.Contains(c.After, kind.Type) || slices.Contains(c.After, kind.Subtype)
		c.expect(want, "after "+kind.Type+" "+kind.Subtype, p, c.Holds, day)
	}
}

// tryAnswers makes every answer less worrying by one step, and more worrying by
// any number of them.
func (c trial) tryAnswers() {
	p, day := c.person(), *c.basis().Day
	for id, text := range c.Holds {
		item := itemOf(id)
		if item.Polarity == "eases" {
			continue
		}
		less, more := around(item, answer(text))
		said := maps.Clone(c.Holds)
		for _, choice := range more {
			said[id] = again(choice, text)
			c.expect(true, id+" "+said[id], p, said, day)
		}
		for _, choice := range less {
			said[id] = again(choice, text)
			c.expect(false, id+" "+said[id], p, said, day)
		}
	}
}

// around gives the answers that are less worrying, and those that are more. Known
// and prefer_not are told apart by rules, so neither is more than the other. What
// was left open counts where it is no clear no.
func around(item content.Item, a triage.Answer) (less, more []string) {
	steps := ladder(item)
	at := slices.Index(steps, a.Choice)
	if at < 1 {
		return []string{"no"}, nil
	}
	for i, choice := range steps {
		switch {
		case i < at:
			less = append(less, choice)
		case choice == "not_sure" || choice == "yes":
			more = append(more, choice)
		}
	}
	return less, more
}

// tryPerson takes each fact away, and makes it unknown; and the same for the age.
func (c trial) tryPerson() {
	day := *c.basis().Day
	for i, fact := range c.Facts {
		s := c.Setting
		s.Facts = slices.Delete(slices.Clone(c.Facts), i, i+1)
		c.expect(false, "without "+fact, s.person(), c.Holds, day)
		p := c.person()
		delete(p.Facts.Tick, fact)
		c.expect(true, "not knowing "+fact, p, c.Holds, day)
	}
	if c.Age > 0 {
		p := c.person()
		p.Facts.Age--
		c.expect(false, "a year younger", p, c.Holds, day)
		p.Facts.Age = 0
		c.expect(true, "not knowing the age", p, c.Holds, day)
	}
}

// Every rule does what the clinical notes say, from where it just holds to next
// to it; and whatever else is judged, the result is at least as urgent.
func TestEveryRule(t *testing.T) {
	whole, proofs := newEngine(t), newProofs(t)
	engines := map[string]*triage.Engine{}
	for _, c := range proofs {
		if !slices.Contains(ruleIDs(), c.Rule) {
			t.Errorf("there is no rule %s", c.Rule)
			continue
		}
		if engines[c.Rule] == nil {
			engines[c.Rule] = alone(t, warnings, c.Rule)
		}
		trial{c, engines[c.Rule], mostOf(proofs, c.Rule), edges(warnings, c.Rule), t.Errorf}.run()
		if r := whole.Judge(c.person(), full, say(c.Holds), at(c.Days[0].From)); r.Urgency < c.Level {
			t.Errorf("%s %v: all rules together give only %v", c.Rule, c.Holds, r.Urgency)
		}
	}
}

// The table shows every rule, and every level that an answer means by itself.
func TestEveryRuleIsInTheTable(t *testing.T) {
	shown := map[string][]content.Urgency{}
	for _, c := range newProofs(t) {
		shown[c.Rule] = append(shown[c.Rule], c.Level)
	}
	for _, id := range ruleIDs() {
		for _, level := range levelsOf(id) {
			if !slices.Contains(shown[id], level) {
				t.Errorf("content/testdata/rules.yaml does not show when %s means %v", id, level)
			}
		}
		for _, level := range shown[id] {
			if !slices.Contains(levelsOf(id), level) {
				t.Errorf("%s never means %v", id, level)
			}
		}
	}
}

// mostOf gives the highest level that the table shows of a rule.
func mostOf(proofs []proof, id string) content.Urgency {
	most := content.SelfCare
	for _, c := range proofs {
		if c.Rule == id {
			most = max(most, c.Level)
		}
	}
	return most
}

// ruleIDs lists the rules, and the questions whose answers mean something by
// themselves.
func ruleIDs() []string {
	var ids []string
	for _, rule := range warnings.Rules {
		ids = append(ids, rule.ID)
	}
	for _, item := range warnings.Items {
		if len(item.Levels) > 0 {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// levelsOf gives the levels that a rule, or an answer by itself, can mean.
func levelsOf(id string) []content.Urgency {
	for _, rule := range warnings.Rules {
		if rule.ID == id {
			return []content.Urgency{rule.Level}
		}
	}
	item := itemOf(id)
	return slices.Compact(slices.Sorted(maps.Values(item.Levels)))
}

// itemOf finds a question; an empty one if there is none.
func itemOf(id string) content.Item {
	for _, item := range warnings.Items {
		if item.ID == id {
			return item
		}
	}
	return content.Item{}
}

// again gives an answer with the time and trend of another.
func again(choice, text string) string {
	a := answer(text)
	switch {
	case a.Before:
		return choice + "/before"
	case a.Since != "":
		return choice + "/" + a.Since
	case a.Trend != "":
		return choice + "/" + a.Trend
	}
	return choice
}
