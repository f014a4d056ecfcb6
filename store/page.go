package store

import "encoding/binary"

// The layout of a bbolt file, version 2. It is made of pages of one size, with
// numbers in the byte order of the machine. A page begins with its number (8
// bytes), its kind (2), its count of elements (2) and the count of further pages
// it runs over (4). The elements follow, then what they point to.
const (
	pageHead    = 16
	elementSize = 16

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	bucketEntry = 0x01 // a leaf element whose value is a bucket
	bucketHead  = 16   // of that value: its root page (8), 0 if inline, and a sequence (8)

	freeSize = 8      // a number in the list of free pages
	manyFree = 0xFFFF // this count or more: the first number is the count
)

// page is the bytes of a page whose elements point to nothing outside it.
type page []byte

// newPage checks where the elements of a page point to.
func newPage(b []byte) (page, error) {
	p := page(b)
	if len(b) < pageHead {
		return nil, damage("a page of %d bytes", len(b))
	}
	if p.kind() != branchPage && p.kind() != leafPage {
		return p, nil
	}
	if pageHead+p.count()*elementSize > len(p) {
		return nil, damage("page %d counts %d elements", p.id(), p.count())
	}
	for i := range p.count() {
		pos, keySize, valueSize := p.layout(i)
		if uint64(p.at(i))+pos+keySize+valueSize > uint64(len(p)) {
			return nil, damage("page %d: element %d points outside it", p.id(), i)
		}
	}
	return p, nil
}

func (p page) id() uint64       { return u64(p) }
func (p page) kind() uint16     { return binary.NativeEndian.Uint16(p[8:]) }
func (p page) count() int       { return int(binary.NativeEndian.Uint16(p[10:])) }
func (p page) overflow() uint32 { return u32(p[12:]) }

// at is where an element stands; positions in it count from there.
func (p page) at(i int) int { return pageHead + i*elementSize }

// layout says where the key of an element begins, and how long key and value
// are. A value follows its key; elements of a branch have none.
func (p page) layout(i int) (pos, keySize, valueSize uint64) {
	e := p[p.at(i):]
	if p.kind() == branchPage {
		return uint64(u32(e)), uint64(u32(e[4:])), 0
	}
	return uint64(u32(e[4:])), uint64(u32(e[8:])), uint64(u32(e[12:]))
}

func (p page) key(i int) []byte {
	pos, size, _ := p.layout(i)
	return p[uint64(p.at(i))+pos:][:size]
}

// value is that of an element of a leaf.
func (p page) value(i int) []byte {
	pos, keySize, size := p.layout(i)
	return p[uint64(p.at(i))+pos+keySize:][:size]
}

// flags are those of an element of a leaf.
func (p page) flags(i int) uint32 { return u32(p[p.at(i):]) }

// child is the page below an element of a branch.
func (p page) child(i int) uint64 { return u64(p[p.at(i)+8:]) }

// freePages gives the numbers in a list of free pages, as they stand.
func (p page) freePages() ([]byte, error) {
	list, count := p[pageHead:], uint64(p.count())
	if count == manyFree {
		count, list = u64(list), list[freeSize:]
	}
	if count > uint64(len(list)/freeSize) {
		return nil, damage("%d free pages in a list of %d bytes", count, len(list))
	}
	return list[:count*freeSize], nil
}

func u32(b []byte) uint32 { return binary.NativeEndian.Uint32(b) }
func u64(b []byte) uint64 { return binary.NativeEndian.Uint64(b) }
