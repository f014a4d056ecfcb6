package command

import (
	"errors"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/exchange"
)

// exportFlags are what is written, and where to.
type exportFlags struct {
	format, out string
	force       bool
}

// The formats: what is written, and what is to come.
const formatICS = "ics"

var formatsToCome = []string{"json", "csv", "fhir"}

func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use: "export", Short: p.say("cli.export"), Long: p.say("cli.export_long"), Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return p.export(f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", formatICS, p.say("cli.flag.format"))
	flags.StringVarP(&f.out, "output", "o", "", p.say("cli.flag.output"))
	flags.BoolVar(&f.force, "force", false, p.say("cli.flag.force"))
	complete := cobra.FixedCompletions([]cobra.Completion{cobra.CompletionWithDesc(formatICS, p.say("cli.flag.format"))}, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("format", complete); err != nil {
		panic(err) // there is such a flag
	}
	return cmd
}

// export writes the calendar: to a file, or, where standard output is none that
// somebody looks at, there.
func (p *program) export(f exportFlags) error {
	switch {
	case slices.Contains(formatsToCome, f.format):
		return errUsage{errors.New(p.say("calendar.later", content.Args{"Format": f.format}))}
	case f.format != formatICS:
		return errUsage{errors.New(p.say("calendar.unknown", content.Args{"Format": onLine(f.format)}))}
	}
	clock, err := p.clock()
	if err != nil {
		return err
	}
	now := clock.Now().Wall
	return p.withFile(now, func(_ File, state coach.State) error {
		if !state.Profile.Finished("setup") {
			return errors.New(p.say("calendar.no_setup"))
		}
		data, err := exchange.Calendar(state, p.lib, p.words, now)
		switch {
		case err != nil:
			return err
		case data == nil:
			return errors.New(p.say("calendar.empty"))
		case f.out == "" && !p.looksOn(), f.out == "-":
			_, err := p.sys.Out.Write(data)
			return err
		case f.out == "":
			f.out = model.CalendarFile
		}
		return p.writeOut(f, data)
	})
}

// looksOn tells whether somebody looks at standard output, also on a terminal that
// can show no full screens: a calendar is nothing to read.
func (p *program) looksOn() bool {
	return p.sys.Terminal || p.sys.Columns != nil && p.sys.Columns() > 0
}

// writeOut writes a file that is there as a whole or not at all, and replaces none
// unasked.
func (p *program) writeOut(f exportFlags, data []byte) error {
	there, err := os.Stat(f.out)
	switch {
	case err == nil && !there.Mode().IsRegular():
		return errors.New(p.say("calendar.no_file", content.Args{"Path": onLine(f.out)}))
	case err == nil && !f.force:
		return errors.New(p.say("calendar.exists", content.Args{"Path": onLine(f.out)}))
	}
	if err := model.Replace(f.out, data); err != nil {
		return errors.New(p.say("calendar.unwritten", content.Args{"Path": onLine(f.out), "Cause": model.Cause(err)}))
	}
	return p.print([]string{p.say("calendar.done", content.Args{"Path": onLine(f.out)})})
}
