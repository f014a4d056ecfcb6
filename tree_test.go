package main_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// top is all that stands at the top level, besides tests of the whole program,
// dotfiles and what git ignores.
var top = []string{
	"model", "views", "content", "store",
	"main.go", "go.mod", "go.sum", "README.md", "LICENSE", "CONTRIBUTING.md",
}

// ignoredByGit tells for a file name whether .gitignore leaves it out.
func ignoredByGit(t *testing.T) func(name string) bool {
	t.Helper()
	patterns := strings.Fields(read(t, ".gitignore"))
	return func(name string) bool {
		return slices.ContainsFunc(patterns, func(pattern string) bool {
			ok, err := filepath.Match(strings.Trim(pattern, "/"), name)
			return err == nil && ok
		})
	}
}

func TestTopLevelIsTheHouse(t *testing.T) {
	ignored := ignoredByGit(t)
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		known := strings.HasPrefix(name, ".") || strings.HasSuffix(name, "_test.go") || slices.Contains(top, name)
		if !known && !ignored(name) {
			t.Errorf("%s does not belong at the top level", name)
		}
	}
}

// The names of folders that only somebody's machine has. They are put together
// here so that this file passes its own test.
var machine = regexp.MustCompile(`(?m)(^|[^\w.~)\]}-])/` + `(work|root|tmp/bash_jobs|home/\w+)\b`)

func TestNoFileNamesAMachine(t *testing.T) {
	ignored := ignoredByGit(t)
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == ".git" && d.IsDir():
			return fs.SkipDir
		case d.Name() == ".git" || ignored(d.Name()) || !d.Type().IsRegular():
			return nil
		}
		if found := machine.FindString(read(t, path)); found != "" {
			t.Errorf("%s names %q", path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestMachinesAreRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		"see /" + "work/notes":              true,
		"\"/" + "root/go\"":                 true,
		"cd /" + "tmp/bash_jobs.0/1":        true,
		"https://example.org/" + "work/a":   false,
		"back to sport/" + "work or school": false,
		"../" + "work is relative":          false,
		"a folder of /" + "workshops":       false,
	} {
		if got := machine.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
