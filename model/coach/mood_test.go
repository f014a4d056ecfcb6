package coach_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"backcoach/content"
	"backcoach/model/coach"
)

// moodAnswers answers a questionnaire so that it adds up to a sum.
func moodAnswers(id string, sum int) coach.Answers {
	m := lib.Mood()
	q, _ := m.Questionnaire(id)
	a := coach.Answers{}
	for _, question := range q.Questions {
		worth := min(sum, len(m.Answers)-1)
		a[question], sum = []string{m.Answers[worth]}, sum-worth
	}
	return a
}

func moodEntry(when time.Time, id string, sum int) coach.Entry {
	return coach.Entry{Stamp: stamp(when), What: coach.EntryMood, Of: id, Answers: moodAnswers(id, sum)}
}

// keeping is a patient who agreed that private answers are kept.
func keeping() coach.Profile {
	p := patient("physical_therapy", "")
	p.Answers["keep_private"] = []string{"yes"}
	return p
}

// The sums of the published questionnaires reach from 0 to 6, 27 and 21, and each is
// added up only where every question has an answer that it knows.
func TestMoodSums(t *testing.T) {
	m := lib.Mood()
	for id, most := range map[string]int{"phq_2": 6, "gad_2": 6, "phq_9": 27, "gad_7": 21} {
		q, ok := m.Questionnaire(id)
		if !ok {
			t.Fatalf("there is no %s", id)
		}
		for want := range most + 1 {
			if got, ok := coach.MoodSum(m, q, moodAnswers(id, want)); !ok || got != want {
				t.Errorf("%s adds up to %d, %v, want %d", id, got, ok, want)
			}
		}
		for _, missing := range q.Questions {
			for _, said := range [][]string{nil, {"often"}} {
				a := moodAnswers(id, most)
				a[missing] = said
				if sum, ok := coach.MoodSum(m, q, a); ok {
					t.Errorf("%s with %v to %s adds up to %d", id, said, missing, sum)
				}
			}
		}
	}
}

// The bands change exactly at the published cut-offs.
func TestMoodBands(t *testing.T) {
	for id, cuts := range map[string][]int{"phq_9": {5, 10, 15, 20}, "gad_7": {5, 10, 15}} {
		q, _ := lib.Mood().Questionnaire(id)
		for i, cut := range cuts {
			if below, at := q.Band(cut-1), q.Band(cut); below != i || at != i+1 {
				t.Errorf("%s: %d lies in band %d, %d in band %d", id, cut-1, below, cut, at)
			}
		}
	}
}

