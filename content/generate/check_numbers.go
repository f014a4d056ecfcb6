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
		c.checkCountry("countries.yaml: "+country.ISO, country)
	}
	c.unique("countries.yaml", ids)
	c.spoken("countries.yaml", "phone.always", "phone.always_crisis", "phone.checked", "phone.poison")
}

func (c *checker) checkCountry(where string, country content.Country) {
	if !isoCode.MatchString(country.ISO) {
		c.problem(where, "%q is not a country code of two capital letters", country.ISO)
	}
	c.spoken(where, "country."+country.ISO)
	if len(country.Emergency) == 0 {
		c.problem(where, "has no emergency number")
	}
	if len(country.Crisis) == 0 {
		c.problem(where, "has no crisis number")
	}
	if len(country.Advice) == 0 && country.AdviceNote == "" {
		c.problem(where, "has neither a number for advice nor a note that says where it comes from")
	}
	if country.AdviceNote != "" {
		c.spoken(where, "phone."+country.AdviceNote)
	}
	for _, list := range [][]content.Phone{country.Emergency, country.Advice, country.Poison, country.Crisis} {
		c.checkPhones(where, list)
	}
	if _, err := time.Parse(time.DateOnly, country.Checked); err != nil {
		c.problem(where, "checked %q is not a date such as 2026-06-01", country.Checked)
	}
	c.sourced(where, country.Sources)
}

// checkPhones checks one list of a country. The same number may stand in two
// lists, but not twice in one.
func (c *checker) checkPhones(where string, list []content.Phone) {
	var numbers []string
	for _, p := range list {
		if !dialled.MatchString(p.Number) {
			c.problem(where, "number %q cannot be dialled", p.Number)
		}
		if p.Note != "" {
			c.spoken(where, "phone."+p.Note)
		}
		numbers = append(numbers, p.Number)
	}
	c.unique(where, slices.DeleteFunc(numbers, func(n string) bool { return n == "" }))
}
