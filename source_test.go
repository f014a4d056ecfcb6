package main_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// found is a place in our source.
type found struct {
	at   token.Position
	what string
}

func (f found) String() string { return fmt.Sprintf("%s:%d: %s", f.at.Filename, f.at.Line, f.what) }

// inSource parses the package's files without its tests and collects what look
// finds in them.
func inSource(t *testing.T, p pkg, look func(*token.FileSet, *ast.File) []found) []string {
	t.Helper()
	var all []string
	for _, name := range p.GoFiles {
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		path, err := filepath.Rel(here, filepath.Join(p.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range look(set, file) {
			f.at.Filename = filepath.ToSlash(f.at.Filename)
			all = append(all, f.String())
		}
	}
	return all
}

// clock are the functions of package time that read a clock or wait for it.
var clock = []string{"Now", "Since", "Until", "After", "AfterFunc", "Sleep", "Tick", "NewTimer", "NewTicker"}

// clockUses lists where a package reads the machine's clock.
func clockUses(t *testing.T, p pkg) []string { return inSource(t, p, clockUsesIn) }

func clockUsesIn(set *token.FileSet, file *ast.File) []found {
	var all []found
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, s.Sel.Name) {
			all = append(all, found{set.Position(n.Pos()), "time." + s.Sel.Name})
		}
		return true
	})
	return all
}

// sentence is three words in a row.
var sentence = regexp.MustCompile(`\pL[\pL'’]*[,;:]? \pL[\pL'’]*[,;:]? \pL`)

// forDevelopers are the calls whose words only developers read.
var forDevelopers = []string{"panic", "errors.New", "fmt.Errorf"}

// sentencesIn lists the string literals that look like something a patient
// would read: those belong into content/<lang>/.
func sentencesIn(set *token.FileSet, file *ast.File) []found {
	var all []found
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			return !slices.Contains(forDevelopers, name(n.Fun))
		case *ast.Field:
			n.Tag = nil
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			if err == nil && n.Kind == token.STRING && sentence.MatchString(text) {
				all = append(all, found{set.Position(n.Pos()), n.Value})
			}
		}
		return true
	})
	return all
}

// name writes a called function as it stands in the source: f or pkg.f.
func name(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return name(f.X) + "." + f.Sel.Name
	}
	return ""
}

func TestNoSentenceStandsInCode(t *testing.T) {
	for _, p := range packages(t) {
		dir := folder(p.ImportPath)
		read := strings.HasPrefix(dir, "model") || strings.HasPrefix(dir, "views") || dir == "main"
		if !read || strings.HasPrefix(dir, "model/modeltest") {
			continue
		}
		for _, s := range inSource(t, p, sentencesIn) {
			t.Errorf("%s: what a patient reads belongs into content", s)
		}
	}
}

func TestSourceIsWatched(t *testing.T) {
	const source = `package p
import ("errors"; "fmt"; "time")
type t struct { f string ` + "`json:\"f\" help:\"not for any patient\"`" + ` }
var a = "You did well"
var b = []string{"two words", "form.checkin.title", "%d of %d", "Don't stop, rest first."}
func f() error { panic("this cannot happen: " + fmt.Sprint("we are sure")) }
func g() error { return errors.Join(errors.New("this is for developers"), fmt.Errorf("so is this: %w", nil)) }
func h() string { return fmt.Sprintf("%d of your exercises", 3) }
func i(d time.Duration) (time.Time, <-chan time.Time) { return time.Now(), time.After(d) }
`
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "p.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	check := func(got []found, want ...string) {
		t.Helper()
		var texts []string
		for _, f := range got {
			texts = append(texts, f.String())
		}
		if !slices.Equal(texts, want) {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(texts, "\n"), strings.Join(want, "\n"))
		}
	}
	check(clockUsesIn(set, file), "p.go:9: time.Now", "p.go:9: time.After")
	check(sentencesIn(set, file),
		`p.go:4: "You did well"`, `p.go:5: "Don't stop, rest first."`, `p.go:8: "%d of your exercises"`)
}
