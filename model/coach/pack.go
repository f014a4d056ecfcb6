package coach

import (
	"slices"
	"time"

	"backcoach/content"
	"backcoach/model/triage"
)

// Reasons of [State.MayPack] that are not of the gate.
const (
	// SkinUnasked asks the form "skin" first.
	SkinUnasked = "skin_unasked"
	barred      = "bar"       // with the Bar that holds
	skinHurt    = "skin_hurt" // the skin was not normal under one
	packGap     = "gap"       // too soon after another, or one is on
)

// PackBar is why heat or cold may not be used now, and until when, where a time is why.
type PackBar struct {
	Reason
	Until time.Time
}

// SkinOn is the answer of the profile that keeps the day on which the form "skin" was
// answered.
const SkinOn = "skin_on"

// AsksSkin tells whether the form "skin" is to be answered: before the first pack,
// every few weeks, and after another treatment.
func (s State) AsksSkin(lib *content.Library, day Day) bool {
	on := Day(s.Profile.Answers.First(SkinOn))
	return on == "" || on > day || day.Since(on) >= lib.Relief().SkinDays ||
		slices.ContainsFunc(s.Profile.Treatments, func(t triage.Treatment) bool { return Day(t.Date) > on })
}

// MayPack tells whether heat or cold may go on the skin now (clinical sections H and
// N6): the gate first, then what a due check asks for, then what is known of the
// patient, then the packs before.
func (s State) MayPack(lib *content.Library, id string, now time.Time) (bool, PackBar) {
	return s.mayPack(s.gate(lib, now), id)
}

func (s State) mayPack(g gate, id string) (bool, PackBar) {
	a, day := activityOf(g.lib, id), DayOf(g.now)
	unasked := s.AsksSkin(g.lib, day)
	bars := s.bars(g.lib, id, day, !unasked)                                             // what was ticked too long ago is asked anew
	if ok, why := g.mayStart(a); !ok && (why.ID == "emergency_open" || len(bars) == 0) { // else what bars it says more
		return false, PackBar{Reason: why}
	}
	if trigger, waits := g.waits(a); waits && len(bars) == 0 {
		return false, PackBar{Reason: Reason{ID: checkFirst, Rule: "N6", Args: content.Args{"Trigger": trigger}}}
	}
	if len(bars) > 0 {
		return false, PackBar{Reason: Reason{ID: barred, Rule: "H", Args: content.Args{"Bar": bars[0].ID}}}
	}
	bar := s.packsBefore(g.lib, g.now)
	if bar.ID == "" && unasked {
		bar.Reason = Reason{ID: SkinUnasked, Rule: "H"}
	}
	return bar.ID == "", bar
}

// waits tells whether a due check asks for what would close the activity, or is the
// first of all: until then nothing is known.
func (g gate) waits(a Activity) (string, bool) {
	for _, d := range g.due {
		asks := slices.ContainsFunc(d.Form.Items, func(item string) bool { return slices.Contains(a.NotWith, item) })
		if d.Trigger == firstCheck || asks {
			return d.Trigger, true
		}
	}
	return "", false
}

// Bars lists what speaks against a pack or a kind of care on a day, as the content
// orders it.
func (s State) Bars(lib *content.Library, id string, day Day) []content.Bar {
	return s.bars(lib, id, day, true)
}

// bars are those with or without what the form "skin" asks.
func (s State) bars(lib *content.Library, id string, day Day, ticked bool) []content.Bar {
	unsure, tick := s.notNo(), s.Profile.Facts(lib.Facts()).Tick
	return slices.DeleteFunc(slices.Clone(lib.Relief().Bars), func(b content.Bar) bool {
		if !ticked {
			b.Ticks = nil
		}
		return !slices.Contains(b.For, id) || !s.holds(lib, b, day, unsure, tick)
	})
}

