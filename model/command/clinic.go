package command

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/exchange"
)

// clinicFlags are what `clinic` does without a file.
type clinicFlags struct{ undo, example, ids bool }

func (p *program) clinicCommand() *cobra.Command {
	var f clinicFlags
	cmd := &cobra.Command{
		Use: "clinic", Short: p.say("cli.clinic"), Long: p.say("cli.clinic_long"),
		Args: func(_ *cobra.Command, args []string) error { return noArgs(nil, args[min(1, len(args)):]) },
		RunE: func(_ *cobra.Command, args []string) error { return p.clinic(f, args) },
	}
	cmd.Use += " [FILE]"
	flags := cmd.Flags()
	flags.BoolVar(&f.undo, "undo", false, p.say("cli.flag.undo"))
	flags.BoolVar(&f.example, "example", false, p.say("cli.flag.example"))
	flags.BoolVar(&f.ids, "ids", false, p.say("cli.flag.ids"))
	return cmd
}

func (p *program) clinic(f clinicFlags, args []string) error {
	ways := len(args)
	for _, way := range []bool{f.undo, f.example, f.ids} {
		if way {
			ways++
		}
	}
	if ways > 1 {
		return errUsage{errors.New(p.say("clinic.one_way"))}
	}
	clock, err := p.clock()
	if err != nil {
		return err
	}
	now := clock.Now().Wall
	switch {
	case f.example:
		return p.print([]string{p.clinicExample(now)})
	case f.ids:
		return p.print(p.exerciseIDs())
	case f.undo:
		return p.onFile(now, p.undoClinic)
	case len(args) == 1:
		return p.takeIn(args[0], now)
	}
	return p.onFile(now, p.showClinic)
}

// takeIn reads a clinic's file before the patient's is opened: one that is not
// there is an error of usage. So is what is no file at all: of a pipe, opening it
// may wait for ever.
func (p *program) takeIn(path string, now time.Time) error {
	if kind, err := os.Stat(path); err == nil && !kind.Mode().IsRegular() {
		return errUsage{errors.New(p.say("clinic.not_a_file", content.Args{"Value": onLine(path)}))}
	}
	in, err := os.Open(path)
	if err != nil {
		return errUsage{errors.New(p.say("clinic.unreadable", content.Args{"Value": onLine(path)}))}
	}
	defer in.Close()
	return p.onFile(now, func(file File, state coach.State, now time.Time) error {
		paper, problems, err := exchange.ReadClinic(in, p.lib, state, now)
		switch {
		case err != nil:
			return errUsage{errors.New(p.say("clinic.unreadable", content.Args{"Value": onLine(path)}))}
		case len(problems) > 0:
			return p.refuse(problems, state)
		}
		paper.ClockSet = state.ClockSet
		return p.confirmPaper(file, state, paper)
	})
}

// onFile does something with the patient's file once it was set up; the demo says
// that it is one.
func (p *program) onFile(now time.Time, do func(File, coach.State, time.Time) error) error {
	return p.withFile(now, func(file File, state coach.State) error {
		if p.flags.demo {
			fmt.Fprintln(p.sys.Out, p.say("clinic.demo"))
		}
		if !state.Profile.Finished("setup") {
			return errors.New(p.say("clinic.no_setup"))
		}
		return do(file, state, now)
	})
}

// refuse tells every problem on a line of its own, and that nothing was changed.
func (p *program) refuse(problems []exchange.ClinicProblem, state coach.State) error {
	const most = 40 // lines; whoever has more begins with these
	for _, problem := range problems[:min(most, len(problems))] {
		fmt.Fprintln(p.sys.Err, p.sayClinicProblem(problem, state))
	}
	fmt.Fprintln(p.sys.Err, p.say("clinic.refused", content.Args{"N": len(problems)}))
	return exitCode(1)
}

// confirmPaper shows in words what a paper will change, and takes it in on "yes".
func (p *program) confirmPaper(file File, state coach.State, paper coach.Prescription) error {
	if file.ReadOnly() {
		return errors.New(p.say("clinic.read_only"))
	}
	if err := p.print(append(p.paperLines(paper), model.PaperChanges(paper, state, p.words)...)); err != nil {
		return err
	}
	if ok, err := p.confirmed("clinic.confirm"); !ok {
		return err
	}
	if _, err := file.Save(paper); err != nil { // on disk when it returns
		return err
	}
	return p.print([]string{p.say("clinic.saved", content.Args{"Date": model.SayDate(p.words, paper.Day)})})
}

