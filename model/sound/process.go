package sound

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"time"
)

// program is a speech program as it was found. The text is never one of its
// arguments, where it could be taken for an option or a format: it comes on
// standard input, or in a variable of the environment.
type program struct {
	path string
	args []string
	// env is the name of a variable to hand the text over in; "" for standard input.
	env string
	// hush are the arguments of a second call that ends what is being said, where
	// another process does the speaking.
	hush []string
}

// leftovers is how long the output of a program may stay open after its end, as
// that of a server that it started.
const leftovers = 100 * time.Millisecond

// hushing is how long the call that ends the speaking may take. A dispatcher
// that hangs hangs here too.
const hushing = 200 * time.Millisecond

// say runs the program for one text. When the context ends, it and all that it
// started is killed. Starting a process takes 0.3 ms (median of 200; 5 ms in the
// slowest percent) however large this program is, so none is kept ready.
func (p program) say(ctx context.Context, text string) tried {
	var complaint counter
	cmd := exec.CommandContext(ctx, p.path, p.args...)
	if p.env == "" {
		cmd.Stdin = strings.NewReader(oneLine(text) + "\n")
	} else {
		cmd.Env = append(os.Environ(), p.env+"="+oneLine(text))
	}
	cmd.Stderr, cmd.WaitDelay = &complaint, leftovers
	isolate(cmd)
	start := time.Now()
	err := cmd.Run()
	if errors.Is(err, exec.ErrWaitDelay) { // it ended well, what it left behind did not
		err = nil
	}
	t := tried{err: err, complained: complaint > 0, lasted: time.Since(start)}
	if ctx.Err() != nil && p.hush != nil {
		p.cancel()
	}
	return t
}

// cancel makes the process that does the speaking stop.
func (p program) cancel() {
	ctx, stop := context.WithTimeout(context.Background(), hushing)
	defer stop()
	cmd := exec.CommandContext(ctx, p.path, p.hush...)
	cmd.WaitDelay = leftovers
	isolate(cmd)
	_ = cmd.Run() // then the rest of the sentence is heard
}

// oneLine makes a text one line that no program takes for a command: spd-say
// would obey a line that begins with !-!.
func oneLine(text string) string { return " " + strings.Join(strings.Fields(text), " ") }

// counter counts what is written to it.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
