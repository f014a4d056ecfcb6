package coach_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"backcoach/model/coach"
)

// toldSum is a day of history in which so much back pain was told all day; worst is the
// highest of it.
func toldSum(day, mean, worst int) coach.DaySum {
	return coach.DaySum{Day: treated.Add(day), CheckIns: 1, BackMean: &mean, BackMax: &worst, Urgency: -1}
}

// sums are days in a row from day 0 on; -1 is a day without a check-in.
func sums(pains ...int) []coach.DaySum {
	var all []coach.DaySum
	for day, pain := range pains {
		if pain >= 0 {
			all = append(all, toldSum(day, pain, pain))
		}
	}
	return all
}

// What a flare is and when it has settled (clinical sections N4 and B5), at each
// boundary. The usual pain is 2 in all of them.
func TestFlares(t *testing.T) {
	calm := []int{2, 2, 2, 2, 2}
	month := slices.Repeat([]int{5}, 30)
	for name, tt := range map[string]struct {
		then []int
		want []int // days until each has settled, 0 if that is not known
	}{
		"two over usual is none":             {[]int{4, 2}, nil},
		"three over usual is one":            {[]int{5, 2}, []int{1}},
		"it lasts until within one":          {[]int{5, 4, 4, 3}, []int{3}},
		"back to usual":                      {[]int{5, 6, 2}, []int{2}},
		"better, not settled":                {[]int{5, 4}, []int{0}},
		"two of them":                        {[]int{5, 3, 2, 5, 4, 2}, []int{1, 2}},
		"the next day again":                 {[]int{5, 3, 5, 3}, []int{1, 1}},
		"a gap of six days":                  {[]int{5, -1, -1, -1, -1, -1, 2}, []int{6}},
		"a gap of seven days tells no end":   {[]int{5, -1, -1, -1, -1, -1, -1, 2}, []int{0}},
		"after a gap another":                {[]int{5, -1, -1, -1, -1, -1, -1, 5, 2}, []int{0, 1}},
		"what lasts four weeks is how it is": {append(month, 7, 8, 6), []int{0, 1}},
	} {
		flares := coach.Flares(sums(append(slices.Clone(calm), tt.then...)...), -1)
		var got []int
		for _, f := range flares {
			got = append(got, f.Days())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, flares, tt.want)
		}
	}
}

// Severe pain is a flare also for somebody whose usual pain is high, and where it was
// the worst of a day; leg pain counts by itself.
func TestSevereAndLegFlares(t *testing.T) {
	high := sums(7, 7, 7, 7, 7)
	severe := toldSum(5, 7, 8)
	leg := func(day, back, n int) coach.DaySum {
		d := toldSum(day, back, back)
		d.LegMax = &n
		return d
	}
	var calmLeg []coach.DaySum
	for day := range 5 {
		calmLeg = append(calmLeg, leg(day, 2, 1))
	}
	for name, tt := range map[string]struct {
		days []coach.DaySum
		want int
	}{
		"seven is as usual":    {append(slices.Clone(high), toldSum(5, 7, 7)), 0},
		"the worst was severe": {append(slices.Clone(high), severe), 1},
		"leg two over":         {append(slices.Clone(calmLeg), leg(5, 2, 3)), 0},
		"leg three over":       {append(slices.Clone(calmLeg), leg(5, 2, 4)), 1},
	} {
		if got := coach.Flares(tt.days, -1); len(got) != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// With few days what set-up says is usual; the day before is none of them.
func TestFlareAgainstSetup(t *testing.T) {
	for setup, want := range map[int]int{-1: 1, 2: 1, 3: 0} {
		if got := coach.Flares(sums(2, 2, 5), setup); len(got) != want {
			t.Errorf("usual %d: %v", setup, got)
		}
	}
	if got := coach.Flares(sums(1, 1, 1, 7, 5), 4); len(got) != 1 || got[0].Days() != 1 {
		t.Errorf("a day that settles one begins none: %v", got)
	}
	if got := coach.Flares(sums(2, 2, 2, 5), 4); len(got) != 0 {
		t.Errorf("with the day before: %v", got)
	}
	if got := coach.Flares(sums(2, 2, 2, 2, 5), 4); len(got) != 1 {
		t.Errorf("after enough days: %v", got)
	}
}

func TestWhatTheTeamShouldHear(t *testing.T) {
	from := func(days ...int) []coach.Flare {
		var all []coach.Flare
		for _, d := range days {
			all = append(all, coach.Flare{From: treated.Add(d), Settled: treated.Add(d + 1)})
		}
		return all
	}
	for name, tt := range map[string]struct {
		flares []coach.Flare
		want   bool
	}{
		"two":                          {from(90, 99), false},
		"three, the first 29 days ago": {from(71, 90, 99), true},
		"three, the first 30 days ago": {from(70, 90, 99), false},
		"four long ago":                {from(1, 5, 9, 13), false},
	} {
		if got := coach.OftenFlaring(tt.flares, treated.Add(100)); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	lasting := []coach.Flare{{From: treated, Lasts: true}}
	for day, want := range map[int]bool{0: false, 2: false, 3: true, 27: true, 28: false} {
		if _, got := coach.Lasting(lasting, treated.Add(day)); got != want {
			t.Errorf("lasting on day %d: %v", day, got)
		}
	}
	if _, got := coach.Lasting(from(1), treated.Add(5)); got {
		t.Error("one that settled lasts")
	}
	if got := coach.SettledIn(append(coach.Flares(sums(2, 2, 2, 2, 2, 5, 2, 2, 5, 5, 2, 2, 5, 5, 5, 2, 2, 5, 5, 5, 5, 2), -1), lasting...), 3); !slices.Equal(got, []int{2, 3, 4}) {
		t.Errorf("the last three settled in %v", got)
	}
}

// More pain on the last day never ends a flare, nor takes one away.
func TestMorePainNeverSettlesAFlare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pains := rapid.SliceOfN(rapid.IntRange(-1, 10), 1, 60).Draw(t, "pains")
		last := rapid.IntRange(0, 9).Draw(t, "last")
		more := rapid.IntRange(last, 10).Draw(t, "more")
		less := coach.Flares(sums(append(slices.Clone(pains), last)...), 3)
		sorer := coach.Flares(sums(append(slices.Clone(pains), more)...), 3)
		lasts := func(f []coach.Flare) bool { return len(f) > 0 && f[len(f)-1].Lasts }
		if len(sorer) < len(less) || lasts(less) && !lasts(sorer) {
			t.Errorf("%v with %d: %v, with %d: %v", pains, last, less, more, sorer)
		}
	})
}

