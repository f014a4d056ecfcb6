package store

import (
	"fmt"
	"os"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"

	"backcoach/model/coach"
)

// The buckets besides those of the records, which are named by their
// [coach.Kind].
const (
	bucketMeta = "meta"   // the three keys below, in plain text for ever
	bucketDays = "by_day" // index: day/id/kind → nothing
	bucketOpen = "open"   // index: id of a check that stays open → nothing
	bucketSums = "sums"   // day → coach.DaySum
)

const (
	metaFormat  = "format"  // formatName
	metaSchema  = "schema"  // how many migrations the file has been through
	metaCreated = "created" // RFC 3339, UTC
)

const formatName = "backcoach"

// migration brings a file from one schema to the next.
type migration func(*bolt.Tx) error

// migrations lists all steps since the first file. The list only grows: a step
// that was released is never edited or moved.
func migrations() []migration {
	return []migration{createBuckets, followSoon, keepPapers, keepEntries, keepMore}
}

// keepMore is schema 5: lines of the diary may have a name, a note, a number and
// answers, and tell of more kinds of things. Older ones lack these and stay as they
// are; the number keeps older programs from reading what they would drop.
func keepMore(*bolt.Tx) error { return nil }

// keepEntries is schema 4: lines of the diary have a bucket, and sums count the
// minutes walked. Older sums lack them and stay as they are: nobody walked then.
func keepEntries(tx *bolt.Tx) error {
	_, err := tx.CreateBucket([]byte(coach.KindEntry))
	return err
}

// keepPapers is schema 3: what clinics wrote has a bucket, profiles hold the
// patient's own routine and what is excluded for good, and planned exercises may be
// the clinic's own. Older records lack these and stay as they are.
func keepPapers(tx *bolt.Tx) error {
	_, err := tx.CreateBucket([]byte(coach.KindPrescription))
	return err
}

// followSoon is schema 2: checks say what becomes of a SOON result, who answered
// and which private questions were asked, profiles when the facts were confirmed.
// Older records lack these and stay as they are; the number keeps older programs
// from reading what they would not understand.
func followSoon(*bolt.Tx) error { return nil }

// createBuckets is schema 1.
func createBuckets(tx *bolt.Tx) error {
	for _, name := range []string{
		string(coach.KindProfile), string(coach.KindCheckIn), string(coach.KindCheck), string(coach.KindSession),
		bucketDays, bucketOpen, bucketSums,
	} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}

// begin makes a new file one of ours, of schema 0.
func begin(tx *bolt.Tx, now time.Time) error {
	meta, err := tx.CreateBucket([]byte(bucketMeta))
	if err != nil {
		return err
	}
	for _, kv := range [][2]string{
		{metaFormat, formatName}, {metaSchema, "0"}, {metaCreated, now.UTC().Format(time.RFC3339)},
	} {
		if err := meta.Put([]byte(kv[0]), []byte(kv[1])); err != nil {
			return err
		}
	}
	return nil
}

// migrate takes the steps that a file has not been through.
func migrate(tx *bolt.Tx, steps []migration) error {
	done, err := schemaOf(tx, len(steps))
	if err != nil {
		return err
	}
	for _, step := range steps[done:] {
		if err := step(tx); err != nil {
			return err
		}
	}
	return tx.Bucket([]byte(bucketMeta)).Put([]byte(metaSchema), []byte(strconv.Itoa(len(steps))))
}

// migrate brings the file to the newest schema in one transaction.
func (s *Store) migrate() error {
	return s.with(os.O_RDWR, func(db *bolt.DB) error {
		return db.Update(func(tx *bolt.Tx) error { return migrate(tx, s.steps) })
	})
}

// schemaOf reads which schema a file has. It refuses what is not ours, and what
// is newer than the known schemas.
func schemaOf(tx *bolt.Tx, known int) (int, error) {
	meta := tx.Bucket([]byte(bucketMeta))
	if meta == nil || string(meta.Get([]byte(metaFormat))) != formatName {
		return 0, fmt.Errorf("%w: a database of something else", coach.ErrDamaged)
	}
	schema, err := strconv.Atoi(string(meta.Get([]byte(metaSchema))))
	if err != nil || schema < 0 {
		return 0, fmt.Errorf("%w: no schema number", coach.ErrDamaged)
	}
	return schema, tooNew(schema, known)
}

// tooNew refuses a schema above the known ones, by its number.
func tooNew(schema, known int) error {
	if schema > known {
		return fmt.Errorf("%w: it needs schema %d, this version knows up to %d", coach.ErrNewer, schema, known)
	}
	return nil
}
