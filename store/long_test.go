package store_test

import "flag"

// long asks for the long form of the fault tests: go test ./store -long -timeout 30m.
var long = flag.Bool("long", false, "300 kills, 3,000 flipped bits, every page, 10,000 edits")

// times is how often a fault is tried: a little in every run, much under the flag.
func times(short, more int) int {
	if *long {
		return more
	}
	return short
}
