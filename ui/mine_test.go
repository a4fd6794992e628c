package ui

import (
	"strings"
	"testing"

	"muster/model"
)

// What the editor logged by a command, or in another session, is not marked as new: neither the claim nor the figures that it moved.
// What others log is, and where. Seen red with only the acts of this screen taken for the editor's own.
func TestWhatOneLoggedElsewhereIsNotNew(t *testing.T) {
	m := exampleStore(t)
	d := drive(t, config(m)).size(80, 24)
	m.put(t, ana, "in-amenas", claim("n1", "hague", "GB", model.Dead, "4", "2013-01-22"), claim("n2", "hague", "GB", model.Injured, "2", "2013-01-22"))
	src := *m.story().Source("hague")
	src.Reliability++
	m.put(t, ana, "in-amenas", &src)
	d.tell()
	d.lacks("new", "3 Claims+").keys("3").wants("GB 4 dead")
	if n := len(d.scene.Fresh) + len(d.scene.FreshCells); n > 0 {
		t.Errorf("%d marks on what the editor logged", n)
	}
	m.put(t, ben, "in-amenas", claim("n3", "hague", "GB", model.Dead, "5", "2013-01-23"))
	d.tell()
	d.keys("2").wants("+ 2 new", "3 Claims+")
	if tabs := strings.Split(d.plain(), "\n")[1]; strings.Contains(tabs, "Timeline+") {
		t.Errorf("the timeline has nothing new: %q", tabs)
	}
}
