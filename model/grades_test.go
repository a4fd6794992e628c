package model_test

import (
	"testing"

	"muster/model"
)

// F cannot be judged: it ranks with C, never as the worst. It is the zero value, and the letter itself means the same.
func TestReliabilityRanks(t *testing.T) {
	for letter, rank := range map[string]int{"A": 0, "B": 1, "C": 2, "D": 3, "E": 4, "F": 2} {
		r, err := model.ParseReliability(letter)
		if err != nil || r.Rank() != rank || r.String() != letter {
			t.Errorf("%s: rank %d, prints %s, %v", letter, r.Rank(), r, err)
		}
		if written := model.Reliability(letter[0]); written.Rank() != rank || written.String() != letter {
			t.Errorf("%s as a letter: rank %d, prints %s", letter, written.Rank(), written)
		}
	}
	if (model.Source{}).Reliability.String() != "F" {
		t.Error("the default is not F")
	}
}

// 6 is unchecked and not doubtful; only 4 and 5 are set aside.
func TestCredibilityGrades(t *testing.T) {
	for _, digit := range []string{"1", "2", "3", "4", "5", "6"} {
		c, err := model.ParseCredibility(digit)
		if err != nil || c.String() != digit {
			t.Errorf("%s prints %s, %v", digit, c, err)
		}
		for _, c := range []model.Credibility{c, model.Credibility(digit[0] - '0')} {
			if c.Doubtful() != (digit == "4" || digit == "5") || c.Unchecked() != (digit == "6") {
				t.Errorf("%s: doubtful %v, unchecked %v", digit, c.Doubtful(), c.Unchecked())
			}
		}
	}
	if !(model.Claim{}).Credibility.Unchecked() {
		t.Error("the default is not 6")
	}
}

func TestGradesRefuse(t *testing.T) {
	for _, bad := range []string{"", "G", "a", "AB", "1", "\x1b"} {
		var r model.Reliability
		err := r.UnmarshalText([]byte(bad))
		if want := quoted(bad) + " is not a reliability; write a letter from A (reliable) to E (unreliable), or F (cannot be judged)"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	for _, bad := range []string{"", "0", "7", "12", "A", "\x1b"} {
		var c model.Credibility
		err := c.UnmarshalText([]byte(bad))
		if want := quoted(bad) + " is not a credibility; write a digit from 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)"; err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// A grade that is none is never stored.
func TestAlienGradeIsNotStored(t *testing.T) {
	if b, err := model.Reliability('G').MarshalText(); err == nil {
		t.Errorf("stored %s", b)
	}
	if b, err := model.Credibility(7).MarshalText(); err == nil {
		t.Errorf("stored %s", b)
	}
}