// The first positive short questionnaire only offers the full one; a second that is at
// least seven days later is SOON, and so is a full one from 10 on, this week from 15 on.
// Nothing reaches more.
func TestMoodVerdict(t *testing.T) {
	const soon, none = content.Soon, content.SelfCare
	for name, tt := range map[string]struct {
		told  []coach.Entry
		level content.Urgency
		week  bool
		full  []string
	}{
		"low below the cut":        {[]coach.Entry{moodEntry(at(20, "09:00"), "phq_2", 2)}, none, false, nil},
		"low at the cut":           {[]coach.Entry{moodEntry(at(20, "09:00"), "phq_2", 3)}, none, false, []string{"phq_9"}},
		"worry below the cut":      {[]coach.Entry{moodEntry(at(20, "09:00"), "gad_2", 2)}, none, false, nil},
		"worry at the cut":         {[]coach.Entry{moodEntry(at(20, "09:00"), "gad_2", 3)}, none, false, []string{"gad_7"}},
		"both":                     {[]coach.Entry{moodEntry(at(20, "09:00"), "phq_2", 6), moodEntry(at(20, "09:01"), "gad_2", 6)}, none, false, []string{"phq_9", "gad_7"}},
		"again after six days":     {[]coach.Entry{moodEntry(at(14, "09:00"), "phq_2", 3), moodEntry(at(20, "09:00"), "phq_2", 3)}, none, false, []string{"phq_9"}},
		"again after seven":        {[]coach.Entry{moodEntry(at(13, "09:00"), "phq_2", 3), moodEntry(at(20, "09:00"), "phq_2", 3)}, soon, false, []string{"phq_9"}},
		"the other one again":      {[]coach.Entry{moodEntry(at(13, "09:00"), "phq_2", 3), moodEntry(at(20, "09:00"), "gad_2", 3)}, soon, false, []string{"phq_9", "gad_7"}},
		"not again":                {[]coach.Entry{moodEntry(at(6, "09:00"), "phq_2", 3), moodEntry(at(20, "09:00"), "phq_2", 2)}, none, false, nil},
		"seven days ago only":      {[]coach.Entry{moodEntry(at(13, "09:00"), "phq_2", 3)}, none, false, []string{"phq_9"}},
		"offered for two weeks":    {[]coach.Entry{moodEntry(at(7, "09:00"), "phq_2", 3)}, none, false, []string{"phq_9"}},
		"no longer":                {[]coach.Entry{moodEntry(at(6, "09:00"), "phq_2", 3)}, none, false, nil},
		"full low below 10":        {[]coach.Entry{moodEntry(at(20, "09:00"), "phq_2", 3), moodEntry(at(20, "09:05"), "phq_9", 9)}, none, false, nil},
		"full low 10":              {[]coach.Entry{moodEntry(at(20, "09:05"), "phq_9", 10)}, soon, false, nil},
		"full low below 15":        {[]coach.Entry{moodEntry(at(20, "09:05"), "phq_9", 14)}, soon, false, nil},
		"full low 15":              {[]coach.Entry{moodEntry(at(20, "09:05"), "phq_9", 15)}, soon, true, nil},
		"full low, the most":       {[]coach.Entry{moodEntry(at(20, "09:05"), "phq_9", 27)}, soon, true, nil},
		"full worry below 10":      {[]coach.Entry{moodEntry(at(20, "09:05"), "gad_7", 9)}, none, false, nil},
		"full worry 10":            {[]coach.Entry{moodEntry(at(20, "09:05"), "gad_7", 10)}, soon, false, nil},
		"full worry below 15":      {[]coach.Entry{moodEntry(at(20, "09:05"), "gad_7", 14)}, soon, false, nil},
		"full worry 15":            {[]coach.Entry{moodEntry(at(20, "09:05"), "gad_7", 15)}, soon, true, nil},
		"full, of the day before":  {[]coach.Entry{moodEntry(at(19, "09:05"), "gad_7", 21)}, none, false, nil},
		"full worry for low days":  {[]coach.Entry{moodEntry(at(20, "09:00"), "phq_2", 3), moodEntry(at(20, "09:05"), "gad_7", 3)}, none, false, []string{"phq_9"}},
		"offered again by a newer": {[]coach.Entry{moodEntry(at(6, "09:00"), "phq_9", 9), moodEntry(at(20, "09:05"), "phq_2", 4)}, none, false, []string{"phq_9"}},
		"left in the middle":       {[]coach.Entry{unanswered(moodEntry(at(20, "09:05"), "phq_9", 27), "phq_i9")}, none, false, nil},
		"short left in the middle": {[]coach.Entry{unanswered(moodEntry(at(20, "09:05"), "phq_2", 6), "phq_i2")}, none, false, nil},
		"not kept":                 {[]coach.Entry{unanswered(moodEntry(at(20, "09:05"), "phq_2", 6), "phq_i1", "phq_i2")}, none, false, nil},
		"nothing":                  {nil, none, false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := state(keeping())
			for _, e := range tt.told {
				s = s.With(e)
			}
			v := s.MoodVerdict(lib, coach.DayOf(at(20, "10:00")))
			if v.Level != tt.level || v.ThisWeek != tt.week || !slices.Equal(v.Full, tt.full) {
				t.Errorf("got %+v, want %v, this week %v, %v", v, tt.level, tt.week, tt.full)
			}
		})
	}
}

func unanswered(e coach.Entry, questions ...string) coach.Entry {
	for _, q := range questions {
		delete(e.Answers, q)
	}
	return e
}

