package main_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows are the imports of each of our packages that are allowed, by folder.
// They run one way: content, views, model, store, main. An import that is not
// listed is an error, and so is a package that is not: a new one is a decision,
// made here.
var arrows = map[string][]string{
	"content":                 {},
	"content/generate":        {"content"},
	"views":                   {"content", "views/figure"},
	"views/figure":            {"content"},
	"model/triage":            {"content"},
	"model/player":            {"content"},
	"model/sound":             {},
	"model/coach":             {"content", "model/triage", "model/player"},
	"views/report":            {"content"},
	"model/exchange":          {"content", "model/triage", "model/coach"},
	"model":                   {"content", "views", "model/triage", "model/player", "model/coach", "model/exchange", "model/sound"},
	"model/command":           {"content", "model", "model/coach", "model/exchange", "model/sound", "views/report"},
	"model/modeltest":         {"content", "views", "model", "model/triage", "model/player", "model/coach", "model/sound"},
	"model/modeltest/term":    {},
	"model/modeltest/picture": {"model/modeltest/term"},
	"store":                   {"content", "model/triage", "model/coach"},
	"main":                    {"model/command", "store"},
}

// drivers are what tests of any package may import besides.
var drivers = []string{"model/modeltest", "model/modeltest/term", "model/modeltest/picture"}

// whole are the packages whose tests play the built program.
var whole = []string{"main", "model/modeltest/picture"}

// pure packages hold rules and pictures: no files, no network, no clock.
var pure = []string{"model/triage", "model/player", "model/coach", "views", "views/figure", "views/report", "model/exchange"}

// pkg is what `go list` tells about a package.
type pkg struct {
	ImportPath   string
	Dir          string
	GoFiles      []string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

const module = "backcoach"

// folder is the package's place in the house, as the arrows name it.
func folder(importPath string) string {
	if importPath == module {
		return "main"
	}
	return strings.TrimPrefix(importPath, module+"/")
}

func ours(imports []string) []string {
	var found []string
	for _, path := range imports {
		if path == module || strings.HasPrefix(path, module+"/") {
			found = append(found, folder(path))
		}
	}
	return found
}

func goList(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %q: %v\n%s", args, err, &complaint)
	}
	return out
}

func packages(t *testing.T) []pkg {
	t.Helper()
	var all []pkg
	dec := json.NewDecoder(bytes.NewReader(goList(t, "-json=ImportPath,Dir,GoFiles,Imports,TestImports,XTestImports", "./...")))
	for dec.More() {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// strayed lists the imports of a package that no arrow allows. Its tests may
// also import themselves, what lies behind its arrows, and the drivers; tests
// that play the whole program may import everything.
func strayed(p pkg) []string {
	from := folder(p.ImportPath)
	allowed, known := arrows[from]
	if !known {
		return []string{from + " has no arrows"}
	}
	var wrong []string
	for _, to := range ours(p.Imports) {
		if !slices.Contains(allowed, to) {
			wrong = append(wrong, from+" imports "+to)
		}
	}
	behind := map[string]bool{from: true}
	for _, to := range slices.Concat(allowed, drivers) {
		reach(to, behind)
	}
	for _, to := range ours(slices.Concat(p.TestImports, p.XTestImports)) {
		if !slices.Contains(whole, from) && !behind[to] {
			wrong = append(wrong, "a test of "+from+" imports "+to)
		}
	}
	return wrong
}

func reach(from string, seen map[string]bool) {
	if seen[from] {
		return
	}
	seen[from] = true
	if slices.Contains(drivers, from) {
		return // what a driver needs is no business of those it drives
	}
	for _, to := range arrows[from] {
		reach(to, seen)
	}
}

func TestArrowsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		for _, wrong := range strayed(p) {
			t.Error(wrong)
		}
	}
}

func TestArrowsAreWatched(t *testing.T) {
	for _, c := range []struct {
		p    pkg
		want string
	}{
		{pkg{ImportPath: "backcoach/views", Imports: []string{"backcoach/model"}}, "views imports model"},
		{pkg{ImportPath: "backcoach/store", Imports: []string{"backcoach/model"}}, "store imports model"},
		{pkg{ImportPath: "backcoach/content", XTestImports: []string{"backcoach/views"}}, "a test of content imports views"},
		{pkg{ImportPath: "backcoach/utils"}, "utils has no arrows"},
		{pkg{ImportPath: "backcoach/views", Imports: []string{"backcoach/content"}, XTestImports: []string{"backcoach/views", "backcoach/model/modeltest/term"}}, ""},
	} {
		if got := strings.Join(strayed(c.p), "; "); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.p, got, c.want)
		}
	}
}

// TestArrowsHaveNoCircle keeps the map itself honest.
func TestArrowsHaveNoCircle(t *testing.T) {
	for _, from := range slices.Sorted(maps.Keys(arrows)) {
		behind := map[string]bool{}
		for _, to := range arrows[from] {
			reach(to, behind)
		}
		if behind[from] {
			t.Errorf("%s reaches itself", from)
		}
	}
}

func TestOnlyStoreKnowsTheDatabase(t *testing.T) {
	for _, p := range packages(t) {
		for _, path := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			if strings.HasPrefix(path, "go.etcd.io/bbolt") && folder(p.ImportPath) != "store" {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

// outside are the packages through which a program reaches out of itself.
var outside = regexp.MustCompile(`^(os|os/.*|io/fs|io/ioutil|net|net/.*|syscall|log|log/.*|golang\.org/x/sys/.*)$`)

func TestRulesAndViewsTouchNothing(t *testing.T) {
	for _, p := range packages(t) {
		if !slices.Contains(pure, folder(p.ImportPath)) {
			continue
		}
		for _, path := range p.Imports {
			if outside.MatchString(path) {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
		for _, use := range clockUses(t, p) {
			t.Errorf("%s: the time must be handed in", use)
		}
	}
}

// The model has a clock of its own: one file reads the machine's.
func TestModelReadsOneClock(t *testing.T) {
	for _, p := range packages(t) {
		if folder(p.ImportPath) != "model" {
			continue
		}
		for _, use := range clockUses(t, p) {
			if !strings.HasPrefix(use, "model/clock.go:") {
				t.Errorf("%s: ask the clock of the model", use)
			}
		}
	}
}

// Nothing leaves the machine (S8).
func TestNothingCanReachTheNetwork(t *testing.T) {
	for _, dep := range strings.Fields(string(goList(t, "-deps", "."))) {
		if slices.Contains([]string{"net/http", "crypto/tls", "net/rpc", "net/smtp"}, dep) {
			t.Errorf("the program depends on %s", dep)
		}
	}
	for _, p := range packages(t) {
		for _, path := range p.Imports {
			if path == "net" || strings.HasPrefix(path, "net/") {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

// dialling are the symbols without which no connection is made or awaited. The
// linker leaves out what cannot be reached, so their absence is proof.
var dialling = regexp.MustCompile(`\bnet\.(Dial|Listen|\(\*(Dialer|ListenConfig|sysDialer|sysListener)\)\.)|\bcrypto/tls\.`)

func TestNothingInTheBinaryDials(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	path, err := backcoach.Build()
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := exec.Command("go", "tool", "nm", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(symbols, []byte(" main.main\n")) {
		t.Fatal("the binary has no symbols to look at")
	}
	for line := range bytes.Lines(symbols) {
		if dialling.Match(line) {
			t.Errorf("the binary holds %s", bytes.TrimSpace(line))
		}
	}
}
