package views_test

import (
	"backcoach/content"
	"backcoach/views"
)

var words = views.Words{
	Of: "of", More: "more below", Above: "more above", Ticked: "ticked", NotTicked: "not ticked", Chosen: "chosen",
	NotChosen: "not chosen yet", Done: "done", Open: "to do", Locked: "not now",
}

var questionKeys = []views.Key{
	{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "choose"}, {Key: "Esc", Does: "back"},
	{Key: "?", Does: "help"}, {Key: "!", Does: "warning check"}, {Key: "r", Does: "relief"},
}

// sample is a screen with a name, as the coach would fill it.
type sample struct {
	name string
	view views.View
}

func samples() []sample {
	return []sample{
		{"setup", setupPage()},
		{"ticks", ticksPage()},
		{"scale", scalePage(-1)},
		{"scale-chosen", scalePage(10)},
		{"warning", warningPage()},
		{"since", sincePage()},
		{"field", fieldPage()},
		{"countries", countriesPage()},
		{"today", todayScreen(nil)},
		{"today-urgent", todayScreen([]views.Notice{{
			Tone: views.Danger, Head: "EMERGENCY, still open. Go to an emergency department now. Call 112.",
			Body: "You said at 02:10 that the skin between your legs is numb. Exercise stays closed until this is settled.",
		}})},
		{"advice-emergency", emergencyAdvice()},
		{"advice-today", sameDayAdvice()},
		{"advice-self", selfCareAdvice()},
		{"poster-desk", deskPoster()},
		{"move", session("move", "LIFT", 3, "of 8")},
		{"hold", session("hold", "HOLD", 5, "seconds")},
		{"rest", session("rest", "REST", 28, "seconds")},
		{"switch", session("switch", "CHANGE SIDES", 9, "seconds")},
		{"paused", pausedSession()},
		{"flash", flashing()},
		{"prepare", preparePage()},
		{"howto", howToPage()},
		{"breath-open", breathGuide(1)},
		{"breath-closed", breathGuide(0)},
		{"breath-waiting", waitingBreath()},
		{"guide-line", lineGuide()},
		{"guide-position", positionGuide()},
		{"history", historyTable(20)},
		{"history-empty", views.History{Title: "Your days", Empty: "Nothing yet. Your first check-in will stand here.", Keys: questionKeys[2:4], Cursor: -1}},
		{"day", dayPage()},
		{"lesson", lessonPage()},
		{"search", searchPage("slee", 0)},
		{"search-none", searchPage("slep", -1)},
	}
}

func setupPage() views.Page {
	return views.Page{
		Title: "Set-up", At: 1, Of: 9, Lead: "Welcome. This is your back coach.",
		Body: []string{
			"It asks how your back is, watches for warning signs, and guides gentle exercises after back treatment. It is a guide, not a doctor, and no clinician has reviewed its warning rules yet.",
			"What your own clinic told you always comes first. Everything stays on this computer.",
		},
		Choices: []views.Choice{{Key: "1", Label: "I am 18 or older. Let us begin"}, {Key: "2", Label: "I am under 18"}},
		Keys:    questionKeys, Words: words,
	}
}

func ticksPage() views.Page {
	return views.Page{
		Title: "Check-in", At: 1, Of: 7, Lead: "Is anything new or different?",
		Body: []string{"Tick all that fit, then press Enter."}, Several: true, Cursor: 3,
		Choices: []views.Choice{
			{Key: "1", Label: "Nothing new"},
			{Key: "2", Label: "Pee, poo, or private parts", Mark: views.Open},
			{Key: "3", Label: "Numb, tingling or weak somewhere", Mark: views.Open},
			{Key: "4", Label: "Both legs, or pain further down a leg", Mark: views.Ticked},
			{Key: "5", Label: "Fever, shivers, or the wound", Mark: views.Open},
			{Key: "6", Label: "A fall or a knock", Mark: views.Open},
			{Key: "7", Label: "A new headache", Mark: views.Open},
			{Key: "8", Label: "Chest, breath, or a swollen calf", Mark: views.Ticked},
			{Key: "9", Label: "Very low, or not safe", Mark: views.Open},
			{Key: "0", Label: "Something else, or not sure", Mark: views.Open},
		},
		Keys: questionKeys, Words: words,
	}
}

