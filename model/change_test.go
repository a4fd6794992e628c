package model_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

func encodedChange(t interface{ Fatal(...any) }, c *model.Change) []byte {
	b, err := model.EncodeChange(c)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sameChange compares all of two changes but Before, which the log does not store twice.
func sameChange(a, b *model.Change) bool {
	x, y := *a, *b
	x.After, y.After, x.Before, y.Before = nil, nil, nil, nil
	ok := x.Logged.Equal(y.Logged) && model.Equal(a.After, b.After)
	x.Logged, y.Logged = time.Time{}, time.Time{}
	return ok && x == y
}

// A change comes back as it was stored, deletions and the writer's odd clock among them.
func TestChangeRoundTrip(t *testing.T) {
	c := change(7, aClaim("c1", figure("GB", model.Dead, "5")), 3)
	c.Off, c.Undoes, c.Before = 90*time.Second, "op-6", aClaim("c1")
	c.Logged = c.Logged.In(time.FixedZone("", 3600))
	gone := *c
	gone.After, gone.Off = nil, 0
	for _, c := range []*model.Change{c, &gone} {
		b := encodedChange(t, c)
		back, err := model.DecodeChange(b)
		if err != nil || !sameChange(c, back) || back.Before != nil {
			t.Errorf("%s: %+v, %v", b, back, err)
		}
	}
	const want = `{"seq":7,"logged":"2013-01-19T12:53:20.007Z","by":{"name":"ana","id":"uid:1"},"op":"op","undoes":"op-6","situation":"siege",` +
		`"kind":"claim","record":"c1","was":3,"after":null}`
	if got := string(encodedChange(t, &gone)); got != want {
		t.Errorf("the stored form changed:\n%s\nwas\n%s", got, want)
	}
}

func TestChangeRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, c := range modeltest.Draw(t).Changes() {
			b := encodedChange(t, c)
			if back, err := model.DecodeChange(b); err != nil || !sameChange(c, back) {
				t.Fatalf("%s: %v", b, err)
			}
		}
	})
}

// A change that does not hold together is damage, and says where.
func TestDecodeChangeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "change: unexpected end of JSON input",
		`{"seq":-1}`:               "change: json:",
		`{"seq":4,"after":null}`:   "change 4 names no kind of record; run muster verify",
		`{"seq":4,"kind":"x"}`:     `change: "x" is not one of situation, source`,
		`{"seq":4,"kind":"claim"}`: "change 4: claim: unexpected end of JSON input",
		`{"seq":4,"off":"x"}`:      `change 4: off: time: invalid duration "x"`,
		`{"seq":4,"kind":"claim","record":"c1","after":{"id":"c2\u001b"}}`: `change 4: it is of claim "c1", but the record in it is "c2\x1b"; run muster verify`,
		`{"seq":4,"kind":"claim","record":"c1","after":{"status":"x"}}`:    `change 4: claim: "x" is not one of standing`,
	} {
		c, err := model.DecodeChange([]byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) || c != nil {
			t.Errorf("%s: got %v, %v", text, c, err)
		}
	}
}

// The inverse of a change sets what was before it, and holds only while the change is the record's last.
func TestInverse(t *testing.T) {
	c := change(7, aClaim("c1"), 3)
	c.Before = aClaim("c1", figure("GB", model.Dead, "1"))
	if got := c.Inverse(); got.Was != 7 || got.After != c.Before || got.Ref() != c.Ref() || got.Situation != "siege" {
		t.Errorf("%+v", got)
	}
	c.Before = nil
	if got := c.Inverse(); got.After != nil {
		t.Errorf("%+v", got)
	}
	if e := model.Put("siege", c.After, 7); e.Ref() != c.Ref() || e.Was != 7 || e.After != c.After || e.Situation != "siege" {
		t.Errorf("%+v", e)
	}
	if got := c.Ref().String(); got != "claim c1" {
		t.Errorf("got %s", got)
	}
}

// FuzzDecodeChange: what is read is what encoding/json reads of it, it is written and read again the same, and the record in it is the
// one it names.
func FuzzDecodeChange(f *testing.F) {
	for i, r := range oneOfEach() {
		b, err := model.EncodeChange(change(uint64(i+1), r, uint64(i)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"seq":1,"kind":"group","record":"bp","after":null}`))
	f.Add([]byte(`{"seq":1,"off":"-9h","kind":"claim","after":{"people":[],"figures":[{"group":"GB","status":"dead/held","count":"dozens"}]}}`))
	for _, c := range wholeChanges(f) {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		sameAsSlow(t, new(model.ChangeDecoder), data)
		c, err := model.DecodeChange(data)
		if err != nil {
			return
		}
		if c.Kind == model.NoKind || c.After != nil && c.Ref() != (model.Ref{Kind: c.After.RecordKind(), ID: c.After.RecordID()}) {
			t.Fatalf("%v holds another record", c.Ref())
		}
		first, err := model.EncodeChange(c)
		if y := c.Logged.UTC().Year(); err != nil && (y < 0 || y > 9999) {
			return // no clock of a desk
		}
		if err != nil {
			t.Fatal(err)
		}
		again, err := model.DecodeChange(first)
		if err != nil {
			t.Fatalf("%s: %v", first, err)
		}
		if second := encodedChange(t, again); !bytes.Equal(first, second) {
			t.Fatalf("%s became %s", first, second)
		}
	})
}
