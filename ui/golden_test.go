package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"muster/ui/draw"
)

var update = flag.Bool("update", false, "write the golden screens anew")

const goldenDir = "../testdata/golden"

// golden compares a screen with its file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join(goldenDir, name+".txt")
	if *update {
		if err := os.MkdirAll(goldenDir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./ui -update and look at what it writes", err)
	}
	if got != string(want) {
		t.Errorf("%s is another screen now; run go test ./ui -update if it is meant:\n%s\nwas\n%s", path, got, want)
	}
}

var sizes = [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}}

func TestGoldenScreens(t *testing.T) {
	for _, size := range sizes {
		for name, keys := range map[string]string{
			"panes": "", "cell": "2 j j j enter", "claim": "3 enter", "event": "1 enter", "help": "?", "palette": ":", "find": "/",
			"narrowed": "2 j j j j j j j j space", "claims-among": "1 c", "sums": "2 r",
		} {
			d := drive(t, config(exampleStore(t))).size(size[0], size[1]).keys(keys)
			golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), d.plain())
		}
	}
}

// TestGoldenStyles keeps one screen with its styles for each ground, and one without colour and without UTF-8.
func TestGoldenStyles(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"dark":     func(c *Config) {},
		"light":    func(c *Config) { c.Colours.Ground = draw.Light },
		"nocolour": func(c *Config) { c.Colours = Colours{Profile: colorprofile.ASCII} },
		"ascii":    func(c *Config) { c.UTF8 = false },
	} {
		cfg := config(exampleStore(t))
		change(&cfg)
		golden(t, "styled-"+name, drive(t, cfg).size(80, 24).styled())
	}
}

func TestGoldenFirstStart(t *testing.T) {
	for _, size := range sizes {
		cfg := config(nil)
		cfg.Store = nil
		golden(t, fmt.Sprintf("start-%dx%d", size[0], size[1]), drive(t, cfg).size(size[0], size[1]).plain())
		golden(t, fmt.Sprintf("form-%dx%d", size[0], size[1]), drive(t, cfg).size(size[0], size[1]).keys("n").text("Quake").keys("tab").text("Atlantis").keys("tab").plain())
	}
}

// TestGoldenMemory keeps the views of the desk's memory: what moved, filing, the course of a cell, copying.
func TestGoldenMemory(t *testing.T) {
	for _, size := range sizes {
		for name, keys := range map[string]string{"moved": "M t 2 0 1 3 - 0 1 - 1 9 enter", "moved-empty": "M", "file": "F", "wording": "F enter enter enter", "course": "2 j j j j j j j j enter", "copy": "y"} {
			d := drive(t, config(deskStore(t))).size(size[0], size[1]).keys(keys)
			golden(t, fmt.Sprintf("memory-%s-%dx%d", name, size[0], size[1]), d.plain())
		}
	}
	cfg := config(deskStore(t))
	cfg.UTF8 = false
	golden(t, "memory-course-ascii", drive(t, cfg).size(80, 60).keys("2 j j j j j j j j enter").plain())
}

// TestGoldenReplay keeps what a replay looks like, by both clocks, in the panes and in an inspector.
func TestGoldenReplay(t *testing.T) {
	for _, size := range sizes {
		for name, keys := range map[string]string{"logged": ", , , , , ,", "said": ", , , , , , c", "cell": ", , , 2 j j j enter", "time": "t 1 9", "help": ", ?"} {
			d := drive(t, config(deskStore(t))).size(size[0], size[1]).keys(keys)
			golden(t, fmt.Sprintf("replay-%s-%dx%d", name, size[0], size[1]), d.plain())
		}
	}
	for name, change := range map[string]func(*Config){
		"dark":     func(c *Config) {},
		"light":    func(c *Config) { c.Colours.Ground = draw.Light },
		"nocolour": func(c *Config) { c.Colours = Colours{Profile: colorprofile.ASCII} },
		"ascii":    func(c *Config) { c.UTF8 = false },
	} {
		cfg := config(deskStore(t))
		change(&cfg)
		golden(t, "styled-replay-"+name, drive(t, cfg).size(80, 24).keys(", , ,").styled())
	}
}
