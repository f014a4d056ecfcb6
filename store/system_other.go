//go:build !darwin && !linux

package store

import "os"

// withBytes lends out the bytes of a file for reading.
func withBytes(path string, use func([]byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return use(data)
}

// abandon lets others at a file that bbolt can no longer close itself.
func abandon(file *os.File) error { return file.Close() }
