package triage_test

import (
	"encoding/json"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// FuzzRules reads any bytes as rules. New never panics, and what it takes keeps
// S2: the rules may be nonsense, but raising an answer never lowers the result. Run
// it with -fuzzminimizetime 10x: making the real rules smaller takes all the time.
func FuzzRules(f *testing.F) {
	for _, w := range []content.Warnings{warnings, onlyRule(warnings, "A7.rise"), handful()} {
		data, err := json.Marshal(w)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		for _, edit := range [][2]string{{`"max":7`, `"max":-1`}, {`"unless"`, `"when"`}, {`"not_sure",`, ``}, {`"eases":true`, `"eases":false`},
			{`"to":14`, `"to":9000000`}, {`"has"`, `"lacks"`}, {`"all"`, `"any"`}, {`"emergency":true`, `"emergency":false`}} {
			f.Add([]byte(strings.ReplaceAll(string(data), edit[0], edit[1])))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var w content.Warnings
		if json.Unmarshal(data, &w) != nil {
			return
		}
		e, err := triage.New(w)
		if err != nil {
			return
		}
		raiseAll(t, e, w, seeded(data))
	})
}

// seeded draws the same people for the same rules.
func seeded(data []byte) crowd {
	hash := fnv.New64()
	hash.Write(data)
	return crowd{rand.New(rand.NewPCG(hash.Sum64(), 0))}
}

// handful is a small set of rules with every kind of condition: small enough for
// a change of some bytes to mean something.
func handful() content.Warnings {
	one, two := 1, 2
	w := content.Warnings{
		Items: []content.Item{
			{ID: "w", Group: "A", Sets: []string{"s"}, Polarity: "warns", About: "body", Timing: true, Emergency: true, Choices: order, Forms: []string{"full"}},
			{ID: "v", Group: "B", Sets: []string{"s"}, Polarity: "warns", About: "body", Trend: true, Emergency: true, Choices: order, Forms: []string{"full"},
				Levels: map[string]content.Urgency{"known": content.Soon, "not_sure": content.Soon, "yes": content.SameDay}},
			{ID: "x", Group: "B", Polarity: "eases", About: "body", After: []string{"w"}, Choices: []string{"yes", "no", "not_sure"}, Forms: []string{"full"}},
		},
		Treatments: []content.TreatmentKind{{Type: "injection", Subtype: "epidural", Tags: []string{"steroid"}}, {Type: "procedure"}},
		Facts:      []content.Fact{{ID: "age", Kind: content.FactYears}, {ID: "f", Kind: content.FactTick, Choices: []string{"f"}}},
	}
	w.Signs = []content.Sign{{ID: "bad", When: content.Node{Group: "s", Is: []string{"not_sure", "yes"}}},
		{ID: "calm", Eases: true, When: content.Node{All: []content.Node{{Item: "x", Is: []string{"yes"}}, {Clear: []string{"B"}}}}}}
	w.Rules = []content.Rule{
		{ID: "r", Level: content.Emergency, Emergent: content.Emergent{How: "ed_now"}, About: "body",
			When:   content.Node{All: []content.Node{{Sign: "bad"}, {Days: &content.DayRange{To: 9}, After: []string{"injection"}}, {Fact: "age", Min: &two}}},
			Unless: &content.Node{Any: []content.Node{{Sign: "calm"}, {All: []content.Node{{Clear: []string{"A"}}, {Lacks: "f"}}}, {Has: "f"}, {Measure: "now", Max: &one}, {Hours: 9, After: []string{"steroid"}}}}},
		{ID: "q", Level: content.SameDay, About: "body", When: content.Node{Any: []content.Node{
			{AtLeast: &content.Count{N: 2, Each: &content.Node{Group: "s", Is: []string{"known", "not_sure", "yes"}, Fresh: true}}},
			{AtLeast: &content.Count{N: 1, Of: []content.Node{{Item: "w", Is: []string{"yes"}, Since: []string{"today"}, Every: 9}, {Measure: "rise", Min: &two}}}}}}},
	}
	return w
}

// raises are the single steps up from an answer. Known and prefer_not are told
// apart by rules: neither is more than the other.
var raises = map[string][]string{
	"no": {"not_apply", "prefer_not", "known", "not_sure"}, "not_apply": {"prefer_not", "known", "not_sure"},
	"prefer_not": {"not_sure"}, "known": {"not_sure"}, "not_sure": {"yes"},
}

// raiseAll judges some random answers of some people, and every single step up
// from each of them. What eases is taken back instead: yes, not_sure, no.
func raiseAll(t *testing.T, e *triage.Engine, w content.Warnings, c crowd) {
	for range 3 + 200/max(1, len(w.Items)) {
		p, a := stranger(c, w), triage.Answers{}
		for _, item := range w.Items {
			a[item.ID] = c.timed(oneOf(c, append(item.Choices, "no", "yes", "")))
		}
		base := e.Judge(p, full, a, at(0))
		for _, item := range w.Items {
			was := a[item.ID]
			steps := raises[was.Choice]
			if item.Polarity == "eases" {
				steps = map[string][]string{"yes": {"not_sure"}, "not_sure": {"no"}}[was.Choice]
			}
			for _, choice := range steps {
				if !slices.Contains(item.Choices, choice) {
					continue
				}
				a[item.ID] = saying(was, choice)
				if now := e.Judge(p, full, a, at(0)); now.Urgency < base.Urgency {
					t.Fatalf("%s: %s means %v, %s only %v", item.ID, was.Choice, base.Urgency, choice, now.Urgency)
				}
			}
			a[item.ID] = was
		}
	}
}

// stranger is somebody of whom these rules know something.
func stranger(c crowd, w content.Warnings) triage.Person {
	p := triage.Person{Facts: triage.Facts{Age: c.IntN(90), Tick: map[string]bool{}}, Now: c.IntN(12) - 1, Worst: c.IntN(12) - 1, Usual: c.IntN(12) - 1}
	for _, fact := range w.Facts {
		if c.IntN(2) == 0 {
			p.Facts.Tick[fact.ID] = c.IntN(2) == 0
		}
	}
	for range c.IntN(3) {
		if len(w.Treatments) > 0 {
			kind := oneOf(c, w.Treatments)
			p.Treatments = append(p.Treatments, triage.Treatment{Type: kind.Type, Subtype: kind.Subtype, Date: at(-c.IntN(20)).Format(time.DateOnly)})
		}
	}
	for _, item := range w.Items {
		switch c.IntN(8) {
		case 0:
			p.Stood = append(p.Stood, item.ID)
		case 1:
			p.Raised = append(p.Raised, item.ID)
		}
	}
	return p
}

// FuzzChangedRules moves the parts of a handful of rules about, which gets past
// New much more often than any bytes do. Each four bytes are one change.
func FuzzChangedRules(f *testing.F) {
	data, err := json.Marshal(handful())
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{0, 1, 2, 0})
	f.Add([]byte{40, 7, 90, 0, 50, 2, 13, 3})
	f.Add([]byte{30, 1, 60, 2, 9, 9, 9, 1, 100, 5, 80, 0})
	f.Fuzz(func(t *testing.T, edits []byte) {
		var tree any
		if err := json.Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		for i := 0; i+4 <= min(len(edits), 24); i += 4 {
			move(tree, edits[i:])
		}
		var w content.Warnings
		if again, err := json.Marshal(tree); err != nil || json.Unmarshal(again, &w) != nil {
			return
		}
		if e, err := triage.New(w); err == nil {
			raiseAll(t, e, w, seeded(edits))
		}
	})
}

