package form

import (
	"encoding"
	"fmt"
	"strings"
	"time"

	"muster/model"
	"muster/model/count"
	"muster/model/country"
	"muster/model/edtf"
	"muster/model/moment"
	"muster/model/quick"
)

// text is what stands in a field: to the letter where nobody changed it, else without the spaces around it.
func (r *reader) text(name string) string {
	if v := r.v[name]; v == r.was[name] {
		return v
	}
	return strings.TrimSpace(r.v[name])
}

// yes tells whether a field says yes.
func (r *reader) yes(name string) bool { return r.v[name] == "yes" }

// word reads one of the words of the domain.
func (r *reader) word(name string, into encoding.TextUnmarshaler) {
	if s := r.text(name); s != "" {
		r.wrong(name, into.UnmarshalText([]byte(s)))
	}
}

// country reads a country: its code.
func (r *reader) country(name string) string {
	s := r.text(name)
	if s == "" {
		return ""
	}
	c, err := country.Find(s)
	if err != nil {
		r.wrong(name, err)
		return s
	}
	if s != c.Name {
		r.echoes[name] = c.Name
	}
	if s != c.Alpha2 {
		r.echoes[name] = c.Alpha2
	}
	return c.Alpha2
}

// group reads a group: its id.
func (r *reader) group(name string) string {
	s := r.text(name)
	if s == "" {
		return ""
	}
	id, err := quick.MeantGroup(r.desk.story(), s)
	if err != nil {
		r.wrong(name, err)
		return ""
	}
	r.echoes[name] = quick.NameOf(r.desk.story(), id)
	if id != s {
		r.echoes[name] = id + ", " + r.echoes[name]
	}
	return id
}

// status reads a status or a compound.
func (r *reader) status(name string) (s model.Status) {
	if typed := r.text(name); typed != "" {
		var err error
		s, err = quick.MeantStatus(typed)
		r.wrong(name, err)
		if err == nil && s.String() != typed {
			r.echoes[name] = s.String()
		}
	}
	return s
}

// count reads a count of people.
func (r *reader) count(name string) (c count.Count) {
	if typed := r.text(name); typed != "" {
		var err error
		c, err = count.Parse(typed)
		r.wrong(name, err)
		if err == nil {
			r.echoes[name] = c.Interval().String()
			if c.About() {
				r.echoes[name] = c.Short() // its number is no bound
			}
		}
	}
	return c
}

// said reads when something was said: a day or a time. One that is still to come is refused where it was typed; what stands in the file
// may stay while another field is changed.
func (r *reader) said(name string, isNew bool) (m moment.Moment) {
	s := r.text(name)
	if s == "" {
		return m
	}
	m, err := moment.Parse(s)
	if err != nil {
		m, err = moment.Typed(s, r.desk.Now(), r.desk.zone())
		r.hangs(name, s, m.String(), moment.Back(s, r.desk.Now(), r.desk.zone()))
	}
	if err == nil {
		err = r.whichYear(s)
	}
	if err == nil {
		err = m.Check(r.desk.zone())
	}
	if err == nil && (isNew || s != r.was[name]) {
		err = m.Unsaid(r.desk.Now(), r.desk.zone())
	}
	r.wrong(name, err)
	if err == nil {
		r.echoes[name] = m.Display(r.desk.zone())
	}
	return m
}

// whichYear refuses a date without a year that may be of the story's own.
func (r *reader) whichYear(typed string) error {
	return moment.WhichYear(typed, r.desk.Now(), r.desk.zone(), func() time.Time {
		_, last := r.desk.story().SaidSpan()
		return last
	})
}

// hangs notes that what was typed for a time hangs on the present.
func (r *reader) hangs(name, typed, is, back string) {
	if moment.Ago(typed) {
		r.settled[name] = is
	}
	if back != "" {
		r.back = "! " + back
	}
}

// saidOrNow reads when something was said; of a new claim, nothing means now.
func (r *reader) saidOrNow(name string, isNew bool) moment.Moment {
	if !isNew || r.text(name) != "" {
		return r.said(name, isNew)
	}
	now := moment.At(r.desk.Now().In(r.desk.zone()).Truncate(time.Minute))
	r.echoes[name] = now.Display(r.desk.zone())
	return now
}

// happened reads when something happened: EDTF, or what an editor types for a day or a time.
func (r *reader) happened(name string) (d edtf.Date) {
	s := r.text(name)
	if s == "" {
		return d
	}
	d, back, err := edtf.Typed(s, r.desk.Now(), r.desk.zone())
	r.hangs(name, s, d.String(), back)
	if err == nil {
		err = r.whichYear(s)
	}
	if err == nil {
		err = d.Check(r.desk.zone())
	}
	r.wrong(name, err)
	if err == nil {
		r.echoes[name] = d.Display(r.desk.zone())
	}
	return d
}

// claim reads the id of a claim, and says whose it is.
func (r *reader) claim(name string) string {
	id := r.text(name)
	if c := r.desk.story().Claim(id); c != nil {
		r.echoes[name] = r.desk.sayClaim(c)
	} else if id != "" {
		r.wrong(name, fmt.Errorf("%q is no claim of this situation; type a part of its source, its figures or its words, and choose it", id))
	}
	return id
}

// cell reads one figure of a claim by the name of its cell; nil: none is named.
func (r *reader) cell(name string, of *model.Claim) *model.Cell {
	s := r.text(name)
	if s == "" {
		return nil
	}
	var names []string
	if of != nil {
		for i := range of.Figures {
			at := of.Figures[i].Cell()
			if at.String() == s {
				return &at
			}
			names = append(names, at.String())
		}
	}
	r.wrong(name, noFigure(s, names))
	return nil
}
