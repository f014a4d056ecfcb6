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

// overlay is the real content with one file replaced.
func overlay(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	tree := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "*/*.yaml", "warning/*/*.yaml"} {
		files, err := filepath.Glob(filepath.Join("..", pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tree[filepath.ToSlash(strings.TrimPrefix(file, ".."+string(filepath.Separator)))] = &fstest.MapFile{Data: data}
		}
	}
	if _, ok := tree[name]; !ok {
		t.Fatalf("there is no content file %s to replace", name)
	}
	tree[name] = &fstest.MapFile{Data: []byte(text)}
	return tree
}

func TestBadContentIsRefusedByFile(t *testing.T) {
	for name, c := range map[string]struct{ file, text string }{
		"a field that nobody knows": {"sources.yaml", "- id: x\n  title: A study\n  kind: looked_up\n  colour: red\n"},
		"text where a list belongs": {"sources.yaml", "just words\n"},
		"broken YAML":               {"sources.yaml", "- id: [\n"},
		"a kind that nobody knows":  {"sources.yaml", "- id: x\n  title: A study\n  kind: hearsay\n"},
	} {
		t.Run(name, func(t *testing.T) {
			indexes, problems := build(overlay(t, c.file, c.text))
			if indexes != nil {
				t.Error("indexes were made of bad content")
			}
			if !slices.ContainsFunc(problems, func(p string) bool { return strings.Contains(p, c.file) }) {
				t.Errorf("no problem names %s: %q", c.file, problems)
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
