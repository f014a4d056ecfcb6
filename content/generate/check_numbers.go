package main

import (
	"regexp"
	"slices"
	"time"

	"backcoach/content"
)

var (
	isoCode = regexp.MustCompile(`^[A-Z]{2}$`)
	// dialled is what a phone can dial, written in groups. Words to be texted
	// belong into a note.
	dialled = regexp.MustCompile(`^[+#*]?[0-9]+([ -][0-9]+)*$`)
)

// checkCountries sees that every country has an emergency and a crisis number
// and says where advice comes from, that every number can be dialled and every
// note said.
func (c *checker) checkCountries() {
	var ids []string
	for _, country := range c.countries {
		ids = append(ids, country.ISO)
		c.checkCountry(where{file: "countries.yaml"}.entry(country.ISO), country)
	}
	c.unique(where{file: "countries.yaml"}, ids)
	c.spoken(where{file: "countries.yaml"}, "phone.always", "phone.always_crisis", "phone.checked", "phone.poison")
}

func (c *checker) checkCountry(w where, country content.Country) {
	if !isoCode.MatchString(country.ISO) {
		c.problem(w, "%q is not a country code of two capital letters", country.ISO)
	}
	c.spoken(w, "country."+country.ISO)
	if len(country.Emergency) == 0 {
		c.problem(w, "has no emergency number")
	}
	if len(country.Crisis) == 0 {
		c.problem(w, "has no crisis number")
	}
	if len(country.Advice) == 0 && country.AdviceNote == "" {
		c.problem(w, "has neither a number for advice nor a note that says where it comes from")
	}
	if country.AdviceNote != "" {
		c.spoken(w, "phone."+country.AdviceNote)
	}
	lists := map[string][]content.Phone{"emergency": country.Emergency, "advice": country.Advice, "poison": country.Poison, "crisis": country.Crisis}
	for _, kind := range sortedKeys(lists) {
		c.checkPhones(w.at(kind), lists[kind])
	}
	if _, err := time.Parse(time.DateOnly, country.Checked); err != nil {
		c.problem(w.at("checked"), "checked %q is not a date such as 2026-06-01", country.Checked)
	}
	c.sourced(w, country.Sources)
}

// checkPhones checks one list of a country. The same number may stand in two
// lists, but not twice in one.
func (c *checker) checkPhones(w where, list []content.Phone) {
	var numbers []string
	for i, p := range list {
		if !dialled.MatchString(p.Number) {
			c.problem(w.at(i+1, "number"), "number %q cannot be dialled", p.Number)
		}
		if p.Note != "" {
			c.spoken(w, "phone."+p.Note)
		}
		numbers = append(numbers, p.Number)
	}
	c.unique(w, slices.DeleteFunc(numbers, func(n string) bool { return n == "" }))
}