// A more worrying answer never leads to less, and nothing that is told of the mood ever
// locks an activity (clinical section N6).
func TestMoreWorryNeverLeadsToLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{"phq_2", "gad_2", "phq_9", "gad_7"}).Draw(t, "questionnaire")
		q, _ := lib.Mood().Questionnaire(id)
		s := state(keeping(), checked(at(19, "08:00"), "full"))
		for range rapid.IntRange(0, 2).Draw(t, "earlier ones") {
			old := rapid.SampledFrom([]string{"phq_2", "gad_2", "phq_9"}).Draw(t, "earlier")
			s = s.With(moodEntry(at(rapid.IntRange(0, 19).Draw(t, "on day"), "09:00"), old, rapid.IntRange(0, 6).Draw(t, "sum")))
		}
		less := moodEntry(at(20, "09:00"), id, rapid.IntRange(0, len(q.Questions)*3-1).Draw(t, "sum"))
		more := less
		more.Answers = coach.Answers{}
		for question, said := range less.Answers {
			more.Answers[question] = said
		}
		question := rapid.SampledFrom(q.Questions).Draw(t, "question")
		at0 := slices.Index(lib.Mood().Answers, more.Answers.First(question))
		more.Answers[question] = []string{lib.Mood().Answers[min(at0+1, 3)]}
		a, b := s.With(less).MoodVerdict(lib, less.Day), s.With(more).MoodVerdict(lib, less.Day)
		if b.Level < a.Level || a.ThisWeek && !b.ThisWeek || len(b.Full) < len(a.Full) || b.Level > content.Soon {
			t.Fatalf("%s: %+v becomes %+v", id, a, b)
		}
		now := at(20, "10:00")
		if ok, why := coach.MayStart(coach.SessionActivity, s.OpenChecks(), s.With(more).DueChecks(triggers, now), now); !ok {
			t.Fatalf("the session waits for a mood answer: %v", why)
		}
	})
}

// A positive short questionnaire asks the two questions about dark thoughts on its day
// (T15), unless they are answered, or the full one that has one of them is.
func TestPositiveMoodAsksAboutDarkThoughts(t *testing.T) {
	now := at(20, "10:00")
	base := state(keeping(), checked(at(19, "08:00"), "full"))
	for name, tt := range map[string]struct {
		told []coach.Record
		want bool
	}{
		"low days":        {[]coach.Record{moodEntry(at(20, "09:00"), "phq_2", 3)}, true},
		"few low days":    {[]coach.Record{moodEntry(at(20, "09:00"), "phq_2", 2)}, false},
		"worries":         {[]coach.Record{moodEntry(at(20, "09:00"), "gad_2", 3)}, true},
		"asked":           {[]coach.Record{moodEntry(at(20, "09:00"), "gad_2", 3), checked(at(20, "09:10"), "targeted", "suicide", "distress_severe")}, false},
		"asked before":    {[]coach.Record{checked(at(20, "08:10"), "targeted", "suicide", "distress_severe"), moodEntry(at(20, "09:00"), "gad_2", 3)}, true},
		"the full one":    {[]coach.Record{moodEntry(at(20, "09:00"), "phq_2", 3), moodEntry(at(20, "09:05"), "phq_9", 4)}, false},
		"full, worries":   {[]coach.Record{moodEntry(at(20, "09:00"), "gad_2", 3), moodEntry(at(20, "09:05"), "gad_7", 4)}, true},
		"full, not ended": {[]coach.Record{moodEntry(at(20, "09:00"), "phq_2", 3), unanswered(moodEntry(at(20, "09:05"), "phq_9", 4), "phq_i9")}, true},
		"yesterday":       {[]coach.Record{moodEntry(at(19, "09:00"), "phq_2", 6)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := base
			for _, r := range tt.told {
				s = s.With(r)
			}
			wantDue(t, s, now, "T15", tt.want)
		})
	}
}

// Without consent nothing is kept of the mood but that the short questions were answered.
func TestMoodIsKeptOnlyWithConsent(t *testing.T) {
	whole, partly := moodEntry(at(20, "09:00"), "phq_2", 4), unanswered(moodEntry(at(20, "09:00"), "phq_2", 4), "phq_i2")
	coping := coach.Entry{Stamp: stamp(at(20, "09:00")), What: coach.EntryMood, Of: "coping", Answers: answers("coping", "cope")}
	full := moodEntry(at(20, "09:00"), "phq_9", 27)
	fear := coach.Entry{Stamp: stamp(at(20, "09:00")), What: coach.EntryFear, Of: "tea", Answers: answers("happened", "nothing")}
	for said, kept := range map[string]bool{"yes": true, "no": false, "": false} {
		p := patient("physical_therapy", "")
		if said != "" {
			p.Answers["keep_private"] = []string{said}
		}
		for name, tt := range map[string]struct {
			entry   coach.Entry
			stays   bool // also without consent
			answers bool
		}{
			"short":  {whole, true, false},
			"partly": {partly, false, false},
			"full":   {full, false, false},
			"coping": {coping, false, false},
			"fear":   {fear, true, true},
		} {
			got, ok := p.KeptEntry(tt.entry, lib)
			if ok != (kept || tt.stays) || ok && (len(got.Answers) > 0) != (kept || tt.answers) {
				t.Errorf("keep %q, %s: %v %v", said, name, ok, got.Answers)
			}
		}
		if len(whole.Answers) != 2 {
			t.Fatal("the entry itself was changed")
		}
	}
	p := patient("physical_therapy", "")
	e, _ := p.KeptEntry(whole, lib)
	if last, ok := state(p, e).LastMood(lib, "phq_2"); !ok || last.Known || last.Positive() {
		t.Errorf("what is not kept is told as %+v", last)
	}
}