// paperLines are a paper in words.
func (p *program) paperLines(paper coach.Prescription) []string {
	var lines []string
	for _, section := range model.PaperSections(paper, p.lib, p.words) {
		lines = append(lines, section.Head)
		for _, line := range section.Lines {
			lines = append(lines, "  "+line)
		}
	}
	return lines
}

// confirmed asks for the word yes, typed out: no other key, and no empty line,
// takes anything in.
func (p *program) confirmed(ask string) (bool, error) {
	fmt.Fprintln(p.sys.Out, p.say(ask))
	in := bufio.NewScanner(p.sys.In)
	line := in.Scan()
	if line && strings.EqualFold(strings.TrimSpace(in.Text()), p.say("clinic.yes")) {
		return true, nil
	}
	fmt.Fprintln(p.sys.Out, p.say("clinic.unchanged"))
	if !line {
		return false, exitCode(1) // nobody said no
	}
	return false, nil
}

func (p *program) undoClinic(file File, state coach.State, now time.Time) error {
	paper, ok := state.Undoable()
	switch {
	case !ok:
		return errors.New(p.say("clinic.nothing_to_undo"))
	case file.ReadOnly():
		return errors.New(p.say("clinic.read_only"))
	}
	undone := paper
	undone.Undone = now.UTC()
	lines := append(p.paperLines(paper), model.PaperUndone(undone, coach.DayOf(now), state, p.words))
	if err := p.print(lines); err != nil {
		return err
	}
	if ok, err := p.confirmed("clinic.confirm_undo"); !ok {
		return err
	}
	if _, err := file.Save(undone); err != nil {
		return err
	}
	return p.print([]string{p.say("clinic.saved_undo", content.Args{"Date": model.SayDate(p.words, coach.DayOf(now))})})
}

// showClinic says what holds now.
func (p *program) showClinic(_ File, state coach.State, now time.Time) error {
	paper, ok := state.Prescription(coach.DayOf(now))
	if !ok {
		return p.print([]string{p.say("clinic.shows_none")})
	}
	lines := append(p.paperLines(paper), p.say("clinic.taken", content.Args{"Date": model.SayDate(p.words, paper.Day)}))
	lines = append(lines, model.PaperVoid(paper, state, p.words)...)
	return p.print(append(lines, p.say("clinic.shows_undo")))
}

// clinicExample is a file to begin with, dated as if it were written today.
func (p *program) clinicExample(now time.Time) string {
	today := coach.Day(now.Format(time.DateOnly))
	return p.say("clinic.example", content.Args{"Today": string(today), "Soon": string(today.Add(21)), "Later": string(today.Add(42))})
}

// exerciseIDs lists the exercises that a clinic's file can name.
func (p *program) exerciseIDs() []string {
	lines := []string{p.say("clinic.ids_head")}
	for _, e := range p.lib.Exercises() {
		if e.Alone {
			continue
		}
		var moves, positions []string
		for _, m := range e.Moves {
			moves = append(moves, p.say("clinic.move."+m))
		}
		for _, v := range e.Versions() {
			positions = append(positions, p.say("clinic.position."+v.Position))
		}
		lines = append(lines, p.say("clinic.id", content.Args{
			"ID": e.ID, "Name": p.say("exercise." + e.ID + ".name"), "Position": strings.Join(positions, " / "), "Moves": strings.Join(moves, ", "),
		}))
	}
	return lines
}

// sayClinicProblem says what is wrong, with its line and field.
func (p *program) sayClinicProblem(problem exchange.ClinicProblem, state coach.State) string {
	args := content.Args{
		"Value": onLine(problem.Value), "Known": strings.Join(problem.Known, ", "), "Low": problem.Low, "High": problem.High,
		"Limit": model.SayLimit(problem.Limit, p.words), "Surface": p.say("clinic.surface." + surface(state)),
	}
	switch problem.Kind {
	case exchange.ClinicType:
		args["Value"] = p.say("clinic.want." + problem.Value)
	case exchange.ClinicCondition:
		args["Value"] = p.say("why_not.code." + problem.Value)
	}
	said := content.Args{"Line": problem.Line, "Field": onLine(problem.Field), "Problem": p.say("clinic.problem."+string(problem.Kind), args)}
	switch {
	case problem.Line == 0:
		return p.say("clinic.at_file", said)
	case problem.Field == "":
		return p.say("clinic.at_line", said)
	}
	return p.say("clinic.at", said)
}

// surface is where the patient exercises, as it has words.
func surface(state coach.State) string {
	if s := state.Profile.Surface(); slices.Contains([]string{"floor", "bed"}, s) {
		return s
	}
	return "chair"
}
