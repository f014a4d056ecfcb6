package store

import (
	"bytes"
	"fmt"

	"backcoach/model/coach"
)

// checkPages looks through everything in a file that bbolt follows without
// looking: page numbers, kinds, sizes, the order of keys, and that no page is
// used twice or counted as free while in use, which would let the next save
// overwrite it. What stands in values is left to the codec. Nobody may write to
// the file meanwhile.
func checkPages(file []byte) error {
	m, err := newestMeta(file)
	if err != nil {
		return err
	}
	if m.pages > uint64(len(file)/m.pageSize) {
		return damage("%d pages of %d bytes in a file of %d", m.pages, m.pageSize, len(file))
	}
	c := &pageCheck{file: file, pageSize: m.pageSize, used: make([]bool, m.pages)}
	if err := c.use(0, metaPages); err != nil {
		return err
	}
	if err := c.tree(m.root, span{}); err != nil {
		return err
	}
	return c.freelist(m.freelist)
}

// pageCheck is a walk over the pages of a file.
type pageCheck struct {
	file     []byte
	pageSize int
	used     []bool // by page number: whether something refers to it
}

// span is where keys may lie: from low up to but without high. Nil is no limit.
type span struct{ low, high []byte }

// tree checks a page of a bucket and all pages below it.
func (c *pageCheck) tree(id uint64, keys span) error {
	p, err := c.take(id)
	if err != nil {
		return err
	}
	switch {
	case p.kind() == branchPage && p.count() > 0:
		return c.branch(p, keys)
	case p.kind() == leafPage:
		return c.leaf(p, keys)
	}
	return damage("page %d is neither branch nor leaf", id)
}

func (c *pageCheck) branch(p page, keys span) error {
	if err := p.inOrder(keys); err != nil {
		return err
	}
	for i := range p.count() {
		below := span{p.key(i), keys.high}
		if i+1 < p.count() {
			below.high = p.key(i + 1)
		}
		if err := c.tree(p.child(i), below); err != nil {
			return err
		}
	}
	return nil
}

func (c *pageCheck) leaf(p page, keys span) error {
	if err := p.inOrder(keys); err != nil {
		return err
	}
	for i := range p.count() {
		var err error
		switch p.flags(i) {
		case 0:
		case bucketEntry:
			err = c.bucket(p.value(i))
		default:
			err = damage("page %d: element %d of kind %x", p.id(), i, p.flags(i))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket checks a bucket that stands in another. A small one has no page of its
// own: it stands in the value itself, as a leaf without further buckets.
func (c *pageCheck) bucket(value []byte) error {
	if len(value) < bucketHead {
		return damage("a bucket of %d bytes", len(value))
	}
	if root := u64(value); root != 0 {
		return c.tree(root, span{})
	}
	p, err := newPage(value[bucketHead:])
	if err != nil {
		return err
	}
	if p.kind() != leafPage {
		return damage("an inline bucket of kind %x", p.kind())
	}
	for i := range p.count() {
		if p.flags(i) != 0 {
			return damage("an element of kind %x in an inline bucket", p.flags(i))
		}
	}
	return p.inOrder(span{})
}

// freelist checks the list of free pages: each is free once, and not in use.
func (c *pageCheck) freelist(id uint64) error {
	p, err := c.take(id)
	if err != nil {
		return err
	}
	if p.kind() != freelistPage {
		return damage("page %d is not the list of free pages", id)
	}
	ids, err := p.freePages()
	if err != nil {
		return err
	}
	for ; len(ids) > 0; ids = ids[freeSize:] {
		if err := c.use(u64(ids), 1); err != nil {
			return err
		}
	}
	return nil
}

// take gives a page that nothing else refers to, with the pages it runs over.
func (c *pageCheck) take(id uint64) (page, error) {
	if err := c.use(id, 1); err != nil {
		return nil, err
	}
	begin := int(id) * c.pageSize
	p := page(c.file[begin:][:c.pageSize])
	if p.id() != id {
		return nil, damage("page %d says that it is page %d", id, p.id())
	}
	if over := uint64(p.overflow()); over > 0 {
		if err := c.use(id+1, over); err != nil {
			return nil, err
		}
		p = c.file[begin:][:(1+int(over))*c.pageSize]
	}
	return newPage(p)
}

// use notes that a run of pages is referred to.
func (c *pageCheck) use(id, run uint64) error {
	if count := uint64(len(c.used)); id >= count || run > count-id {
		return damage("%d pages from %d of %d", run, id, count)
	}
	for i := id; i < id+run; i++ {
		if c.used[i] {
			return damage("page %d is used twice", i)
		}
		c.used[i] = true
	}
	return nil
}

// inOrder checks that the keys of a branch or leaf rise strictly and lie in a
// span.
func (p page) inOrder(keys span) error {
	last := keys.low
	for i := range p.count() {
		key := p.key(i)
		order := bytes.Compare(last, key)
		rises := order < 0 || order == 0 && i == 0 // the first may be the lowest itself
		below := keys.high == nil || bytes.Compare(key, keys.high) < 0
		if !rises || !below || len(key) == 0 {
			return damage("page %d: key %d out of order", p.id(), i)
		}
		last = key
	}
	return nil
}

func damage(format string, args ...any) error {
	return fmt.Errorf("%w: %s", coach.ErrDamaged, fmt.Sprintf(format, args...))
}
