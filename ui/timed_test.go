package ui

import (
	"fmt"
	"strings"
	"testing"

	"muster/model"
)

// timedStore is the example with claims that were said at a time of day.
func timedStore(t *testing.T, said ...string) *memory {
	m := exampleStore(t)
	for i, at := range said {
		m.put(t, ana, "in-amenas", claim(fmt.Sprintf("timed-%d", i), "hague", "GB", model.Dead, "3", at))
	}
	return m
}

// The time of saying can be read in every arrangement, to the second and with an offset too, and the columns stand under
// each other.
func TestTimesOfClaimsAreReadable(t *testing.T) {
	shown := []string{"24 Nov 2026 19:32", "24 Nov 2026 08:05", "24 Nov 2026 ", "21 Jan 2013 "}
	for _, size := range sizes {
		m := timedStore(t, "2026-11-24T19:32", "2026-11-24T08:05", "2026-11-24")
		d := drive(t, config(m)).size(size[0], size[1]).keys("3")
		if size[1] < 24 {
			d.keys("j").wants("24 Nov 2026 19:32")
			continue
		}
		d.wants(shown...)
		golden(t, fmt.Sprintf("claims-timed-%dx%d", size[0], size[1]), d.plain())
		if size[0] == 80 {
			columnsMeet(t, d.plain())
		}
		m.put(t, ana, "in-amenas", claim("late", "hague", "GB", model.Dead, "3", "2026-11-24T21:14:07"))
		d.tell()
		d.keys("g").wants("24 Nov 2026 21:14:07")
	}
}

// columnsMeet fails unless the speakers of all claims begin in one column.
func columnsMeet(t *testing.T, screen string) {
	t.Helper()
	at := -1
	for line := range strings.Lines(screen) {
		for _, speaker := range []string{"William Hague", "Malaysian government"} {
			if i := strings.Index(line, speaker); i >= 0 {
				i = len([]rune(line[:i]))
				if at >= 0 && i != at {
					t.Errorf("%q begins in column %d, others in %d:\n%s", speaker, i, at, screen)
				}
				at = i
			}
		}
	}
	if at < 0 {
		t.Errorf("no speaker:\n%s", screen)
	}
}
