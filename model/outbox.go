package model

import (
	tea "charm.land/bubbletea/v2"

	"backcoach/model/coach"
)

// outbox keeps records until they are on disk. One save runs at a time, so that
// an older version of a record never overwrites a newer one; what arrives
// meanwhile goes with the next.
type outbox struct {
	waiting []coach.Record
	sent    []coach.Record
	err     error // of the last save; the records stay and are tried again
	// stopped is set after a failure, until there is something new to save or the
	// patient asks.
	stopped bool
}

// empty tells whether everything is on disk.
func (o *outbox) empty() bool { return len(o.waiting)+len(o.sent) == 0 }

// put adds records; a newer version replaces one that still waits.
func (o *outbox) put(records ...coach.Record) {
	for _, r := range records {
		o.waiting = append(drop(o.waiting, r), r)
		o.stopped = false
	}
}

// send starts the next save unless one is running, nothing waits, or the last
// one failed and nothing has come since.
func (o *outbox) send(s Store) tea.Cmd {
	if len(o.sent) > 0 || len(o.waiting) == 0 || o.stopped {
		return nil
	}
	o.sent, o.waiting = o.waiting, nil
	return saveCmd(s, o.sent)
}

// saved takes the answer to a save. After a failure the records wait again,
// under those that are newer.
func (o *outbox) saved(err error) {
	o.err, o.stopped = err, err != nil
	if err != nil {
		kept := o.sent
		for _, r := range o.waiting {
			kept = drop(kept, r)
		}
		o.waiting = append(kept, o.waiting...)
	}
	o.sent = nil
}

// holds tells whether a record is not yet on disk.
func (o *outbox) holds(r coach.Record) bool {
	return len(drop(o.waiting, r)) != len(o.waiting) || len(drop(o.sent, r)) != len(o.sent)
}

// drop gives the list without the record that has r's key.
func drop(list []coach.Record, r coach.Record) []coach.Record {
	kind, id := r.Key()
	var rest []coach.Record
	for _, other := range list {
		if k, i := other.Key(); k != kind || i != id {
			rest = append(rest, other)
		}
	}
	return rest
}
