package modeltest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"backcoach/model/coach"
)

// files are records as they are written, by kind and id.
type files map[coach.Kind]map[string][]byte

// Store is a patient's file in memory. What is saved goes through JSON, so that
// a record comes back as a real file would give it and shares nothing with the
// program. It is safe for concurrent use.
type Store struct {
	mu       sync.Mutex
	files    files
	tried    files
	saves    int
	saveErr  error
	loadErr  error
	readOnly bool
}

// NewStore returns an empty file, or one that holds these records.
func NewStore(records ...coach.Record) *Store {
	s := &Store{files: files{}, tried: files{}}
	s.Receive(records...)
	return s
}

// FailSaves makes every save fail with err, until it is called with nil.
func (s *Store) FailSaves(err error) { s.set(func() { s.saveErr = err }) }

// FailLoads makes every reading fail with err, until it is called with nil.
func (s *Store) FailLoads(err error) { s.set(func() { s.loadErr = err }) }

// SetReadOnly makes this window one that another window keeps from writing.
func (s *Store) SetReadOnly(on bool) { s.set(func() { s.readOnly = on }) }

func (s *Store) set(change func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
}

// Receive puts records into the file as another process would: the program
// learns of them when it next reads or saves.
func (s *Store) Receive(records ...coach.Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range records {
		s.files.put(r)
		s.tried.put(r)
	}
}

// Prefer sets one answer of the patient's settings, as another process would.
func (s *Store) Prefer(question, choice string) {
	p := s.State().Profile
	p.Answers = maps.Clone(p.Answers)
	p.Answers[question] = []string{choice}
	s.Receive(p)
}

// Saves counts the saves that succeeded.
func (s *Store) Saves() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.saves
}

func (f files) put(r coach.Record) {
	data, err := json.Marshal(r)
	if err != nil {
		panic(fmt.Sprintf("modeltest: a record cannot be written: %v", err))
	}
	kind, id := r.Key()
	if f[kind] == nil {
		f[kind] = map[string][]byte{}
	}
	f[kind][id] = data
}

// ReadOnly tells whether this window may write.
func (s *Store) ReadOnly() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.readOnly
}

// Save files the records, or fails and changes nothing.
func (s *Store) Save(records ...coach.Record) ([]coach.Check, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly {
		return nil, coach.ErrReadOnly
	}
	for _, r := range records {
		s.tried.put(r)
	}
	if s.saveErr != nil {
		return nil, s.saveErr
	}
	for _, r := range records {
		s.files.put(r)
	}
	s.saves++
	return s.files.state().OpenChecks(), nil
}

// Load reads the state as of a day.
func (s *Store) Load(today coach.Day) (coach.State, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.loadErr != nil {
		return coach.State{}, s.loadErr
	}
	state, first := s.files.state(), today.Add(1-coach.Window)
	state.CheckIns = slices.DeleteFunc(state.CheckIns, func(c coach.CheckIn) bool { return c.Day < first })
	state.Sessions = slices.DeleteFunc(state.Sessions, func(c coach.Session) bool { return c.Day < first })
	state.Entries = slices.DeleteFunc(state.Entries, func(e coach.Entry) bool { return e.Day < first })
	state.Checks = slices.DeleteFunc(state.Checks, func(c coach.Check) bool { return c.Day < first && !coach.StaysOpen(c) })
	state.Prescriptions = slices.DeleteFunc(state.Prescriptions, func(p coach.Prescription) bool { return !p.Undone.IsZero() })
	return state, nil
}

// Days sums up the days of a span.
func (s *Store) Days(from, to coach.Day) ([]coach.DaySum, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.loadErr != nil {
		return nil, s.loadErr
	}
	var sums []coach.DaySum
	state := s.files.state()
	for day := from; day <= to; day = day.Add(1) {
		if r := dayOf(state, day); r.Told() {
			sums = append(sums, coach.Sum(r))
		}
	}
	return sums, nil
}

// Day reads the records of one day.
func (s *Store) Day(day coach.Day) (coach.DayRecords, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.loadErr != nil {
		return coach.DayRecords{}, s.loadErr
	}
	return dayOf(s.files.state(), day), nil
}

// Records reads the records of a span of days.
func (s *Store) Records(from, to coach.Day) (coach.DayRecords, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.loadErr != nil {
		return coach.DayRecords{}, s.loadErr
	}
	return within(s.files.state(), from, to), nil
}

// Close does nothing: the file stays as it is, to be opened again.
func (s *Store) Close() error { return nil }

// State gives all records as they were saved, however old.
func (s *Store) State() coach.State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files.state()
}

// Tried gives the records with those whose saving failed, as the program knows
// them; Forget is what a killed program does with these.
func (s *Store) Tried() coach.State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.tried.state()
}

// Forget drops what was tried and not saved.
func (s *Store) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tried = s.files.copy()
}

// Copy is another file with the same records, which can be written.
func (s *Store) Copy() *Store {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &Store{files: s.files.copy(), tried: s.files.copy()}
}

func (f files) copy() files {
	c := files{}
	for kind, byID := range f {
		c[kind] = maps.Clone(byID)
	}
	return c
}

func (f files) state() coach.State {
	state := coach.State{
		CheckIns: read[coach.CheckIn](f[coach.KindCheckIn]),
		Checks:   read[coach.Check](f[coach.KindCheck]),
		Sessions: read[coach.Session](f[coach.KindSession]),

		Prescriptions: read[coach.Prescription](f[coach.KindPrescription]),
		Entries:       read[coach.Entry](f[coach.KindEntry]),
	}
	if p := read[coach.Profile](f[coach.KindProfile]); len(p) > 0 {
		state.Profile = p[0]
	}
	return state
}

func dayOf(state coach.State, day coach.Day) coach.DayRecords {
	r := within(state, day, day)
	r.Day = day
	return r
}

func within(state coach.State, from, to coach.Day) coach.DayRecords {
	return coach.DayRecords{
		CheckIns: between(from, to, state.CheckIns),
		Checks:   between(from, to, state.Checks),
		Sessions: between(from, to, state.Sessions),

		Prescriptions: between(from, to, state.Prescriptions),
		Entries:       between(from, to, state.Entries),
	}
}

func between[R coach.Record](from, to coach.Day, list []R) []R {
	return slices.DeleteFunc(slices.Clone(list), func(r R) bool { return r.LocalDay() < from || r.LocalDay() > to })
}

// read gives the records of a kind in the order of their ids.
func read[R coach.Record](byID map[string][]byte) []R {
	var list []R
	for _, data := range byID {
		var r R
		if err := json.Unmarshal(data, &r); err != nil {
			panic(fmt.Sprintf("modeltest: a saved record cannot be read: %v", err))
		}
		list = append(list, r)
	}
	id := func(r R) string { _, id := r.Key(); return id }
	slices.SortFunc(list, func(a, b R) int { return strings.Compare(id(a), id(b)) })
	return list
}
