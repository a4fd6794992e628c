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

// On a story of one day the claims show the time alone, and the pane says the day, once: until something was said on another. Seen red
// with onlyDay giving nothing, and with the day left out of the note.
func TestAStoryOfOneDay(t *testing.T) {
	m := newMemory()
	m.put(t, ana, "quake", &model.Situation{ID: "quake", Title: "Quake", Host: "DZ", Zone: "Africa/Algiers"})
	m.put(t, ana, "quake", &model.Source{ID: "hague", Name: "William Hague", Kind: model.Government, Country: "GB"})
	for i, said := range []string{"2013-01-21T08:05", "2013-01-21T19:32+02:00", "2013-01-21", "2013-01-21T09:14:07"} {
		m.put(t, ana, "quake", claim(fmt.Sprint("c", i), "hague", "GB", model.Dead, fmt.Sprint(i+1), said))
	}
	d := drive(t, config(m)).size(80, 24).keys("3").wants("4  21 Jan 2013")
	d.wants("  18:32     William Hague", "  08:05     William Hague", "  09:14:07  William Hague", "            William Hague").lacks("2013 08:05")
	if strings.Count(d.plain(), "21 Jan 2013") != 1 {
		t.Errorf("the day is said more than once:\n%s", d.plain())
	}
	d.size(200, 60).wants("21 Jan 2013 08:05").size(120, 40).wants("William Hague   ", "21 Jan 2013 ").lacks("2013 08:05")
	m.put(t, ana, "quake", claim("late", "hague", "GB", model.Dead, "9", "2013-01-22T00:10"))
	d.tell()
	d.size(80, 24).wants("22 Jan 2013 00:10", "21 Jan 2013 08:05")
}
