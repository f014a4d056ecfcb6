package coach_test

import (
	"cmp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/triage"
)

// skinned is a patient who answered the questions about the skin on a day.
func skinned(p coach.Profile, day int, ticks ...string) coach.Profile {
	if len(ticks) == 0 {
		ticks = []string{"none"}
	}
	p.Answers["skin"], p.Answers[coach.SkinOn] = ticks, []string{string(treated.Add(day))}
	return p
}

// laid is a pack that lay for its whole time; why "" is one that lies still.
func laid(when time.Time, of string, minutes int, why string) coach.Entry {
	e := coach.Entry{Stamp: stamp(when), What: coach.EntryRelief, Of: of, Minutes: minutes}
	if why != "" {
		e = coach.PackEnded(e, why, when.Add(time.Duration(minutes)*time.Minute))
	}
	return e
}

// whyNoPack is the reason against a pack, and the bar behind it; "" if it may be used.
func whyNoPack(s coach.State, id string, now time.Time) string {
	ok, bar := s.MayPack(lib, id, now)
	if ok {
		return ""
	}
	if b, barred := bar.Args["Bar"].(string); barred {
		return b
	}
	return bar.ID
}

// A day on which no check is due: day 20 after physical therapy, the last check the day
// before.
const quietDay = 20

func settledState(p coach.Profile, records ...coach.Record) coach.State {
	p.Checked = at(quietDay, "07:00")
	return state(p, append([]coach.Record{checked(at(quietDay, "07:00"), "full"), checkIn(at(quietDay, "07:30"), "news", "nothing")}, records...)...)
}

// Who must not, by what the patient ticked (clinical section H): condition by heat and
// cold.
func TestWhoMustNotUsePacks(t *testing.T) {
	for tick, want := range map[string]struct{ heat, cold string }{
		"none":         {"", ""},
		"numb_skin":    {"numb", "numb"},
		"circulation":  {"circulation", "circulation"},
		"raynaud":      {"", "raynaud"},
		"nerve_damage": {"nerve_damage", "nerve_damage"},
		"wound":        {"wound", "wound"},
		"dressing":     {"dressing", ""},
		"swelling":     {"swelling", ""},
		"patch":        {"patch", ""},
		"not_sure":     {"unsure", "unsure"},
	} {
		s := settledState(skinned(patient("physical_therapy", ""), quietDay, tick))
		if got := whyNoPack(s, "heat", at(quietDay, "10:00")); got != want.heat {
			t.Errorf("%s: heat %q, want %q", tick, got, want.heat)
		}
		if got := whyNoPack(s, "cold", at(quietDay, "10:00")); got != want.cold {
			t.Errorf("%s: cold %q, want %q", tick, got, want.cold)
		}
	}
}

// After which treatment, from which day on.
func TestPacksAfterTreatments(t *testing.T) {
	for _, tt := range []struct {
		kind, subtype string
		from          int // first day with heat
	}{
		{"physical_therapy", "", 0}, {"medication", "", 0},
		{"injection", "epidural", 3}, {"injection", "nerve_root", 3}, {"injection", "facet", 3}, {"injection", "si", 3}, {"injection", "rfa", 15},
		{"procedure", "microdiscectomy", 15}, {"procedure", "endoscopic", 15}, {"procedure", "vertebroplasty", 15}, {"procedure", "fusion", 15},
	} {
		for day := range 20 {
			p := skinned(patient(tt.kind, tt.subtype), day)
			p.Checked = at(day, "07:00")
			s := state(p, checked(at(day, "07:00"), "full"))
			now := at(day, "10:00")
			if got := whyNoPack(s, "heat", now) == ""; got != (day >= tt.from) {
				t.Errorf("%s %s day %d: heat %v", tt.kind, tt.subtype, day, got)
			}
			if got := whyNoPack(s, "cold", now); got != "" {
				t.Errorf("%s %s day %d: cold is the choice of these days, but %q", tt.kind, tt.subtype, day, got)
			}
		}
	}
}

