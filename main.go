// Command backcoach is a calm, private coach in the terminal for people
// recovering at home after back-pain treatment.
package main

import (
	"cmp"
	"os"
	"runtime/debug"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"backcoach/model/command"
	"backcoach/store"
)

// version is set by release builds; others tell the version of the module.
var version string

func main() {
	in, out := term.IsTerminal(os.Stdin.Fd()), term.IsTerminal(os.Stdout.Fd())
	os.Exit(command.Run(command.System{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Terminal:    in && out && os.Getenv("TERM") != "dumb",
		Typed:       in,
		Remote:      cmp.Or(os.Getenv("SSH_CONNECTION"), os.Getenv("SSH_CLIENT"), os.Getenv("SSH_TTY")) != "",
		Colour:      out && os.Getenv("TERM") != "dumb" && os.Getenv("NO_COLOR") == "",
		Columns:     columns,
		Lang:        cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")),
		DefaultFile: xdg.DataHome + "/backcoach/backcoach.db",
		PaperDir:    documents(),
		Open:        open,
		Exists:      exists,
		Version:     cmp.Or(version, moduleVersion()),
	}, os.Args[1:]))
}

// columns is the width of the terminal that is written to, 0 if it is none.
func columns() int {
	width, _, err := term.GetSize(os.Stdout.Fd())
	if err != nil {
		return 0
	}
	return width
}

func open(path string) (command.File, error) { return store.Open(path, store.Options{}) }

// documents is the folder of the documents; not everybody has one.
func documents() string {
	if exists(xdg.UserDirs.Documents) {
		return xdg.UserDirs.Documents
	}
	return xdg.Home
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// moduleVersion is what the Go tool knows about this build.
func moduleVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return info.Main.Version
}
