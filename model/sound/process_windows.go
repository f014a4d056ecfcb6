package sound

import (
	"os/exec"
	"syscall"
)

// noWindow is CREATE_NO_WINDOW: PowerShell on our own console would change its
// title and its modes under the screen.
const noWindow = 0x08000000

// isolate keeps the program away from our console. PowerShell speaks in its own
// process, so killing that one is enough.
func isolate(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: noWindow}
}
