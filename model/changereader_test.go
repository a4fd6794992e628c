package model_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

// sameAsSlow holds what a decoder reads against what encoding/json reads of the same bytes, to which it is brought by a blank
// before them: the change, or the error.
func sameAsSlow(t interface {
	Helper()
	Fatalf(string, ...any)
}, d *model.ChangeDecoder, data []byte) {
	t.Helper()
	want, failed := model.DecodeChange(append([]byte(" "), data...))
	got, err := d.Decode(data)
	if fmt.Sprint(err) != fmt.Sprint(failed) || !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: json reads %+v, %v, the decoder %+v, %v", data, want, failed, got, err)
	}
}

// wholeChanges are changes of all kinds as the log stores them, and some that it would not write.
func wholeChanges(tb testing.TB) (all [][]byte) {
	for i, r := range oneOfEach() {
		c := change(uint64(i+1), r, uint64(i))
		all = append(all, encodedChange(tb, c))
		c.Undoes, c.Off, c.By.Name = "op-\"6\"", time.Duration(i)*time.Minute, "añá\t\u2028"
		all = append(all, encodedChange(tb, c))
		c.After = nil
		all = append(all, encodedChange(tb, c))
	}
	const begin = `{"seq":7,"logged":"2013-01-19T12:53:20.007Z","by":{"name":"ana","id":"uid:1"},"op":"op","situation":"siege",`
	for _, s := range []string{
		begin + `"kind":"group","record":"","was":3,"after":null }`,
		begin + `"kind":"group","record":"","was":3,"after":{} }`,
		begin + `"kind":"group","record":"","was":3,"after":{}}`,
		begin + `"kind":"group","record":"","was":3,"after":{}},"was":4}`,
		begin + `"kind":"group","record":"","was":3,"after":{},"was":4}`,
		begin + `"kind":"group","record":"bp","was":03,"after":null}`,
		begin + `"kind":"group","record":"bp","was":12345678901234567890,"after":null}`,
		begin + `"kind":"","record":"bp","was":3,"after":null}`,
		begin + `"kind":"group","record":"bp","was":3,"after":null,"newer":1}`,
		begin + `"kind":"group","record":"bp","was":3,"after":null,"seq":9}`,
		`{"seq":7,"logged":"2013-01-19T12:53:20\u002e007Z","by":{"name":"ana","id":"uid:1"},"op":"op","situation":"siege","kind":"group","record":"bp","was":3,"after":null}`,
		`{"seq":7,"logged":"2013-01-19T12:53:20.007+01:00","by":{"name":"ana","id":"uid:1"},"op":"op","situation":"siege","kind":"group","record":"bp","was":3,"after":null}`,
	} {
		all = append(all, []byte(s))
	}
	return all
}

// Whatever stands in a change, it is read as encoding/json reads it: whole, with a byte changed, put in, left out or cut off,
// after another change or alone. Seen red with a time read through its escapes, with a blank after a deletion passed over, with
// a leading zero, and with all that may follow on a record taken for the end.
func TestChangesAreReadAsJSONReadsThem(t *testing.T) {
	random, d := rand.New(rand.NewPCG(1, 2)), model.NewChangeDecoder()
	const bytes = `"\{}[],:u0a1 ` + "\x00\x1f\x7f\x80\xc3\xff"
	for _, whole := range wholeChanges(t) {
		sameAsSlow(t, d, whole)
		for at := range whole {
			sameAsSlow(t, d, whole[:at])
			b := bytes[random.IntN(len(bytes))]
			for _, broken := range []string{
				string(whole[:at]) + string(whole[at+1:]),
				string(whole[:at]) + string(rune(b)) + string(whole[at:]),
				string(whole[:at]) + string([]byte{b}) + string(whole[at+1:]),
			} {
				sameAsSlow(t, d, []byte(broken))
				sameAsSlow(t, new(model.ChangeDecoder), []byte(broken))
			}
		}
	}
}

// The changes of situations of all kinds, read by one decoder.
func TestChangesAreReadAsJSONReadsThemProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := model.NewChangeDecoder()
		for _, c := range modeltest.Draw(t).Changes() {
			c.By.Name, c.Op = rapid.String().Draw(t, "name"), rapid.StringMatching(`op[12]`).Draw(t, "op")
			sameAsSlow(t, d, encodedChange(t, c))
		}
	})
}

// What EncodeChange writes is read without encoding/json: a replay reads all of it.
func TestChangesAreReadFast(t *testing.T) {
	d := model.NewChangeDecoder()
	for _, c := range modeltest.Situation(1, 5).Changes() {
		b := encodedChange(t, c)
		fast := testing.AllocsPerRun(10, func() { _, _ = d.Decode(b) })
		slow := testing.AllocsPerRun(10, func() { _, _ = model.DecodeChange(append([]byte(" "), b...)) })
		record := testing.AllocsPerRun(10, func() { _, _ = model.Decode(c.Kind, encoded(t, c.After)) })
		if fast > record+4 || slow < fast+5 {
			t.Errorf("%.0f allocations, %.0f of the record alone, %.0f of json's: %s", fast, record, slow, b)
		}
	}
}

func BenchmarkDecodeChange(b *testing.B) {
	var all [][]byte
	for _, c := range modeltest.Situation(7, 1000).Changes() {
		all = append(all, encodedChange(b, c))
	}
	d := model.NewChangeDecoder()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := d.Decode(all[i%len(all)]); err != nil {
			b.Fatal(err)
		}
	}
}
