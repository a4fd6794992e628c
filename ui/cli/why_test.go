package cli_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"muster/model"
)

// The cell of why is that of the table: of a figure that stands, of one that was filed and fell, and of one that is withheld where it
// may be seen.
func TestTheCellOfWhyIsThatOfTheTable(t *testing.T) {
	d := began(t)
	claim := d.file.state.Story("siege").Entries(model.KindClaim)[0].Record.RecordID()
	same := func(flags ...string) map[string]any {
		t.Helper()
		var table struct {
			Rows []struct{ Cells []map[string]any }
		}
		var why struct{ Cell map[string]any }
		for out, args := range map[any][]string{&table: {"table", "--json"}, &why: {"why", "GB", "dead", "--json"}} {
			if err := json.Unmarshal([]byte(d.does(ana(), append(args, flags...)...)), out); err != nil {
				t.Fatal(err)
			}
		}
		if len(table.Rows) != 1 || why.Cell == nil || !reflect.DeepEqual(why.Cell, table.Rows[0].Cells[0]) {
			t.Errorf("the table has %v, why %v", table.Rows, why.Cell)
		}
		return why.Cell
	}
	same()
	d.does(ana(), "file")
	d.does(ana(), "claim", "retract", claim)
	if c := same(); !reflect.DeepEqual(c["flags"], []any{"moved"}) || c["count"] != nil {
		t.Errorf("fallen: %v", c)
	}
	d.does(ana(), "claim", "stand", claim)
	d.does(ana(), "claim", "withhold", claim)
	same()
	same("--with-withheld")
}
