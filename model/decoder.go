package model

import (
	"encoding/json"
	"fmt"

	"muster/model/count"
)

// Decoder reads many records as Decode reads one, and keeps once what they have in common. It belongs to one goroutine.
type Decoder struct {
	texts  map[string]string // nil: nothing is kept
	counts map[string]count.Count
	// Room in which the lists of a claim are gathered, before they get a place of their size.
	figures []Figure
	links   []Link
}

// NewDecoder gives a decoder that has read nothing yet.
func NewDecoder() *Decoder {
	return &Decoder{texts: map[string]string{}, counts: map[string]count.Count{}}
}

// Decode reads what Encode wrote. Fields that it does not know are passed over: they are a newer muster's.
func Decode(k Kind, data []byte) (Record, error) { return new(Decoder).Decode(k, data) }

// Decode is the package's Decode.
func (d *Decoder) Decode(k Kind, data []byte) (Record, error) {
	if k == KindClaim {
		if c, ok := d.claim(data); ok {
			return c, nil
		}
	}
	r := New(k)
	if r == nil {
		return nil, fmt.Errorf("%s is not a kind of record", k)
	}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, fmt.Errorf("%s: %w", k, err)
	}
	if c, ok := r.(*Claim); ok {
		c.tidy()
	}
	return r, nil
}

// text gives the one copy of a text that many records hold.
func (d *Decoder) text(b []byte) string {
	s, ok := d.texts[string(b)]
	if !ok {
		s = share(string(b))
		if d.texts != nil {
			d.texts[s] = s
		}
	}
	return s
}

// mostCounts is how many counts are kept; the same few hundred come again and again.
const mostCounts = 4096

// count reads a count.
func (d *Decoder) count(b []byte) (c count.Count, err error) {
	c, ok := d.counts[string(b)]
	if ok {
		return c, nil
	}
	if err = c.UnmarshalText(b); err == nil && d.counts != nil && len(d.counts) < mostCounts {
		d.counts[string(b)] = c
	}
	return c, err
}
