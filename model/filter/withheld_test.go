package filter_test

import (
	"fmt"
	"testing"

	"muster/model"
	"muster/model/account"
	"muster/model/filter"
	"muster/model/moment"
)

// Guards what the desk keeps back: a cell must not show by its filter what it may not show itself.
func TestWithheldFiguresDoNotLeak(t *testing.T) {
	story := siege(t)
	ref := model.Ref{Kind: model.KindClaim, ID: "c35"}
	e := *story.Entry(ref)
	kept := *e.Record.(*model.Claim)
	kept.Status = model.Withheld
	e.Record = &kept
	story.Set(ref, &e)
	cell := account.Open(story, moment.Moment{}).Cell(model.Cell{Group: "GB", Status: model.Dead})
	for _, line := range []string{"state:withheld", "source:gov-gb", "since:2h", "flag:withheld", `"three uk nationals"`} {
		f := parse(t, line, story)
		if f.Cell(cell, false) {
			t.Errorf("%s finds the withheld figure of the cell", line)
		}
		if !f.Cell(cell, true) {
			t.Errorf("%s does not find the withheld figure where it may be seen", line)
		}
	}
	if got := claims(t, "state:withheld", story); got != "c35" {
		t.Errorf("withheld claims are %s", got)
	}
}

func ExampleParse() {
	f, err := filter.Parse(`country:Britons -STATUS:dead "feared dead"`, filter.Context{})
	fmt.Println(f, f.Country(), err)
	_, err = filter.Parse("status:killed", filter.Context{})
	refused := err.(*filter.Error)
	fmt.Println("status:killed"[refused.Pos:refused.End])
	// Output:
	// country:GB -status:dead "feared dead" [GB] <nil>
	// killed
}
