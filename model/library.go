package model

import (
	"slices"
	"strconv"
	"strings"

	"backcoach/content"
	"backcoach/views"
)

// ExerciseLibrary puts the exercises into words for reading outside of the coach.
// It knows no patient: what is allowed today is the coach's to say.
type ExerciseLibrary struct {
	Content *content.Library
	Words   *content.Words
	Width   int // in cells
	// Theme is that of the pictures; they have no colour unless Colour is set.
	Theme  string
	Colour bool
}

func (l ExerciseLibrary) say(id string, args ...content.Args) string { return l.Words.Say(id, args...) }

func (l ExerciseLibrary) position(id string) string { return l.say("position." + id) }

func (l ExerciseLibrary) style() views.Style {
	if !l.Colour {
		return views.Style{}
	}
	return views.NewPrintStyle(views.Theme(l.Theme))
}

// Table lists all exercises by the position in which they are done.
func (l ExerciseLibrary) Table() []string {
	all := l.Content.Exercises()
	s := views.Shelves{
		Title: l.say("library.title", content.Args{"N": len(all)}), About: l.say("library.way_on"), Foot: l.say("library.unreviewed"),
	}
	for _, position := range content.Positions() {
		shelf := views.Shelf{Head: l.position(position)}
		for _, e := range all {
			if e.Position == position {
				shelf.Entries = append(shelf.Entries, l.entry(e))
			}
		}
		if len(shelf.Entries) > 0 {
			s.Groups = append(s.Groups, shelf)
		}
	}
	const widest = 80
	return s.Lines(min(l.Width, widest))
}

func (l ExerciseLibrary) entry(e content.Exercise) views.Entry {
	id := "exercise." + e.ID
	about := l.say(id + ".target")
	var also []string
	for _, v := range e.Also {
		also = append(also, l.position(v.Position))
	}
	if len(also) > 0 {
		about += " " + l.say("library.also", content.Args{"Positions": strings.Join(also, ", ")})
	}
	return views.Entry{ID: e.ID, Name: l.say(id + ".name"), About: about}
}

// Exercise tells one exercise in full, with pictures if asked.
func (l ExerciseLibrary) Exercise(e content.Exercise, pictures bool) []string {
	id := "exercise." + e.ID
	h := views.Handout{Name: l.say(id + ".name"), About: l.say(id + ".target"), Foot: l.say("library.unreviewed")}
	if pictures {
		h.Pictures = l.pictures(e)
	}
	h.Parts = append(l.starts(e),
		views.Part{Head: l.say("library.steps"), Lines: l.Words.List(id + ".steps"), Numbered: true},
		views.Part{Head: l.say("library.breathe"), Lines: []string{l.say(id + ".breathe")}},
		views.Part{Head: l.say("library.mistakes"), Lines: l.Words.List(id + ".mistakes")},
		views.Part{Head: l.say("library.stop"), Lines: []string{l.say(id + ".stop"), l.say("library.stop_always")}},
		views.Part{Head: l.say("library.doses"), Lines: l.doses(e)},
		views.Part{Head: l.say("library.chain"), Lines: l.chain(e)},
	)
	h.Parts = append(h.Parts, l.barred(e)...)
	h.Parts = append(h.Parts, views.Part{Head: l.say("library.sources"), Lines: l.sources(e)})
	return h.Lines(l.Width, l.style())
}

// starts tell how the exercise begins in each of its positions, and what it
// needs there.
func (l ExerciseLibrary) starts(e content.Exercise) []views.Part {
	var parts []views.Part
	for i, v := range e.Versions() {
		head, start := "library.start", "exercise."+e.ID+".start"
		if i > 0 {
			head, start = "library.or", start+"_"+v.Position
		}
		lines := []string{l.say(start)}
		if things := l.things(v); things != "" {
			lines = append(lines, things)
		}
		parts = append(parts, views.Part{Head: l.say(head, content.Args{"Position": l.position(v.Position)}), Lines: lines})
	}
	return append(parts, views.Part{Head: l.say("library.where"), Lines: []string{l.say("exercise." + e.ID + ".where")}})
}

