package model

import (
	tea "charm.land/bubbletea/v2"

	"backcoach/model/coach"
)

// What happens when a patient no longer agrees that private answers are kept.

// keepThen keeps records and goes on. Who takes back the yes to private answers has them
// taken out of the file: that it is still to be done stands in the profile until it is,
// so that no failure and no early end leaves them there.
func (a *App) keepThen(act keep) tea.Cmd {
	kept := a.state.Profile.KeepsPrivate()
	a.keep(act.records...)
	p := a.state.Profile
	switch keeps := p.KeepsPrivate(); {
	case keeps && p.Forgets():
		a.keep(p.WithForgets(false))
	case kept && !keeps:
		a.keep(p.WithForgets(true))
		return tea.Batch(a.forgets(), a.apply(act.then))
	}
	return a.apply(act.then)
}

// forgets reads the whole file if private answers are still to be taken out of it; nil if
// not.
func (a *App) forgets() tea.Cmd {
	if !a.state.Profile.Forgets() || a.opts.Store.ReadOnly() {
		return nil
	}
	return forgetCmd(a.opts.Store)
}

// forget takes private answers out of the file. In memory they count until the program is
// left, as they do without a yes. What could not be read is tried again at the next start;
// it is told, but never in the place of an emergency.
func (a *App) forget(msg forgetMsg) tea.Cmd {
	switch {
	case !a.state.Profile.Forgets():
		return nil // they agreed again meanwhile, or it was done
	case msg.err != nil && a.short() != "":
		return nil
	case msg.err != nil:
		return a.apply(goBy{newTrouble(a.env(), "load", msg.err, forget{})})
	}
	p := a.state.Profile.WithForgets(false)
	onFile := map[string]bool{}
	id := func(r coach.Record) string {
		kind, id := r.Key()
		return string(kind) + "/" + id
	}
	for _, r := range p.Forgotten(msg.all, a.lib) {
		onFile[id(r)] = true
		a.out.put(r)
	}
	for _, r := range p.Forgotten(coach.DayRecords{Checks: a.state.Checks, Entries: a.state.Entries}, a.lib) {
		if onFile[id(r)] || a.out.holds(r) { // newer than what was read, or on its way to the file
			a.out.put(r)
		}
		if e, ok := r.(coach.Entry); ok { // a result that is open is not taken away
			a.become(a.state.With(e))
		}
	}
	a.keep(p)
	return nil
}
