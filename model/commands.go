package model

import (
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/model/coach"
)

// All input and output of the model stands in this file, as commands that
// return a message with what came of it.

// errand is what the file is read for: what to do next, on which screen that was
// asked, and how many saves had been answered by then.
type errand struct {
	next  action
	from  screen
	saves int
}

// loadedMsg brings the state from the file.
type loadedMsg struct {
	state coach.State
	err   error
	errand
}

func loadCmd(s Store, day coach.Day, what errand) tea.Cmd {
	return func() tea.Msg {
		state, err := s.Load(day)
		return loadedMsg{state, err, what}
	}
}

// savedMsg says that records are on disk, or why not.
type savedMsg struct {
	open []coach.Check
	err  error
}

func saveCmd(s Store, records []coach.Record) tea.Cmd {
	return func() tea.Msg {
		open, err := s.Save(records...)
		return savedMsg{open, err}
	}
}

// historyMsg brings the days of the history.
type historyMsg struct {
	days []coach.DaySum
	err  error
}

func historyCmd(s Store, from, to coach.Day) tea.Cmd {
	return func() tea.Msg {
		days, err := s.Days(from, to)
		return historyMsg{days, err}
	}
}

// dayMsg brings one day.
type dayMsg struct {
	day coach.DayRecords
	err error
}

func dayCmd(s Store, day coach.Day) tea.Cmd {
	return func() tea.Msg {
		records, err := s.Day(day)
		return dayMsg{records, err}
	}
}

// tickMsg says: look again. A tick whose tag is no longer the newest is dropped.
type tickMsg struct{ tag int }

func tickCmd(after time.Duration, tag int) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return tickMsg{tag} })
}

// lookedCmd looks again when it is known whether there is a voice: a page that
// stands still would never tell of one that is missing.
func lookedCmd(over <-chan struct{}) tea.Cmd {
	if over == nil {
		return nil
	}
	return func() tea.Msg {
		<-over
		return LookMsg{}
	}
}

// paperMsg says where a text file was saved, or why not.
type paperMsg struct {
	path string
	err  error
}

// paperCmd writes a text file that only the patient can read.
func paperCmd(dir, name, text string) tea.Cmd {
	return func() tea.Msg {
		path := filepath.Join(dir, name)
		return paperMsg{path, os.WriteFile(path, []byte(text), 0o600)}
	}
}

// LeaveMsg asks the program to save and leave, as a signal does.
type LeaveMsg struct{}
