package exchange_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/exchange"
)

// whole is a document with a record of every kind.
const whole = `{"format": "muster/1",
 "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers", "names": {"GB": "Britain"}},
 "sources": [{"id": "hague", "name": "William Hague", "kind": "government", "country": "GB"}],
 "groups": [{"id": "bp", "name": "BP staff", "basis": "employer"}],
 "claims": [{"id": "c1", "source": "hague", "said": "2013-01-19", "text": "One is dead.", "figures": [{"group": "GB", "status": "dead", "count": "1"}]}],
 "events": [{"id": "e1", "when": "2013-01-16", "headline": "It begins", "evidence": ["c1"]}],
 "rulings": [{"id": "r1", "group": "GB", "status": "dead", "claim": "c1", "reason": "It has the list."}],
 "filings": [{"id": "f1", "text": "One is dead.", "filed": "2013-01-19T20:00", "by": "ana", "figures": [{"group": "GB", "status": "dead", "count": "1", "claim": "c1"}]}]}
`

// admitted reads a document and asks for the edits into an empty file.
func admitted(text string) error {
	doc, err := exchange.Read(strings.NewReader(text))
	if err != nil {
		return err
	}
	_, _, err = doc.Edits(nil, false)
	return err
}

func TestWholeIsAdmitted(t *testing.T) {
	if err := admitted(whole); err != nil {
		t.Fatal(err)
	}
	if err := admitted("\ufeff" + whole); err != nil {
		t.Errorf("with a byte order mark: %v", err)
	}
}

// What is no muster JSON at all is told from a document in which something is wrong.
func TestForeign(t *testing.T) {
	for text, want := range map[string]bool{"": true, "claim,said\n": true, "<html>": true, "\xff\xfe": true, "[]": true, "{}": true, whole + "x": true,
		`{"format": "geo/1"}`: true, whole: false, `{"format": "muster/9"}`: false, `{"format": "muster/1"}`: false} {
		err := admitted(text)
		var p *exchange.Problem
		if errors.Is(err, exchange.ErrForeign) != want || want && (!errors.As(err, &p) || !errors.Is(err, model.ErrRefused)) {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

func TestDamageIsRefused(t *testing.T) {
	for _, d := range damages {
		if !strings.Contains(whole, d.old) {
			t.Errorf("%q is not in the document", d.old)
			continue
		}
		err := admitted(strings.Replace(whole, d.old, d.new, 1))
		switch {
		case err == nil:
			t.Errorf("%s → %s: accepted, want %s", d.old, d.new, d.want)
		case err.Error() != d.want:
			t.Errorf("%s → %s:\n got %s\nwant %s", d.old, d.new, err, d.want)
		case !errors.Is(err, model.ErrRefused):
			t.Errorf("%s → %s: does not wrap ErrRefused", d.old, d.new)
		}
	}
}
