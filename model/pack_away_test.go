package model_test

import (
	"strings"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
	"backcoach/model/sound"
)

// Behind a warning check and behind Help a pack is looked at and comes to its end all the
// same: both are heard and on file, and it is told when one comes back.
func TestAPackEndsBehindAnotherScreen(t *testing.T) {
	for name, away := range map[string]func(d *modeltest.Driver){
		"a check": func(d *modeltest.Driver) { d.Key("!") },
		"help":    func(d *modeltest.Driver) { d.Key("x"); d.Key("?") },
		"help on a question of a check": func(d *modeltest.Driver) {
			d.Key("!")
			d.Key("?")
			d.Key("?")
		},
	} {
		t.Run(name, func(t *testing.T) {
			ear := &modeltest.Ear{}
			d := lying(t, "heat", 15, modeltest.With(func(o *model.Options) { o.Sound, o.SoundMode = ear, sound.Voice }))
			d.Advance(2 * time.Minute)
			away(d)
			d.Advance(time.Hour)
			var heard []string
			for _, c := range ear.Heard() {
				heard = append(heard, c.Name)
			}
			if got := strings.Join(heard, " "); got != "pack_on pack_skin pack_over pack_over pack_over" {
				t.Errorf("heard is %q", got)
			}
			if e := packOf(t, d); e.Answers.First(coach.PackEnd) != "unanswered" || e.Minutes > 9 {
				t.Errorf("on file is %+v", e)
			}
			if !d.Shows("pack.away_over") && !d.Shows("pack.over.unanswered") {
				t.Errorf("nothing on the screen says so:\n%s", d.Said())
			}
		})
	}
}

// A warning that speaks against a pack ends it at once: the advice says first to take it
// off, and its page follows.
func TestAWarningEndsAPackAtOnce(t *testing.T) {
	for _, answers := range []map[string]string{{"leg_numb_new": "yes"}, {"ces_saddle_numb": "yes"}} {
		d := lying(t, "heat", 15)
		d.Advance(time.Minute)
		d.Key("!")
		d.AnswerCheck(answers)
		if e := packOf(t, d); e.Answers.First(coach.PackEnd) != "locked" {
			t.Errorf("%v: on file is %+v", answers, e)
		}
		shows(t, d, "pack.away_over")
	}
}

// Who leaves with a pack on the skin, or one that is to come off, is told so at the last
// moment; nobody else is told anything.
func TestLeavingWithAPackOn(t *testing.T) {
	for name, tt := range map[string]struct {
		before func(d *modeltest.Driver)
		want   string
	}{
		"on":          {func(d *modeltest.Driver) { d.Advance(time.Minute) }, "left_on"},
		"in the skin": {func(d *modeltest.Driver) { d.Advance(7*time.Minute + 40*time.Second) }, "left_on"},
		"in a check":  {func(d *modeltest.Driver) { d.Advance(time.Minute); d.Key("!") }, "left_on"},
		"over":        {func(d *modeltest.Driver) { d.Advance(20 * time.Minute) }, "away_over"},
		"over, in a check": {func(d *modeltest.Driver) {
			d.Advance(time.Minute)
			d.Key("!")
			d.Advance(20 * time.Minute)
		}, "away_over"},
		"over, then help":    {func(d *modeltest.Driver) { d.Advance(20 * time.Minute); d.Key("?") }, "away_over"},
		"over, then a check": {func(d *modeltest.Driver) { d.Advance(20 * time.Minute); d.Key("!") }, "away_over"},
		"over, and left":     {func(d *modeltest.Driver) { d.Advance(20 * time.Minute); d.Key("esc") }, ""},
		"off":                {func(d *modeltest.Driver) { d.Key("x"); d.Advance(time.Second); d.Pick("pack.option.off") }, ""},
		"answered":           {func(d *modeltest.Driver) { d.Advance(20 * time.Minute); d.Pick("relief.feel.better") }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := lying(t, "heat", 15)
			at := d.Clock.Now().Wall.Add(15 * time.Minute).Format("15:04")
			tt.before(d)
			d.Leave()
			want := ""
			if tt.want != "" {
				want = d.Word("pack."+tt.want, content.Args{"Time": at})
			}
			if got := d.Farewell(); got != want {
				t.Errorf("said is %q, want %q", got, want)
			}
		})
	}
}
