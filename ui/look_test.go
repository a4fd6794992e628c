package ui

import (
	"os"
	"strings"
	"testing"
)

func TestLook(t *testing.T) {
	for _, line := range strings.Split(os.Getenv("LOOK"), ";") {
		if line == "" {
			continue
		}
		w, h := 80, 24
		d := drive(t, config(exampleStore(t))).size(w, h)
		for _, part := range strings.Split(line, "|") {
			if text, ok := strings.CutPrefix(part, "\""); ok {
				d.text(text)
			} else if part == "120" {
				d.size(120, 40)
			} else if part == "40" {
				d.size(40, 12)
			} else {
				d.keys(part)
			}
		}
		t.Log(line + "\n" + d.plain())
	}
}
