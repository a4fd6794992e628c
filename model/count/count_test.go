package count

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every way of writing a count that the package comment promises, with what it bounds and how it is said.
var readable = []struct {
	text   string
	min    int
	max    int
	phrase string
}{
	{"0", 0, 0, "0"},
	{"zero", 0, 0, "0"},
	{"5", 5, 5, "5"},
	{"five", 5, 5, "5"},
	{"Twelve", 12, 12, "12"},
	{"5+", 5, Inf, "at least 5"},
	{"0+", 0, Inf, "at least 0"},
	{">=5", 5, Inf, "at least 5"},
	{"at least 5", 5, Inf, "at least 5"},
	{"At  least five", 5, Inf, "at least 5"},
	{"no fewer than 5", 5, Inf, "at least 5"},
	{">5", 6, Inf, "more than 5"},
	{"over 5", 6, Inf, "more than 5"},
	{"more than 1,100", 1101, Inf, "more than 1,100"},
	{"<5", 0, 4, "fewer than 5"},
	{"<1", 0, 0, "fewer than 1"},
	{"fewer than 5", 0, 4, "fewer than 5"},
	{"less than 5", 0, 4, "fewer than 5"},
	{"under ten", 0, 9, "fewer than 10"},
	{"<=5", 0, 5, "up to 5"},
	{"up to 5", 0, 5, "up to 5"},
	{"at most 5", 0, 5, "up to 5"},
	{"no more than 5", 0, 5, "up to 5"},
	{"10-15", 10, 15, "10 to 15"},
	{"10–15", 10, 15, "10 to 15"},
	{"5-5", 5, 5, "5 to 5"},
	{"1,100-1,200", 1100, 1200, "1,100 to 1,200"},
	{"10 to 15", 10, 15, "10 to 15"},
	{"between 10 and 15", 10, 15, "10 to 15"},
	{"between five and ten", 5, 10, "5 to 10"},
	{"~30", 30, 30, "about 30"},
	{"about 30", 30, 30, "about 30"},
	{"around 30", 30, 30, "about 30"},
	{"some 685", 685, 685, "about 685"},
	{"a dozen", 12, 12, "a dozen"},
	{"A Dozen", 12, 12, "a dozen"},
	{"half a dozen", 6, 6, "half a dozen"},
	{"two dozen", 24, 24, "two dozen"},
	{"2 dozen", 24, 24, "2 dozen"},
	{"one dozen", 12, 12, "one dozen"},
	{"about a dozen", 12, 12, "about a dozen"},
	{"around three dozen", 36, 36, "around three dozen"},
	{"some half a dozen", 6, 6, "some half a dozen"},
	{"~1,100", 1100, 1100, "about 1,100"},
	{"1,100", 1100, 1100, "1,100"},
	{"1100", 1100, 1100, "1,100"},
	{"1,100+", 1100, Inf, "at least 1,100"},
	{"1,234,567", 1234567, 1234567, "1,234,567"},
	{"999,999,999", 999999999, 999999999, "999,999,999"},
	{"999999999+", 999999999, Inf, "at least 999,999,999"},
	{">999,999,998", 999999999, Inf, "more than 999,999,998"},
	{"tens", 10, Inf, "tens"},
	{"dozens", 12, Inf, "dozens"},
	{"Dozens", 12, Inf, "dozens"},
	{"hundreds", 100, Inf, "hundreds"},
	{"thousands", 1000, Inf, "thousands"},
	{"some", 1, Inf, "some"},
	{"several", 1, Inf, "several"},
	{"none known", 0, Inf, "none known"},
	{"?", 0, Inf, "an unknown number"},
	{"an unknown number", 0, Inf, "an unknown number"},
}

// The short form is read as the same interval; a word stays the word.
func TestShort(t *testing.T) {
	for words, want := range map[string]string{
		"5": "5", "five": "5", "1100": "1,100", "1,100": "1,100", "at least 5": "5+", ">=5": "5+", "more than 1000": ">1,000", "under 30": "<30",
		"up to 5": "<=5", "10 to 15": "10-15", "about 30": "~30", "a dozen": "~12", "Half a dozen": "~6", "2 dozen": "~24", "about ten dozen": "~120", "some 1100": "~1,100", "tens": "tens", "Dozens": "dozens", "hundreds": "hundreds",
		"thousands": "thousands", "several": "several", "none known": "none known", "?": "?", "an unknown number": "?", "0": "0",
	} {
		c, err := Parse(words)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse(c.Short())
		if c.Short() != want || err != nil || again.Interval() != c.Interval() {
			t.Errorf("%s: %q, read again as %v, %v", words, c.Short(), again.Interval(), err)
		}
		if c.About() != strings.HasPrefix(want, "~") {
			t.Errorf("%s: about %v", words, c.About())
		}
	}
	if (Count{}).Short() != "" || (Count{}).About() {
		t.Error("the zero Count says something")
	}
}

