package model

import (
	"errors"
	"io/fs"
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

// forgetMsg brings all records, in which answers that may be kept no longer stand.
type forgetMsg struct {
	all coach.DayRecords
	err error
}

func forgetCmd(s Store) tea.Cmd {
	return func() tea.Msg {
		all, err := s.Records("", coach.LastDay)
		return forgetMsg{all, err}
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

// errTheirs says that another file of the name is there.
var errTheirs = errors.New("model: a file of somebody else has that name")

// paperCmd writes a text file that only the patient can read.
func paperCmd(dir string, w writePaper) tea.Cmd {
	return func() tea.Msg {
		path := filepath.Join(dir, w.name)
		if w.mine != nil && !replaceable(path, w.mine) {
			return paperMsg{path, errTheirs}
		}
		return paperMsg{path, Replace(path, []byte(w.text))}
	}
}

// replaceable tells whether nothing is at a path, or a file that is mine. What cannot
// be read is not.
func replaceable(path string, mine func([]byte) bool) bool {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true
	case err != nil || !info.Mode().IsRegular():
		return false
	}
	there, err := os.ReadFile(path)
	return err == nil && mine(there)
}

// Replace puts data into the place of a file by way of another one beside it, which
// does not outlast a failure: the file is there as a whole or as it was.
func Replace(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".backcoach-*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// Cause is the plain reason of a failure, without the names of our own files.
func Cause(err error) string {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return err.Error()
}

// LeaveMsg asks the program to save and leave, as a signal does.
type LeaveMsg struct{}
