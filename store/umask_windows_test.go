package store_test

import "testing"

func withUmask(*testing.T, int) {}
