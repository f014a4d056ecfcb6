package main

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// where is the place that a problem speaks of: a field of a file. A folder in
// the place of the file stands for whichever of its files has the field.
type where struct {
	file string
	// path are the steps to the field, joined by dots: a key, the number of an
	// entry in a list from 1, or its id. The id of words is their path.
	path string
	// name tells whose problem it is where a file holds several things.
	name string
}

// at goes on to a field within.
func (w where) at(steps ...any) where {
	for _, step := range steps {
		w.path = join(w.path, fmt.Sprint(step))
	}
	return w
}

// entry goes on to an entry of a list, which the problem then names.
func (w where) entry(id string) where {
	w = w.at(id)
	w.name = id
	return w
}

// files are the parsed files of the content by name.
type files map[string]ast.Node

// say is a problem as it is printed: file:line: what is wrong. A place of which
// only a part exists has the line of that part; a field that is missing, that of
// what it is missing from.
func (f files) say(w where, text string) string {
	if w.name != "" {
		text = w.name + ": " + text
	}
	file, line := f.locate(w)
	return located(file, line, text)
}

// located is a problem at a line; line 0 is not known.
func located(file string, line int, text string) string {
	if line == 0 {
		return file + ": " + text
	}
	return fmt.Sprintf("%s:%d: %s", file, line, text)
}

func (f files) locate(w where) (file string, line int) {
	if root, ok := f[w.file]; ok {
		line, _ = follow(root, w.path)
		return w.file, max(line, 1)
	}
	file, farthest := w.file, 0
	for _, name := range sortedKeys(f) {
		if path.Dir(name) != strings.TrimSuffix(w.file, "/") {
			continue
		}
		if at, taken := follow(f[name], w.path); taken > farthest {
			file, line, farthest = name, at, taken
		}
	}
	return file, line
}

// follow goes along a path as far as it leads. It gives the line of the last
// step and how much of the path it took.
func follow(n ast.Node, path string) (line, taken int) {
	try := func(step string, at int, inside ast.Node) {
		rest, ok := strings.CutPrefix(path, step)
		if step == "" || !ok || rest != "" && rest[0] != '.' {
			return
		}
		deeper, more := follow(inside, strings.TrimPrefix(rest, "."))
		if more > 0 {
			at, more = deeper, more+1
		}
		if len(step)+more > taken {
			line, taken = at, len(step)+more
		}
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			try(v.Key.GetToken().Value, lineOf(v.Key), v.Value)
		}
	case *ast.SequenceNode:
		for i, v := range n.Values {
			for _, step := range []string{strconv.Itoa(i + 1), idOf(v)} {
				try(step, lineOf(v), v)
			}
		}
	}
	return line, taken
}

// lineOf is the line on which a node begins.
func lineOf(n ast.Node) int {
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	return n.GetToken().Position.Line
}

// ids are the keys that name an entry of a list.
var ids = []string{"id", "iso"}

// idOf is the id of an entry of a list, or the entry itself if it is a single
// word; "" if it has neither.
func idOf(n ast.Node) string {
	m, ok := n.(*ast.MappingNode)
	if !ok {
		return n.GetToken().Value
	}
	for _, v := range m.Values {
		if slices.Contains(ids, v.Key.GetToken().Value) {
			return v.Value.GetToken().Value
		}
	}
	return ""
}
