package exchange

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"time"

	"muster/model"
	"muster/model/text"
)

// logLine is a line of muster log --json. What is absent is null, never missing.
type logLine struct {
	Seq       uint64          `json:"seq"`
	Logged    string          `json:"logged"`
	By        logEditor       `json:"by"`
	Kind      model.Kind      `json:"kind"`
	Record    string          `json:"record"`
	Situation string          `json:"situation"`
	Before    json.RawMessage `json:"before"`
	After     json.RawMessage `json:"after"`
	Prev      string          `json:"prev"`
	Hash      string          `json:"hash"`
}

type logEditor struct {
	Name string `json:"name"`
	ID   string `json:"id"`
}

// logTime is RFC 3339 in UTC with milliseconds, which is as fine as the log counts.
const logTime = "2006-01-02T15:04:05.000Z07:00"

// WriteChange writes one change as one line of JSON. Prev and hash are the links of the chain, as the file has them. Where
// a claim is withheld before or after the change and WithWithheld is not set, both are null; figures withheld one by
// one are missing from both.
func WriteChange(w io.Writer, c *model.Change, prev, hash string, opt WriteOptions) error {
	before, after := c.Before, c.After
	if !opt.WithWithheld {
		before, after = ShowChange(c, opt.Withholding)
	}
	line := logLine{Seq: c.Seq, Logged: c.Logged.UTC().Truncate(time.Millisecond).Format(logTime), By: logEditor(c.By), Kind: c.Kind,
		Record: c.Record, Situation: c.Situation, Prev: prev, Hash: hash}
	var err error
	if line.Before, err = encodeOrNull(before); err != nil {
		return err
	}
	if line.After, err = encodeOrNull(after); err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(line); err != nil {
		return err
	}
	_, err = w.Write(text.JSON(b.Bytes()))
	return err
}

// ShowChange gives both sides of a change as they may leave: by what the change shows, and by what is known besides; known
// may be nil.
func ShowChange(c *model.Change, known *Withholding) (before, after model.Record) {
	own := &Withholding{claims: map[string]bool{}, partly: map[string][]*model.Claim{}}
	was, _ := c.Before.(*model.Claim)
	is, _ := c.After.(*model.Claim)
	if was != nil {
		own.note(withAdded(was, is))
	}
	if is != nil {
		own.note(is)
	}
	before, after = own.Show(c.Before), own.Show(c.After)
	if known != nil {
		before, after = known.Show(before), known.Show(after)
	}
	return before, after
}

// withAdded is a claim with the figures that another version has besides: they were not withheld before. Where a figure that was withheld
// is not there any more, any of them may be what became of it, and it is the claim alone.
func withAdded(was, is *model.Claim) *model.Claim {
	gone := func(f model.Figure) bool {
		_, there := is.Figure(f.Cell())
		return !there && was.StateOf(&f) == model.Withheld
	}
	if is == nil || slices.ContainsFunc(was.Figures, gone) {
		return was
	}
	with := *was
	for _, f := range is.Figures {
		if _, there := was.Figure(f.Cell()); !there {
			with.Figures = append(slices.Clip(with.Figures), f)
		}
	}
	return &with
}

func encodeOrNull(r model.Record) (json.RawMessage, error) {
	if r == nil {
		return json.RawMessage("null"), nil
	}
	return model.Encode(r)
}
