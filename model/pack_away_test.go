package model_test

import (
	"strings"
	"testing"
	"time"

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
