package model

import "slices"

// claimReader takes a claim apart in the one form in which Encode writes it. A start reads a hundred thousand of them, and
// encoding/json was half of its time. Whatever stands there in any other form, good JSON or not, is left to encoding/json:
// the two read the same, or this one reads nothing.
type claimReader struct {
	*Decoder
	jsonReader
}

// claim reads a claim; not ok: it is for encoding/json.
func (d *Decoder) claim(data []byte) (*Claim, bool) {
	c, r := d.newClaim(), claimReader{d, jsonReader{rest: data}}
	r.must(`{"id":`)
	c.ID = r.own(r.quoted())
	r.must(`,"source":`)
	c.Source = r.shared()
	if r.may(`,"via":`) {
		c.Via = r.shared()
	}
	r.must(`,"said":`)
	r.check(c.Said.UnmarshalText(r.quoted()))
	r.must(`,"text":`)
	c.Text = r.own(r.quoted())
	c.Quote = r.may(`,"quote":true`)
	if r.may(`,"link":`) {
		c.Link = r.own(r.quoted())
	}
	if r.may(`,"people":[`) {
		var all []string
		r.list(func() { all = append(all, r.own(r.quoted())) })
		c.People = slices.Clone(all)
	}
	r.must(`,"credibility":`)
	r.check(c.Credibility.UnmarshalText(r.quoted()))
	r.must(`,"status":`)
	r.check(c.Status.UnmarshalText(r.quoted()))
	c.Figures, c.Links = r.allFigures(), r.allLinks()
	r.must(`}`)
	if r.failed || len(r.rest) > 0 {
		return nil, false
	}
	d.kept()
	return c, true
}

func (r *claimReader) allFigures() []Figure {
	if !r.may(`,"figures":[`) {
		return nil
	}
	all := r.someFigures[:0]
	r.list(func() { all = append(all, r.figure()) })
	r.someFigures = all
	return r.figuresOf(all)
}

func (r *claimReader) figure() (f Figure) {
	r.must(`{`)
	c := r.cell()
	f.Group, f.Class, f.Status, f.Scope = c.Group, c.Class, c.Status, c.Scope
	r.must(`,"count":`)
	n, err := r.count(r.quoted())
	f.Count = n
	r.check(err)
	if r.may(`,"state":`) {
		r.check(f.State.UnmarshalText(r.quoted()))
	}
	r.must(`}`)
	return f
}

// cell reads the fields of a cell, which a figure begins with.
func (r *claimReader) cell() (c Cell) {
	r.must(`"group":`)
	c.Group = r.shared()
	if r.may(`,"class":`) {
		r.check(c.Class.UnmarshalText(r.quoted()))
	}
	r.must(`,"status":`)
	r.check(c.Status.UnmarshalText(r.quoted()))
	if r.may(`,"scope":`) {
		c.Scope = r.shared()
	}
	return c
}

func (r *claimReader) allLinks() []Link {
	if !r.may(`,"links":[`) {
		return nil
	}
	all := r.someLinks[:0]
	r.list(func() { all = append(all, r.link()) })
	r.someLinks = all
	return slices.Clone(all)
}

func (r *claimReader) link() (l Link) {
	r.must(`{"kind":`)
	r.check(l.Kind.UnmarshalText(r.quoted()))
	r.must(`,"claim":`)
	l.Claim = r.own(r.quoted())
	l.Figure, l.From = r.end(`,"figure":{`), r.end(`,"from":{`)
	r.must(`}`)
	return l
}

// end reads the cell at one end of a link, nil: none is named.
func (r *claimReader) end(opening string) *Cell {
	if !r.may(opening) {
		return nil
	}
	c := r.cell()
	r.must(`}`)
	return &c
}

// shared reads a string that other claims hold, too.
func (r *claimReader) shared() string { return r.text(r.quoted()) }