func (s State) holds(lib *content.Library, b content.Bar, day Day, unsure, tick map[string]bool) bool {
	ticked := func(id string) bool { return s.Profile.Answers.Has("skin", id) }
	item := func(id string) bool { return unsure[id] }
	fact := func(id string) bool { present, known := tick[id]; return present || !known }
	return slices.ContainsFunc(b.Ticks, ticked) || slices.ContainsFunc(b.Items, item) ||
		slices.ContainsFunc(b.Facts, fact) || slices.ContainsFunc(s.Profile.Treatments, func(t triage.Treatment) bool {
		_, subtype, _ := lib.Treatment(t.Type, t.Subtype)
		n := daysSince(t, day)
		return b.Days != nil && n >= b.Days.From && n <= b.Days.To &&
			slices.ContainsFunc(b.Tags, func(tag string) bool { return slices.Contains(subtype.Tags, tag) })
	})
}

// notNo are the warning questions whose newest answer was not a clear no. A no under a
// set clock takes nothing back.
func (s State) notNo() map[string]bool {
	told := map[string]bool{}
	for _, c := range s.Checks {
		for item, a := range c.Answers {
			switch a.Choice {
			case "skip":
			case "no", "not_apply":
				told[item] = told[item] && !s.counts(c.Stamp)
			default:
				told[item] = true
			}
		}
	}
	return told
}

// What an entry of a pack keeps besides its minutes: how it ended, when it was taken
// off, and how the skin looked.
const (
	PackEnd  = "end"
	PackOff  = "off"
	PackSkin = "skin"
)

// PackEnded tells how a pack ended and when it was taken off.
func PackEnded(e Entry, why string, at time.Time) Entry {
	answers := Answers{}
	for q, v := range e.Answers {
		answers[q] = v
	}
	answers[PackEnd], answers[PackOff] = []string{why}, []string{at.UTC().Format(time.RFC3339)}
	e.Answers = answers
	return e
}

// clockLost is how far ahead of the clock a pack may lie and still bar: beyond it one
// of the two times was wrong, and nobody knows which.
const clockLost = 24 * time.Hour

// packsMatter is for how long a pack may say anything about the next one: longer than it
// lay, with the hours that a skin is left alone. What is older needs no look at what it
// was.
const packsMatter = 72 * time.Hour

// packs are the packs whose times still mean something, oldest first.
func (s State) packs(lib *content.Library, now time.Time) []Entry {
	var all []Entry
	for _, e := range s.Entries {
		if e.What != EntryRelief || now.Sub(e.At) <= -clockLost || now.Sub(e.At) > packsMatter {
			continue
		}
		if _, pack := lib.Relief().Pack(e.Of); pack {
			all = append(all, e)
		}
	}
	return all
}

// OnSkin gives the pack that lies on the skin, as far as the records say; false if
// none does. One of which nothing was heard for a day is forgotten.
func (s State) OnSkin(lib *content.Library, now time.Time) (Entry, bool) {
	for _, e := range slices.Backward(s.packs(lib, now)) {
		if e.Answers.First(PackEnd) == "" && now.Sub(e.At) < clockLost {
			return e, true
		}
	}
	return Entry{}, false
}

// packsBefore is what earlier packs have against another one: bad news of the skin,
// and the gap after each, of either kind.
func (s State) packsBefore(lib *content.Library, now time.Time) PackBar {
	var hurt, gap time.Time
	for _, e := range s.packs(lib, now) {
		p, _ := lib.Relief().Pack(e.Of)
		end := packEnd(e)
		if _, on := s.OnSkin(lib, now); on && e.Answers.First(PackEnd) == "" {
			end = later(end, now)
		}
		gap = later(gap, end.Add(time.Duration(p.Gap)*time.Minute))
		if e.Answers.First(PackSkin) != "" {
			hurt = later(hurt, end.Add(time.Duration(lib.Relief().SkinHours)*time.Hour))
		}
	}
	switch {
	case now.Before(hurt):
		return PackBar{Reason{ID: skinHurt, Rule: "H"}, hurt}
	case now.Before(gap):
		return PackBar{Reason{ID: packGap, Rule: "H"}, gap}
	}
	return PackBar{}
}

// packEnd is when a pack came off: its time, or later, when that was told.
func packEnd(e Entry) time.Time {
	end := e.At.Add(time.Duration(e.Minutes) * time.Minute)
	if off, err := time.Parse(time.RFC3339, e.Answers.First(PackOff)); err == nil {
		end = later(end, off)
	}
	return end
}