func (l ExerciseLibrary) things(e content.Exercise) string {
	var things []string
	for _, need := range e.Needs {
		things = append(things, l.say("session.need."+need))
	}
	if len(things) == 0 {
		return ""
	}
	return l.say("session.need.all", content.Args{"Things": strings.Join(things, ", ")})
}

// doses are those of all levels, with what a level does another way.
func (l ExerciseLibrary) doses(e content.Exercise) []string {
	var lines []string
	for i, d := range e.Levels {
		line := l.say("library.level", content.Args{"Level": i + 1, "Dose": doseAndRest(l.Words, e, d)})
		if note := "exercise." + e.ID + ".level." + strconv.Itoa(i+1); l.Words.Has(note) {
			line = joined(line, l.say(note))
		}
		lines = append(lines, line)
	}
	return lines
}

func (l ExerciseLibrary) chain(e content.Exercise) []string {
	var lines []string
	for _, link := range [][2]string{{"easier", e.Easier}, {"harder", e.Harder}} {
		if id := link[1]; id != "" {
			lines = append(lines, l.say("library."+link[0], content.Args{"Name": l.say("exercise." + id + ".name"), "ID": id}))
		}
	}
	return lines
}

// barred tells whom the exercise is not for, in each position for which that is
// another list.
func (l ExerciseLibrary) barred(e content.Exercise) []views.Part {
	var parts []views.Part
	for i, v := range e.Versions() {
		if i > 0 && slices.Equal(v.Not, e.Not) || i == 0 && len(e.Not) == 0 {
			continue
		}
		part := views.Part{Head: l.say("library.not")}
		if i > 0 {
			part.Head = l.say("library.not_in", content.Args{"Position": l.position(v.Position)})
		}
		for _, code := range v.Not {
			part.Lines = append(part.Lines, l.say("condition."+code))
		}
		if len(v.Not) == 0 {
			part.Lines = []string{l.say("library.not_nothing")}
		}
		parts = append(parts, part)
	}
	return parts
}

func (l ExerciseLibrary) sources(e content.Exercise) []string {
	var lines []string
	for _, s := range l.Content.Sources() {
		if slices.Contains(e.Sources, s.ID) {
			lines = append(lines, l.say("library.source", content.Args{"ID": s.ID, "Title": s.Title}))
		}
	}
	return lines
}

// pictures show where the exercise begins and each pose that it leads to, in
// every position.
func (l ExerciseLibrary) pictures(e content.Exercise) []views.KeyPoses {
	var all []views.KeyPoses
	for _, v := range e.Versions() {
		k := views.KeyPoses{Figure: v.Figure}
		if len(e.Also) > 0 {
			k.Head = l.position(v.Position)
		}
		for i, pose := range posesOf(v) {
			caption := l.say("exercise." + e.ID + ".cue." + pose.Pose)
			if i == 0 {
				caption = l.say("library.picture_back", content.Args{"Cue": caption})
			}
			pose.Caption = caption
			k.Poses = append(k.Poses, pose)
		}
		all = append(all, k)
	}
	return all
}

// posesOf are the poses of an exercise in the order in which they are reached,
// the one to begin in first, those of other levels last.
func posesOf(e content.Exercise) []views.KeyPose {
	rounds := [][]content.Stroke{e.Rep}
	for _, d := range e.Levels {
		rounds = append(rounds, d.Rep)
	}
	var poses []views.KeyPose
	for _, round := range rounds {
		for i := range round {
			at := round[(i+len(round)-1)%len(round)].To // the last stroke leads to where the first begins
			if !slices.ContainsFunc(poses, func(p views.KeyPose) bool { return p.Pose == at }) {
				poses = append(poses, views.KeyPose{Pose: at})
			}
		}
	}
	return poses
}
