package main

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// built is the content of this checkout, made from its YAML.
func built(t *testing.T) map[string][]byte {
	t.Helper()
	indexes, problems := build(os.DirFS(".."))
	if len(problems) > 0 {
		t.Fatalf("the content has problems:\n%s", strings.Join(problems, "\n"))
	}
	return indexes
}

func TestIndexesAreFresh(t *testing.T) {
	want := built(t)
	files, err := filepath.Glob("../index/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if fresh, ok := want[name]; !ok {
			t.Errorf("index/%s comes from nothing: run go generate ./content", name)
		} else if !bytes.Equal(data, fresh) {
			t.Errorf("index/%s is older than its YAML: run go generate ./content", name)
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("index/%s is missing: run go generate ./content", name)
	}
}

// The same YAML must always give the same bytes, or the indexes would change
// without reason and every check would get a new version.
func TestBuildIsDeterministic(t *testing.T) {
	first, second := built(t), built(t)
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("two builds of the same content differ")
	}
}

// tree reads the YAML of a folder of content, to be changed.
func tree(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "*/*.yaml", "warning/*/*.yaml", "*/lessons/*.md"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tree[filepath.ToSlash(strings.TrimPrefix(file, filepath.FromSlash(root)+string(filepath.Separator)))] = &fstest.MapFile{Data: data}
		}
	}
	return tree
}

// overlay is the real content with one file replaced.
func overlay(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	tree := tree(t, "..")
	if _, ok := tree[name]; !ok {
		t.Fatalf("there is no content file %s to replace", name)
	}
	tree[name] = &fstest.MapFile{Data: []byte(text)}
	return tree
}

func TestBadContentIsRefusedByFile(t *testing.T) {
	for name, c := range map[string]struct{ file, text, at string }{
		"a field that nobody knows": {"sources.yaml", "- id: x\n  title: A study\n  kind: looked_up\n  colour: red\n", ":4: "},
		"text where a list belongs": {"sources.yaml", "just words\n", ":1: "},
		"broken YAML":               {"sources.yaml", "- id: [\n", ":1: "},
		"a kind that nobody knows":  {"sources.yaml", "- id: x\n  title: A study\n  kind: hearsay\n", ":1: x: "},
		"a rule without a level":    {"warning/signs.yaml", "- id: x\n  when: {item: chest_pain}\n", ":1: x: "},
		"a folder":                  {"warning/rules/1-mind.yaml", "- id: B0\n  note: true\n  about: body\n  source: [D]\n", ":1: B0: "},
		"a phase":                   {"phases.yaml", "- id: x\n  phases:\n    - {name: P0, from: 0}\n    - name: P9\n      from: 3\n", ":4: x P9 from day 3: unknown phase"},
		"a country":                 {"countries.yaml", "- iso: DE\n  emergency:\n    - number: 112\n    - number: call\n", ":4: DE: number"},
		"words":                     {"en/alarm.yaml", "advice:\n  x:\n    - Be there.\n    - or not\n", ":4: advice.x.2: begins"},
	} {
		t.Run(name, func(t *testing.T) {
			indexes, problems := build(overlay(t, c.file, c.text))
			if indexes != nil {
				t.Error("indexes were made of bad content")
			}
			if !slices.ContainsFunc(problems, func(p string) bool { return strings.HasPrefix(p, c.file+c.at) }) {
				t.Errorf("no problem names %s%s: %q", c.file, c.at, problems)
			}
		})
	}
}

func TestWriteReplacesAndRemoves(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if err := write(dir, map[string][]byte{"a.json": []byte("1"), "old.json": []byte("2")}); err != nil {
		t.Fatal(err)
	}
	if err := write(dir, map[string][]byte{"a.json": []byte("3")}); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "a.json")); err != nil || string(data) != "3" {
		t.Errorf("a.json holds %q, %v", data, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "old.json")); !os.IsNotExist(err) {
		t.Errorf("an index that no longer exists was kept: %v", err)
	}
}
