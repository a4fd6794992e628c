package ui

import (
	"strings"
	"testing"
)

// bannerOf is the first row of a screen of a width, after keys.
func bannerOf(t *testing.T, width int, keys func(*driver) *driver) string {
	t.Helper()
	banner, _, _ := strings.Cut(keys(drive(t, config(deskStore(t))).size(width, 24)).plain(), "\n")
	return banner
}

// The moment and the way back stand in the banner of every width, and so does what narrows the panes, by its name from 60 columns on.
// Seen red with the marks left out of the banner, and with "filter on" left out of the brief one.
func TestTheBannerNamesWhatNarrowsThePanes(t *testing.T) {
	for name, keys := range map[string]func(*driver) *driver{
		"":      func(d *driver) *driver { return d.keys(", , ,") },
		"/dead": func(d *driver) *driver { return d.keys("/").text("dead").keys("enter , , ,") },
		"JP only": func(d *driver) *driver {
			return d.keys("/").text("country:JP").keys("enter 2 space / ctrl+u enter , , ,")
		},
		"/country": func(d *driver) *driver { return d.keys("/").text("country:JP status:dead").keys("enter , , ,") },
	} {
		for width := 40; width <= 200; width++ {
			banner := bannerOf(t, width, keys)
			named := strings.Contains(banner, name) || name == "JP only" && strings.Contains(banner, "Japan only")
			if name != "" && width < 60 {
				named = named || strings.Contains(banner, "filter on")
			}
			if !strings.Contains(banner, "21 Jan 2013 17:41") || !strings.Contains(banner, " esc") || width >= 60 && !strings.Contains(banner, " esc now") || !named {
				t.Errorf("%d columns, %q: %q", width, name, banner)
			}
		}
	}
}

// Who may change nothing, or sees nothing new, is told so in a replay, too.
func TestTheBannerKeepsTheMarks(t *testing.T) {
	for _, width := range []int{40, 80, 200} {
		cfg := config(deskStore(t))
		cfg.ReadOnly = "you may only read"
		d := drive(t, cfg).size(width, 24).keys(", , ,")
		if banner, _, _ := strings.Cut(d.plain(), "\n"); !strings.Contains(banner, readOnly) || !strings.Contains(banner, "17:41") {
			t.Errorf("%d columns: %q", width, banner)
		}
	}
}

// What happened last is worth more than the place and words in full: it is whole where it can be, and what is cut is marked. Seen red
// with the least room for it taken away.
func TestTheBannerSaysWhatHappened(t *testing.T) {
	steps := func(d *driver) *driver { return d.keys(", , ,") }
	for width, want := range map[int]string{
		40:  "REPLAY logged 21 Jan 2013 17:41, ⋯ esc",
		80:  "REPLAY  logged 21 Jan 2013 17:41, after: Algerian prime minister gi⋯   esc now",
		100: "REPLAY  logged 21 Jan 2013 17:41, 94/97, after: Algerian prime minister gives a toll       esc now",
		120: "REPLAY, editing off  logged 21 Jan 2013 17:41, 94/97, after: Algerian prime minister gives a toll  ",
		200: "REPLAY, editing off  as logged by 21 Jan 2013 17:41, change 94 of 97, after: Algerian prime minister gives a toll  ",
	} {
		if got := bannerOf(t, width, steps); !strings.HasPrefix(got, " "+want) {
			t.Errorf("%d columns: %q", width, got)
		}
	}
}
