package main

import (
	"fmt"
	"maps"
	"slices"

	"backcoach/content"
)

// What may stand in phases.yaml.
var (
	phaseNames     = []string{"P0", "P1", "P2", "P3", "P4"}
	treatmentTypes = []string{"physical_therapy", "medication", "injection", "procedure"}
	treatmentTags  = append([]string{"neuraxial", "steroid", "rfa", "disc", "cement", "implant"}, treatmentTypes...)
	driveLimits    = []string{"no", "until_known", "team", "if_clear", "yes"}
)

// highestCap is the highest pain cap that content may set: 6, and 5 in P0 and
// P1 of an injection or procedure. Only a clinic goes above it (clinical section
// N8).
const highestCap = 6

// checkCourses sees that every treatment has one course, that its phases follow
// each other from day 0 to P4, and that their words exist.
func (c *checker) checkCourses() {
	var courses, subtypes []string
	for _, course := range c.courses {
		at := where{file: "phases.yaml"}.entry(course.ID)
		courses = append(courses, course.ID)
		for _, s := range course.Subtypes {
			subtypes = append(subtypes, s.ID)
			c.checkSubtype(at, s)
		}
		c.checkPhases(at, course)
		c.checkAllowed(at, course)
		c.spoken(at, "course."+course.ID+".name")
		c.sourced(at, course.Sources)
	}
	c.unique(where{file: "phases.yaml"}, courses)
	c.unique(where{file: "phases.yaml", name: "subtypes"}, subtypes)
}

func (c *checker) checkSubtype(w where, s content.Subtype) {
	at := w.at("subtypes", s.ID)
	if !slices.Contains(treatmentTypes, s.Type) {
		c.problem(at.at("type"), "%s has the unknown type %q", s.ID, s.Type)
	}
	if !slices.Contains(s.Tags, s.Type) {
		c.problem(at.at("tags"), "the tags of %s lack its type %s", s.ID, s.Type)
	}
	for _, tag := range s.Tags {
		if !slices.Contains(treatmentTags, tag) {
			c.problem(at.at("tags", tag), "%s has the unknown tag %q", s.ID, tag)
		}
	}
	at.name += ": tags of " + s.ID
	c.unique(at.at("tags"), s.Tags)
}

// checkPhases checks the order of the phases, and each by itself.
func (c *checker) checkPhases(w where, course content.Course) {
	if len(course.Subtypes) == 0 {
		c.problem(w, "follows no treatment")
	}
	if len(course.Phases) == 0 {
		c.problem(w, "has no phases")
		return
	}
	if first := course.Phases[0]; first.From != 0 || first.Name != "P0" {
		c.problem(w.at("phases", 1), "begins with %s on day %d, not with P0 on day 0", first.Name, first.From)
	}
	if last := course.Phases[len(course.Phases)-1].Name; last != "P4" {
		c.problem(w.at("phases", len(course.Phases)), "ends with %s, not with P4", last)
	}
	for i, p := range course.Phases {
		at := w.phase(i, p)
		if i > 0 {
			c.checkOrder(at, course.Phases[i-1], p)
		}
		c.checkPhase(at, p)
		if slices.ContainsFunc(course.Subtypes, invasive) {
			c.checkFirstDays(at, p)
		}
		c.spoken(at, "course."+course.ID+"."+p.Name+".about")
	}
}

// phase goes on to a phase of a course, counted from 0.
func (w where) phase(i int, p content.Phase) where {
	w.name = fmt.Sprintf("%s %s from day %d", w.name, p.Name, p.From)
	return w.at("phases", i+1)
}

// checkOrder refuses phases that overlap, go backwards or leave one out. The
// same name twice is one phase in two stretches.
func (c *checker) checkOrder(w where, before, p content.Phase) {
	if p.From <= before.From {
		c.problem(w.at("from"), "does not begin after %s on day %d", before.Name, before.From)
	}
	step := slices.Index(phaseNames, p.Name) - slices.Index(phaseNames, before.Name)
	if step != 0 && step != 1 {
		c.problem(w.at("name"), "cannot follow %s", before.Name)
	}
	if p.MaxLevel < before.MaxLevel {
		c.problem(w.at("max_level"), "allows level %d, less than %s", p.MaxLevel, before.Name)
	}
}

