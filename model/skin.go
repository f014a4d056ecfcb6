package model

import (
	"maps"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/views"
)

// skinForm asks who must not use heat or cold, once and again every few weeks, and
// goes on to the pack that was wanted.
type skinForm struct {
	eased
	form  *form
	under *relief
	pack  *content.Pack // nil if only the answers are to be changed
}

func newSkinForm(e env, under *relief, pack *content.Pack) *skinForm {
	return &skinForm{form: newForm(e, "skin", coach.Answers{"skin": e.state.Profile.Answers["skin"]}, nil), under: under, pack: pack}
}

func (f *skinForm) mode() mode { return f.form.mode() }

func (f *skinForm) take(in Intent, e env) action {
	switch f.form.take(in) {
	case formLeft:
		return goTo{f.under}
	case formFinished:
		p := e.state.Profile
		p.Answers = maps.Clone(p.Answers)
		p.Answers["skin"], p.Answers[coach.SkinOn] = f.form.answers["skin"], []string{string(e.day)}
		e.state.Profile = p
		if f.pack == nil {
			return keep{[]coach.Record{p}, goTo{f.under}}
		}
		return keep{[]coach.Record{p}, openPack(e, f.under, *f.pack)}
	}
	return nil
}

func (f *skinForm) view(e env) views.View {
	p := f.form.page()
	p.Notice, p.At, p.Of = urgentNotice(e), 0, 0
	p.Keys = f.form.hints(e.keys)
	return p
}
