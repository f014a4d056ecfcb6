package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"backcoach/model/coach"
)

// samplePages gives access to the pages of a file that is to be damaged.
type samplePages struct {
	t    *testing.T
	file []byte
	meta meta
}

func (s samplePages) page(id uint64) page {
	return page(s.file[int(id)*s.meta.pageSize:][:s.meta.pageSize])
}

// find gives the page of a kind with the most elements.
func (s samplePages) find(kind uint16) page {
	s.t.Helper()
	var best page
	var walk func(id uint64)
	walk = func(id uint64) {
		p := s.page(id)
		if p.kind() == kind && (best == nil || p.count() > best.count()) {
			best = p
		}
		for i := range p.count() {
			switch {
			case p.kind() == branchPage:
				walk(p.child(i))
			case p.flags(i) == bucketEntry && u64(p.value(i)) != 0:
				walk(u64(p.value(i)))
			}
		}
	}
	walk(s.meta.root)
	if best == nil || best.count() < 2 {
		s.t.Fatalf("the sample has no page of kind %d with two elements", kind)
	}
	return best
}

// inline gives the number of an empty bucket in the root. It has no page of its
// own.
func (s samplePages) inline() (root page, i int) {
	s.t.Helper()
	root = s.page(s.meta.root)
	for i := range root.count() {
		if len(root.value(i)) == bucketHead+pageHead {
			return root, i
		}
	}
	s.t.Fatal("the sample has no inline bucket")
	return nil, 0
}

// Damage that would lead bbolt astray, each for its own reason.
func TestCheckFindsWhatBboltWouldFollow(t *testing.T) {
	put16 := binary.NativeEndian.PutUint16
	put32 := binary.NativeEndian.PutUint32
	put64 := binary.NativeEndian.PutUint64
	good := sample(t)
	for name, damage := range map[string]func(samplePages){
		"a free page is in use":    func(s samplePages) { put64(s.page(s.meta.freelist)[pageHead:], s.meta.root) },
		"the list of free is free": func(s samplePages) { put64(s.page(s.meta.freelist)[pageHead:], s.meta.freelist) },
		"a meta page is free":      func(s samplePages) { put64(s.page(s.meta.freelist)[pageHead:], 1) },
		"a page is free twice": func(s samplePages) {
			p := s.page(s.meta.freelist)
			copy(p[pageHead:], p[pageHead+freeSize:][:freeSize])
		},
		"a free page does not exist":   func(s samplePages) { put64(s.page(s.meta.freelist)[pageHead:], s.meta.pages) },
		"more free pages than fit":     func(s samplePages) { put16(s.page(s.meta.freelist)[10:], manyFree-1) },
		"very many free pages":         func(s samplePages) { p := s.page(s.meta.freelist); put16(p[10:], manyFree); put64(p[pageHead:], 1<<40) },
		"the list of free is a leaf":   func(s samplePages) { put16(s.page(s.meta.freelist)[8:], leafPage) },
		"two children are one":         func(s samplePages) { p := s.find(branchPage); put64(p[p.at(1)+8:], p.child(0)) },
		"a page is its own child":      func(s samplePages) { p := s.find(branchPage); put64(p[p.at(0)+8:], p.id()) },
		"a child does not exist":       func(s samplePages) { p := s.find(branchPage); put64(p[p.at(0)+8:], s.meta.pages) },
		"a branch without children":    func(s samplePages) { put16(s.find(branchPage)[10:], 0) },
		"branch keys out of order":     func(s samplePages) { s.find(branchPage).key(1)[0] = 0 },
		"leaf keys out of order":       func(s samplePages) { s.find(leafPage).key(1)[0] = 0 },
		"a key before its page":        func(s samplePages) { s.page(s.find(branchPage).child(1)).key(0)[0] = 0 },
		"a key after its page":         func(s samplePages) { p := s.page(s.find(branchPage).child(0)); p.key(p.count() - 1)[0] = 0xFF },
		"a key without length":         func(s samplePages) { p := s.page(s.meta.root); put32(p[p.at(0)+8:], 0) },
		"a key outside its page":       func(s samplePages) { p := s.find(leafPage); put32(p[p.at(0)+4:], 1<<31) },
		"a value outside its page":     func(s samplePages) { p := s.find(leafPage); put32(p[p.at(0)+12:], 1<<31) },
		"more elements than fit":       func(s samplePages) { put16(s.find(leafPage)[10:], 1<<15) },
		"an element of no kind":        func(s samplePages) { p := s.find(leafPage); put32(p[p.at(0):], 2) },
		"a page with another's number": func(s samplePages) { put64(s.find(leafPage), s.meta.root) },
		"a page over the end":          func(s samplePages) { put32(s.find(leafPage)[12:], uint32(s.meta.pages)) },
		"a page over the next":         func(s samplePages) { put32(s.page(s.meta.root)[12:], 1); put32(s.find(leafPage)[12:], 1) },
		"a page of no kind":            func(s samplePages) { put16(s.find(leafPage)[8:], 3) },
		"a bucket cut short":           func(s samplePages) { p, i := s.inline(); put32(p[p.at(i)+12:], bucketHead-1) },
		"an inline page cut short":     func(s samplePages) { p, i := s.inline(); put32(p[p.at(i)+12:], bucketHead+pageHead-1) },
		"an inline page too full":      func(s samplePages) { p, i := s.inline(); put16(p.value(i)[bucketHead+10:], 999) },
		"an inline page that branches": func(s samplePages) { p, i := s.inline(); put16(p.value(i)[bucketHead+8:], branchPage) },
		"a bucket that is the root":    func(s samplePages) { p, i := s.inline(); put64(p.value(i), s.meta.root) },
	} {
		t.Run(name, func(t *testing.T) {
			s := samplePages{t, bytes.Clone(good), meta{}}
			var err error
			if s.meta, err = newestMeta(s.file); err != nil {
				t.Fatal(err)
			}
			damage(s)
			if err := checkPages(s.file); !errors.Is(err, coach.ErrDamaged) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// A meta page that was torn while it was written does not count, even if it says
// that it is the newer one.
func TestTornMetaPageDoesNotCount(t *testing.T) {
	file := sample(t)
	newest, err := newestMeta(file)
	if err != nil {
		t.Fatal(err)
	}
	page := int(newest.turn%metaPages) * newest.pageSize
	clear(file[page+pageHead+16:][:8]) // the root, which the checksum covers
	older, err := newestMeta(file)
	if err != nil || older.turn != newest.turn-1 {
		t.Errorf("turn %d after %d, %v", older.turn, newest.turn, err)
	}
	if err := checkPages(file); err != nil {
		t.Error(err)
	}
}
