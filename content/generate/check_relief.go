package main

import (
	"slices"

	"backcoach/content"
)

// longestPack is the most minutes that content may leave heat or cold on the skin
// (clinical section H).
const longestPack = 20

// checkRelief sees that what helps has its words and is known to the gate, that packs
// keep to clinical section H, and that nothing that bars is misspelt.
func (c *checker) checkRelief() {
	file := where{file: "relief.yaml"}
	var helps, barred []string
	for _, h := range c.relief.Helps {
		helps = append(helps, h.ID)
		c.checkHelp(file.at("helps").entry(h.ID), h)
	}
	for _, p := range c.relief.Packs {
		barred = append(barred, p.ID)
		c.checkPack(file.at("packs").entry(p.ID), p, helps)
	}
	for _, care := range c.relief.Care {
		barred = append(barred, care.ID)
		at := file.at("care").entry(care.ID)
		c.sourced(at, care.Sources)
		if !slices.Contains(c.choices("care", "kind"), care.ID) {
			c.problem(at, "the form care does not ask for it")
		}
	}
	var ids []string
	for _, b := range c.relief.Bars {
		ids = append(ids, b.ID)
		c.checkBar(file.at("bars").entry(b.ID), b, barred)
	}
	c.unique(file, slices.Concat(helps, barred[len(c.relief.Packs):]))
	c.unique(file.at("bars"), ids)
	c.checkReliefNumbers(file)
}

func (c *checker) checkHelp(at where, h content.Help) {
	known := slices.ContainsFunc(c.activities, func(a content.Activity) bool { return a.ID == h.Activity })
	exercise := func(id string) bool {
		return slices.ContainsFunc(c.exercises, func(e content.Exercise) bool { return e.ID == id })
	}
	if !known && !exercise(h.Activity) {
		c.problem(at.at("activity"), "there is no activity %s", h.Activity)
	}
	if h.Exercise != "" && !exercise(h.Exercise) {
		c.problem(at.at("exercise"), "there is no exercise %s", h.Exercise)
	}
	c.spoken(at, "relief.help."+h.ID)
	c.sourced(at, h.Sources)
}

func (c *checker) checkPack(at where, p content.Pack, helps []string) {
	for _, minutes := range [][]int{p.Minutes, p.Bony} {
		if !slices.IsSorted(minutes) || slices.ContainsFunc(minutes, func(n int) bool { return n < 1 || n > longestPack }) {
			c.problem(at, "%v minutes: they have to rise from 1 to %d", minutes, longestPack)
		}
	}
	switch {
	case len(p.Minutes) == 0:
		c.problem(at.at("minutes"), "has no minutes")
	case p.Check < 0 || p.Check > p.Most():
		c.problem(at.at("check"), "the skin is looked at after %d minutes", p.Check)
	case p.Gap < longestPack || len(p.Kinder) != 2 || p.Kinder[0] < p.Gap || p.Kinder[1] < p.Kinder[0]:
		c.problem(at.at("gap"), "a gap of %d minutes, better %v: it has to be %d at least, and better longer", p.Gap, p.Kinder, longestPack)
	}
	if !slices.Contains(helps, p.ID) {
		c.problem(at, "is not among the helps")
	}
	c.spoken(at, "pack."+p.ID+".title")
	c.sourced(at, p.Sources)
}

func (c *checker) checkBar(at where, b content.Bar, known []string) {
	for _, id := range b.For {
		if !slices.Contains(known, id) {
			c.problem(at.at("for", id), "there is no pack or care %s", id)
		}
	}
	for _, id := range b.Ticks {
		if !slices.Contains(c.choices("skin", "skin"), id) {
			c.problem(at.at("ticks", id), "the form skin has no %s", id)
		}
	}
	for _, id := range b.Items {
		if !slices.ContainsFunc(c.warnings.Items, func(i content.Item) bool { return i.ID == id }) {
			c.problem(at.at("items", id), "there is no warning item %s", id)
		}
	}
	for _, id := range b.Facts {
		if !slices.ContainsFunc(c.warnings.Facts, func(f content.Fact) bool { return f.ID == id }) {
			c.problem(at.at("facts", id), "there is no fact %s", id)
		}
	}
	for _, tag := range b.Tags {
		if !slices.ContainsFunc(c.courses, func(course content.Course) bool { return tagged(course, tag) }) {
			c.problem(at.at("tags", tag), "no treatment has the tag %s", tag)
		}
	}
	c.checkBarWords(at, b)
	if len(b.For) == 0 || len(b.Ticks)+len(b.Items)+len(b.Facts)+len(b.Tags) == 0 || (len(b.Tags) > 0) != (b.Days != nil) {
		c.problem(at, "needs what it is for and when it holds; days go with tags")
	}
	c.sourced(at, b.Sources)
}

// checkBarWords sees that a bar is told where it stands: beside a pack and as a sentence,
// or on the page of care.
func (c *checker) checkBarWords(at where, b content.Bar) {
	for _, id := range b.For {
		if slices.ContainsFunc(c.relief.Packs, func(p content.Pack) bool { return p.ID == id }) {
			c.spoken(at, "relief.bar."+b.ID, "relief.bar_long."+b.ID)
		} else {
			c.spoken(at, "care.bar."+b.ID, "care.kind."+id)
		}
	}
}

func tagged(course content.Course, tag string) bool {
	return slices.ContainsFunc(course.Subtypes, func(s content.Subtype) bool { return slices.Contains(s.Tags, tag) })
}

// checkReliefNumbers sees that every answer about the skin but "none" bars something,
// and that the times are times.
func (c *checker) checkReliefNumbers(file where) {
	for _, tick := range c.choices("skin", "skin") {
		bars := slices.ContainsFunc(c.relief.Bars, func(b content.Bar) bool { return slices.Contains(b.Ticks, tick) })
		if bars == (tick == "none") {
			c.problem(file.at("bars"), "the answer %s about the skin has to bar something, none must not", tick)
		}
	}
	m := c.relief.Medicine
	for _, n := range []int{c.relief.SkinDays, c.relief.AnswerSeconds, c.relief.SkinHours, m.DoubleMinutes, m.EffectMinutes, m.NewDays} {
		if n < 1 {
			c.problem(file, "a time of %d", n)
		}
	}
	c.sourced(file.at("medicine"), m.Sources)
}
