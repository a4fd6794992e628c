package count

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLeading(t *testing.T) {
	for text, want := range map[string]struct {
		words string
		n     int
	}{
		"at least 5 dead":              {"at least 5", 3},
		"5 missing":                    {"5", 1},
		"5":                            {"5", 1},
		"none known missing":           {"none known", 2},
		"between 10 and 15 hurt":       {"between 10 and 15", 4},
		"10 to 15 hurt":                {"10 to 15", 3},
		"no more than 5 dead":          {"no more than 5", 4},
		"some 685 freed":               {"some 685", 2},
		"some Britons freed":           {"some", 1},
		"several of them hurt":         {"several", 1},
		"an unknown number dead":       {"an unknown number", 3},
		"? dead":                       {"?", 1},
		"Dozens dead":                  {"Dozens", 1},
		"dozens of British dead":       {"dozens", 1},
		"none \u212anown dead":         {"none Known", 2},
		"One British dead":             {"One", 1},
		"1,100+ dead":                  {"1,100+", 1},
		"10–15 dead":                   {"10–15", 1},
		"5 missing/dead (crew) #class": {"5", 1},
		"5 dead 3 hurt":                {"5", 1},
		"a dozen Britons dead":         {"a dozen", 2},
		"Half a dozen dead":            {"Half a dozen", 3},
		"about half a dozen dead":      {"about half a dozen", 4},
		"two dozen of them dead":       {"two dozen", 2},
		// Not the beginning of a count.
		"":               {"", 0},
		"GB 5 dead":      {"", 0},
		"NO 1 dead":      {"", 0},
		"ONU 1 dead":     {"", 0},
		"British 5 dead": {"", 0},
		"At scene 5":     {"", 0},
		"dead 5":         {"", 0},
		"k 5":            {"", 0},
		"Half Moon 5":    {"", 0},
		"(crew) 5":       {"", 0},
	} {
		c, n, err := Leading(strings.Fields(text))
		if err != nil || n != want.n || c.Words() != want.words {
			t.Errorf("Leading(%q) = %q, %d, %v, want %q, %d", text, c, n, err, want.words, want.n)
		}
	}
}

func TestLeadingRefuses(t *testing.T) {
	for text, says := range map[string]string{
		"5,00 dead":              `"5,00"`,
		"~5+ dead":               "~5 or 5+",
		"15-10 dead":             "10-15",
		"-5 dead":                "fewer than 0",
		"none dead":              "none known",
		"no British dead":        "none known",
		"No dead":                "none known",
		"a British dead":         "write 1",
		"nearly 30 dead":         "~30",
		"1 100 dead":             "write 1,100",
		"3 thousand dead":        "digits",
		"several dozen dead":     "digits",
		"tens of thousands dead": "digits",
		"hundreds of thousands":  "digits",
		"over a dozen dead":      `"over a dozen" is not a count; write the number in digits, such as ~12`,
		"a dozen or so dead":     `"a dozen or" is not a count; write the number in digits, such as ~12`,
		"a few Britons dead":     `"a few" is not a count; write some or several`,
		"half a loaf dead":       `"half" is not a count`,
		"over fifty dead":        `"over fifty"`,
		"at least GB dead":       `"at least GB"`,
		"5 or 6 dead":            `"5 or"`,
		"5 or more dead":         `"5 or"`,
		"10 to fifteen dead":     `"10 to"`,
		"at least 5 + dead":      `"at least 5 +"`,
		"2 million displaced":    "digits",
		"5 % dead":               "digits",
		"dozen dead":             "~12 for about a dozen",
		"7th Brigade 5 dead":     `"7th"`,
		"> 5 dead":               `">"`,
		"at least":               `"at least"`,
		"between 10 and GB":      `"between"`,
	} {
		c, n, err := Leading(strings.Fields(text))
		if err == nil || n != 0 || !c.IsZero() {
			t.Errorf("Leading(%q) = %q, %d, want a refusal", text, c, n)
		} else if !strings.Contains(err.Error(), says) {
			t.Errorf("Leading(%q): %q does not say %s", text, err, says)
		}
	}
}

// The run found is a count by itself, and no longer run is one.
func TestLeadingIsLongest(t *testing.T) {
	piece := rapid.OneOf(rapid.Custom(words), rapid.SampledFrom([]string{"dead", "to", "and", "or", "than", "", " "}))
	rapid.Check(t, func(t *rapid.T) {
		line := strings.Split(strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(t, "line"), " "), " ")
		before := slices.Clone(line)
		c, n, err := Leading(line)
		if !slices.Equal(line, before) {
			t.Fatalf("Leading changed its words: %q to %q", before, line)
		}
		if n == 0 && !c.IsZero() || n > 0 && err != nil {
			t.Fatalf("%q: %q, %d, %v", line, c, n, err)
		}
		for m := range line[:n] {
			if line[m] == "" {
				return // a blank word changes what is longest in nothing but its number of words
			}
		}
		if n > 0 {
			if read, err := Parse(strings.Join(line[:n], " ")); err != nil || read != c {
				t.Fatalf("%q: %q, %v and Parse %q", line, c, err, read)
			}
		}
		for m := n + 1; n > 0 && m <= len(line); m++ {
			if longer, err := Parse(strings.Join(line[:m], " ")); err == nil && line[m-1] != "" {
				t.Fatalf("%q: %q, but %q is longer", line, c, longer)
			}
		}
	})
}

func FuzzLeading(f *testing.F) {
	for _, s := range []string{"at least 5 dead", "NO 1 dead", "3 thousand dead", "5,00 dead", "\xff", "between 10 and 15"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		line := strings.Split(s, " ")
		c, n, err := Leading(line)
		if n < 0 || n > len(line) || (n > 0) == c.IsZero() || n > 0 && err != nil {
			t.Fatalf("%q: %q, %d, %v", s, c, n, err)
		}
	})
}