// A treatment that is added later counts from its own day, and asks about the skin
// anew.
func TestAnotherTreatmentAsksAboutTheSkin(t *testing.T) {
	p := skinned(patient("physical_therapy", ""), quietDay-1)
	p.Treatments = append(p.Treatments, triage.Treatment{Type: "injection", Subtype: "facet", Date: string(treated.Add(quietDay))})
	s := settledState(p)
	if got := whyNoPack(s, "heat", at(quietDay, "10:00")); got != "fresh" {
		t.Errorf("heat: %q", got)
	}
	if got := whyNoPack(s, "cold", at(quietDay, "10:00")); got != coach.SkinUnasked {
		t.Errorf("cold: %q", got)
	}
}

// What warning answers close, by the level that they reached and the days after.
func TestPacksUnderWarnings(t *testing.T) {
	for _, tt := range []struct {
		item, heat, cold string // at SAME_DAY and below
	}{
		{"leg_numb_new", "numb", "numb"}, {"leg_both", "numb", "numb"}, {"ces_saddle_numb", "numb", "numb"},
		{"clot_leg", "clot", ""}, {"clot_lung", "clot", ""},
		{"fever_chills", "fever", ""}, {"shaking_chills", "fever", ""}, {"wound_infect", "fever", ""}, {"bleed_site", "bleeding", ""},
		{"head_positional", "head", "head"}, {"csf_fluid", "head", "head"},
		{"leg_weak_mild", "", ""}, {"pain_uncontrolled", "", ""},
	} {
		for _, level := range []content.Urgency{content.SelfCare, content.Soon, content.SameDay, content.Emergency} {
			for _, choice := range []string{"yes", "not_sure", "known"} {
				c := reached(at(quietDay, "08:00"), level, tt.item)
				c.Answers[tt.item] = triage.Answer{Choice: choice}
				s := settledState(skinned(patient("physical_therapy", ""), quietDay), c)
				heat, cold := tt.heat, tt.cold
				if level == content.Emergency {
					heat, cold = "emergency_open", "emergency_open"
				}
				now := at(quietDay, "08:30")
				if got := whyNoPack(s, "heat", now); got != heat {
					t.Errorf("%s %s at %v: heat %q, want %q", tt.item, choice, level, got, heat)
				}
				if got := whyNoPack(s, "cold", now); got != cold {
					t.Errorf("%s %s at %v: cold %q, want %q", tt.item, choice, level, got, cold)
				}
			}
		}
	}
}

