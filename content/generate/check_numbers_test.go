package main

import (
	"os"
	"strings"
	"testing"

	"backcoach/content"
)

// realLibrary reads the content of the program without checking it.
func realLibrary(t *testing.T) library {
	t.Helper()
	lib, problems := read(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatal(strings.Join(problems, "\n"))
	}
	return lib
}

// numbersLibrary has one sound country, with its words and its source.
func numbersLibrary() library {
	plain := map[string]string{"country.XA": "Example"}
	for _, id := range []string{"always", "always_crisis", "checked", "poison", "call_or_text", "local"} {
		plain["phone."+id] = "Words"
	}
	return library{
		countries: []content.Country{{
			ISO:       "XA",
			Emergency: []content.Phone{{Number: "112"}, {Number: "#7119"}},
			Advice:    []content.Phone{{Number: "1-800 222"}},
			Crisis:    []content.Phone{{Number: "112", Note: "call_or_text"}},
			Checked:   "2026-06-01",
			Sources:   []string{"S"},
		}},
		sources: []content.Source{{ID: "S", Title: "A list", Kind: "looked_up"}},
		words:   map[string]words{"en": {Plain: plain}},
	}
}

func countryProblems(lib library) []string {
	c := checker{library: lib}
	c.checkCountries()
	return c.problems
}

func TestCountriesAreSound(t *testing.T) {
	for name, lib := range map[string]library{"real": realLibrary(t), "made up": numbersLibrary()} {
		for _, p := range countryProblems(lib) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

func TestBrokenCountriesAreNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil func(*content.Country)
		want  string
	}{
		"code":              {func(c *content.Country) { c.ISO = "xa" }, `"xa" is not a country code`},
		"name":              {func(c *content.Country) { c.ISO = "XB" }, "no words country.XB in en/"},
		"no emergency":      {func(c *content.Country) { c.Emergency = nil }, "no emergency number"},
		"no crisis":         {func(c *content.Country) { c.Crisis = nil }, "no crisis number"},
		"no advice":         {func(c *content.Country) { c.Advice = nil }, "neither a number for advice nor a note"},
		"advice note":       {func(c *content.Country) { c.AdviceNote = "nowhere" }, "no words phone.nowhere in en/"},
		"letters in number": {func(c *content.Country) { c.Crisis[0].Number = "text HOME to 741741" }, `"text HOME to 741741" cannot be dialled`},
		"brackets":          {func(c *content.Country) { c.Crisis[0].Number = "(0)30 1" }, "cannot be dialled"},
		"two blanks":        {func(c *content.Country) { c.Crisis[0].Number = "0800  1" }, "cannot be dialled"},
		"blank at the end":  {func(c *content.Country) { c.Crisis[0].Number = "0800 " }, "cannot be dialled"},
		"no digits":         {func(c *content.Country) { c.Emergency[0].Number = "" }, `"" cannot be dialled`},
		"poison number":     {func(c *content.Country) { c.Poison = []content.Phone{{Number: "x"}} }, `"x" cannot be dialled`},
		"note":              {func(c *content.Country) { c.Crisis[0].Note = "nowhere" }, "no words phone.nowhere in en/"},
		"number twice":      {func(c *content.Country) { c.Emergency[1].Number = "112" }, "112 occurs twice"},
		"no date":           {func(c *content.Country) { c.Checked = "" }, `checked "" is not a date`},
		"no such date":      {func(c *content.Country) { c.Checked = "2026-02-30" }, `checked "2026-02-30" is not a date`},
		"no source":         {func(c *content.Country) { c.Sources = nil }, "has no source"},
		"unknown source":    {func(c *content.Country) { c.Sources = []string{"T"} }, "source T is not in sources.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := numbersLibrary()
			tc.spoil(&lib.countries[0])
			wantProblem(t, countryProblems(lib), "countries.yaml: "+lib.countries[0].ISO, tc.want)
		})
	}
}

func TestCountryTwice(t *testing.T) {
	lib := numbersLibrary()
	lib.countries = append(lib.countries, lib.countries[0])
	wantProblem(t, countryProblems(lib), "countries.yaml", "XA occurs twice")
}

func TestLinesUnderEveryListAreThere(t *testing.T) {
	lib := numbersLibrary()
	delete(lib.words["en"].Plain, "phone.always")
	wantProblem(t, countryProblems(lib), "countries.yaml", "no words phone.always in en/")
}

// TestFirstNumbers compares what is shown largest with clinical section C,
// column "emergency".
func TestFirstNumbers(t *testing.T) {
	want := map[string]string{
		"US": "911", "CA": "911", "MX": "911", "BR": "192", "AR": "107", "GB": "999", "IE": "112", "FR": "15",
		"DE": "112", "AT": "144", "CH": "144", "ES": "112", "IT": "112", "PT": "112", "NL": "112", "BE": "112",
		"DK": "112", "NO": "113", "SE": "112", "FI": "112", "PL": "112", "CZ": "112", "GR": "112", "AU": "000",
		"NZ": "111", "IN": "112", "JP": "119", "KR": "119", "SG": "995", "HK": "999", "MY": "999", "ZA": "10177",
		"IL": "101", "AE": "998",
	}
	countries := realLibrary(t).countries
	if len(countries) != len(want) {
		t.Errorf("%d countries, want %d", len(countries), len(want))
	}
	for _, c := range countries {
		if got := c.Emergency[0].Number; got != want[c.ISO] {
			t.Errorf("%s: %s, want %s", c.ISO, got, want[c.ISO])
		}
	}
}