func scalePage(value int) views.Page {
	p := views.Page{
		Title: "Check-in", At: 3, Of: 7, Lead: "How much does your back hurt now?", Cursor: -1,
		Scale: &views.Scale{Min: 0, Max: 10, Value: value, Low: "no pain", High: "worst you can think of", Range: "a number from 0 to 10"},
		Later: []string{"And at its worst since last time?"},
		Keys: []views.Key{
			{Key: "0–9", Does: "number"}, {Key: "←→", Does: "move"}, {Key: "Enter", Does: "take it"},
			{Key: "Esc", Does: "back"}, {Key: "?", Does: "help"}, {Key: "!", Does: "warning check"},
		},
		Words: words,
	}
	if value > 0 {
		p.Said, p.Later = []views.Said{{Ask: "How much does your back hurt now?", Answer: "6"}}, nil
		p.Lead = "And at its worst since last time?"
	}
	return p
}

func warningPage() views.Page {
	return views.Page{
		Title: "Warning check", At: 1, Of: 12, Cursor: -1,
		Lead: "Is the skin numb between your legs, around your bottom or your private parts?",
		Body: []string{"Think of how it feels when you wipe or wash. Numb means less feeling than before, like after the dentist."},
		Choices: []views.Choice{
			{Key: "1", Label: "Yes"}, {Key: "2", Label: "No"}, {Key: "3", Label: "I am not sure"},
			{Key: "4", Label: "Known already", Hint: "since before the treatment, and my clinic knows"},
		},
		Keys:  []views.Key{{Key: "1–4", Does: "answer"}, {Key: "Esc", Does: "back"}, {Key: "?", Does: "why we ask"}, {Key: "s", Does: "skip"}},
		Words: words,
	}
}

func sincePage() views.Page {
	return views.Page{
		Title: "Warning check", At: 1, Of: 12, Cursor: -1,
		Notice: &views.Notice{Tone: views.Danger, Head: "EMERGENCY. Go to an emergency department now.", Body: "Do not drive yourself. Call 112 if nobody can take you."},
		Said:   []views.Said{{Ask: "Is the skin numb between your legs, around your bottom or your private parts?", Answer: "Yes"}},
		Lead:   "When did it start, or last get worse?",
		Choices: []views.Choice{
			{Key: "1", Label: "Today"}, {Key: "2", Label: "1 to 3 days ago"}, {Key: "3", Label: "4 to 14 days ago"},
			{Key: "4", Label: "Longer ago"}, {Key: "5", Label: "I do not know"},
		},
		Keys: []views.Key{{Key: "1–5", Does: "answer"}, {Key: "Enter", Does: "what to do now"}, {Key: "?", Does: "help"}}, Words: words,
	}
}

func fieldPage() views.Page {
	return views.Page{
		Title: "Set-up", At: 7, Of: 9, Lead: "Your clinic's phone number?", Cursor: -1,
		Body:    []string{"It is on your letter. Press Enter to leave it out for now."},
		Field:   &views.Field{Value: "0551 39-6x", Cursor: 10, Hint: "for example 020 7946 0018"},
		Problem: "That has a letter in it. Please type digits, spaces, + or -.",
		Keys:    []views.Key{{Key: "Enter", Does: "take it"}, {Key: "Esc", Does: "back"}, {Key: "F1", Does: "warning check"}}, Words: words,
	}
}

func countriesPage() views.Page {
	p := views.Page{
		Title: "Set-up", At: 2, Of: 9, Lead: "Which country are you in now?", Cursor: 17,
		Body: []string{"So that the right phone numbers are shown. Type the first letter to jump."},
		Keys: questionKeys, Words: words,
	}
	for _, name := range []string{
		"Australia", "Austria", "Belgium", "Brazil", "Canada", "Chile", "Czechia", "Denmark", "Finland", "France",
		"Germany", "Greece", "India", "Ireland", "Italy", "Japan", "Mexico", "Netherlands", "New Zealand", "Norway",
		"Poland", "Portugal", "South Africa", "Spain", "Sweden", "Switzerland", "United Kingdom", "United States",
	} {
		p.Choices = append(p.Choices, views.Choice{Label: name})
	}
	return p
}

