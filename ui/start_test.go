package ui

import (
	"strings"
	"testing"
)

// The foot of the first screen names every key of it, however narrow the screen is.
func TestTheFootOfTheFirstScreenNamesAllKeys(t *testing.T) {
	cfg := config(nil)
	cfg.Store = nil
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}} {
		lines := strings.Split(strings.TrimRight(drive(t, cfg).size(size[0], size[1]).plain(), "\n"), "\n")
		if foot := lines[len(lines)-1]; !strings.Contains(foot, "e example   n new situation   q quit") {
			t.Errorf("%v: %s", size, foot)
		}
	}
}
