package quick

import (
	"strings"
	"unicode"

	"muster/model"
	"muster/model/moment"
)

// ParseQuoting is [Parse] of a line with a quotation that stands beside it: text of several lines that was pasted. It is kept
// to the letter. A line with a quotation of its own is refused.
func ParseQuoting(line, quotation string, ctx Context) (*Draft, error) {
	d, err := parse(line, &quotation, ctx)
	if err != nil {
		return nil, err.within(line)
	}
	return d, nil
}

// Begun is what is understood of a line that is not finished, or of which a word is not understood: who speaks and when,
// and the figures up to that word. Its text is all that stands behind the separator. Nil: not even who speaks is known.
func Begun(line string, ctx Context) *Draft {
	if checkLine(line) != nil {
		return nil
	}
	end := len(strings.TrimRightFunc(line, unicode.IsSpace))
	start := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	h, err := readHead(line, min(start, end), end, ctx)
	if err != nil {
		return nil
	}
	d := &Draft{Said: h.said, SaidTyped: h.typed, Back: h.back, Text: strings.TrimSpace(line[h.next:])}
	if d.Source, err = speaker(ctx.Story, h); err != nil {
		return nil
	}
	s := scanner{line: line, pos: h.next, end: end, out: said{figures: make([][]word, 1), end: end}}
	for s.skip(); s.pos < s.end && s.out.quotation == nil; s.skip() {
		if s.next() != nil {
			break
		}
	}
	if q := s.out.quotation; q != nil && !model.Blank(q.text) {
		d.Text, d.Quote = q.text, true
	}
	p := newFigures(ctx)
	for _, ws := range s.out.figures {
		if len(ws) == 0 || p.read(ws) != nil {
			break
		}
	}
	d.Figures, d.NearParts = p.out, p.near
	return d
}

// Records are what the draft logs: the claim, and before it the source where that is new.
func (d *Draft) Records(story *model.Story) []model.Record {
	if src := d.NewSource(story); src != nil {
		return []model.Record{src, d.Claim(src.ID)}
	}
	return []model.Record{d.Claim(d.Source.ID)}
}

// NameIn is where the name of the source stands in a line; both are 0 where there is none yet.
func NameIn(line string, ctx Context) (from, to int) {
	h, err := readHead(line, len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace)), len(line), ctx)
	if err != nil {
		return 0, 0
	}
	return h.pos, h.end
}

// Settled is a line with the time that it means now in the place of one that is counted back from it ("20 min ago", "2 days
// ago"), so that it can be put by and taken up again; any other line as it is. "now" stays: it is when the line is saved.
func Settled(line string, ctx Context) string {
	h, err := readHead(line, len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace)), len(line), ctx)
	if err != nil || !h.typed || !moment.Ago(line[h.from:h.to]) {
		return line
	}
	return line[:h.from] + h.said.String() + line[h.to:]
}

// Written is how a source is written in a line: the shortest name that means it alone.
func Written(story *model.Story, src *model.Source) string {
	v := voiceOf(src)
	return v.shortest(voicesOf(story))
}
