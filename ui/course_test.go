package ui

import (
	"testing"
	"time"

	"muster/model"
	"muster/model/moment"
)

// What happened in one night is told by the hour, on the axis, in words and of a filing; a day among it stays a day. The drawing of few
// figures takes few rows. Seen red with every label a day.
func TestTheCourseOfANight(t *testing.T) {
	m := exampleStore(t)
	for id, said := range map[string]string{"n1": "2013-02-01T19:10+01:00", "n2": "2013-02-01T21:12+01:00", "n3": "2013-02-02"} {
		m.put(t, ben, "in-amenas", claim(id, "hague", "NL", model.Dead, map[string]string{"n1": "5", "n2": "7", "n3": "8"}[id], said))
	}
	cfg := config(m)
	cfg.Now = func() time.Time { return time.Date(2013, 2, 1, 21, 0, 0, 0, time.UTC) }
	m.put(t, ben, "in-amenas", filing(t, m, "7", "2013-02-01T22:05+01:00"))
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := drive(t, cfg).size(size[0], size[1])
		d.accounting.Go(model.Cell{Group: "NL", Status: model.Dead})
		d.keys("enter").wants("1 Feb 19:10", "1 Feb 21:12 7;", "1 Feb 22:05 filed as 7 by ben", "2 Feb 8;", "Claims, newest first").lacks("2 Feb 00:00")
	}
}

func filing(t *testing.T, m *memory, count, at string) *model.Filing {
	t.Helper()
	when, err := moment.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	c := claim("x", "hague", "NL", model.Dead, count, "2013-02-01")
	return model.Normal(&model.Filing{ID: "f1", Text: "x", Filed: when, By: "ben", Figures: []model.FiledFigure{{Group: "NL", Status: model.Dead, Count: c.Figures[0].Count, Claim: "n2"}}})
}
