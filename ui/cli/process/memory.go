package process

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage may pile up before it is collected: a desk's box runs one muster an editor, and with a large situation memory
// is dearer than a tenth of a second. With a small one time is dearer.
const (
	spareBytes  = 16 << 20
	mostPercent = 100 // of what lives
	fewPercent  = 20
)

// SpareMemory fits the share of garbage to what lives, from now on; where GOGC says another, that holds.
func SpareMemory() {
	if os.Getenv("GOGC") == "" {
		spare(0)
	}
}

// spare fits the share of garbage to what lives, and does so again after each collection.
func spare(was int) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	percent := mostPercent
	if n := live[0].Value.Uint64(); n > spareBytes {
		percent = max(fewPercent, int(spareBytes*mostPercent/n))
	}
	if percent != was {
		debug.SetGCPercent(percent)
	}
	runtime.AddCleanup(&struct{ _ [16]byte }{}, spare, percent)
}
