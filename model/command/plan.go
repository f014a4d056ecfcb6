package command

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"backcoach/model"
	"backcoach/model/coach"
)

func (p *program) planCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "plan", Short: p.say("cli.plan"), Long: p.say("cli.plan_long"), Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return p.plan(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, p.say("cli.flag.json"))
	return cmd
}

// plan prints what is due today and the decision with its reasons. It only reads,
// also while the coach is open.
func (p *program) plan(asJSON bool) error {
	if err := p.checkChoices(); err != nil {
		return err
	}
	clock, err := p.clock()
	if err != nil {
		return err
	}
	now := clock.Now()
	return p.withFile(now.Wall, func(_ File, state coach.State) error {
		switch {
		case !state.Profile.Finished("setup"):
			return errors.New(p.say("plan.no_setup"))
		case asJSON:
			return p.printJSON(p.planJSON(state, now.Wall))
		}
		return p.print(model.DayPlan(state, p.lib, p.words, now))
	})
}

// planFormat is that of the JSON of the plan. It grows when a field changes its
// meaning or goes; new fields may come without.
const planFormat = 1

// planJSON is the plan of a day as JSON.
type planJSON struct {
	Format   int    `json:"format"`
	Reviewed bool   `json:"reviewed"` // by a clinician
	Date     string `json:"date"`
	// Day counts from the treatment that decides; Phase is P0 to P4.
	Day       int              `json:"day"`
	Phase     string           `json:"phase"`
	Decision  coach.Decision   `json:"decision"`
	Reasons   []planReasonJSON `json:"reasons"`
	Exercises []plannedJSON    `json:"exercises"`
	Timeline  []segmentJSON    `json:"timeline"`
	WalkMin   *int             `json:"walk_min"` // null where nothing is set or allowed
}

type planReasonJSON struct {
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// plannedJSON is one exercise with its dose; Sides is one, each or alternate.
type plannedJSON struct {
	ID    string `json:"id"` // of one of the clinic's own its name
	Level int    `json:"level"`
	Sets  int    `json:"sets"`
	Reps  int    `json:"reps"`
	// Falling are the repetitions of each set where they differ.
	Falling []int  `json:"falling,omitempty"`
	Hold    int    `json:"hold_s"`
	Rest    int    `json:"rest_s"`
	Sides   string `json:"sides"`
	Why     string `json:"why"`
	Rule    string `json:"rule"` // that the why comes from
}

// segmentJSON is a part of the session's time line, in seconds from its beginning.
type segmentJSON struct {
	Start    float64 `json:"start_s"`
	End      float64 `json:"end_s"`
	Kind     string  `json:"kind"` // count_in | move | hold | release | switch | rest | ask
	Exercise string  `json:"exercise"`
	Side     string  `json:"side"`
	Set      int     `json:"set"`
	Rep      int     `json:"rep"`
}

func (p *program) planJSON(s coach.State, now time.Time) planJSON {
	plan := s.Decide(p.lib, now)
	_, reviewed := p.lib.Warnings().Reviewed()
	j := planJSON{
		Format: planFormat, Reviewed: reviewed, Date: string(coach.DayOf(now)), Day: plan.Stand.Day, Phase: plan.Stand.Phase.Name,
		Decision: plan.Decision, Reasons: []planReasonJSON{}, Exercises: []plannedJSON{}, Timeline: []segmentJSON{},
	}
	if walk := s.WalkTarget(p.lib, now); walk.Minutes > 0 {
		j.WalkMin = &walk.Minutes
	}
	for _, r := range plan.Reasons {
		j.Reasons = append(j.Reasons, planReasonJSON{r.Rule, model.SayReason(p.words, r)})
	}
	steps, line := plan.LaidOut(p.lib)
	for i, planned := range plan.Routine {
		d := steps[i].Dose
		j.Exercises = append(j.Exercises, plannedJSON{
			ID: planned.Exercise, Level: planned.Level, Sets: d.Sets, Reps: d.Reps, Falling: d.Falling, Hold: d.Hold, Rest: d.Rest,
			Sides: steps[i].Exercise.By(d).Sides, Why: model.SayWhy(p.words, plan, i), Rule: plan.Grades[i].Rule,
		})
	}
	for _, s := range line.Segments {
		j.Timeline = append(j.Timeline, segmentJSON{
			Start: s.Start.Seconds(), End: s.End.Seconds(), Kind: string(s.Kind), Exercise: plan.Routine[s.Step].Exercise,
			Side: s.Side, Set: s.Set, Rep: s.Rep,
		})
	}
	return j
}
