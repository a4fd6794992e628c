package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"muster/model/count"
)

// Decoder reads many records as Decode reads one, keeps once what they have in common, and puts what it reads into a few
// large pieces of memory, which are denser than many small ones and less work for the garbage collector. A piece lives as long
// as anything in it: a decoder is for records that are kept together. It belongs to one goroutine.
type Decoder struct {
	many   bool              // they go into large pieces
	texts  map[string]string // nil: only one is read
	counts map[string]count.Count
	// Room for what is read next.
	claims  []Claim
	figures []Figure
	written *strings.Builder
	// Room in which the lists of a claim are gathered, before they get a place of their size.
	someFigures []Figure
	someLinks   []Link
}

// How large the pieces are: near to 8 KB, which the allocator has a size for, and twice that.
const (
	claimPiece  = 44
	figurePiece = 113
	textPiece   = 16 << 10
)

// NewDecoder gives a decoder that has read nothing yet.
func NewDecoder() *Decoder {
	return &Decoder{many: true, texts: map[string]string{}, counts: map[string]count.Count{}, written: new(strings.Builder)}
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

// own gives a text that no other record holds.
func (d *Decoder) own(b []byte) string {
	if !d.many || len(b) > textPiece/8 {
		return string(b)
	}
	if d.written.Cap()-d.written.Len() < len(b) {
		d.written = new(strings.Builder)
		d.written.Grow(textPiece)
	}
	at := d.written.Len()
	d.written.Write(b)
	return d.written.String()[at:]
}

// newClaim gives a place for a claim. What was begun in it and not finished is overwritten.
func (d *Decoder) newClaim() *Claim {
	if !d.many {
		return new(Claim)
	}
	if len(d.claims) == 0 {
		d.claims = make([]Claim, claimPiece)
	}
	d.claims[0] = Claim{}
	return &d.claims[0]
}

// kept says that the place that newClaim gave is taken.
func (d *Decoder) kept() {
	if d.many {
		d.claims = d.claims[1:]
	}
}

// figuresOf gives figures a place of their own.
func (d *Decoder) figuresOf(some []Figure) []Figure {
	n := len(some)
	if !d.many || n > figurePiece/8 {
		return slices.Clone(some)
	}
	if len(d.figures) < n {
		d.figures = make([]Figure, figurePiece)
	}
	all := d.figures[:n:n]
	d.figures = d.figures[n:]
	copy(all, some)
	return all
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