func todayScreen(notices []views.Notice) views.Today {
	t := views.Today{
		Title: "Monday 23 November", Head: "Day 12 after your injection", Phase: "Build gently",
		About:   "The medicine is settling the nerve. Small, regular movement helps more than long efforts.",
		Notices: notices, Cursor: 2, Keys: questionKeys, Words: words,
		Steps: []views.Choice{
			{Key: "1", Label: "Check-in", Hint: "done at 08:12", Mark: views.Done},
			{Key: "2", Label: "Warning check", Hint: "done, no warning answer", Mark: views.Done},
			{Key: "3", Label: "Session", Hint: "4 exercises, about 12 minutes", Mark: views.Open},
			{Key: "4", Label: "Walk", Hint: "two times 10 minutes", Mark: views.Open},
			{Key: "5", Label: "Lesson", Hint: "why rest alone does not heal", Mark: views.Open},
		},
		More:      []views.Choice{{Key: "6", Label: "Your days"}, {Key: "7", Label: "Settings"}},
		Reminders: []string{"Your clinic said: no lifting above 5 kg until 30 November."},
	}
	if notices != nil {
		t.Cursor = 1
		t.Steps[1] = views.Choice{Key: "2", Label: "What came of it?", Hint: "three short questions", Mark: views.Open}
		t.Steps[2].Mark, t.Steps[2].Hint = views.Locked, "not while the warning is open"
		t.Steps[3].Mark, t.Steps[3].Hint = views.Locked, "not while the warning is open"
	}
	return t
}

// deskPoster is what is shown to the person at the desk.
func deskPoster() views.Poster {
	return views.Poster{
		Title: "Please read", Big: "cauda equina syndrome",
		Lines: []string{"I need to be checked for cauda equina syndrome today.", "I had an epidural injection on my back, 12 days ago.", "Now I have: changed or numb feeling between my legs (since today)."},
		Sections: []views.Section{{Head: "Medicines", Lines: []string{"Anti-inflammatory, opioid", "No blood thinner"}},
			{Head: "New and known", Lines: []string{"Feeling between the legs: new", "A numb or tingling patch: known, Dr. Lee in March, unchanged"}}},
		Choices: []views.Choice{{Key: "1", Label: "Save as a text file"}, {Key: "2", Label: "Back"}}, Keys: adviceKeys, Words: words,
	}
}

var adviceLabels = [5]string{"Do this now", "Say this", "Take along", "It becomes more urgent if", "Why you see this"}

var adviceKeys = []views.Key{
	{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "choose"},
	{Key: "PgDn", Does: "read on", More: true}, {Key: "Esc", Does: "Today"},
}

func emergencyAdvice() views.Advice {
	return views.Advice{
		Title: "EMERGENCY", Tone: views.Danger, Headline: "Go to an emergency department now.",
		Numbers: []views.Number{{Label: "If nobody can take you, call", Number: "112"}, {Label: "Your clinic's evening line", Number: "0551 396 100"}},
		Sections: []views.Section{
			{Head: adviceLabels[0], Lines: []string{
				"Go now. Do not wait for the morning, and do not drive yourself.",
				"Eat and drink nothing until a doctor has seen you.",
			}},
			{Head: adviceLabels[1], Lines: []string{"“I need to be checked for cauda equina syndrome. I had an injection in my back 12 days ago, and now the skin between my legs is numb.”"}},
			{Head: adviceLabels[2], Lines: []string{"Your medicines, your clinic's letter, and this screen."}},
			{Head: adviceLabels[3], Lines: []string{"You cannot pee at all: call 112 at once."}},
			{Head: adviceLabels[4], Lines: []string{"You answered yes to: is the skin numb between your legs? (today)"}},
		},
		Foot:    "Warning rules not yet reviewed by a clinician.",
		Choices: []views.Choice{{Key: "1", Label: "I have called, or I am on my way"}, {Key: "2", Label: "Calm breathing while you wait"}},
		Keys:    adviceKeys, Words: words,
	}
}

func sameDayAdvice() views.Advice {
	return views.Advice{
		Title: "TODAY", Tone: views.Caution, Headline: "Speak to your clinic today.",
		Numbers: []views.Number{{Label: "Your clinic", Number: "+44 20 7946 0018"}, {Label: "Out of hours", Number: "111"}},
		Sections: []views.Section{
			{Head: adviceLabels[0], Lines: []string{"Call before you go to bed. If nobody answers, call the urgent line."}},
			{Head: adviceLabels[1], Lines: []string{"“My leg has become weaker since the injection.”"}},
			{Head: adviceLabels[3], Lines: []string{"Both legs get weak or numb.", "You can no longer hold your pee."}},
			{Head: adviceLabels[4], Lines: []string{"You answered yes to: is a leg or foot weaker than before?"}},
		},
		Foot:    "Warning rules not yet reviewed by a clinician.",
		Choices: []views.Choice{{Key: "1", Label: "Back to Today"}}, Keys: adviceKeys, Words: words,
	}
}

