// Command generate checks the content that people write in YAML and turns it
// into the compact indexes that the program embeds. Run it with
// `go generate ./content`; it lists every problem it finds with file and line.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	built, problems := build(os.DirFS("."))
	for _, p := range problems {
		fmt.Fprintln(os.Stderr, p)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	if err := write("index", built); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write puts the indexes into dir and removes those that no longer exist.
func write(dir string, built map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if _, ok := built[filepath.Base(path)]; !ok {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, data := range built {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
