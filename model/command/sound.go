package command

import (
	"errors"
	"io"
	"os"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
)

// bell rings the bell of the terminal: full screen through the program that owns
// it, line by line by itself, and into a file or pipe not at all.
type bell struct {
	prog atomic.Pointer[tea.Program]
	out  io.Writer
}

func (p *program) newBell() *bell {
	b := &bell{}
	if p.byLines() && p.sys.Terminal {
		b.out = p.sys.Out
	}
	return b
}

// through rings by way of a program from now on.
func (b *bell) through(prog *tea.Program) { b.prog.Store(prog) }

func (b *bell) ring() {
	const bel = "\a"
	if prog := b.prog.Load(); prog != nil {
		prog.Send(tea.RawMsg{Msg: bel})
	} else if b.out != nil {
		_, _ = io.WriteString(b.out, bel)
	}
}

// log opens the file of --log, which only the patient can read; nil without one.
func (p *program) log() (io.Writer, error) {
	if p.flags.log == "" {
		return nil, nil
	}
	file, err := os.OpenFile(p.flags.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, errors.New(p.say("cli.bad_log", content.Args{"Cause": err.Error()}))
	}
	return file, nil
}