// calmDay is a patient in therapy on an ordinary day: checked in, nothing open or due,
// the flare plan written.
func calmDay(day int) coach.State {
	p := usually(keeping(), 3)
	p.Stamp = stamp(at(10, "07:00"))
	p.Done = append(p.Done, "flare")
	s := state(p)
	for d := 10; d <= day; d++ {
		s = s.With(checkIn(at(d, "08:00"), "news", "nothing", "back_now", "3", "leg_now", "0"))
		s = s.With(checked(at(d, "08:10"), "full"))
	}
	return s
}

func TestMoodDue(t *testing.T) {
	short := func(day int) []coach.Record {
		return []coach.Record{moodEntry(at(day, "09:00"), "phq_2", 1), moodEntry(at(day, "09:01"), "gad_2", 1)}
	}
	for name, tt := range map[string]struct {
		day  int
		told []coach.Record
		want bool
	}{
		"the first time":            {11, nil, true},
		"not on the day of set-up":  {10, nil, false},
		"answered":                  {11, short(11), false},
		"only one of both":          {11, short(11)[:1], true},
		"left in the middle":        {11, []coach.Record{short(11)[0], unanswered(moodEntry(at(11, "09:01"), "gad_2", 1), "gad_i2")}, true},
		"after 13 days":             {24, short(11), false},
		"after 14 days":             {25, short(11), true},
		"on a day that is bad":      {25, []coach.Record{checkIn(at(25, "09:00"), "news", "nothing", "back_now", "8")}, false},
		"under an open result":      {25, []coach.Record{reached(at(24, "12:00"), content.SameDay, "fever_chills")}, false},
		"under a result to be told": {25, []coach.Record{soon(at(24, "12:00"), "leg_pain_new")}, false},
		"when a check is due":       {25, []coach.Record{checkIn(at(25, "09:00"), "news", "fall", "back_now", "3")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := calmDay(tt.day)
			for _, r := range tt.told {
				s = s.With(r)
			}
			if got := s.MoodDue(lib, at(tt.day, "12:00"), s.Decide(lib, at(tt.day, "12:00"))); got != tt.want {
				t.Errorf("due is %v, want %v", got, tt.want)
			}
		})
	}
	for name, spoil := range map[string]func(p *coach.Profile){
		"set-up is not finished":        func(p *coach.Profile) { p.Done = nil },
		"the flare plan is offered":     func(p *coach.Profile) { p.Done = p.Done[:len(p.Done)-1] },
		"the facts are to be confirmed": func(p *coach.Profile) { p.Confirmed = treated.Add(-11) },
		"the facts were confirmed":      func(p *coach.Profile) { p.Confirmed = treated.Add(17) },
		"the flare plan was left today": func(p *coach.Profile) { p.Answers[coach.FlareLeft] = []string{string(treated.Add(17))} },
		"there is no treatment":         func(p *coach.Profile) { p.Treatments = nil },
	} {
		s := calmDay(17)
		if !s.MoodDue(lib, at(17, "12:00"), s.Decide(lib, at(17, "12:00"))) {
			t.Fatal("not asked on a calm day")
		}
		spoil(&s.Profile)
		if s.MoodDue(lib, at(17, "12:00"), s.Decide(lib, at(17, "12:00"))) {
			t.Errorf("asked although %s", name)
		}
	}
	s := calmDay(11)
	if s.CheckIns = s.CheckIns[:1]; s.MoodDue(lib, at(11, "12:00"), s.Decide(lib, at(11, "12:00"))) {
		t.Error("asked before the check-in")
	}
}

