package model_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/modeltest"
)

func encoded(t interface{ Fatal(...any) }, r model.Record) []byte {
	b, err := model.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// roundTrip holds a record against what is read of what was written.
func roundTrip(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, r model.Record) {
	b := encoded(t, r)
	back, err := model.Decode(r.RecordKind(), b)
	if err != nil {
		t.Fatal(err)
	}
	if !model.Equal(r, back) || !bytes.Equal(encoded(t, back), b) {
		t.Fatalf("wrote %s, read %s", b, encoded(t, back))
	}
}

// A record of every kind comes back as it went; its words stand in the file as people read them.
func TestEncodeRoundTrip(t *testing.T) {
	kinds := map[model.Kind]bool{}
	for _, r := range oneOfEach() {
		roundTrip(t, r)
		if err := r.Check(); err != nil {
			t.Error(err)
		}
		kinds[r.RecordKind()] = true
	}
	if len(kinds) != len(model.Kinds()) {
		t.Errorf("%d kinds tried", len(kinds))
	}
	text := string(encoded(t, oneOfEach()[5]))
	for _, part := range []string{`"status":"missing/dead"`, `"count":"10-15"`, `?a=1&b=2`, `"credibility":"2"`, `"kind":"part-of"`, `"state":"withheld"`, "山田"} {
		if !strings.Contains(text, part) {
			t.Errorf("no %s in %s", part, text)
		}
	}
}

// Every field of every kind is written: one that encoding/json passes over would be lost in the log.
func TestEveryFieldIsWritten(t *testing.T) {
	for kind, fields := range map[model.Kind]string{
		model.KindSituation: "id title place host zone began list stale_after names",
		model.KindSource:    "id name kind country authority unnamed reliability",
		model.KindGroup:     "id name basis within authority",
		model.KindClaim:     "id source via said text quote link people credibility status figures links",
		model.KindEvent:     "id when headline detail place pivotal evidence",
		model.KindRuling:    "id group status claim reason",
		model.KindFiling:    "id text filed by figures confirmed_by",
	} {
		written := map[string]json.RawMessage{}
		for _, r := range oneOfEach() {
			if r.RecordKind() == kind && json.Unmarshal(encoded(t, r), &written) != nil {
				t.Errorf("%v is not an object", kind)
			}
		}
		for _, f := range strings.Fields(fields) {
			if written[f] == nil {
				t.Errorf("%v: no %s", kind, f)
			}
		}
		if len(written) != len(strings.Fields(fields)) {
			t.Errorf("%v has fields that this test does not know: %v", kind, written)
		}
	}
}

func TestEncodeRoundTripProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range modeltest.Draw(t).Records() {
			roundTrip(t, r)
		}
	})
}

// Fields that this muster does not know are a newer one's, and passed over in every kind.
func TestUnknownFieldsArePassedOver(t *testing.T) {
	for _, r := range oneOfEach() {
		b := bytes.Replace(encoded(t, r), []byte(`{"id"`), []byte(`{"newer":{"a":[1,"}"]},"id"`), 1)
		back, err := model.Decode(r.RecordKind(), b)
		if err != nil || !model.Equal(r, back) {
			t.Errorf("%s: %v", b, err)
		}
	}
}

// What is no record of the kind is refused, naming the kind.
func TestDecodeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "claim: unexpected end of JSON input",
		`{"id":5}`:              "claim: json:",
		`{"status":"perhaps"}`:  `claim: "perhaps" is not one of standing, superseded`,
		`{"said":"2013-02-30"}`: "claim: ",
		`{"figures":[{"group":"GB","status":"dead","count":"fve"}]}`: `claim: "fve" is not a count`,
		`{"id":"c1"} {}`: "claim: invalid character",
	} {
		r, err := model.Decode(model.KindClaim, []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) || r != nil {
			t.Errorf("%s: got %v, %v", text, r, err)
		}
	}
	for _, k := range []model.Kind{model.NoKind, 99} {
		if r, err := model.Decode(k, []byte("{}")); err == nil || r != nil || model.New(k) != nil {
			t.Errorf("kind %d: got %v, %v", k, r, err)
		}
	}
}

func TestNewIsOfItsKind(t *testing.T) {
	for _, k := range model.Kinds() {
		if r := model.New(k); r.RecordKind() != k || r.RecordID() != "" {
			t.Errorf("%v makes %T", k, r)
		}
	}
}

func TestEqual(t *testing.T) {
	a, b := aClaim("c1", figure("GB", model.Dead, "5")), aClaim("c1", figure("GB", model.Dead, "5"))
	if !model.Equal(a, b) || !model.Equal(nil, nil) || model.Equal(a, nil) || model.Equal(nil, a) {
		t.Error("equal records differ")
	}
	// Five and exactly five are one number and two sayings.
	b.Figures[0] = figure("GB", model.Dead, "5-5")
	if model.Equal(a, b) || model.Equal(&model.Group{ID: "x"}, &model.Event{ID: "x"}) {
		t.Error("other records are equal")
	}
}
