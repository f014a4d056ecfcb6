// Command hello is the floor that backcoach is measured against: about the
// least that a full-screen program on the same framework can be. It shows how
// many keys it has seen, so that every key changes the frame.
//
//	hello            q quits, every other key is counted
//	hello -version   prints a version without starting the framework
//	hello -sloppy    ends without giving the terminal back, for the driver's own tests
package main

import (
	"fmt"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

type hello struct {
	keys          int
	last          string
	width, height int
	dark          string
}

func (h hello) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		h.width, h.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		h.dark = map[bool]string{true: "dark", false: "light"}[msg.IsDark()]
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return h, tea.Quit
		}
		h.keys++
		h.last = msg.String()
	}
	return h, nil
}

func (h hello) View() tea.View {
	red := ansi.NewStyle().ForegroundColor(ansi.RGBColor{R: 200, G: 40, B: 30}).Bold().Styled("hello")
	v := tea.NewView(fmt.Sprintf("%s\nkeys %d, last %s\nsize %dx%d\nground %s\n⣿⠁ done", red, h.keys, h.last, h.width, h.height, h.dark))
	v.AltScreen = true
	v.WindowTitle = "hello"
	return v
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "-version" {
		fmt.Println("hello 1")
		return
	}
	if _, err := tea.NewProgram(hello{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if len(os.Args) > 1 && os.Args[1] == "-sloppy" {
		_, _ = io.WriteString(os.Stdout, ansi.SetModeAltScreenSaveCursor+ansi.HideCursor+ansi.SetBackgroundColor("#400000")+ansi.SetModeMouseAnyEvent+ansi.PushKittyKeyboard(1))
		os.Exit(3)
	}
}