// The sheet of the first days comes before the mood, and on a quiet day nothing is asked.
func TestMoodWaitsForTheFirstDays(t *testing.T) {
	for name, tt := range map[string]struct {
		day   int
		sheet bool
		want  bool
	}{"a quiet day": {0, true, false}, "the sheet is open": {5, false, false}, "the sheet is written": {5, true, true}, "after the first week": {8, false, true}} {
		p := usually(keeping(), 3)
		p.Treatments = patient("injection", "epidural").Treatments
		p.Stamp, p.Done = stamp(at(-1, "07:00")), append(p.Done, "flare")
		if tt.sheet {
			p.Done = append(p.Done, "sheet")
		}
		s := state(p, checkIn(at(tt.day, "08:00"), "news", "nothing", "back_now", "3", "leg_now", "0"), checkIn(at(tt.day-3, "08:00"), "news", "nothing", "back_now", "3"), checked(at(tt.day, "08:10"), "full"))
		if got := s.MoodDue(lib, at(tt.day, "12:00"), s.Decide(lib, at(tt.day, "12:00"))); got != tt.want {
			t.Errorf("%s: due is %v, want %v; a check: %v", name, got, tt.want, due(s, at(tt.day, "12:00")))
		}
	}
}

// What is asked by itself is at most seven questions (clinical section N1); so is what a
// full questionnaire adds to the short one of the same day.
func TestMoodKeepsTheBudget(t *testing.T) {
	m, asked := lib.Mood(), 2 // how one copes, and how sure one is
	for _, q := range m.Questionnaires {
		if q.Short() {
			asked += len(q.Questions)
			if full, _ := m.Questionnaire(q.Full); len(full.Questions)-len(q.Questions) > 7 {
				t.Errorf("%s asks %d more", q.Full, len(full.Questions)-len(q.Questions))
			}
		}
	}
	if asked > 7 {
		t.Errorf("%d questions at once", asked)
	}
}

// soreDays are days with the same answers, from so many days before day 20 on.
func soreDays(from int, pairs ...string) coach.State {
	s := state(keeping())
	for d := 20 - from + 1; d <= 20; d++ {
		s = s.With(checkIn(at(d, "08:00"), pairs...))
	}
	return s
}

func TestCounsel(t *testing.T) {
	day := coach.DayOf(at(20, "12:00"))
	fear := func(day int, n float64) coach.Entry {
		return coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntryFear, Of: "tea", Number: &n}
	}
	coping := func(day int, ticks ...string) coach.Entry {
		return coach.Entry{Stamp: stamp(at(day, "10:00")), What: coach.EntryMood, Of: "coping", Answers: coach.Answers{"coping": ticks}}
	}
	good := checkIn(at(15, "08:00"), "sleep", "good", "worry", "6")
	for name, tt := range map[string]struct {
		state coach.State
		want  []string
	}{
		"nothing":                       {state(keeping()), nil},
		"sleep for two weeks":           {soreDays(14, "sleep", "broken"), []string{"sleep"}},
		"sleep, ten nights are known":   {soreDays(10, "sleep", "under_3h"), []string{"sleep"}},
		"sleep, nine nights":            {soreDays(9, "sleep", "broken"), nil},
		"one good night":                {soreDays(14, "sleep", "broken").With(good), nil},
		"worry for two weeks":           {soreDays(14, "worry", "7"), []string{"worry"}},
		"worry below that":              {soreDays(14, "worry", "6"), nil},
		"one day of less worry":         {soreDays(14, "worry", "9").With(good), nil},
		"fear for two weeks":            {state(keeping(), fear(6, 7), fear(20, 8)), []string{"fear"}},
		"fear for thirteen days":        {state(keeping(), fear(7, 7), fear(20, 8)), nil},
		"fear once":                     {state(keeping(), fear(6, 9)), nil},
		"fear that was less in between": {state(keeping(), fear(6, 7), fear(12, 6), fear(20, 8)), nil},
		"fear below that":               {state(keeping(), fear(6, 6), fear(20, 6)), nil},
		"fear is less now":              {state(keeping(), fear(4, 9), fear(6, 7), fear(20, 6)), nil},
		"the highest of a day counts":   {state(keeping(), fear(6, 7), fear(20, 8), coach.Entry{Stamp: stamp(at(20, "11:00")), What: coach.EntryFear, Of: "shop", Number: new(float64)}), []string{"fear"}},
		"avoiding":                      {state(keeping(), coping(7, "avoid")), []string{"avoid"}},
		"long ago":                      {state(keeping(), coping(6, "avoid")), nil},
		"ticked, then no more":          {state(keeping(), coping(12, "avoid", "worry", "cope"), coping(20, "none")), nil},
		"worry and tablets":             {state(keeping(), coping(20, "worry", "cope")), []string{"worry", "cope"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range tt.state.Counsel(lib, day) {
				got = append(got, r.ID)
				if r.Rule == "" {
					t.Errorf("%s names no rule", r.ID)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("suggested for %v, want %v", got, tt.want)
			}
		})
	}
}

