package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/coach"
	"backcoach/model/sound"
)

// coach opens the file and runs the coach at a place, full screen where there
// is one, else line by line.
func (p *program) coach(place string) error {
	if err := p.checkChoices(); err != nil {
		return err
	}
	clock, err := p.clock()
	if err != nil {
		return err
	}
	path, cleanup, err := p.path()
	if err != nil {
		return err
	}
	defer cleanup()
	log, err := p.log()
	if err != nil {
		return err
	}
	bell := p.newBell()
	player := sound.New(sound.Options{Lang: p.words.Lang(), Ring: bell.ring, Log: log, Now: func() time.Time { return clock.Now().Wall }})
	defer player.Close()
	file, err := p.sys.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if p.flags.demo {
		if _, err := file.Save(coach.Demo(p.lib, clock.Now().Wall, demoSeed)...); err != nil {
			return err
		}
	}
	app, err := model.New(p.options(file, clock, player, place))
	if err != nil {
		return err
	}
	return p.run(app, bell)
}

// options are what the command line means to the model.
func (p *program) options(file File, clock model.Clock, player model.Sound, place string) model.Options {
	return model.Options{
		Store: file, Library: p.lib, Lang: p.words.Lang(), Clock: clock, Theme: p.flags.theme, Motion: p.flags.motion,
		Demo: p.flags.demo, ClockSet: p.flags.now != "" && !p.flags.demo, Speed: p.flags.speed, Plain: p.byLines(), Open: place,
		PaperDir: p.paperDir(), Sound: player, SoundMode: sound.Mode(p.flags.sound), Remote: p.sys.Remote,
	}
}

// byLines tells whether the coach goes line by line: because it was asked to, or
// because there is no terminal for more.
func (p *program) byLines() bool { return p.flags.plain || !p.sys.Terminal }

// run runs the coach in one of its faces.
func (p *program) run(app *model.App, bell *bell) error {
	if p.byLines() && !p.flags.plain {
		fmt.Fprintln(p.sys.Err, p.say("cli.plain_by_itself"))
	}
	var err error
	if p.byLines() {
		err = p.plain(app)
	} else {
		err = p.full(app, bell)
	}
	if last := app.Farewell(); last != "" {
		fmt.Fprintln(p.sys.Out, last)
	}
	if app.Unsaved() {
		return errors.New(p.say("trouble.save"))
	}
	return err
}

// paperDir is where text files are saved: beside a file that was named, else among
// the documents; of the demo nothing is kept.
func (p *program) paperDir() string {
	switch {
	case p.flags.demo:
		return ""
	case p.flags.db != "":
		return filepath.Dir(p.flags.db)
	}
	return p.sys.PaperDir
}

// demoSeed makes the same made-up patient every time.
const demoSeed = 7

// checkChoices refuses values that a flag does not know.
func (p *program) checkChoices() error {
	for _, f := range []struct {
		flag, value string
		known       []string
	}{
		{"theme", p.flags.theme, []string{"", "auto", "light", "dark", "contrast", "mono"}},
		{"motion", p.flags.motion, []string{"", "full", "reduced"}},
		{"sound", p.flags.sound, []string{"", "off", "bell", "voice"}},
	} {
		if !slices.Contains(f.known, f.value) {
			return errUsage{errors.New(p.say("cli.bad_choice", content.Args{"Flag": f.flag, "Value": f.value, "Known": fmt.Sprint(f.known[1:])}))}
		}
	}
	return nil
}

// signals are those that save and leave. The framework does not handle SIGHUP.
var signals = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// full runs the coach full screen.
func (p *program) full(app *model.App, bell *bell) error {
	prog := tea.NewProgram(app, tea.WithInput(p.sys.In), tea.WithOutput(p.sys.Out), tea.WithoutSignalHandler())
	bell.through(prog)
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, signals...)
	defer signal.Stop(caught)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-caught:
			prog.Send(model.LeaveMsg{})
		case <-ended:
		}
	}()
	_, err := prog.Run()
	return err
}

// errEnded says that the input ended in the middle of a question.
var errEnded = io.ErrUnexpectedEOF

// sentence is what an error is told with: what is wrong, and the way out.
func sentence(w *content.Words, err error) string {
	args := content.Args{"Cause": err.Error()}
	for _, known := range []struct {
		err error
		id  string
	}{
		{coach.ErrNewer, "newer"}, {coach.ErrBusy, "busy"}, {coach.ErrDamaged, "damaged"}, {coach.ErrReadOnly, "readonly"}, {errEnded, "ended"},
	} {
		if errors.Is(err, known.err) {
			return w.Say("cli.error."+known.id, args)
		}
	}
	return w.Say("cli.error.other", args)
}
