//go:build unix

package sound

import "syscall"

// alive tells whether there is such a process.
func alive(pid int) bool { return syscall.Kill(pid, 0) == nil }