func selfCareAdvice() views.Advice {
	return views.Advice{
		Title: "CARRY ON", Tone: views.Good, Headline: "You gave no warning answer to these questions.",
		Sections: []views.Section{
			{Head: adviceLabels[0], Lines: []string{"Go on with today's plan. Stop when something new comes."}},
			{Head: adviceLabels[3], Lines: []string{"Anything new between your legs, in both legs, or with pee and poo: do the warning check at once."}},
		},
		Foot:    "Warning rules not yet reviewed by a clinician.",
		Choices: []views.Choice{{Key: "1", Label: "Back to Today"}}, Keys: adviceKeys, Words: words,
	}
}

func session(shape, word string, count int, unit string) views.Session {
	return views.Session{
		Name: "Bridge", Word: word, Shape: shape, Count: count, Unit: unit,
		Detail: "Left side · set 1 of 2 · 3 of 8", Cue: "Breathe out as you lift", Next: "Next: Side bridge on the knees",
		From: "down", To: "up", T: 0.6, At: 0.3, Left: "8:40 left",
		Bar:  []views.BarPart{{Share: 0.2, Done: true}, {Share: 0.3}, {Share: 0.25}, {Share: 0.25}},
		Keys: []views.Key{{Key: "any key", Does: "pause"}, {Key: "!", Does: "warning check"}}, Words: words,
	}
}

func bridge() content.Figure {
	e, _ := content.Load().Exercise("bridge")
	return e.Figure
}

func flashing() views.Session {
	s := session("switch", "CHANGE SIDES", 6, "seconds")
	s.Flash = true
	return s
}

func pausedSession() views.Session {
	s := session("hold", "HOLD", 5, "seconds")
	s.Paused, s.Head, s.Reason = true, "Paused", "The computer was asleep, so the clock stood still. Nothing was counted."
	s.Menu = []views.Choice{
		{Key: "1", Label: "Go on"}, {Key: "2", Label: "Once more from the start"}, {Key: "3", Label: "Back to the one before"},
		{Key: "4", Label: "Skip this one"}, {Key: "5", Label: "That hurt"}, {Key: "6", Label: "End the session"},
	}
	s.Keys = questionKeys[:3]
	return s
}

func breathGuide(open float64) views.Guide {
	return views.Guide{
		Title: "Slow breathing", Left: "2 minutes left", Word: "BREATHE IN", Told: "Breathe in.", Breath: true, Open: open, Count: 3, At: 0.3,
		Keys: []views.Key{{Key: "any key", Does: "pause"}, {Key: "!", Does: "warning check"}}, Words: words,
	}
}

func waitingBreath() views.Guide {
	g := breathGuide(0.5)
	g.Notice = &views.Notice{Tone: views.Danger, Head: "Go to an emergency department now. Or call 911."}
	return g
}

func lineGuide() views.Guide {
	g := breathGuide(0)
	g.Title, g.Word, g.Count, g.Breath = "A calm place", "", 0, false
	g.Line = "Now feel. What is under your feet or your back?"
	g.Told = g.Line
	return g
}

func positionGuide() views.Guide {
	g := lineGuide()
	g.Title, g.Word, g.Line, g.Shape = "On your side", "REST", "Rest here. Breathe as it comes.", "rest"
	g.Figure = content.Figure{View: "side", Poses: []content.Pose{{ID: "lie"}}}
	g.From, g.To = "lie", "lie"
	return g
}

func preparePage() views.Prepare {
	return views.Prepare{
		Title: "Exercise 2 of 4", Name: "Bridge", Dose: "2 sets of 8, hold 5 seconds",
		Steps: []string{
			"Lie on your back, knees bent, feet flat and a hand's width apart.",
			"Tighten your belly a little, as if you would cough.",
			"Breathe out and lift your bottom until knees, hips and shoulders make a line.",
			"Hold, keep breathing, and come down slowly.",
		},
		Stop: "Stop if pain goes down the leg, or gets above 5.", Why: "This is the easier way.",
		Mistakes: []string{"Better not: Pushing your belly up."}, Note: "Starts by itself in 35 s. Any key stops that.",
		Figure: bridge(), Poses: [2]string{"rest", "lift"},
		Choices: []views.Choice{{Key: "1", Label: "Begin"}, {Key: "2", Label: "A gentler one"}, {Key: "3", Label: "Leave it out today"}},
		Keys:    questionKeys[:4], Words: words,
	}
}

func howToPage() views.HowTo {
	return views.HowTo{
		Title: "Lifting and bending", At: 2, Of: 7, Name: "Bend from the hips", Pictures: []views.Still{{Figure: bridge(), Pose: "rest"}, {Figure: bridge(), Pose: "lift"}},
		Lines: []string{
			"Soften your knees.", "Push your hips back, and lean with a long back.",
			"Come up by bringing your hips forward. Breathe out as you come up, and do not hold your breath.",
		},
		Choices: []views.Choice{{Key: "1", Label: "Next"}, {Key: "2", Label: "Back to the list"}}, Keys: questionKeys[:3], Words: words,
	}
}

