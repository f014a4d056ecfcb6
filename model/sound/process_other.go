//go:build !unix && !windows

package sound

import "os/exec"

// isolate does nothing: this system has no process groups that we know of.
func isolate(*exec.Cmd) {}