// place is where a value stands in a tree of JSON.
type place struct {
	in    any // map[string]any or []any
	key   string
	index int
}

func (p place) value() any {
	if m, ok := p.in.(map[string]any); ok {
		return m[p.key]
	}
	return p.in.([]any)[p.index]
}

func (p place) set(v any) {
	if m, ok := p.in.(map[string]any); ok {
		m[p.key] = v
		return
	}
	p.in.([]any)[p.index] = v
}

// places lists every place below a value, in a fixed order.
func places(v any) []place {
	var all []place
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(append(all, place{in: v, key: key}), places(v[key])...)
		}
	case []any:
		for i := range v {
			all = append(append(all, place{in: v, index: i}), places(v[i])...)
		}
	}
	return all
}

// move changes a tree at one place: a copy of another value, another name, nothing
// at all, or the same under another key.
func move(tree any, edit []byte) {
	all := places(tree)
	if len(all) == 0 {
		return
	}
	shift := int(edit[3]) / 4 * 4 // there are more than 256 places
	from, to := all[(int(edit[0])+shift)%len(all)], all[(int(edit[1])+shift)%len(all)]
	m, named := to.in.(map[string]any)
	names := []string{"w", "v", "x", "s", "A", "B", "bad", "calm", "f", "age", "injection", "any", "yes", "known"}
	keys := []string{"all", "any", "clear", "unless", "when", "lacks", "has", "fact", "sign", "item", "group", "min", "max", "is", "eases", "after"}
	switch edit[3] % 4 {
	case 0:
		to.set(clone(from.value()))
	case 1:
		to.set(names[int(edit[2])%len(names)])
	case 2:
		if named {
			delete(m, to.key)
		}
	case 3:
		if named {
			m[keys[int(edit[2])%len(keys)]] = clone(to.value())
			delete(m, to.key)
		}
	}
}

// clone copies a value: a tree may not stand in itself.
func clone(v any) any {
	data, _ := json.Marshal(v)
	var c any
	_ = json.Unmarshal(data, &c)
	return c
}
