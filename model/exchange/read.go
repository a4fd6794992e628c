package exchange

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"muster/model"
)

// MostBytes is how long a document may be. The limit is there so that a wrong file (a disk image, an endless pipe) is
// refused before memory is full; 100,000 claims take some 60 MB.
const MostBytes = 1 << 30

// Read reads a document of muster/1. It is refused as a whole, with up to MostProblems sentences, each a *Problem; a text
// that is no muster JSON at all is ErrForeign, too.
func Read(r io.Reader) (*Document, error) {
	text, err := io.ReadAll(io.LimitReader(r, MostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	if len(text) > MostBytes {
		return nil, &Problem{Says: fmt.Sprintf("the file is longer than %d bytes; is it the right one?", MostBytes)}
	}
	return parse(bytes.TrimPrefix(text, []byte("\ufeff")))
}

func parse(text []byte) (*Document, error) {
	d := &decoder{cursor: cursor{text: text}, strings: map[string]string{}}
	p := &parser{decoder: d, doc: &Document{}}
	if at := firstNotUTF8(text); at >= 0 {
		d.fail(at, "this is not UTF-8 text; convert the file to UTF-8 first")
		return nil, foreign{d.bad}
	}
	p.document()
	if d.bad != nil {
		return nil, foreign{d.bad}
	}
	if err := p.refuseFormat(); err != nil {
		return nil, err
	}
	if p.doc.Situation == nil && !p.seen["situation"] {
		p.problems.add(&Problem{Field: "situation", Says: "missing; a document is about one situation, with id, title, host and zone"})
	}
	if err := p.problems.err(); err != nil {
		return nil, err
	}
	return p.doc, nil
}

func firstNotUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; ; {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
}

// parser reads the document around the records.
type parser struct {
	*decoder
	doc      *Document
	format   string
	seen     map[string]bool
	problems problems
}

const topFields = "format, situation, sources, groups, claims, events, rulings, filings"

func (p *parser) document() {
	p.seen = map[string]bool{}
	switch kind := p.kind(); kind {
	case anObject:
	case "":
		p.noValue()
		return
	default:
		p.fail(p.at, "%s stands here; a muster document is one object, { \"format\": %q, … }", kind, Format)
		return
	}
	p.object(p.member)
	if p.next(); p.at < len(p.text) {
		p.fail(p.at, "the document ends before this; nothing may follow it")
	}
}

func (p *parser) member(key []byte) {
	name := string(key)
	if p.seen[name] {
		p.tell("", []finding{{name, "stands twice; keep one"}})
		p.skip()
		return
	}
	p.seen[name] = true
	switch name {
	case "format":
		setString(p.decoder, reflect.ValueOf(&p.format).Elem())
		p.take("", "format")
	case "situation":
		p.doc.Situation = record[*model.Situation](p, "", 0)
	case "sources":
		p.doc.Sources = records[*model.Source](p, name)
	case "groups":
		p.doc.Groups = records[*model.Group](p, name)
	case "claims":
		p.doc.Claims = records[*model.Claim](p, name)
	case "events":
		p.doc.Events = records[*model.Event](p, name)
	case "rulings":
		p.doc.Rulings = records[*model.Ruling](p, name)
	case "filings":
		p.doc.Filings = records[*model.Filing](p, name)
	default:
		delete(p.seen, name)
		p.tell("", []finding{{"", fmt.Sprintf("there is no field %q; the fields are %s", shorten(name), topFields)}})
		p.skip()
	}
}

// refuseFormat refuses another format before anything else: what is wrong in it by the rules of this one means nothing.
func (p *parser) refuseFormat() error {
	version, isMuster := strings.CutPrefix(p.format, "muster/")
	newer, err := strconv.Atoi(version)
	switch {
	case p.format == Format:
		return nil
	case !p.seen["format"]:
		return foreign{&Problem{Field: "format", Says: fmt.Sprintf("missing; a muster document has \"format\": %q", Format)}}
	case isMuster && err == nil && newer > 1:
		return &Problem{Field: "format", Says: fmt.Sprintf("%q was written by a newer muster; update this one to read it", shorten(p.format))}
	}
	return foreign{&Problem{Field: "format", Says: fmt.Sprintf("not %q, which is what this muster reads", Format)}}
}

// tell adds the findings of one record.
func (p *parser) tell(place string, found []finding) {
	for _, f := range found {
		p.problems.add(&Problem{place, f.field, f.says})
	}
}

// take tells what was found in the value of a field that is no record.
func (p *parser) take(place, field string) {
	for i := range p.found {
		p.found[i].field = field
	}
	p.tell(place, p.found)
	p.found, p.unread = p.found[:0], false
}

func records[R model.Record](p *parser, name string) (all []R) {
	if !p.want(aList) {
		p.take("", name)
		return nil
	}
	p.list(func(i int) { all = append(all, record[R](p, name, i)) })
	return all
}

// record reads one record, fills its defaults and checks it by itself.
func record[R model.Record](p *parser, list string, index int) R {
	var zero R
	kind := zero.RecordKind()
	r := model.New(kind).(R)
	if p.want(anObject) {
		p.fields(recordFields[kind], reflect.ValueOf(r).Elem())
	}
	written := r.RecordID()
	model.Normal(r)
	if !p.unread {
		for _, one := range model.Problems(r.Check()) {
			p.found = append(p.found, finding{one.Field, one.Says})
		}
	}
	if len(p.found) > 0 {
		p.tell(place(list, index, written), p.found)
	}
	p.found, p.unread = p.found[:0], false
	return r
}
