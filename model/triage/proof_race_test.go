//go:build race

package triage_test

// The race detector makes the proofs ten times slower and finds nothing in rules
// that run one after the other: with it a tenth is enough.
func init() { racing = true }
