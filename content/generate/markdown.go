package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"backcoach/content"
)

// lessonSource is a lesson as it was read, with where it stands.
type lessonSource struct {
	content.LessonText
	file string
}

func textsOf(sources []lessonSource) []content.LessonText {
	texts := make([]content.LessonText, len(sources))
	for i, s := range sources {
		texts[i] = s.LessonText
	}
	return texts
}

// lesson reads a text in Markdown: a heading of the first level that is the title, then
// what a view can draw. Anything else is a problem at its line.
func (r *reader) lesson(file string) lessonSource {
	s := lessonSource{LessonText: content.LessonText{ID: strings.TrimSuffix(path.Base(file), ".md")}, file: file}
	data, err := fs.ReadFile(r.tree, file)
	if err != nil {
		r.refused(file, err)
		return s
	}
	m := markdown{text: data, refuse: func(line int, what string) { r.problems = append(r.problems, located(file, line, what)) }}
	s.Title, s.Blocks = m.read()
	if s.Title == "" {
		m.refuse(1, "has to begin with its title, as in: # Rest a little")
	}
	return s
}

// markdown takes a text apart into what views can draw. There is one list of what that
// is: what stands here.
type markdown struct {
	text   []byte
	refuse func(line int, what string)
	title  string
	blocks []content.Block
}

func (m *markdown) read() (string, []content.Block) {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	for n := p.Parse(text.NewReader(m.text)).FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
	return m.title, m.blocks
}

func (m *markdown) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		m.heading(n)
	case *ast.Paragraph:
		m.add(content.Paragraph, n)
	case *ast.List:
		m.list(n)
	default:
		m.refuse(m.line(n), fmt.Sprintf("%s is nothing that is drawn: use paragraphs, headings and lists", n.Kind()))
	}
}

func (m *markdown) heading(n *ast.Heading) {
	switch first := m.title == "" && len(m.blocks) == 0; {
	case first && n.Level == 1:
		m.title = content.Block{Spans: m.spans(n, "")}.Text()
	case n.Level == 2:
		m.add(content.Heading, n)
	default:
		m.refuse(m.line(n), "a heading has to be # for the title, at the beginning, or ## below it")
	}
}

// list takes a list of single lines, without numbers.
func (m *markdown) list(l *ast.List) {
	if l.IsOrdered() {
		m.refuse(m.line(l), "lists have no numbers: a digit is a key")
		return
	}
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		line := item.FirstChild()
		if line == nil || line.NextSibling() != nil || line.Kind() != ast.KindTextBlock {
			m.refuse(m.line(item), "an entry of a list is one short text, and lists have no empty lines")
			continue
		}
		m.add(content.ListItem, line)
	}
}

func (m *markdown) add(kind content.BlockKind, n ast.Node) {
	m.blocks = append(m.blocks, content.Block{Kind: kind, Spans: m.spans(n, "")})
}

// spans are the texts within a block, those of one weight together.
func (m *markdown) spans(n ast.Node, weight content.Weight) []content.Span {
	var all []content.Span
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch c := child.(type) {
		case *ast.Text:
			written := string(c.Segment.Value(m.text))
			if c.SoftLineBreak() {
				written += " "
			}
			if c.HardLineBreak() {
				m.refuse(m.line(n), "a line cannot be broken by hand")
			}
			all = append(all, content.Span{Text: written, Weight: weight})
		case *ast.String:
			all = append(all, content.Span{Text: string(c.Value), Weight: weight})
		case *ast.Emphasis:
			all = append(all, m.spans(c, [...]content.Weight{1: content.Emphasis, 2: content.Strong}[c.Level])...)
		default:
			m.refuse(m.line(n), fmt.Sprintf("%s is nothing that is drawn: use *, ** or neither", c.Kind()))
		}
	}
	return merged(all)
}

// merged joins neighbours of one weight: the parser cuts at every special character.
func merged(spans []content.Span) []content.Span {
	var all []content.Span
	for _, s := range spans {
		if last := len(all) - 1; last >= 0 && all[last].Weight == s.Weight {
			all[last].Text += s.Text
			continue
		}
		all = append(all, s)
	}
	return slices.DeleteFunc(all, func(s content.Span) bool { return s.Text == "" })
}

// line is the line on which a node begins, 0 if it has none.
func (m *markdown) line(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return 1 + bytes.Count(m.text[:n.Lines().At(0).Start], []byte("\n"))
		}
	}
	return 0
}
