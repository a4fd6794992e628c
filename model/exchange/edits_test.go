package exchange_test

import (
	"errors"
	"strings"
	"testing"

	"muster/model"
	"muster/model/exchange"
)

func edits(t *testing.T, text string, now model.Ledger, update bool) ([]model.Edit, int, error) {
	t.Helper()
	return read(t, text).Edits(now, update)
}

func imported(t *testing.T, text string) *model.Story {
	t.Helper()
	made, _, err := edits(t, text, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	return story(t, made, "s")
}

func TestEditsStandInTheOrderOfKinds(t *testing.T) {
	var none *model.Story // what State.Story gives where there is no situation
	made, unchanged, err := edits(t, whole, none, false)
	if err != nil || unchanged != 0 {
		t.Fatal(unchanged, err)
	}
	var got []string
	for i := range made {
		got = append(got, made[i].Ref().String())
		if made[i].Was != 0 || made[i].Situation != "s" {
			t.Errorf("%+v", made[i])
		}
	}
	if want := "situation s, source hague, group bp, claim c1, event e1, ruling r1, filing f1"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestImportingTwiceChangesNothing(t *testing.T) {
	withoutIDs := strings.NewReplacer(`"id": "r1", `, "", `"id": "f1", `, "", `"id": "e1", `, "").Replace(whole)
	for _, text := range []string{whole, withoutIDs} {
		made, unchanged, err := edits(t, text, imported(t, text), false)
		if len(made) != 0 || unchanged != 7 || err != nil {
			t.Errorf("%d edits, %d unchanged, %v", len(made), unchanged, err)
		}
	}
}

func TestOtherContentNeedsUpdate(t *testing.T) {
	now := imported(t, whole)
	other := strings.Replace(strings.Replace(whole, "One is dead.", "Two are dead.", 1), `"count": "1"`, `"count": "2"`, 1)
	_, _, err := edits(t, other, now, false)
	if want := `claims[0] "c1": is there already and differs in text, figures; use --update to replace it`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if !errors.Is(err, model.ErrRefused) {
		t.Error("does not wrap ErrRefused")
	}
	made, unchanged, err := edits(t, other, now, true)
	if err != nil || unchanged != 6 || len(made) != 1 || made[0].Was != now.Entry(made[0].Ref()).Last.Seq {
		t.Errorf("with update: %+v, %d unchanged, %v", made, unchanged, err)
	}
}

// TestUpdateIsAdmitted: an update may not take away what a record that stays refers to.
func TestUpdateIsAdmitted(t *testing.T) {
	now := imported(t, whole)
	only := whole[:strings.Index(whole, ` "events"`)] + `"events": []}`
	_, _, err := edits(t, strings.Replace(only, `"status": "dead"`, `"status": "missing"`, 1), now, true)
	want := `claims[0] "c1": cannot be changed so while ruling r1 refers to it (claim "c1" has no figure GB dead; name one that it has); change that first`
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestADeletedRecordIsAddedAnew(t *testing.T) {
	now := imported(t, whole)
	ref := model.Ref{Kind: model.KindFiling, ID: "f1"}
	if err := now.Apply(&model.Change{Seq: 8, Situation: "s", Kind: ref.Kind, Record: ref.ID, Was: now.Entry(ref).Last.Seq}, nil); err != nil {
		t.Fatal(err)
	}
	made, unchanged, err := edits(t, whole, now, false)
	if err != nil || unchanged != 6 || len(made) != 1 || made[0].Was != 8 || made[0].After == nil {
		t.Errorf("%+v, %d unchanged, %v", made, unchanged, err)
	}
}

func TestTheSameRecordTwiceIsOne(t *testing.T) {
	twice := strings.Replace(whole, `"rulings": [`, `"rulings": [{"id": "r1", "group": "GB", "status": "dead", "claim": "c1", "reason": "It has the list."}, `, 1)
	if made, _, err := edits(t, twice, nil, false); err != nil || len(made) != 7 {
		t.Errorf("%d edits, %v", len(made), err)
	}
}

func TestReferencesMayGoForwards(t *testing.T) {
	forwards := strings.Replace(whole, `"claims": [`, `"claims": [{"id": "c0", "source": "hague", "said": "2013-01-18", "text": "As will be said.",
		"links": [{"kind": "repeats", "claim": "c1", "figure": {"group": "GB", "status": "dead"}}]}, `, 1)
	if err := admitted(forwards); err != nil {
		t.Error(err)
	}
}

func TestDefaults(t *testing.T) {
	doc := read(t, strings.Replace(whole, `"id": "c1", `, "", 1))
	c, src := doc.Claims[0], doc.Sources[0]
	if len(c.ID) != 13 || c.ID[0] != 'c' {
		t.Errorf("derived id %q", c.ID)
	}
	if c.Status != model.Standing || c.Credibility.String() != "6" || c.Figures[0].Class != model.Affected || c.Figures[0].Scope != "" || c.Figures[0].State != model.AsClaim {
		t.Errorf("claim: %+v", c)
	}
	if src.Authority != src.DefaultAuthority() || src.Authority == "" || src.Reliability.String() != "F" || doc.Situation.List != model.Open {
		t.Errorf("source: %+v", src)
	}
}

func TestNoMoreThanTwentyProblems(t *testing.T) {
	text := strings.Replace(whole, `"groups": [`, `"groups": [`+strings.Repeat("7,", 1000), 1)
	_, err := exchange.Read(strings.NewReader(text))
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok || len(joined.Unwrap()) != exchange.MostProblems {
		t.Errorf("%v", err)
	}
}

// TestASentenceIsSafe: nothing of a hostile document reaches the terminal raw.
func TestASentenceIsSafe(t *testing.T) {
	for _, text := range []string{
		strings.Replace(whole, `"host"`, `"h\u001b]0;x\u0007st"`, 1),
		strings.Replace(whole, `"count": "1"`, `"count": "\u001b[2J\u202e"`, 1),
		strings.Replace(whole, `"names": {"GB"`, `"names": {"\u009b2J"`, 1),
		strings.Replace(whole, `"count": "1"`, `"count": "1", "scope": "\u001b[2J"}, {"group": "GB", "status": "dead", "count": "2", "scope": "\u001b[2J"`, 1),
		strings.Replace(whole, `"muster/1"`, `"muster/2\n\u001b"`, 1),
	} {
		err := admitted(text)
		if err == nil || strings.ContainsAny(err.Error(), "\x1b\x07\u009b\u202e") {
			t.Errorf("%q", err)
		}
	}
}

func TestWhatIsNoText(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "line 1, column 1: the file ends before the document does; it was cut short",
		"[]":                                `line 1, column 1: a list stands here; a muster document is one object, { "format": "muster/1", … }`,
		"{\n\"a\": \"é\xff":                 "line 2, column 8: this is not UTF-8 text; convert the file to UTF-8 first",
		"{}":                                `format: missing; a muster document has "format": "muster/1"`,
		`{"format": "muster/1"}`:            "situation: missing; a document is about one situation, with id, title, host and zone",
		`{"x": ` + strings.Repeat("[", 200): "line 1, column 108: values lie in each other more than 100 deep",
	} {
		if err := admitted(text); err == nil || err.Error() != want {
			t.Errorf("%.20q: got %v, want %s", text, err, want)
		}
	}
}

func TestALongFieldIsRefused(t *testing.T) {
	err := admitted(strings.Replace(whole, `"text": "One is dead."`, `"text": "`+strings.Repeat("é", 33000)+`"`, 1))
	if want := `claims[0] "c1": text: 66000 bytes long; a field holds at most 65536: shorten it or split the claim`; err == nil || err.Error() != want {
		t.Errorf("got %.200v, want %s", err, want)
	}
	err = admitted(strings.Replace(whole, `"count": "1"`, `"count": "`+strings.Repeat("5", 33000)+`"`, 1))
	if err == nil || len(err.Error()) > 200 {
		t.Errorf("got %.300v", err)
	}
}
