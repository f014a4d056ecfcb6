package term

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

// Program is an executable that is built from a package of this module when it
// is first needed, once however many tests use it. Keep one per package of
// tests and call Remove from TestMain.
type Program struct {
	Package string   // import path, or a path relative to the test's folder
	Flags   []string // more flags of go build

	once sync.Once
	dir  string
	path string
	err  error
}

// Path gives the path of the executable and builds it if need be. It fails the
// test with the compiler's words when the package does not build.
func (p *Program) Path(tb testing.TB) string {
	tb.Helper()
	path, err := p.Build()
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

// Build is Path for callers that can do without the program: they get the
// compiler's words as an error.
func (p *Program) Build() (string, error) {
	p.once.Do(func() { p.path, p.err = p.build() })
	return p.path, p.err
}

// build makes the executable as it is shipped, without C. The version control
// stamp is left out: it needs a checkout that git trusts.
func (p *Program) build() (string, error) {
	dir, err := os.MkdirTemp("", "backcoach-term-")
	if err != nil {
		return "", err
	}
	p.dir = dir
	path := filepath.Join(dir, "program.exe")
	args := slices.Concat([]string{"build", "-buildvcs=false", "-o", path}, p.Flags, []string{p.Package})
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", errors.New("go build " + p.Package + ": " + err.Error() + "\n" + string(out))
	}
	return path, nil
}

// Remove deletes the executable; harmless if it was never built.
func (p *Program) Remove() {
	if p.dir != "" {
		_ = os.RemoveAll(p.dir)
	}
}
