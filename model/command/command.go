// Package command is the command line of backcoach: it reads arguments, opens
// the file and runs the coach in one of its two faces, full screen or line by
// line.
package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
)

// File is a store that is open: the model's view of it, and how to close it.
type File interface {
	model.Store
	Close() error
}

// System is what the commands need from outside, so that a test can be all of
// it.
type System struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal is set when In and Out are a terminal that can show full screens.
	Terminal bool
	// Typed is set when In is a terminal: a line typed during an exercise pauses
	// it.
	Typed bool
	// Colour is set when Out is a terminal that is to have colours, and Columns
	// tells how wide that is; 0, like no function, is not known.
	Colour  bool
	Columns func() int
	// Remote is set when the terminal stands at another machine.
	Remote bool
	// Lang is the patient's language by the environment, such as "en_US.UTF-8".
	Lang string
	// DefaultFile is where the patient's file lies without --db.
	DefaultFile string
	// Open opens the file at a path.
	Open func(path string) (File, error)
	// Exists tells whether there is a file at a path; nil is always.
	Exists func(path string) bool
	// PaperDir is the folder for text files to be printed, without --db.
	PaperDir string
	// Version is the program's version.
	Version string
}

// flags are the global flags.
type flags struct {
	db, lang, theme, motion, sound, log, now string
	speed                                    float64
	demo, plain                              bool
}

// exitCode ends the program with a code that is a result and no failure.
type exitCode int

func (c exitCode) Error() string { return strconv.Itoa(int(c)) }

// errUsage marks errors of the command line itself: exit code 2.
type errUsage struct{ error }

// Run carries out a command line and gives the exit code: 0 success, 1 failure,
// 2 usage; of a file of answers, its result. Errors are one sentence and a way out on Err.
func Run(sys System, args []string) int {
	lib := content.Load()
	words, err := lib.Words(language(sys.Lang, args))
	if err != nil {
		fmt.Fprintln(sys.Err, err)
		return 2
	}
	root := newRoot(&program{sys: sys, lib: lib, words: words})
	root.SetArgs(args)
	root.SetIn(sys.In)
	root.SetOut(sys.Out)
	root.SetErr(sys.Err)
	err = root.Execute()
	var usage errUsage
	var code exitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &usage):
		fmt.Fprintln(sys.Err, words.Say("cli.usage", content.Args{"Cause": usage.Error()}))
		return 2
	}
	fmt.Fprintln(sys.Err, sentence(words, err))
	return 1
}

// language is read before anything is built, so that help and errors speak it:
// --lang, else the environment's if there are words in it, else English.
func language(env string, args []string) string {
	for i, arg := range args {
		if lang, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	for _, lang := range content.Languages() {
		if strings.HasPrefix(env, lang) {
			return lang
		}
	}
	return "en"
}

// program is one run of the command line.
type program struct {
	sys   System
	lib   *content.Library
	words *content.Words
	flags flags
}

func (p *program) say(id string, args ...content.Args) string { return p.words.Say(id, args...) }

func newRoot(p *program) *cobra.Command {
	root := p.command("backcoach", "", "")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return errUsage{err} })
	f := root.PersistentFlags()
	f.StringVar(&p.flags.db, "db", "", p.say("cli.flag.db"))
	f.BoolVar(&p.flags.demo, "demo", false, p.say("cli.flag.demo"))
	f.StringVar(&p.flags.lang, "lang", p.words.Lang(), p.say("cli.flag.lang"))
	f.StringVar(&p.flags.theme, "theme", "", p.say("cli.flag.theme"))
	f.StringVar(&p.flags.motion, "motion", "", p.say("cli.flag.motion"))
	f.StringVar(&p.flags.sound, "sound", "", p.say("cli.flag.sound"))
	f.StringVar(&p.flags.log, "log", "", p.say("cli.flag.log"))
	f.BoolVar(&p.flags.plain, "plain", false, p.say("cli.flag.plain"))
	f.StringVar(&p.flags.now, "now", "", p.say("cli.flag.now"))
	f.Float64Var(&p.flags.speed, "speed", 1, p.say("cli.flag.speed"))
	root.AddCommand(
		p.command("checkin", "checkin", "checkin"),
		p.screenCommand(),
		p.command("session", "session", "session"),
		p.command("relief", "relief", "relief"),
		p.planCommand(), p.exportCommand(), p.clinicCommand(), p.exercisesCommand(),
		p.demoCommand(), p.versionCommand(),
	)
	return root
}

// command makes a command that opens the coach at a place.
func (p *program) command(use, place, words string) *cobra.Command {
	if words == "" {
		words = "root"
	}
	return &cobra.Command{
		Use: use, Short: p.say("cli." + words), Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return p.coach(place) },
	}
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return errUsage{fmt.Errorf("%q", args[0])}
	}
	return nil
}

func (p *program) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "demo", Short: p.say("cli.demo"), Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			p.flags.demo = true
			return p.coach("")
		},
	}
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: p.say("cli.version"), Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(p.sys.Out, "backcoach", p.sys.Version)
			return err
		},
	}
}

// clock reads --now. It and --speed are for tests and demos: a patient's own
// file never gets a clock that was set.
func (p *program) clock() (model.SystemClock, error) {
	set := p.flags.now != "" || p.flags.speed != 1
	if set && !p.flags.demo && p.flags.db == "" {
		return model.SystemClock{}, errUsage{errors.New(p.say("cli.clock_needs_file"))}
	}
	if p.flags.speed <= 0 || p.flags.speed > 1000 {
		return model.SystemClock{}, errUsage{errors.New(p.say("cli.bad_speed"))}
	}
	if p.flags.now == "" {
		return model.NewSystemClock(time.Time{}), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, p.flags.now, time.Local); err == nil {
			return model.NewSystemClock(t), nil
		}
	}
	return model.SystemClock{}, errUsage{errors.New(p.say("cli.bad_now", content.Args{"Value": p.flags.now}))}
}

// withFile does something with the patient's file as it is now. One that is not there
// is not made.
func (p *program) withFile(now time.Time, do func(File, coach.State) error) error {
	path, cleanup, err := p.path()
	if err != nil {
		return err
	}
	defer cleanup()
	if !p.flags.demo && p.sys.Exists != nil && !p.sys.Exists(path) {
		return errors.New(p.say("cli.no_file"))
	}
	file, err := p.sys.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if p.flags.demo {
		if _, err := file.Save(coach.Demo(p.lib, now, demoSeed)...); err != nil {
			return err
		}
	}
	state, err := file.Load(coach.DayOf(now))
	if err != nil {
		return err
	}
	state.ClockSet = p.flags.now != "" && !p.flags.demo
	return do(file, state)
}

// path is the file to open; of the demo it is a throwaway one.
func (p *program) path() (path string, cleanup func(), err error) {
	if !p.flags.demo {
		if p.flags.db != "" {
			return p.flags.db, func() {}, nil
		}
		return p.sys.DefaultFile, func() {}, nil
	}
	dir, err := os.MkdirTemp("", "backcoach-demo-")
	if err != nil {
		return "", nil, err
	}
	return dir + string(os.PathSeparator) + "demo.db", func() { os.RemoveAll(dir) }, nil
}
