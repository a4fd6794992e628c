package exchange

import (
	"fmt"

	"muster/model"
)

// Format is the version of muster JSON that is read and written.
const Format = "muster/1"

// Document is the content of a muster/1 file: one situation and its records, each slice in log order. What Read gives
// has every default filled and every id given.
type Document struct {
	Situation *model.Situation
	Sources   []*model.Source
	Groups    []*model.Group
	Claims    []*model.Claim
	Events    []*model.Event
	Rulings   []*model.Ruling
	Filings   []*model.Filing
}

// Records lists all records in the order in which an import logs them.
func (d *Document) Records() []model.Record {
	var all []model.Record
	for _, p := range d.placed() {
		all = append(all, p.record)
	}
	return all
}

// placed is a record with its place in the document.
type placed struct {
	record model.Record
	list   string // "claims"; empty: the situation, which stands alone
	index  int
}

func (p placed) String() string { return place(p.list, p.index, p.record.RecordID()) }

// place names a record as an editor finds it in the file.
func place(list string, index int, id string) string {
	at := "situation"
	if list != "" {
		at = fmt.Sprintf("%s[%d]", list, index)
	}
	if id == "" {
		return at
	}
	return fmt.Sprintf("%s %q", at, shorten(id))
}

func (d *Document) placed() []placed {
	all := []placed{{record: d.Situation}}
	all = addPlaced(all, "sources", d.Sources)
	all = addPlaced(all, "groups", d.Groups)
	all = addPlaced(all, "claims", d.Claims)
	all = addPlaced(all, "events", d.Events)
	all = addPlaced(all, "rulings", d.Rulings)
	return addPlaced(all, "filings", d.Filings)
}

func addPlaced[R model.Record](all []placed, list string, records []R) []placed {
	for i, r := range records {
		all = append(all, placed{r, list, i})
	}
	return all
}