func TestPhraseOf(t *testing.T) {
	for words, want := range map[string]string{"5": "5 foreigners", "hundreds": "hundreds of foreigners", "Dozens": "dozens of foreigners",
		"some": "some foreigners", "a dozen": "a dozen foreigners", "?": "an unknown number of foreigners", "~30": "about 30 foreigners"} {
		c, _ := Parse(words)
		if got := c.PhraseOf("foreigners"); got != want {
			t.Errorf("%s: %q", words, got)
		}
		if c.PhraseOf("") != c.Phrase() {
			t.Errorf("%s: %q", words, c.PhraseOf(""))
		}
	}
	if c, _ := Parse("dozens"); c.PhraseOf("of the security forces") != "dozens of the security forces" {
		t.Error(c.PhraseOf("of the security forces"))
	}
}

func TestParse(t *testing.T) {
	for _, test := range readable {
		c, err := Parse(test.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.text, err)
			continue
		}
		if got := c.Interval(); got != (Interval{test.min, test.max}) {
			t.Errorf("Parse(%q) = %v, want %v", test.text, got, Interval{test.min, test.max})
		}
		if c.Min() != test.min || c.Max() != test.max || c.Bounded() != (test.max != Inf) {
			t.Errorf("Parse(%q): Min %d, Max %d, Bounded %v", test.text, c.Min(), c.Max(), c.Bounded())
		}
		if got := c.Phrase(); got != test.phrase {
			t.Errorf("Parse(%q).Phrase() = %q, want %q", test.text, got, test.phrase)
		}
	}
}

// What is refused, and the part of the sentence that mends it.
func TestParseRefuses(t *testing.T) {
	for text, mend := range map[string]string{
		"":                           "missing",
		"  \t":                       "missing",
		"fve":                        `"fve" is not a count; write 5, 5+`,
		"none":                       "write 0 or none known",
		"no":                         "write 0 or none known",
		"nobody":                     "write 0 or none known",
		"nearly 30":                  "<30 or ~30",
		"almost 30":                  "<30 or ~30",
		"a":                          "write 1",
		"dozen":                      "~12 for about a dozen",
		"some dozen":                 "~12 for about a dozen",
		"half dozen":                 "~12 for about a dozen",
		"a dozen or so":              "~12 for about a dozen",
		"more than a dozen":          "24+ for two dozen at least",
		"at least two dozen":         "24+ for two dozen at least",
		"over a dozen":               "in digits",
		"0 dozen":                    "in digits",
		"13 dozen":                   "in digits",
		"a half dozen":               "in digits",
		"two a dozen":                "in digits",
		"a dozen dozen":              "in digits",
		"~2 dozen":                   "in digits",
		"a few":                      "write some or several",
		"a British":                  "write 1",
		"5,00":                       "exactly three digits",
		"1,1000":                     "exactly three digits",
		"1100,000":                   "exactly three digits",
		",100":                       "exactly three digits",
		"1,":                         "exactly three digits",
		"15-10":                      "write 10-15",
		"between 9 and 7":            "write 7-9",
		"-5":                         "fewer than 0",
		"–5":                         "fewer than 0",
		"<0":                         "nothing is fewer than 0",
		"1.5":                        "whole",
		"1.100":                      "1,100",
		"~5+":                        "write ~5 or 5+",
		">5+":                        "write >5 or 5+",
		"~5-7":                       "write 5",
		"5++":                        "write 5",
		"5-7+":                       "write 5",
		"5-7-9":                      "write 5",
		"5-":                         "write 5",
		"+5":                         "write 5",
		"05":                         "without a zero in front",
		"00":                         "without a zero in front",
		"1000000000":                 "999,999,999",
		"1,000,000,000":              "999,999,999",
		">999999999":                 "999,999,999",
		"99999999999999999999999999": "999,999,999",
		"1 100":                      "write 5",
		"1\u00a0100":                 "write 5",
		"3 thousand":                 "digits",
		"several dozen":              "digits",
		"tens of thousands":          "digits",
		"at least dozens":            "digits",
		"at least":                   "write 5",
		"about 10-15":                "write 5",
		"at least ~5":                "write 5",
		"5 or 6":                     "write 5",
		"five+":                      "write 5",
		"ten-twelve":                 "write 5",
		"５":                          "write 5",
		"10—15":                      "write 5",
		"5 dead":                     "write 5",
		"5\x00":                      "write 5",
		"\xff5":                      "write 5",
	} {
		c, err := Parse(text)
		if err == nil {
			t.Errorf("Parse(%q) = %v, want a refusal", text, c.Interval())
			continue
		}
		if !strings.Contains(err.Error(), mend) {
			t.Errorf("Parse(%q): %q does not say %q", text, err, mend)
		}
		if !c.IsZero() {
			t.Errorf("Parse(%q) refuses and gives %v", text, c)
		}
	}
}

