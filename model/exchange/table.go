package exchange

import (
	"encoding/json"
	"io"

	"muster/model"
	"muster/model/account"
	"muster/model/count"
	"muster/model/text"
)

// jsonTable is `muster table --json`, to the letter of DESIGN §6: what is absent is null, never missing.
type jsonTable struct {
	Situation      string               `json:"situation"`
	Class          model.Class          `json:"class"`
	Clock          string               `json:"clock"`
	AsOf           *string              `json:"as_of"`
	Rows           []jsonRow            `json:"rows"`
	Reconciliation []jsonReconciliation `json:"reconciliation"`
}

type jsonRow struct {
	Group       string            `json:"group"`
	Name        string            `json:"name"`
	Basis       model.Basis       `json:"basis"`
	Cells       []jsonCell        `json:"cells"`
	Unexplained []jsonUnexplained `json:"unexplained"`
}

type jsonCell struct {
	Status     model.Status   `json:"status"`
	Class      model.Class    `json:"class"`
	Scope      string         `json:"scope"`
	Count      *string        `json:"count"`
	Min        *int           `json:"min"`
	Max        *int           `json:"max"`
	Claim      *string        `json:"claim"`
	Source     *string        `json:"source"`
	SourceName *string        `json:"source_name"`
	Said       *string        `json:"said"`
	Why        string         `json:"why"`
	Flags      []account.Flag `json:"flags"`
	Low        *int           `json:"low"`
	High       *int           `json:"high"`
	Rivals     []string       `json:"rivals"`
}

type jsonUnexplained struct {
	Authority string `json:"authority"`
	From      string `json:"from"`
	To        string `json:"to"`
	Min       int    `json:"min"`
	Max       *int   `json:"max"`
	Says      string `json:"says"`
}

type jsonBounds struct {
	Min int  `json:"min"`
	Max *int `json:"max"`
}

type jsonWhole struct {
	Group  string `json:"group"`
	Count  string `json:"count"`
	Min    int    `json:"min"`
	Max    *int   `json:"max"`
	Claim  string `json:"claim"`
	Source string `json:"source"`
}

type jsonUnnamed struct {
	Count  string `json:"count"`
	Claim  string `json:"claim"`
	Agrees bool   `json:"agrees"`
}

type jsonReconciliation struct {
	Status    model.Status    `json:"status"`
	Countries jsonBounds      `json:"countries"`
	Claimed   jsonWhole       `json:"claimed"`
	Verdict   account.Verdict `json:"verdict"`
	Remainder *jsonBounds     `json:"remainder"`
	Unnamed   *jsonUnnamed    `json:"unnamed"`
	Says      string          `json:"says"`
}

// TableView says what a table is of, for whoever reads it later.
type TableView struct {
	Clock        account.Clock
	AsOf         string // as the cut was understood, empty: now
	WithWithheld bool
}

// WriteTable writes the accounting of one class as JSON.
func WriteTable(w io.Writer, t *account.Table, view TableView) error {
	out := jsonTable{Situation: t.Book.Story().ID, Class: t.Class, Clock: view.Clock.String(), Rows: []jsonRow{},
		Reconciliation: []jsonReconciliation{}}
	if view.AsOf != "" {
		out.AsOf = &view.AsOf
	}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, newJSONRow(t.Book, r, view.WithWithheld))
	}
	for _, r := range t.Reconciliation {
		out.Reconciliation = append(out.Reconciliation, newJSONReconciliation(r))
	}
	b, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text.JSON(b), '\n'))
	return err
}

func newJSONRow(b *account.Book, r *account.Row, withWithheld bool) jsonRow {
	out := jsonRow{Group: r.Group, Name: r.Name, Basis: r.Basis, Cells: []jsonCell{}, Unexplained: []jsonUnexplained{}}
	for _, c := range r.Cells {
		out.Cells = append(out.Cells, newJSONCell(c, withWithheld))
	}
	for _, u := range r.Unexplained {
		out.Unexplained = append(out.Unexplained, jsonUnexplained{u.Authority, u.From.Said.String(), u.To.Said.String(), u.Min,
			upper(u.Interval), u.Says(b)})
	}
	return out
}

func newJSONCell(c *account.Cell, withWithheld bool) jsonCell {
	out := jsonCell{Status: c.Status, Class: c.Class, Scope: c.Scope, Why: c.Why(), Flags: c.Flags(withWithheld), Rivals: []string{}}
	for _, r := range c.Rivals {
		out.Rivals = append(out.Rivals, r.Claim().ID)
	}
	desk := c.Desk()
	if desk == nil {
		return out
	}
	out.Count, out.Min, out.Max = ptr(desk.Count.Words()), ptr(desk.Count.Min()), upper(desk.Interval())
	out.Claim, out.Said = &desk.Claim().ID, ptr(desk.Claim().Said.String())
	out.Source, out.SourceName = &desk.Source().ID, &desk.Source().Name
	if c.Spread.Known {
		out.Low, out.High = ptr(c.Spread.Min), upper(c.Spread.Interval)
	}
	return out
}

func newJSONReconciliation(r *account.Reconciliation) jsonReconciliation {
	w := r.Whole
	out := jsonReconciliation{Status: r.Status, Countries: bounds(r.Countries.Interval), Verdict: r.Verdict, Says: r.Says(),
		Claimed: jsonWhole{w.Group, w.Count.Words(), w.Count.Min(), upper(w.Interval()), w.Claim().ID, w.Source().ID}}
	if r.Remainder != nil {
		out.Remainder = ptr(bounds(*r.Remainder))
	}
	if x := r.Unnamed; x != nil {
		out.Unnamed = &jsonUnnamed{x.Count.Words(), x.Claim().ID, r.Agrees}
	}
	return out
}

func bounds(i count.Interval) jsonBounds { return jsonBounds{i.Min, upper(i)} }

// upper is the upper bound of an interval, null for none.
func upper(i count.Interval) *int {
	if i.Max == count.Inf {
		return nil
	}
	return &i.Max
}

func ptr[T any](v T) *T { return &v }

// CellValue is a cell in the shape it has in `muster table --json`, for other JSON that holds one.
func CellValue(c *account.Cell, withWithheld bool) any { return newJSONCell(c, withWithheld) }
