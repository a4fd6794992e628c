package country

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

var seeds = []string{"", "GB", "the UK", "U.S.", "Côte d’Ivoire", "Congo", "Koreans", "US citizens", "St. Lucia", "D.R. Congo", "\xff\x00", "e\u0301", "TÜRKİYE", "no."}

func FuzzFind(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Find(text)
		if _, known := ByCode(c.Alpha2); known != (err == nil) {
			t.Fatalf("Find(%q) = %q, %v", text, c.Alpha2, err)
		}
		if err == nil {
			return
		}
		if errors.Is(err, ErrUnknown) == errors.Is(err, ErrAmbiguous) {
			t.Fatalf("Find(%q): %v is neither or both", text, err)
		}
		if strings.ContainsFunc(err.Error(), func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Fatalf("Find(%q): the sentence %q would reach a terminal raw", text, err)
		}
	})
}

func FuzzMatch(f *testing.F) {
	for _, s := range seeds {
		f.Add(s + " 3 dead")
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := strings.Fields(line)
		c, n, err := Match(words)
		if n < 0 || n > len(words) || (n == 0) != (c.Alpha2 == "" && err == nil) {
			t.Fatalf("Match(%q) = %q, %d, %v", words, c.Alpha2, n, err)
		}
		if n == 0 {
			return
		}
		if found, findErr := Find(strings.Join(words[:n], " ")); found.Alpha2 != c.Alpha2 || (findErr == nil) != (err == nil) {
			t.Fatalf("Match(%q) = %q, %v; Find says %q, %v", words[:n], c.Alpha2, err, found.Alpha2, findErr)
		}
	})
}

func FuzzGovernment(f *testing.F) {
	for _, s := range seeds {
		f.Add(s + " government")
		f.Add("Government of " + s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := Government(text)
		if _, known := ByCode(code); known != ok {
			t.Fatalf("Government(%q) = %q, %v", text, code, ok)
		}
	})
}

func BenchmarkByCode(b *testing.B) {
	for b.Loop() {
		ByCode("ZW")
	}
}

func BenchmarkFirstUse(b *testing.B) {
	b.Run("codes", func(b *testing.B) {
		for b.Loop() {
			readTable()
		}
	})
	b.Run("names", func(b *testing.B) {
		for b.Loop() {
			indexNames()
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	words := strings.Fields("South Korea 3 dead, GB 5 missing or feared dead")
	for b.Loop() {
		Match(words)
	}
}
