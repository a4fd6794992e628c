package exchange

import (
	"bufio"
	"io"

	"muster/model"
)

// WriteOptions say what may leave. The zero value keeps everything withheld back.
type WriteOptions struct {
	// WithWithheld lets withheld claims and figures, and what points to them, leave like all others.
	WithWithheld bool
	// Withholding of the story that a change belongs to, from Withhold. WriteChange keeps back by it the earlier
	// versions of what is withheld by now, too. Nil: only what the change itself shows to be withheld stays back.
	Withholding *Withholding
	// Inside tells which records Write is to write, for an export as of a cut in time; what points to the others stays
	// behind with them. Nil: all.
	Inside func(model.Record) bool
	// AtCut gives a claim as it stood at that cut. Nil: as it is written.
	AtCut func(*model.Claim) *model.Claim
}

// Write writes a story as a document of muster/1, in log order: the same story gives the same bytes. Without
// WithWithheld, what Withhold finds stays behind together with every link, evidence and filed figure that names it; left
// counts it. A text that tells of withheld figures in its words is not recognised.
func Write(w io.Writer, s *model.Story, opt WriteOptions) (left Left, err error) {
	show := func(r model.Record) model.Record { return r }
	if !opt.WithWithheld {
		held := Withhold(s)
		show, left = held.Show, held.Left()
	}
	if opt.Inside != nil {
		show = inside(s, opt.Inside, show)
	}
	if opt.AtCut != nil {
		show = atCut(opt.AtCut, show)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	d := writer{out: out, show: show}
	d.situation(s.Situation())
	for _, part := range parts {
		d.part(part.name, s.Entries(part.kind))
	}
	d.add("\n}\n")
	if d.err != nil {
		return left, d.err
	}
	return left, out.Flush()
}

// atCut has show give claims as they stood at a cut.
func atCut(at func(*model.Claim) *model.Claim, show func(model.Record) model.Record) func(model.Record) model.Record {
	return func(r model.Record) model.Record {
		r = show(r)
		if c, ok := r.(*model.Claim); ok {
			return at(c)
		}
		return r
	}
}

// parts are the lists of a document, in order.
var parts = []struct {
	name string
	kind model.Kind
}{
	{"sources", model.KindSource}, {"groups", model.KindGroup}, {"claims", model.KindClaim}, {"events", model.KindEvent},
	{"rulings", model.KindRuling}, {"filings", model.KindFiling},
}

// writer writes a document piece by piece; the first error stays.
type writer struct {
	out  *bufio.Writer
	show func(model.Record) model.Record
	lay  layout
	err  error
}

func (d *writer) add(s string) {
	if d.err == nil {
		_, d.err = d.out.WriteString(s)
	}
}

func (d *writer) situation(s *model.Situation) {
	d.add("{\n  \"format\": \"" + Format + "\",\n  \"situation\": ")
	d.record(s, "  ")
}

func (d *writer) part(name string, entries []*model.Entry) {
	d.add(",\n  \"" + name + "\": [")
	before, after := "\n    ", ""
	for _, e := range entries {
		r := d.show(e.Record)
		if r == nil {
			continue
		}
		d.add(before)
		d.record(r, "    ")
		before, after = ",\n    ", "\n  "
	}
	d.add(after + "]")
}

func (d *writer) record(r model.Record, indent string) {
	if d.err != nil {
		return
	}
	d.lay.out = d.lay.out[:0]
	if d.err = d.lay.record(r, indent); d.err == nil {
		_, d.err = d.out.Write(d.lay.out)
	}
}
