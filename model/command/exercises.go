package command

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"backcoach/content"
	"backcoach/model"
)

// exercisesFlags are how `exercises` tells of the library.
type exercisesFlags struct{ figure, asJSON bool }

func (p *program) exercisesCommand() *cobra.Command {
	var f exercisesFlags
	cmd := &cobra.Command{
		Use: "exercises [ID]", Short: p.say("cli.exercises"), Long: p.say("cli.exercises_long"), Args: atMostOne,
		RunE: func(_ *cobra.Command, args []string) error { return p.exercises(args, f) },
	}
	cmd.Flags().BoolVar(&f.figure, "figure", false, p.say("cli.flag.figure"))
	cmd.Flags().BoolVar(&f.asJSON, "json", false, p.say("cli.flag.json"))
	return cmd
}

func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return noArgs(cmd, args[1:])
	}
	return nil
}

// exercises tells of the whole library, or of the one exercise of an id. It opens
// no patient's file.
func (p *program) exercises(args []string, f exercisesFlags) error {
	if err := p.checkChoices(); err != nil {
		return err
	}
	switch {
	case f.figure && len(args) == 0:
		return errUsage{errors.New(p.say("library.figure_of"))}
	case f.figure && f.asJSON:
		return errUsage{errors.New(p.say("library.figure_json"))}
	}
	shown := p.lib.Exercises()
	if len(args) > 0 {
		e, ok := p.called(args[0])
		if !ok {
			return errUsage{errors.New(p.say("library.unknown", content.Args{"ID": onLine(args[0]), "Near": strings.Join(p.nearest(args[0]), ", ")}))}
		}
		shown = []content.Exercise{e}
	}
	l := model.ExerciseLibrary{Content: p.lib, Words: p.words, Width: p.columns(), Theme: p.flags.theme, Colour: p.sys.Colour}
	switch {
	case f.asJSON:
		return p.printJSON(p.libraryJSON(shown))
	case len(args) == 0:
		return p.print(l.Table())
	}
	return p.print(l.Exercise(shown[0], f.figure))
}

// called finds an exercise by its id or its name, in capitals or not.
func (p *program) called(name string) (content.Exercise, bool) {
	for _, e := range p.lib.Exercises() {
		if strings.EqualFold(e.ID, name) || strings.EqualFold(p.say("exercise."+e.ID+".name"), name) {
			return e, true
		}
	}
	return content.Exercise{}, false
}

// columns is how wide a line may be.
func (p *program) columns() int {
	const usual = 80
	if p.sys.Columns == nil {
		return usual
	}
	return cmp.Or(p.sys.Columns(), usual)
}

// nearest are the ids of the exercises that are most like one that there is not,
// a part of an id being like all of it.
func (p *program) nearest(id string) []string {
	const most, alike = 3, 1
	id = strings.ToLower(id)
	far := map[string]int{}
	var ids []string
	for _, e := range p.lib.Exercises() {
		ids = append(ids, e.ID)
		if !strings.Contains(e.ID, id) {
			far[e.ID] = distance(id, e.ID)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	ids = slices.DeleteFunc(ids, func(other string) bool { return far[other] > far[ids[0]]+alike })
	return ids[:min(most, len(ids))]
}

// distance counts the letters that have to be put in, taken out or exchanged to
// make b of a (the Levenshtein distance).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			exchanged := before
			if a[i] != b[j] {
				exchanged++
			}
			before = row[j+1]
			row[j+1] = min(exchanged, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}
