package main

import "backcoach/content"

// checkClinic sees to it that everything a clinic's paper can say has words.
func (c *checker) checkClinic() {
	for _, m := range content.Moves() {
		c.spoken(where{file: "en"}, "clinic.move."+m)
	}
	for _, p := range content.Positions() {
		c.spoken(where{file: "en"}, "clinic.position."+p)
	}
	for _, code := range conditions {
		c.spoken(where{file: "en"}, "why_not.code."+code)
	}
}
