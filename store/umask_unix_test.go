//go:build unix

package store_test

import (
	"syscall"
	"testing"
)

// withUmask sets the umask of the process for one test, which must not run
// beside others.
func withUmask(t *testing.T, mask int) {
	before := syscall.Umask(mask)
	t.Cleanup(func() { syscall.Umask(before) })
}
