package model_test

import (
	"encoding"
	"fmt"
	"strings"
	"testing"

	"muster/model"
)

// wordList is one list of words with the values that they stand for.
type wordList struct {
	name  string
	all   []encoding.TextMarshaler
	read  func(string) (encoding.TextMarshaler, error)
	words string // as the refusal lists them
	alien encoding.TextMarshaler
}

func listOf[T encoding.TextMarshaler, P interface {
	*T
	encoding.TextUnmarshaler
}](name, words string, alien T, values ...T) wordList {
	l := wordList{name: name, words: words, alien: alien, read: func(s string) (encoding.TextMarshaler, error) {
		var v T
		err := P(&v).UnmarshalText([]byte(s))
		return v, err
	}}
	for _, v := range values {
		l.all = append(l.all, v)
	}
	return l
}

func wordLists() []wordList {
	return []wordList{
		listOf("kind", "situation, source, group, claim, event, ruling, filing", model.Kind(8), model.Kinds()...),
		listOf("class", "affected, attacker, security, responder", model.Class(4), model.Classes()...),
		listOf("basis", "nationality, whole, residence, employer, site", model.Basis(6),
			model.Nationality, model.Whole, model.Residence, model.Employer, model.Site),
		listOf("source kind", "government, military, security, company, state media, media, witness, party, ngo, other", model.SourceKind(11),
			model.Government, model.Military, model.SecurityService, model.Company, model.StateMedia, model.Media, model.Witness,
			model.Party, model.NGO, model.OtherSource),
		listOf("state", "standing, superseded, corrected, desk-error, retracted, withheld", model.ClaimState(7),
			model.Standing, model.Superseded, model.Corrected, model.DeskError, model.Retracted, model.Withheld),
		listOf("link", "repeats, corrects, supersedes, retracts, part-of, same-people", model.LinkKind(7),
			model.Repeats, model.Corrects, model.Supersedes, model.Retracts, model.PartOf, model.SamePeople),
		listOf("list", "open, closed", model.ListState(2), model.Open, model.Closed),
	}
}

// The words of the design are those that are printed, in its order, and each is read back as the value that printed it.
func TestWordsRoundTrip(t *testing.T) {
	for _, l := range wordLists() {
		var printed []string
		for _, v := range l.all {
			text, err := v.MarshalText()
			if err != nil {
				t.Errorf("%s: %v", l.name, err)
			}
			printed = append(printed, string(text))
			if back, err := l.read(string(text)); err != nil || back != v {
				t.Errorf("%s %q is read as %v, %v", l.name, text, back, err)
			}
			if v.(fmt.Stringer).String() != string(text) {
				t.Errorf("%s: String and MarshalText of %q differ", l.name, text)
			}
		}
		if got := strings.Join(printed, ", "); got != l.words {
			t.Errorf("%s prints %s, want %s", l.name, got, l.words)
		}
	}
}

// A refusal lists the words there are and quotes what was written; case and spaces are not guessed.
func TestWordsRefuse(t *testing.T) {
	for _, l := range wordLists() {
		for _, bad := range []string{"x", strings.ToUpper(strings.Split(l.words, ", ")[0]), " open", "dead\x1b[31m"} {
			_, err := l.read(bad)
			if want := fmt.Sprintf("%q is not one of %s", bad, l.words); err == nil || err.Error() != want {
				t.Errorf("%s %q: got %v, want %s", l.name, bad, err, want)
			}
		}
	}
}

// A value outside its list is shown as such and never stored: what is stored must be readable again.
func TestAlienWordIsNotStored(t *testing.T) {
	for _, l := range wordLists() {
		if s := l.alien.(fmt.Stringer).String(); !strings.HasPrefix(s, "unknown(") {
			t.Errorf("%s shows an alien value as %q", l.name, s)
		}
		if b, err := l.alien.MarshalText(); err == nil {
			t.Errorf("%s stores an alien value as %q", l.name, b)
		}
	}
	c := aClaim("c1", figure("GB", model.Dead, "1"))
	c.Figures[0].Class = 9
	if b, err := model.Encode(c); err == nil {
		t.Errorf("encoded %s", b)
	}
}

func TestSourceKinds(t *testing.T) {
	if got := strings.Join(model.SourceKinds(), ", "); got != wordLists()[3].words {
		t.Errorf("got %s", got)
	}
	model.SourceKinds()[0] = "spoiled"
	if model.SourceKinds()[0] != "government" {
		t.Error("the list is handed out itself")
	}
}

// Only what is wrong, taken back or not to be published is void; a superseded claim was right in its time.
func TestVoid(t *testing.T) {
	for s := model.AsClaim; s <= model.Withheld; s++ {
		want := s == model.Corrected || s == model.DeskError || s == model.Retracted || s == model.Withheld
		if s.Void() != want {
			t.Errorf("%v void: %v", s, s.Void())
		}
	}
}
