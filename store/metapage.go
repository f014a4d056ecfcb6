package store

import "hash/fnv"

// A file begins with two meta pages that take turns: a commit is done when its
// meta page is on disk.
const (
	metaPages    = 2
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	metaSize     = 64
	metaChecksum = 56 // where the checksum of what is before it stands

	smallestPage = 1 << 10
	largestPage  = 16 << 20
)

// meta is what a meta page says about the file.
type meta struct {
	pageSize       int
	root, freelist uint64 // pages
	pages          uint64 // how many there are
	turn           uint64 // of the commit; the newer one is higher
}

// newestMeta reads the newer of the two meta pages. One of them may be torn: its
// commit was cut short, and nobody was told that it was saved.
func newestMeta(file []byte) (meta, error) {
	if first, ok := readMeta(file, 0); ok {
		if second, ok := readMeta(file, first.pageSize); ok && second.turn > first.turn {
			return second, nil
		}
		return first, nil
	}
	// Only the first page tells where the second is.
	for at := smallestPage; at <= largestPage; at *= 2 {
		if m, ok := readMeta(file, at); ok && m.pageSize == at {
			return m, nil
		}
	}
	return meta{}, damage("not a bbolt database")
}

// readMeta reads the meta page at a place in the file; false if it does not
// hold.
func readMeta(file []byte, at int) (meta, bool) {
	if len(file) < at+pageHead+metaSize {
		return meta{}, false
	}
	b := file[at+pageHead:][:metaSize]
	sum := fnv.New64a()
	sum.Write(b[:metaChecksum])
	if u32(b) != metaMagic || u32(b[4:]) != metaVersion || u64(b[metaChecksum:]) != sum.Sum64() {
		return meta{}, false
	}
	m := meta{
		pageSize: int(u32(b[8:])),
		root:     u64(b[16:]),
		freelist: u64(b[32:]),
		pages:    u64(b[40:]),
		turn:     u64(b[48:]),
	}
	powerOfTwo := m.pageSize&(m.pageSize-1) == 0
	return m, powerOfTwo && m.pageSize >= smallestPage && m.pageSize <= largestPage
}
