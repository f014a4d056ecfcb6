// Command frames is the floor for a figure that moves: it shows frames that were
// recorded, twelve a second, and begins anew after the last. q quits.
//
//	frames FILE   where FILE is a JSON list of frames
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
)

type frames struct {
	all []string
	at  int
}

type look struct{}

func next() tea.Cmd {
	return tea.Tick(time.Second/12, func(time.Time) tea.Msg { return look{} })
}

func (f frames) Init() tea.Cmd { return next() }

func (f frames) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case look:
		f.at = (f.at + 1) % len(f.all)
		return f, next()
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return f, tea.Quit
		}
	}
	return f, nil
}

func (f frames) View() tea.View {
	v := tea.NewView(f.all[f.at])
	v.AltScreen = true
	return v
}

func main() {
	data, err := os.ReadFile(os.Args[1])
	var f frames
	if err == nil {
		err = json.Unmarshal(data, &f.all)
	}
	if err == nil {
		_, err = tea.NewProgram(f).Run()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
