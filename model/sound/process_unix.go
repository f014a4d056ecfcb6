//go:build unix

package sound

import (
	"os/exec"
	"syscall"
)

// isolate gives the program a process group of its own: a wrapper script is
// killed with what it runs, and Ctrl+C on the terminal reaches us alone.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