func (c *checker) checkPhase(w where, p content.Phase) {
	if !slices.Contains(phaseNames, p.Name) {
		c.problem(w.at("name"), "unknown phase")
	}
	if p.Exercises < 0 || p.MaxLevel < 1 || p.MaxLevel > 5 {
		c.problem(w, "%d exercises at level %d", p.Exercises, p.MaxLevel)
	}
	for _, id := range slices.Sorted(maps.Keys(p.Levels)) {
		if level := p.Levels[id]; level < 1 || level >= p.MaxLevel {
			c.problem(w.at("levels", id), "%s at most at level %d is not below the phase's %d", id, level, p.MaxLevel)
		}
	}
	if p.PainCap < 1 || p.PainCap > highestCap {
		c.problem(w.at("pain_cap"), "pain cap %d is not between 1 and %d", p.PainCap, highestCap)
	}
	if p.Limits.LiftKg < 0 || p.Limits.SitMin < 0 {
		c.problem(w.at("limits"), "a limit of lifting or sitting is negative")
	}
	if !slices.Contains(driveLimits, p.Limits.Drive) {
		c.problem(w.at("limits.drive"), "unknown limit of driving %q", p.Limits.Drive)
	}
	c.spoken(w, "phase."+p.Name+".name", "phase."+p.Name+".about",
		"limit.drive."+p.Limits.Drive, "limit.bathe."+p.Limits.Bathe, "limit.walk."+p.Limits.Walk,
		"limit.lift.max", "limit.lift.free", "limit.sit.max", "limit.sit.free")
}

func invasive(s content.Subtype) bool { return s.Type == "injection" || s.Type == "procedure" }

// checkFirstDays holds what is always so after an injection or procedure: no
// session in P0, level 1 and a pain cap of 5 up to P1 (clinical sections E, N8).
func (c *checker) checkFirstDays(w where, p content.Phase) {
	if p.Name == "P0" && p.Exercises != 0 {
		c.problem(w.at("exercises"), "has a session in P0 after an injection or procedure")
	}
	if (p.Name == "P0" || p.Name == "P1") && (p.MaxLevel > 1 || p.PainCap >= highestCap) {
		c.problem(w, "level %d and pain cap %d are too much this early", p.MaxLevel, p.PainCap)
	}
}

// checkAllowed sees that the exercises of a course exist, that each is added
// once, and that there are enough for a session.
func (c *checker) checkAllowed(w where, course content.Course) {
	var ids []string
	forSession := 0
	for i, p := range course.Phases {
		at := w.phase(i, p)
		if slices.Contains(p.Allowed, "*") {
			if len(p.Allowed) > 1 || i < len(course.Phases)-1 {
				c.problem(at.at("allowed"), "* stands alone, in the last phase")
			}
			continue
		}
		for _, id := range p.Allowed {
			n := slices.IndexFunc(c.exercises, func(e content.Exercise) bool { return e.ID == id })
			if n < 0 {
				c.problem(at.at("allowed", id), "there is no exercise %s", id)
			} else if !c.exercises[n].Alone {
				forSession++
			}
		}
		for _, id := range slices.Sorted(maps.Keys(p.Levels)) {
			if !slices.Contains(course.AllowedOn(p.From), id) {
				c.problem(at.at("levels", id), "%s is not allowed in this phase", id)
			}
		}
		if forSession < p.Exercises {
			c.problem(at.at("exercises"), "asks for %d exercises and allows %d", p.Exercises, forSession)
		}
		ids = append(ids, p.Allowed...)
	}
	w.name += ": allowed"
	c.unique(w.at("phases"), ids)
}
