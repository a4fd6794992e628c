package model_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

// sameAsJSON holds what a decoder reads against what encoding/json reads of the same bytes: the value, or the error.
func sameAsJSON(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *model.Decoder, data []byte) {
	t.Helper()
	want := new(model.Claim)
	failed := json.Unmarshal(data, want)
	got, err := d.Decode(model.KindClaim, data)
	switch {
	case failed != nil && (err == nil || got != nil || err.Error() != "claim: "+failed.Error()):
		t.Fatalf("%s: json says %v, the decoder %v, %v", data, failed, got, err)
	case failed == nil && (err != nil || !reflect.DeepEqual(got, model.Record(want))):
		t.Fatalf("%s: json reads %+v, the decoder %+v, %v", data, want, got, err)
	}
}

// fullClaims are claims that between them have every field, as Encode writes them, and some that it would not write.
func fullClaims(tb testing.TB) (all [][]byte) {
	for _, r := range oneOfEach() {
		if r.RecordKind() == model.KindClaim {
			all = append(all, encoded(tb, r))
		}
	}
	for _, s := range []string{
		`{"id":"c1","source":"s","via":"v","said":"2013-01-19T19:10+01:00","text":"a\"b\\\n\u00e9\ud83d\ude00\ud83d é","quote":true,"link":"l","people":["A","B\t"],"credibility":"2","status":"standing","figures":[{"group":"GB","class":"attacker","status":"missing/dead","scope":"x","count":"10-15","state":"withheld"},{"group":"FR","status":"dead","count":"5"}],"links":[{"kind":"corrects","claim":"c0","figure":{"group":"GB","class":"attacker","status":"dead","scope":"y"},"from":{"group":"GB","status":"dead"}},{"kind":"repeats","claim":"c0"}]}`,
		`{"id":"c1","source":"s","said":"2013-01-19","text":"t","credibility":"6","status":"standing"}`,
		`{"id":"c1","source":"s","said":"","text":"","credibility":"6","status":"","figures":[{"group":"","status":"","count":""}]}`,
		`{"id":"c1","source":"s","said":"2013-01-19","text":"t","credibility":"6","status":"standing","figures":[],"links":[],"people":[]}`,
		`{"id":"c1","source":"s","said":"2013-01-19","text":"t","quote":false,"credibility":"6","status":"standing","people":null,"figures":null}`,
		`{"id":"c1","source":"s","said":"2013-01-19","text":"t","credibility":"6","status":"standing","newer":1}`,
		`{"ID":"c1","id":"c2","source":"s","said":"2013-01-19","text":"t","credibility":"6","status":"standing"}`,
		` {"id": "c1", "status": "standing"} `,
	} {
		all = append(all, []byte(s))
	}
	return all
}

// Whatever stands in a claim, it is read as encoding/json reads it: whole, with a byte changed, put in, left out or cut
// off, read by one decoder after another claim or alone.
func TestClaimsAreReadAsJSONReadsThem(t *testing.T) {
	random, d := rand.New(rand.NewPCG(1, 2)), model.NewDecoder()
	const bytes = `"\{}[],:u0a1 ` + "\x00\x1f\x7f\x80\xc3\xff"
	for _, whole := range fullClaims(t) {
		sameAsJSON(t, d, whole)
		for at := range whole {
			sameAsJSON(t, d, whole[:at])
			b := bytes[random.IntN(len(bytes))]
			for _, broken := range []string{
				string(whole[:at]) + string(whole[at+1:]),
				string(whole[:at]) + string(rune(b)) + string(whole[at:]),
				string(whole[:at]) + string([]byte{b}) + string(whole[at+1:]),
			} {
				sameAsJSON(t, d, []byte(broken))
				sameAsJSON(t, new(model.Decoder), []byte(broken))
			}
		}
	}
}

// The claims of situations of all kinds, read by one decoder.
func TestClaimsAreReadAsJSONReadsThemProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.NewDecoder()
		for _, c := range modeltest.Draw(t).Claims {
			c.Text, c.Link = rapid.String().Draw(t, "text"), rapid.String().Draw(t, "link")
			sameAsJSON(t, d, encoded(t, c))
		}
	})
}

// What Encode writes is read without encoding/json: a field that the reader does not know would make every start slow again.
func TestClaimsAreReadFast(t *testing.T) {
	d := model.NewDecoder()
	for _, r := range oneOfEach() {
		if r.RecordKind() != model.KindClaim {
			continue
		}
		b := encoded(t, r)
		fast := testing.AllocsPerRun(10, func() { _, _ = d.Decode(model.KindClaim, b) })
		slow := testing.AllocsPerRun(10, func() { _ = json.Unmarshal(b, new(model.Claim)) })
		if fast*2 > slow {
			t.Errorf("%.0f allocations, of json's %.0f: %s", fast, slow, b)
		}
	}
}

// FuzzDecodeClaim holds the reader of claims against encoding/json.
func FuzzDecodeClaim(f *testing.F) {
	for _, c := range fullClaims(f) {
		f.Add(c)
	}
	d := model.NewDecoder()
	f.Fuzz(func(t *testing.T, data []byte) {
		sameAsJSON(t, d, data)
		sameAsJSON(t, new(model.Decoder), data)
	})
}

func BenchmarkDecodeClaim(b *testing.B) {
	g := modeltest.Situation(7, 1000)
	var all [][]byte
	for _, c := range g.Claims {
		all = append(all, encoded(b, c))
	}
	for _, kept := range []bool{false, true} {
		b.Run(fmt.Sprintf("kept=%t", kept), func(b *testing.B) {
			b.ReportAllocs()
			d := new(model.Decoder)
			if kept {
				d = model.NewDecoder()
			}
			for i := 0; b.Loop(); i++ {
				if _, err := d.Decode(model.KindClaim, all[i%len(all)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
