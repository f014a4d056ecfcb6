package modeltest_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/model/modeltest"
)

// collector takes so many keys and leaves.
type collector struct {
	left int
	keys []tea.KeyPressMsg
}

func (c *collector) Init() tea.Cmd  { return nil }
func (c *collector) View() tea.View { return tea.NewView(" ") }
func (c *collector) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		c.keys = append(c.keys, key)
		if c.left--; c.left == 0 {
			return c, tea.Quit
		}
	}
	return c, nil
}

// Keys are those that the framework reads from a terminal.
func TestPressIsWhatTheFrameworkReads(t *testing.T) {
	sent := []struct{ name, bytes string }{
		{"1", "1"}, {"a", "a"}, {"A", "A"}, {"!", "!"}, {"?", "?"}, {"ü", "ü"}, {"漢", "漢"}, {"space", " "}, {"enter", "\r"}, {"tab", "\t"},
		{"backspace", "\x7f"}, {"up", "\x1b[A"}, {"down", "\x1b[B"}, {"right", "\x1b[C"}, {"left", "\x1b[D"}, {"home", "\x1b[H"}, {"end", "\x1b[F"},
		{"pgup", "\x1b[5~"}, {"pgdown", "\x1b[6~"}, {"delete", "\x1b[3~"}, {"f1", "\x1bOP"}, {"ctrl+c", "\x03"}, {"ctrl+z", "\x1a"}, {"esc", "\x1b"},
	}
	var input strings.Builder
	for _, s := range sent {
		input.WriteString(s.bytes)
	}
	c := &collector{left: len(sent)}
	prog := tea.NewProgram(c, tea.WithInput(strings.NewReader(input.String())), tea.WithOutput(nil), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	late := time.AfterFunc(5*time.Second, prog.Quit)
	defer late.Stop()
	if _, err := prog.Run(); err != nil {
		t.Fatal(err)
	}
	for i, key := range c.keys {
		if want := modeltest.Press(sent[i].name); key.String() != want.String() || key.Text != want.Text || key.Code != want.Code {
			t.Errorf("%s: the framework reads %#v, Press makes %#v", sent[i].name, key, want)
		}
	}
	if len(c.keys) != len(sent) {
		t.Errorf("read were %d of %d keys", len(c.keys), len(sent))
	}
}

func TestPressKnowsItsKeys(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a misspelt key was pressed")
		}
	}()
	modeltest.Press("retrun")
}

func stamp(day coach.Day, id string) coach.Stamp {
	return coach.Stamp{ID: id, At: day.Time(), Day: day}
}

// The file in memory keeps the promises of a real one.
func TestStore(t *testing.T) {
	const today = coach.Day("2026-11-23")
	s := modeltest.NewStore()
	pain := map[string][]string{"back_now": {"4"}}
	open := coach.Check{Stamp: stamp(today.Add(-100), "a")}
	open.Result.Urgency = content.SameDay
	shut := coach.Check{Stamp: stamp(today.Add(-100), "b")}
	old := coach.CheckIn{Stamp: stamp(today.Add(-100), "c"), Answers: pain}
	recent := coach.CheckIn{Stamp: stamp(today, "d"), Answers: pain}
	left, err := s.Save(open, shut, old, recent)
	if err != nil || len(left) != 1 || left[0].ID != "a" {
		t.Fatalf("saved with %v, open are %+v", err, left)
	}
	pain["back_now"] = []string{"9"}
	state, err := s.Load(today)
	if err != nil || len(state.CheckIns) != 1 || len(state.Checks) != 1 || state.Checks[0].ID != "a" {
		t.Fatalf("loaded with %v: %+v", err, state)
	}
	if got := state.CheckIns[0].Answers.First("back_now"); got != "4" {
		t.Errorf("what was saved changed to %s with the program's own copy", got)
	}
	days, err := s.Days(today.Add(-200), today)
	if err != nil || len(days) != 2 || days[0].CheckIns != 1 || days[0].Checks != 2 {
		t.Errorf("days with %v: %+v", err, days)
	}
	one, err := s.Day(today)
	if err != nil || !reflect.DeepEqual(one.CheckIns, state.CheckIns) {
		t.Errorf("the day with %v: %+v", err, one)
	}
}

func TestStoreFailsWhenTold(t *testing.T) {
	boom := errors.New("boom")
	s := modeltest.NewStore()
	s.FailSaves(boom)
	if _, err := s.Save(coach.Session{Stamp: stamp("2026-11-23", "a")}); !errors.Is(err, boom) || s.Saves() != 0 || len(s.State().Sessions) != 0 {
		t.Errorf("a failing save gave %v and left %+v", err, s.State())
	}
	if len(s.Tried().Sessions) != 1 {
		t.Error("what was tried is not known")
	}
	s.Forget()
	if len(s.Tried().Sessions) != 0 {
		t.Error("what was tried is not forgotten")
	}
	s.FailLoads(boom)
	_, loading := s.Load("2026-11-23")
	_, listing := s.Days("2026-11-23", "2026-11-23")
	_, day := s.Day("2026-11-23")
	for _, err := range []error{loading, listing, day} {
		if !errors.Is(err, boom) {
			t.Errorf("a failing reading gave %v", err)
		}
	}
	s.FailSaves(nil)
	s.SetReadOnly(true)
	if _, err := s.Save(coach.Session{}); !errors.Is(err, coach.ErrReadOnly) {
		t.Errorf("a read-only save gave %v", err)
	}
}

// Time that passes is looked at, time that is slept through is not.
func TestClock(t *testing.T) {
	c := modeltest.NewClock(modeltest.Morning)
	c.Advance(time.Minute)
	c.Sleep(time.Hour)
	if now := c.Now(); now.Mono != time.Minute || !now.Wall.Equal(modeltest.Morning.Add(61*time.Minute)) {
		t.Errorf("it is %+v", now)
	}
}
