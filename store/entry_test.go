package store

import (
	"testing"

	"muster/model"
)

// Whatever stands under a right checksum, taking it apart does not panic, and what is accepted is written back the same
// in everything but the record, whose unknown fields are passed over.
func FuzzUnsealRecord(f *testing.F) {
	for _, seed := range []string{
		`{"first":{"seq":1,"at":1358640000000,"by":{"name":"ana","id":"uid:1000"}},"is":null}`,
		`{"first":{"seq":1,"at":-5,"by":{"name":"a\"}","id":"\\"}},"last":{"seq":2,"at":6,"by":{"name":"b","id":"c"}},"is":{"id":"s","name":"S","kind":"ngo"}}`,
		`{"first":{"seq":1,"at":1,"by":{"name":"ana"`, `{}`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, value []byte) {
		const key = "siege/source/s"
		e, err := unsealRecord(key, model.KindSource, seal(key, value), newReading())
		if err != nil {
			return
		}
		stored, err := sealRecord(key, e)
		if err != nil {
			t.Fatal(err)
		}
		again, err := unsealRecord(key, model.KindSource, stored, newReading())
		if err != nil || !sameEntry(e, again) {
			t.Fatalf("%s became %s, %v", value, stored, err)
		}
	})
}
