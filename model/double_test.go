package model_test

import (
	"testing"
	"time"

	"muster/model"
	"muster/model/count"
)

func TestDoubles(t *testing.T) {
	now := time.Date(2013, 1, 19, 20, 0, 0, 0, time.UTC)
	ana, ben := model.Editor{Name: "ana", ID: "1"}, model.Editor{Name: "ana", ID: "2"}
	figures := func(n string) []model.Figure {
		c, _ := count.Parse(n)
		return []model.Figure{{Group: "GB", Status: model.Dead, Count: c}}
	}
	mine := &model.Claim{ID: "c1", Source: "hague", Figures: figures("5"), Text: "one way"}
	for name, tt := range map[string]struct {
		other *model.Claim
		by    model.Editor
		ago   time.Duration
		want  bool
	}{
		"the same":       {&model.Claim{ID: "c2", Source: "hague", Figures: figures("5"), Text: "another"}, ben, 9 * time.Minute, true},
		"my own":         {&model.Claim{Source: "hague", Figures: figures("5")}, ana, time.Minute, false},
		"long ago":       {&model.Claim{Source: "hague", Figures: figures("5")}, ben, 10 * time.Minute, false},
		"another source": {&model.Claim{Source: "cameron", Figures: figures("5")}, ben, time.Minute, false},
		"another count":  {&model.Claim{Source: "hague", Figures: figures("6")}, ben, time.Minute, false},
		"no figures":     {&model.Claim{Source: "hague"}, ben, time.Minute, false},
	} {
		stamp := model.Stamp{Milli: now.Add(-tt.ago).UnixMilli(), By: &tt.by}
		if got := mine.Doubles(tt.other, stamp, ana, now); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (&model.Claim{Source: "hague"}).Doubles(&model.Claim{Source: "hague"}, model.Stamp{Milli: now.UnixMilli(), By: &ben}, ana, now) {
		t.Error("two claims without figures")
	}
}
