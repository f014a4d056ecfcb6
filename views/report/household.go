package report

import "backcoach/content"

// Household is the card for the people at home, for somebody who has no file
// yet: when not to wait, and what to do until help comes. The numbers are left to
// be filled in by hand.
func Household(words *content.Words) []string {
	p := &page{words: words}
	p.lines = append(p.lines, words.Say("household.title"), "")
	p.add(0, words.Say("household.head"))
	for _, part := range [][2]string{{"when", "signs"}, {"do", "help"}} {
		p.gap()
		p.lines = append(p.lines, words.Say("household."+part[0]))
		for _, line := range words.List("household." + part[1]) {
			p.add(2, "- "+line)
		}
	}
	p.gap()
	for _, id := range []string{"phone.emergency", "phone.clinic_phone", "phone.night_phone"} {
		p.lines = append(p.lines, words.Say(id)+": ______________________________", "")
	}
	p.add(0, words.Say("phone.always"))
	return p.lines
}