func TestCounselIsSuggestedOnceAWeek(t *testing.T) {
	s := soreDays(14, "sleep", "broken")
	s.Profile = s.Profile.WithCounselShown(treated.Add(13))
	for day, want := range map[int]bool{13: false, 19: false, 20: true} {
		s := s
		if day < 20 {
			s = soreDays(20, "sleep", "broken")
			s.Profile = s.Profile.WithCounselShown(treated.Add(13))
		}
		if got := len(s.SuggestsCounsel(lib, treated.Add(day))) > 0; got != want {
			t.Errorf("on day %d suggested: %v, want %v", day, got, want)
		}
	}
}

func TestSureIsRemembered(t *testing.T) {
	p := keeping()
	if !p.SureDue(lib.Mood(), treated) {
		t.Error("not asked at first")
	}
	for i := range 20 {
		p = p.WithSure(coach.Sure{Day: treated.Add(28 * i), Sure: i % 11})
	}
	p = p.WithSure(coach.Sure{Day: treated.Add(28 * 19), Sure: 10}) // the newest of a day
	all := p.Sures()
	if len(all) != 13 || all[12] != (coach.Sure{Day: treated.Add(28 * 19), Sure: 10}) || all[11].Sure != 18%11 {
		t.Errorf("remembered is %v", all)
	}
	for days, want := range map[int]bool{27: false, 28: true} {
		if got := p.SureDue(lib.Mood(), all[12].Day.Add(days)); got != want {
			t.Errorf("due after %d days: %v", days, got)
		}
	}
}

// "I checked the warning list today" stands only where that is true and gave nothing;
// "sore but safe" never under an open result or before a check that is due.
func TestCards(t *testing.T) {
	now := at(20, "12:00")
	sure := checked(at(20, "08:00"), "full")
	left := checked(at(20, "09:00"), "full")
	left.Finished, left.Result.Complete = false, false
	helped := checked(at(20, "08:00"), "full")
	helped.Form.Helper = true
	for name, tt := range map[string]struct {
		told        []coach.Record
		check, safe bool
	}{
		"checked today":          {[]coach.Record{sure}, true, true},
		"the short one":          {[]coach.Record{checked(at(20, "08:00"), "short")}, true, true},
		"checked yesterday":      {[]coach.Record{checked(at(19, "08:00"), "full")}, false, true},
		"two questions only":     {[]coach.Record{checked(at(19, "08:00"), "full"), checked(at(20, "08:00"), "targeted", "suicide")}, false, true},
		"somebody else answered": {[]coach.Record{helped}, false, true},
		"one was left":           {[]coach.Record{sure, left}, false, false},
		"open SAME_DAY":          {[]coach.Record{reached(at(20, "08:00"), content.SameDay, "fever_chills")}, false, false},
		"open of days before":    {[]coach.Record{reached(at(18, "08:00"), content.SameDay, "fever_chills"), sure}, false, false},
		"open SOON":              {[]coach.Record{soon(at(20, "08:00"), "leg_pain_new")}, false, false},
		"SOON, then nothing":     {[]coach.Record{told(soon(at(20, "08:00"), "leg_pain_new"), 1, "clinic", "carry_on", "gone"), checked(at(20, "11:00"), "full")}, false, true},
		"something new ticked":   {[]coach.Record{sure, checkIn(at(20, "09:00"), "news", "fall", "back_now", "3")}, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := state(keeping())
			for _, r := range tt.told {
				s = s.With(r)
			}
			got := s.Cards(lib, now)
			if slices.Contains(got, "checked") != tt.check || slices.Contains(got, "sore_safe") != tt.safe || !slices.Contains(got, "one_step") {
				t.Errorf("cards are %v", got)
			}
			if len(got) > lib.Mood().Cards.Most {
				t.Errorf("%d cards at once", len(got))
			}
		})
	}
}

// A single answer that is not a clear no takes the card away.
func TestNoCardAfterAnAnswerInDoubt(t *testing.T) {
	for _, choice := range []string{"yes", "not_sure", "known", "skip", "prefer_not"} {
		c := checked(at(20, "08:00"), "full")
		c.Answers = saying(choice, "inflam_back")
		if got := state(keeping(), c).Cards(lib, at(20, "12:00")); slices.Contains(got, "checked") {
			t.Errorf("%s: %v", choice, got)
		}
	}
}
