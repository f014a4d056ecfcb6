package content

// Relief is what helps while it hurts, and who must not (clinical sections H and N6).
type Relief struct {
	// Helps stand in the order in which they are shown while nothing else decides.
	Helps []Help `json:"helps"`
	Packs []Pack `json:"packs"`
	// Bars say who must not use a pack, and with whom care is no good idea.
	Bars []Bar  `json:"bars"`
	Care []Care `json:"care"`
	// SkinDays is after how many days the questions about the skin are asked again.
	SkinDays int `json:"skin_days"`
	// AnswerSeconds is how long a pack waits for the answer how the skin looks before it
	// counts as bad news.
	AnswerSeconds int `json:"answer_s"`
	// SkinHours is for how many hours after bad news of the skin there is no pack.
	SkinHours int             `json:"skin_hours"`
	Medicine  MedicineNumbers `json:"medicine"`
}

// Help is one thing to do while it hurts. Its words stand under "relief.help.<id>".
type Help struct {
	ID string `json:"id"`
	// Activity is what the gate knows it as: an activity or an exercise.
	Activity string `json:"activity"`
	// Guide is the id of the guide that leads through it, where there is one.
	Guide string `json:"guide,omitempty"`
	// Exercise is set where it is an exercise of the library too, which phase and
	// conditions may be against.
	Exercise string   `json:"exercise,omitempty"`
	Sources  []string `json:"sources"`
}

// Pack is heat or cold on the skin. Times are in minutes.
type Pack struct {
	ID string `json:"id"` // heat | cold: also the id of its help and of its activity
	// Minutes are how long it may lie, to choose from; Bony the same over bone. The
	// last of each is the most.
	Minutes []int `json:"minutes"`
	Bony    []int `json:"bony,omitempty"`
	// Check is after how many minutes the skin is looked at, half-way at the latest; 0
	// is half-way.
	Check int `json:"check,omitempty"`
	// Gap is how long there is no pack after it, Kinder how long is better.
	Gap     int      `json:"gap"`
	Kinder  []int    `json:"kinder"`
	Sources []string `json:"sources"`
}

// Most is the longest time that a pack may lie.
func (p Pack) Most() int { return max(last(p.Minutes), last(p.Bony)) }

func last(all []int) int {
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1]
}

// Bar is a reason against some of the packs and of the care. It holds with any of its
// answers, items, facts or days. Its words stand under "relief.bar.<id>" and
// "relief.bar_long.<id>" for packs, under "care.bar.<id>" for care.
type Bar struct {
	ID string `json:"id"`
	// For are ids of packs and care.
	For []string `json:"for"`
	// Ticks are answers of the form "skin".
	Ticks []string `json:"ticks,omitempty"`
	// Items are warning questions whose newest answer was not a clear no.
	Items []string `json:"items,omitempty"`
	// Facts count as present while they are not known.
	Facts []string `json:"facts,omitempty"`
	// Tags are those of treatments, for so many Days after them.
	Tags    []string  `json:"tags,omitempty"`
	Days    *DayRange `json:"days,omitempty"`
	Sources []string  `json:"sources"`
}

// Care is something that others do for the back. Its name stands under
// "form.care.kind.<id>".
type Care struct {
	ID      string   `json:"id"`
	Sources []string `json:"sources"`
}

// MedicineNumbers are the times that the record of medicines looks at.
type MedicineNumbers struct {
	// DoubleMinutes is within how many minutes the same name twice may be a mistake.
	DoubleMinutes int `json:"double_min"`
	// EffectMinutes is after how long the effect is asked for.
	EffectMinutes int `json:"effect_min"`
	// NewDays is for how many days after its first a medicine is new.
	NewDays int      `json:"new_days"`
	Sources []string `json:"sources"`
}

// Relief gives what helps while it hurts.
func (l *Library) Relief() Relief { return l.relief() }

// Pack finds heat or cold by id; false if there is no such pack.
func (r Relief) Pack(id string) (Pack, bool) {
	return find(r.Packs, func(p Pack) bool { return p.ID == id })
}

// Help finds a thing to do by id; false if there is none.
func (r Relief) Help(id string) (Help, bool) {
	return find(r.Helps, func(h Help) bool { return h.ID == id })
}