func historyTable(days int) views.History {
	h := views.History{
		Title: "Your days", Heads: []string{"Day", "Worst pain", "Leg", "Done", "Check"},
		Cursor: 3, Keys: questionKeys[:3], Words: words,
	}
	pains := []int{3, 2, 4, 7, 8, 5, -1, 3, 4, 0, 10}
	for i := range days {
		row := views.HistoryRow{Day: "Mon 23 November", Pain: pains[i%len(pains)], Leg: i%4 - 1, Did: "check-in, session"}
		switch {
		case i == 4:
			row.Mark, row.Tone, row.Did = "today", views.Caution, "check-in"
		case row.Pain < 0:
			row.Did, row.Leg = "", -1
		case i%3 == 0:
			row.Mark, row.Tone = "no warning", views.Good
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

func dayPage() views.Day {
	return views.Day{
		Title: "Thursday 19 November, day 8",
		Sections: []views.Section{
			{Head: "Warning check at 21:40: speak to your clinic today", Tone: views.Caution, Lines: []string{"A leg or foot is weaker than before: yes, since 1 to 3 days.", "You spoke to your clinic. They said: go gently."}},
			{Head: "Check-in at 08:05", Lines: []string{"Back now 4, at its worst 7. Leg 3, left, down to the calf.", "You slept under 3 hours because of pain."}},
			{Head: "Session at 10:30, partly done", Lines: []string{"Pelvic tilt: fine", "Bridge: hard", "Knee rolls: left out"}},
		},
		Keys: questionKeys[2:4], Words: words,
	}
}

// lessonPage has every element that a lesson may have, each long enough to be wrapped.
func lessonPage() views.Lesson {
	say := func(parts ...string) []content.Span {
		weights := []content.Weight{"", content.Strong, "", content.Emphasis, ""}
		var spans []content.Span
		for i, p := range parts {
			spans = append(spans, content.Span{Text: p, Weight: weights[i]})
		}
		return spans
	}
	return views.Lesson{
		Title: "When to get help", Lead: "The two weeks after an injection", Cursor: 0,
		Blocks: []content.Block{
			{Kind: content.Paragraph, Spans: say("The medicine needs time. It often works after ", "3 to 7 days", ", and can take up to 14. A ", "good", " day is not a test day.")},
			{Kind: content.Heading, Spans: say("Normal now")},
			{Kind: content.ListItem, Spans: say("Your usual pain, a bit stronger, for 1 to 3 days.")},
			{Kind: content.ListItem, Spans: say("A red, warm face or poor sleep for some days, and little change in the first week.")},
			{Kind: content.Heading, Spans: say("Not normal")},
			{Kind: content.ListItem, Spans: say("Fever or shivers. Within 30 days that is ", "an emergency", ".")},
			{Kind: content.Paragraph, Spans: say("If one of these fits, or you are not sure, press ", "!", " now.")},
		},
		Numbers: []views.Number{{Label: "Emergency", Number: "112"}},
		Source:  "From: hospital sheets for the days after an injection; medical advice on infection near the spine.",
		Choices: []views.Choice{{Key: "1", Label: "Next: Fever after back treatment"}, {Key: "2", Label: "Back"}},
		Keys:    []views.Key{{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "go on", Takes: true}, {Key: "PgDn", Does: "read on", More: true}, {Key: "Esc", Does: "back"}}, Words: words,
	}
}

func searchPage(typed string, cursor int) views.Search {
	s := views.Search{
		Title: "Search the lessons", Lead: "What are you looking for?", Field: views.Field{Value: typed, Cursor: len(typed), Hint: "a word, such as sleep"},
		Cursor: cursor, Keys: []views.Key{{Key: "↑↓", Does: "move"}, {Key: "Enter", Does: "go on", Takes: true}, {Key: "Esc", Does: "back"}}, Words: words,
	}
	if cursor < 0 {
		s.Found, s.Way = "There is no lesson with that word.", "Try a shorter or another word, or press Esc to see all lessons."
		return s
	}
	s.Found = "4 lessons found"
	s.Choices = []views.Choice{
		{Label: "Help your sleep along", Mark: views.Done}, {Label: "Which mattress?", Mark: views.Open},
		{Label: "Going back to a full night after a fusion, and what to do with the pillows", Mark: views.Open, Hint: "for another treatment"},
		{Label: "Lying well at night", Mark: views.Open},
	}
	return s
}
