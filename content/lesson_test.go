package content_test

import (
	"strings"
	"testing"

	"backcoach/content"
)

func ids(texts []content.LessonText) string {
	var all []string
	for _, t := range texts {
		all = append(all, t.ID)
	}
	return strings.Join(all, " ")
}

func TestSearchFindsLessons(t *testing.T) {
	lib := content.Load()
	for typed, want := range map[string]struct{ first, has, hasNot string }{
		"drive":             {"driving", "visit_questions", "heat"},
		"DRIVE":             {"driving", "", "heat"},
		"drívé":             {"driving", "", "heat"},
		"mat":               {"mattress", "visit_questions", "heat"},
		"mattress":          {"mattress", "", "heat"},
		"how lift":          {"lifting", "", "heat"},
		"medium-firm":       {"mattress", "", "heat"},
		"team's":            {"water", "", "heat"},
		"teams":             {"water", "", "heat"},
		"numb":              {"nerve_signs", "normal_disc_weeks", "heat_x"},
		"cannot sleep":      {"sleep_well", "", "heat"},
		"constipated":       {"slow_bowels", "", "heat"},
		"mri":               {"scan_when", "scan_words", "heat"},
		"suicide":           {"low_mood", "", "heat"},
		"cauda equina":      {"nerve_signs", "", "heat"},
		"attress":           {"", "", "mattress"},
		"mattress elephant": {"", "", "mattress"},
		"   ":               {"", "", "heat"},
		"":                  {"", "", "heat"},
		"?!":                {"", "", "heat"},
	} {
		got := lib.FindLessons("en", typed)
		found := " " + ids(got) + " "
		has := func(id string) bool { return strings.Contains(found, " "+id+" ") }
		if want.first == "" && len(got) > 0 || want.first != "" && (len(got) == 0 || got[0].ID != want.first) {
			t.Errorf("%q finds%s, want %q first", typed, found, want.first)
		}
		if want.has != "" && !has(want.has) {
			t.Errorf("%q does not find %s, but%s", typed, want.has, found)
		}
		if has(want.hasNot) {
			t.Errorf("%q finds %s", typed, want.hasNot)
		}
	}
}

// What is not normal names the sign that cannot wait, in every lesson that tells it, and
// after each treatment the signs of its own.
func TestWhatIsNotNormalNamesTheWorst(t *testing.T) {
	lib := content.Load()
	signs := map[string][]string{
		"physical_therapy": {"between your legs"},
		"medication":       {"between your legs"},
		"steroid":          {"between your legs", "ever"},
		"rfa":              {"between your legs", "ever", "weak"},
		"disc":             {"between your legs", "ever", "weak"},
		"cement":           {"between your legs", "ever", "weak", "sharp pain"},
		"implant":          {"between your legs", "ever", "weak"},
	}
	told := map[string]int{}
	for _, l := range lib.Lessons().Lessons {
		if !l.Normal {
			continue
		}
		text, _ := lib.LessonText("en", l.ID)
		heads, not := 0, ""
		for _, b := range text.Blocks {
			if b.Kind == content.Heading {
				heads++
			}
			if heads == 2 {
				not += b.Text() + "\n"
			}
		}
		for _, tag := range l.For {
			told[tag]++
			for _, sign := range signs[tag] {
				if !strings.Contains(not, sign) {
					t.Errorf("%s does not name %q as what is not normal:\n%s", l.ID, sign, not)
				}
			}
		}
	}
	for tag := range signs {
		if told[tag] == 0 {
			t.Errorf("no lesson tells what is normal after %s", tag)
		}
	}
}
