package model

import (
	"errors"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// opening is the screen before the file was read: calm, never empty.
type opening struct{}

func (opening) mode() mode              { return choosing }
func (opening) take(Intent, env) action { return nil }
func (opening) view(e env) views.View {
	return views.Page{Title: e.say("app.name"), Lead: e.say("app.opening"), Cursor: -1}
}

// notice is a message that is read and left.
type notice struct {
	id   string
	args content.Args
	also []string // further paragraphs
}

func newMessage(_ env, id string, args content.Args) *notice { return &notice{id: id, args: args} }

// newAbout says what this is and is not, and whether the rules are reviewed.
func newAbout(e env) *notice { return &notice{id: "about", also: []string{reviewed(e)}} }

func (n *notice) mode() mode { return choosing }

func (n *notice) take(in Intent, e env) action {
	if in.Kind == Next || in.Kind == Back {
		return goBack{}
	}
	return nil
}

func (n *notice) view(e env) views.View {
	p := message(e, n.id, n.args, hints(e.keys.next, e.keys.check, e.keys.scroll))
	p.Body = append(p.Body, n.also...)
	return p
}

// message describes a message: "message.<id>.head" and the paragraphs
// "message.<id>.body.1" and so on.
func message(e env, id string, args content.Args, keys []views.Key) views.Page {
	p := views.Page{Title: e.say("app.name"), Lead: e.say("message."+id+".head", args), Cursor: -1, Keys: keys, Words: wordsOf(e.words)}
	p.Body = e.words.List("message." + id + ".body")
	return p
}

// trouble says in one sentence what went wrong with the file, and the way out.
// Nothing that was entered is lost by it.
type trouble struct {
	what  string // load | save
	err   error
	again action
	pick  *pickOne
}

func newTrouble(e env, what string, err error, again action) *trouble {
	options := []string{"again", "leave"}
	if what == "save" {
		options = []string{"again", "later"}
	}
	return &trouble{what: what, err: err, again: again, pick: newPickOne(options, func(id string) string { return e.say("trouble.option." + id) }, nil)}
}

func (t *trouble) mode() mode { return choosing }

func (t *trouble) take(in Intent, e env) action {
	if !t.pick.take(in) {
		return nil
	}
	switch t.pick.values()[0] {
	case "leave":
		return quit{}
	case "later":
		return t.again
	}
	if t.what == "load" {
		return reload{t.again}
	}
	return retry{t.again}
}

func (t *trouble) view(e env) views.View {
	p := views.Page{Title: e.say("app.name"), Lead: e.say("trouble." + t.what), Body: []string{e.say("trouble." + t.cause())}, Keys: hints(e.keys.up, e.keys.next, e.keys.scroll), Words: wordsOf(e.words)}
	t.pick.draw(&p)
	return p
}

// cause names what is wrong, for the words under "trouble".
func (t *trouble) cause() string {
	for _, known := range []struct {
		err error
		id  string
	}{{coach.ErrNewer, "newer"}, {coach.ErrBusy, "busy"}, {coach.ErrDamaged, "damaged"}, {coach.ErrReadOnly, "readonly"}} {
		if errors.Is(t.err, known.err) {
			return known.id
		}
	}
	return "other"
}

// help shows the keys, from the bindings themselves, over the screen it was
// opened from.
type help struct{ under screen }

func (h *help) mode() mode { return choosing }

func (h *help) take(in Intent, e env) action {
	if in.Kind == Next || in.Kind == Back {
		return goTo{h.under}
	}
	return nil
}

func (h *help) view(e env) views.View {
	k := e.keys
	section := views.Section{Head: e.say("help.keys")}
	for _, key := range hints(k.up, k.left, k.next, k.tick, k.back, k.check, k.relief, k.help, k.scroll, k.quit) {
		section.Lines = append(section.Lines, key.Key+"  "+key.Does)
	}
	about := views.Section{Head: e.say("help.about"), Lines: e.words.List("help.text")}
	return views.Day{Title: e.say("help.title"), Sections: []views.Section{section, about}, Keys: hints(k.back, k.scroll), Words: wordsOf(e.words)}
}