// No control character, bidi mark or flood of the refused text reaches the sentence.
func TestRefusalIsSafe(t *testing.T) {
	_, err := Parse("5\x1b]0;x\a\u202e" + strings.Repeat("x", 1<<16))
	if s := err.Error(); strings.ContainsAny(s, "\x1b\a\u202e\n") || len(s) > 400 {
		t.Errorf("%.500q", s)
	}
}

func TestCanonicalWords(t *testing.T) {
	for text, want := range map[string]string{
		" 5+ ":              "5+",
		"At\u00a0 least\t5": "At least 5",
		"DOZENS":            "DOZENS",
		"none \u212anown":   "none Known", // the Kelvin sign is a K in NFC
		"10–15":             "10–15",
	} {
		c, err := Parse(text)
		if err != nil || c.Words() != want {
			t.Errorf("Parse(%q) = %q, %v, want %q", text, c, err, want)
		}
	}
}

func TestNotZero(t *testing.T) {
	for text, want := range map[string][2]bool{
		"none known": {true, false}, "None  Known": {true, false}, "?": {false, true},
		"an unknown number": {false, true}, "0": {false, false}, "0+": {false, false},
	} {
		c, _ := Parse(text)
		if got := [2]bool{c.IsNoneKnown(), c.Unknown()}; got != want {
			t.Errorf("%q: IsNoneKnown, Unknown = %v, want %v", text, got, want)
		}
	}
}

func TestZeroCount(t *testing.T) {
	var c Count
	if !c.IsZero() || c.Bounded() || c.Interval() != (Interval{0, Inf}) || c.Phrase() != "no count" {
		t.Errorf("zero Count: %v %v %q", c.Interval(), c.Bounded(), c.Phrase())
	}
	if zero, _ := Parse("0"); zero.IsZero() || zero == c {
		t.Error("a count of 0 is taken for no count")
	}
}

func TestText(t *testing.T) {
	c, _ := Parse("5")
	if err := c.UnmarshalText([]byte("5,00")); err == nil || c.Words() != "5" {
		t.Errorf("a refused text leaves %q, %v", c, err)
	}
	if err := c.UnmarshalText(nil); err != nil || !c.IsZero() {
		t.Errorf("the empty text gives %q, %v", c, err)
	}
	if text, err := c.MarshalText(); err != nil || len(text) != 0 {
		t.Errorf("the zero Count gives %q, %v", text, err)
	}
}

func TestFromInterval(t *testing.T) {
	for i, want := range map[Interval]string{
		{5, 5}: "5", {5, Inf}: "5+", {0, Inf}: "0+", {0, 0}: "0", {5, 7}: "5-7",
		{-3, 4}: "0-4", {NegInf, Inf}: "0+", {3, Limit + 1}: "3+", {Limit + 7, Limit + 9}: "999999999+",
		{-3, -1}: "", {7, 5}: "",
	} {
		if got := FromInterval(i); got.Words() != want {
			t.Errorf("FromInterval(%v) = %q, want %q", i, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		i := interval(t, 0)
		c := FromInterval(i)
		if !c.Interval().Contains(Interval{min(i.Min, Limit), i.Max}) && i.Max <= Limit {
			t.Fatalf("FromInterval(%v) is %v", i, c.Interval())
		}
		roundTrip(t, c)
	})
}