// What was told holds until a later check says no, by the real clock.
func TestAWarningAnswerHoldsUntilANo(t *testing.T) {
	fever := reached(at(quietDay-3, "08:00"), content.Soon, "fever_chills")
	no := checked(at(quietDay, "09:00"), "short")
	no.Answers = triage.Answers{"fever_chills": {Choice: "no"}}
	set := no
	set.ClockSet = true
	skipped := no
	skipped.Answers = triage.Answers{"fever_chills": {Choice: "skip"}}
	for name, tt := range map[string]struct {
		later []coach.Record
		want  string
	}{
		"nothing": {nil, "fever"}, "a no": {[]coach.Record{no}, ""}, "a no under a set clock": {[]coach.Record{set}, "fever"}, "left out": {[]coach.Record{skipped}, "fever"},
	} {
		s := settledState(skinned(patient("physical_therapy", ""), quietDay), append([]coach.Record{fever}, tt.later...)...)
		if got := whyNoPack(s, "heat", at(quietDay, "10:00")); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// A tick of the check-in closes what its check asks about until that is done; the first
// check of all closes both.
func TestADueCheckComesFirst(t *testing.T) {
	for tick, closed := range map[string]string{"fever_wound": "heat", "numb_weak": "heat cold", "pelvic": "heat cold", "chest_calf": "heat", "headache": "heat cold", "fall": ""} {
		s := settledState(skinned(patient("physical_therapy", ""), quietDay), checkIn(at(quietDay, "09:00"), "news", tick))
		for _, id := range []string{"heat", "cold"} {
			want := ""
			if strings.Contains(closed, id) {
				want = "check_first"
			}
			if got := whyNoPack(s, id, at(quietDay, "10:00")); got != want {
				t.Errorf("%s: %s %q, want %q", tick, id, got, want)
			}
		}
	}
	p := skinned(patient("physical_therapy", ""), quietDay)
	p.Done = []string{"setup"}
	if got := whyNoPack(state(p), "cold", at(quietDay, "10:00")); got != "check_first" {
		t.Errorf("before any check: %q", got)
	}
}

// The questions about the skin are asked again after two days: a fresh bruise or swelling
// speaks against warmth so long, and one that came since was asked about by nobody.
func TestTheSkinIsAskedAgain(t *testing.T) {
	for ago, want := range map[int]bool{0: false, 1: false, 2: true, 60: true, -1: true} {
		s := state(skinned(patient("physical_therapy", ""), 40-ago))
		if got := s.AsksSkin(lib, treated.Add(40)); got != want {
			t.Errorf("after %d days asked: %v", ago, got)
		}
	}
	if !state(patient("physical_therapy", "")).AsksSkin(lib, treated) {
		t.Error("it is never asked")
	}
}

// What was ticked two days ago is asked anew instead of refused, but for other care it holds
// until something else is said.
func TestAnOldTickIsAskedAnew(t *testing.T) {
	for ago, want := range map[int]string{0: "wound", 1: "wound", 2: "skin_unasked"} {
		s := settledState(skinned(patient("physical_therapy", ""), quietDay-ago, "swelling", "wound"))
		if got := whyNoPack(s, "heat", at(quietDay, "10:00")); got != want {
			t.Errorf("after %d days: %q, want %q", ago, got, want)
		}
		if bars := s.Bars(lib, "massage", treated.Add(quietDay)); len(bars) == 0 {
			t.Errorf("after %d days nothing speaks against massage", ago)
		}
	}
}

// Between two packs the skin rests, whichever they are, counted from when the first one
// came off.
func TestTheGapBetweenPacks(t *testing.T) {
	begun := at(quietDay, "10:00")
	late := laid(begun, "cold", 10, "late")
	late = coach.PackEnded(late, "late", begun.Add(30*time.Minute))
	cutShort := laid(begun, "cold", 3, "off")
	skin := laid(begun, "heat", 8, "skin")
	skin.Answers[coach.PackSkin] = []string{"changed"}
	for name, tt := range map[string]struct {
		pack  coach.Entry
		after time.Duration
		want  string
	}{
		"at its end":             {laid(begun, "cold", 10, "time"), 10 * time.Minute, "gap"},
		"a moment too soon":      {laid(begun, "cold", 10, "time"), 50*time.Minute - time.Second, "gap"},
		"after the gap":          {laid(begun, "cold", 10, "time"), 50 * time.Minute, ""},
		"the other kind":         {laid(begun, "heat", 20, "time"), 59 * time.Minute, "gap"},
		"the other, after":       {laid(begun, "heat", 20, "time"), 60 * time.Minute, ""},
		"taken off early":        {cutShort, 42 * time.Minute, "gap"},
		"taken off early, after": {cutShort, 43 * time.Minute, ""},
		"it lay on":              {late, 69 * time.Minute, "gap"},
		"it lay on, after":       {late, 70 * time.Minute, ""},
		"it lies":                {laid(begun, "cold", 10, ""), 5 * time.Hour, "gap"},
		"forgotten for a day":    {laid(begun, "cold", 10, ""), 24 * time.Hour, ""},
		"a clock set back":       {laid(begun, "cold", 10, "time"), -3 * time.Hour, "gap"},
		"a clock that was wrong": {laid(begun, "cold", 10, "time"), -24 * time.Hour, ""},
		"bad news of the skin":   {skin, 23 * time.Hour, "skin_hurt"},
		"a day later":            {skin, 24*time.Hour + 8*time.Minute, ""},
		"under a set clock":      {func() coach.Entry { e := laid(begun, "cold", 10, "time"); e.ClockSet = true; return e }(), 20 * time.Minute, "gap"},
	} {
		p := skinned(patient("physical_therapy", ""), coach.DayOf(begun.Add(tt.after)).Since(treated))
		s := settledState(p, tt.pack)
		if got := whyNoPack(s, "cold", begun.Add(tt.after)); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// One thing more that is known never opens a pack: a bar, a warning, another pack.
func TestPacksAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(kinds()).Draw(t, "treatment")
		day := rapid.IntRange(0, 40).Draw(t, "day")
		ticks := []string{"numb_skin", "circulation", "raynaud", "nerve_damage", "wound", "dressing", "swelling", "patch", "not_sure"}
		some := rapid.SliceOfDistinct(rapid.SampledFrom(ticks), func(s string) string { return s }).Draw(t, "ticks")
		p := skinned(patient(k.Type, k.Subtype), day, append([]string{}, some...)...)
		s := state(p, checked(at(day, "06:00"), "full"))
		now := at(day, "10:00")
		id := rapid.SampledFrom([]string{"heat", "cold"}).Draw(t, "pack")
		before, _ := s.MayPack(lib, id, now)

		switch rapid.IntRange(0, 3).Draw(t, "more") {
		case 0:
			q := skinned(patient(k.Type, k.Subtype), day, append(append([]string{}, some...), rapid.SampledFrom(ticks).Draw(t, "tick"))...)
			s = state(q, checked(at(day, "06:00"), "full"))
		case 1:
			item := rapid.SampledFrom([]string{"fever_chills", "clot_leg", "leg_numb_new", "head_positional", "trauma_minor"}).Draw(t, "item")
			s = s.With(reached(at(day, "08:00"), rapid.SampledFrom([]content.Urgency{content.Soon, content.SameDay, content.Emergency}).Draw(t, "level"), item))
		case 2:
			s = s.With(laid(now.Add(-time.Duration(rapid.IntRange(0, 120).Draw(t, "ago"))*time.Minute), "heat", 20, rapid.SampledFrom([]string{"", "time"}).Draw(t, "end")))
		case 3:
			s.Profile.Treatments = append(s.Profile.Treatments, triage.Treatment{Type: "procedure", Subtype: "fusion", Date: string(treated.Add(day - rapid.IntRange(0, 20).Draw(t, "after")))})
		}
		if after, _ := s.MayPack(lib, id, now); after && !before {
			t.Fatalf("one thing more opened %s", id)
		}
	})
}

// What the record has against care by others (clinical section H).
func TestBarsOfCare(t *testing.T) {
	for name, tt := range map[string]struct {
		kind, subtype string
		day           int
		facts         string
		bars          map[string]string
	}{
		"therapy alone":       {"physical_therapy", "", 5, "none", map[string]string{}},
		"a recent injection":  {"injection", "facet", 14, "none", map[string]string{"massage": "spot", "acupuncture": "spot", "manipulation": "spot", "tens": "spot"}},
		"an older injection":  {"injection", "facet", 15, "none", map[string]string{}},
		"cement":              {"procedure", "kyphoplasty", 200, "none", map[string]string{"massage": "built", "acupuncture": "built", "manipulation": "operated"}},
		"fusion":              {"procedure", "fusion", 200, "none", map[string]string{"massage": "built", "acupuncture": "built", "manipulation": "operated"}},
		"a disc operation":    {"procedure", "microdiscectomy", 200, "none", map[string]string{"manipulation": "operated"}},
		"a fresh operation":   {"procedure", "microdiscectomy", 14, "none", map[string]string{"massage": "healing", "acupuncture": "healing", "manipulation": "healing", "tens": "healing"}},
		"two weeks after it":  {"procedure", "microdiscectomy", 15, "none", map[string]string{"manipulation": "operated"}},
		"a blood thinner":     {"physical_therapy", "", 5, "blood_thinner", map[string]string{"acupuncture": "thinner", "manipulation": "thinner"}},
		"thin bones":          {"physical_therapy", "", 5, "bone_fragile", map[string]string{"manipulation": "bones"}},
		"cancer once":         {"physical_therapy", "", 5, "cancer_ever", map[string]string{"manipulation": "cancer"}},
		"a weak immune state": {"physical_therapy", "", 5, "immune_weak", map[string]string{"acupuncture": "defence"}},
		"not sure of facts":   {"physical_therapy", "", 5, "not_sure", map[string]string{"acupuncture": "thinner", "manipulation": "bones"}},
	} {
		p := patient(tt.kind, tt.subtype)
		p.Answers["facts"] = []string{tt.facts}
		for _, kind := range []string{"massage", "acupuncture", "manipulation", "tens", "other"} {
			first := ""
			if bars := state(p).Bars(lib, kind, treated.Add(tt.day)); len(bars) > 0 {
				first = bars[0].ID
			}
			if want := cmp.Or(tt.bars[kind], ""); first != want {
				t.Errorf("%s: %s %q, want %q", name, kind, first, want)
			}
		}
	}
}
