package form

import (
	"slices"
)

// stop is a place that the cursor can be at. In a list it is a cell of a row, or, behind the last row, the line that adds
// one; row is -1 outside of lists. Behind the last block stands the line that saves.
type stop struct{ block, row, col int }

// taken is a row that was taken out.
type taken struct {
	block int
	texts []string
}

func (f *Form) newRow(b *block) (cells []*input) {
	for i := range b.Columns {
		in := newInput(f.pen, &b.Columns[i])
		in.Set("")
		cells = append(cells, in)
	}
	return cells
}

// stops are the places that the cursor can be at, in order.
func (f *Form) stops() (all []stop) {
	for i, b := range f.blocks {
		if b.hidden {
			continue
		}
		if b.in != nil {
			all = append(all, stop{i, -1, 0})
			continue
		}
		for row := range b.rows {
			for col := range b.Columns {
				all = append(all, stop{i, row, col})
			}
		}
		all = append(all, stop{i, len(b.rows), 0})
	}
	if !f.spec.Short || len(all) == 0 {
		all = append(all, stop{len(f.blocks), -1, 0})
	}
	return all
}

// input is what is typed into at a stop, nil: nothing is.
func (f *Form) input(s stop) *input {
	switch {
	case s.block >= len(f.blocks):
		return nil
	case s.row < 0:
		return f.blocks[s.block].in
	case s.row < len(f.blocks[s.block].rows):
		return f.blocks[s.block].rows[s.row][s.col]
	}
	return nil
}

// name is the name of the field at a stop; empty: it is none.
func (f *Form) name(s stop) string {
	switch {
	case f.input(s) == nil:
		return ""
	case s.row < 0:
		return f.blocks[s.block].Name
	}
	b := f.blocks[s.block]
	return At(b.Name, s.row, b.Columns[s.col].Name)
}

// to goes to a stop. What is wrong with the field that was left is shown, if there is anything in it.
func (f *Form) to(s stop) {
	if in := f.input(f.at); in != nil {
		in.edited = false
		name := f.name(f.at)
		if in.Value() != "" {
			f.shown[name] = true
		}
		if is := f.reading.Settled[name]; is != "" {
			in.Set(is)
			f.read()
		}
	}
	f.at, f.pick, f.refused = s, -1, ""
	if !f.weighed {
		f.weigh(true)
	}
	f.offer()
}

// Stand goes to a field, to the first row of a list; where the form has no such field, it stays.
func (f *Form) Stand(field string) {
	for _, s := range f.stops() {
		if s.block < len(f.blocks) && f.blocks[s.block].Name == field {
			f.to(s)
			return
		}
	}
}

// step goes so many stops on, round and round.
func (f *Form) step(by int) {
	all := f.stops()
	i := slices.Index(all, f.at)
	f.to(all[(i+by+len(all))%len(all)])
}

func (f *Form) last() bool { all := f.stops(); return f.at == all[len(all)-1] }

// fault is what is wrong at a stop. What is wrong with a row as a whole stands at its first column.
func (f *Form) fault(s stop) string {
	name := f.name(s)
	if name == "" {
		return ""
	}
	says := f.reading.Faults[name]
	if b := f.blocks[s.block]; says == "" && s.row >= 0 && s.col == 0 {
		says = f.reading.Faults[At(b.Name, s.row, "")]
	}
	return says
}

// addRow adds an empty row to the list under the cursor and goes into it.
func (f *Form) addRow() {
	b := f.blocks[f.at.block]
	b.rows = append(b.rows, f.newRow(b))
	f.to(stop{f.at.block, len(b.rows) - 1, 0})
	f.read()
}

// takeOut takes the row under the cursor out of its list.
func (f *Form) takeOut() {
	b := f.blocks[f.at.block]
	t := taken{block: f.at.block}
	for _, in := range b.rows[f.at.row] {
		t.texts = append(t.texts, in.Value())
	}
	f.out = append(f.out, t)
	b.rows = slices.Delete(b.rows, f.at.row, f.at.row+1)
	f.at.col, f.pick = 0, -1
	f.read()
}

// putBack puts the row that was taken out last at the end of its list.
func (f *Form) putBack() {
	t := f.out[len(f.out)-1]
	f.out = f.out[:len(f.out)-1]
	b := f.blocks[t.block]
	cells := f.newRow(b)
	for i, in := range cells {
		in.Set(t.texts[i])
	}
	b.rows = append(b.rows, cells)
	f.to(stop{t.block, len(b.rows) - 1, 0})
	f.read()
}