// A bad day, at its boundaries: severe pain, two over usual, or a plan that is less
// for pain.
func TestBadDay(t *testing.T) {
	for name, tt := range map[string]struct {
		usual int
		said  []string
		want  bool
	}{
		"as usual":          {4, []string{"back_now", "4"}, false},
		"one over":          {4, []string{"back_now", "5"}, false},
		"two over":          {3, []string{"back_now", "5"}, true},
		"the leg, two over": {3, []string{"back_now", "3", "leg_now", "5"}, true},
		"worst was 7":       {5, []string{"back_now", "5", "back_worst", "7"}, false},
		"worst was 8":       {5, []string{"back_now", "5", "back_worst", "8"}, true},
		"too much for any":  {6, []string{"back_now", "6"}, true},
		"a worse morning":   {4, []string{"back_now", "4", "after_session", "worse"}, true},
		"a lingering one":   {4, []string{"back_now", "4", "after_session", "lingering"}, false},
	} {
		s := state(usually(patient("physical_therapy", ""), tt.usual), checked(at(20, "08:30"), "full"), checkIn(at(20, "08:00"), append([]string{"news", "nothing"}, tt.said...)...))
		now := at(20, "09:00")
		if got := s.Bad(treated.Add(20), s.Decide(lib, now)); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The flare plan is offered on the first good day, and then once a week, never where
// something else is asked or open.
func TestFlarePlanIsOffered(t *testing.T) {
	day := func(n int, pain int) coach.CheckIn {
		return checkIn(at(n, "08:00"), "news", "nothing", "back_now", strconv.Itoa(pain), "leg_now", "0")
	}
	fresh := checked(at(20, "08:30"), "full")
	for name, tt := range map[string]struct {
		change  func(*coach.Profile)
		records []coach.Record
		want    bool
	}{
		"the first good day":      {nil, []coach.Record{fresh, day(20, 4)}, true},
		"no pain told":            {nil, []coach.Record{fresh}, false},
		"one over usual":          {nil, []coach.Record{fresh, day(20, 5)}, false},
		"good yesterday too":      {nil, []coach.Record{fresh, day(19, 4), day(20, 4)}, false},
		"good a week ago":         {nil, []coach.Record{fresh, day(13, 4), day(20, 4)}, true},
		"good six days ago":       {nil, []coach.Record{fresh, day(14, 4), day(20, 4)}, false},
		"a week after set-up":     {func(p *coach.Profile) { p.Day = treated.Add(13) }, []coach.Record{fresh, day(19, 4), day(20, 4)}, true},
		"left six days ago":       {func(p *coach.Profile) { p.Answers[coach.FlareLeft] = []string{string(treated.Add(14))} }, []coach.Record{fresh, day(20, 4)}, false},
		"left seven days ago":     {func(p *coach.Profile) { p.Answers[coach.FlareLeft] = []string{string(treated.Add(13))} }, []coach.Record{fresh, day(20, 4)}, true},
		"written":                 {func(p *coach.Profile) { p.Done = append(p.Done, "flare") }, []coach.Record{fresh, day(20, 4)}, false},
		"a check is due":          {nil, []coach.Record{day(20, 4)}, false},
		"a result is open":        {nil, []coach.Record{fresh, reached(at(20, "07:00"), 2, "leg_numb_new"), day(20, 4)}, false},
		"facts are to be renewed": {func(p *coach.Profile) { p.Confirmed = treated.Add(-20) }, []coach.Record{fresh, day(20, 4)}, false},
		"no treatment":            {func(p *coach.Profile) { p.Treatments = nil }, []coach.Record{fresh, day(20, 4)}, false},
		"a quiet day":             {func(p *coach.Profile) { p.Treatments[0].Date = string(treated.Add(20)) }, []coach.Record{fresh, day(20, 4)}, false},
	} {
		p := usually(patient("physical_therapy", ""), 4)
		p.Confirmed = treated.Add(10)
		if tt.change != nil {
			tt.change(&p)
		}
		s := state(p, tt.records...)
		if got := s.OffersFlarePlan(lib, at(20, "09:00"), s.Decide(lib, at(20, "09:00"))); got != tt.want {
			t.Errorf("%s: %v, due %v", name, got, due(s, at(20, "09:00")))
		}
	}
}

// Ten years of history are gone through in no time.
func BenchmarkFlares(b *testing.B) {
	var days []coach.DaySum
	for day := range 3650 {
		days = append(days, toldSum(day, day*7%9, day*7%9))
	}
	for b.Loop() {
		coach.Flares(days, 3)
	}
}
