package command

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/model"
)

// liner drives the App line by line: it says the screen, reads a line, hands it
// over as an intent, and carries out commands one after the other. While an
// exercise runs it waits and announces; a script's lines are kept for the next
// question, a typed line pauses.
type liner struct {
	app   *model.App
	p     *program
	lines chan string
	stop  chan os.Signal
	said  []string
	at    string
}

// plain runs the coach line by line until it is left or the input ends.
func (p *program) plain(app *model.App) error {
	l := &liner{app: app, p: p, lines: make(chan string), stop: make(chan os.Signal, 1)}
	signal.Notify(l.stop, signals...)
	defer signal.Stop(l.stop)
	go l.read()
	l.run(app.Start())
	for !app.Done() {
		l.say()
		if err := l.step(); err != nil {
			return err
		}
	}
	return nil
}

// read feeds the lines of the input.
func (l *liner) read() {
	defer close(l.lines)
	in := bufio.NewScanner(l.p.sys.In)
	for in.Scan() {
		l.lines <- in.Text()
	}
}

// step waits for the next thing: a line, the end of a wait, or a signal.
func (l *liner) step() error {
	var timer <-chan time.Time
	running := l.app.Moment() != "" // a walk runs too, but guides nobody: it waits for a line
	if wait := l.app.Wait(); wait > 0 && (running || l.app.Waiting() && l.p.sys.Typed) {
		timer = time.After(wait)
	}
	lines := l.lines
	if running && !l.p.sys.Typed {
		lines = nil // a script's next line answers the next question
	}
	select {
	case line, ok := <-lines:
		if !ok {
			return l.ended()
		}
		l.take(line)
	case <-timer:
		l.update(model.LookMsg{})
	case <-l.stop:
		l.update(model.LeaveMsg{})
	}
	return nil
}

// take hands a line over. One that changes nothing is told so, with the way on.
func (l *liner) take(line string) {
	l.update(l.app.Read(line))
	if !l.app.Done() && !l.app.Running() && slices.Equal(l.app.Lines(), l.said) {
		fmt.Fprintln(l.p.sys.Out, l.p.say(l.app.Misread()))
		fmt.Fprintln(l.p.sys.Out)
	}
}

// ended leaves when the input has ended: what was answered is saved. In the
// middle of something that is an error, on Today it is the end of the day.
func (l *liner) ended() error {
	unfinished := l.app.Busy()
	l.update(model.LeaveMsg{})
	if unfinished {
		return errEnded
	}
	return nil
}

// say prints the screen if there is something new to say.
func (l *liner) say() {
	moment := l.app.Moment()
	if moment != "" && moment == l.at {
		return
	}
	l.at = moment
	lines := l.app.Lines()
	if moment == "" && slices.Equal(lines, l.said) {
		return
	}
	l.said = lines
	for _, line := range lines {
		fmt.Fprintln(l.p.sys.Out, line)
	}
	fmt.Fprintln(l.p.sys.Out)
}

func (l *liner) update(msg tea.Msg) {
	_, cmd := l.app.Update(msg)
	l.run(cmd)
}

// run carries out a command and all that follow from it.
func (l *liner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil, tea.QuitMsg:
	case tea.BatchMsg:
		for _, c := range msg {
			l.run(c)
		}
	default:
		l.update(msg)
	}
}
