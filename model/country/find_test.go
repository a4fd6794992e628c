package country

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Every word of a row finds the row, unless it is shared on purpose.
func TestEveryWordFindsItsOwnRow(t *testing.T) {
	for _, c := range All() {
		for _, word := range append([]string{c.Alpha2, c.Alpha3, c.Name, c.Adjective, c.Person, c.People}, c.Aliases...) {
			got, err := Find(word)
			if shared[word] != nil {
				if !errors.Is(err, ErrAmbiguous) || !strings.Contains(err.Error(), c.Alpha2+" (") {
					t.Errorf("%s: shared %q: %v", c.Alpha2, word, err)
				}
			} else if err != nil || got.Alpha2 != c.Alpha2 {
				t.Errorf("%s: %q finds %q, %v", c.Alpha2, word, got.Alpha2, err)
			}
		}
	}
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"UK": "GB", "U.K.": "GB", "the UK": "GB", "britain": "GB", "BRITONS": "GB", "brits": "GB", "Britons’": "GB",
		"US": "US", "USA": "US", "U.S.": "US", "U.S.A.": "US", "the U.S": "US", "america": "US", "US citizens": "US",
		"the United States": "US", "british nationals": "GB", "GB nationals": "GB", "Emirati citizen": "AE", "Algerian national": "DZ", "UAE": "AE",
		"DRC": "CD", "D.R. Congo": "CD", "DR Congo": "CD", "d.r. congo": "CD", "Democratic Republic of Congo": "CD",
		"Congo-Brazzaville": "CG", "congo brazzaville": "CG", "Republic of Congo": "CG", "Congo (Kinshasa)": "CD",
		"cote divoire": "CI", "COTE D’IVOIRE": "CI", "Côte d`Ivoire": "CI", "Co\u0302te d'Ivoire": "CI", "Ivory Coast": "CI",
		"Turkey": "TR", "turkiye": "TR", "TÜRKİYE": "TR", "Czech Republic": "CZ", "Cape Verde": "CV", "Burma": "MM",
		"guinea": "GN", "guinea bissau": "GW", "Guinea‑Bissau": "GW", "equatorial guinea": "GQ", "papua new guinea": "PG",
		"Guineans": "GN", "Niger": "NE", "nigeriens": "NE", "nigeria": "NG", "Nigerians": "NG", "the niger": "NE",
		"St. Lucia": "LC", "St Vincent & the Grenadines": "VC", "st.lucia": "LC", "Trinidad & Tobago": "TT",
		"Filipina": "PH", "Frenchmen": "FR", "Hong Kongers": "HK", "hongkongers": "HK", "Puerto Ricans": "PR",
		"Taiwanese": "TW", "Republic of China": "TW", "China": "CN", "Palestinians": "PS", "Holy See": "VA",
		"Iran (Islamic Republic of)": "IR", "Iran, Islamic Republic of": "IR", "Korea, Republic of": "KR", "S. Korea": "KR",
		"the Democratic People's Republic of Korea": "KP", "Korea (the Democratic People’s Republic of)": "KP", "DPRK": "KP",
		"South\u00a0Korea": "KR", "  south   korea ": "KR", "South\u200b Korea": "KR", "Reunion": "RE", "aland": "AX",
		"lao": "LA", "LAO": "LA", "Micronesia": "FM", "samoans": "WS", "American Samoans": "AS", "Kosovo": "XK", "XK": "XK",
		"Swaziland": "SZ", "East Timor": "TL", "Macedonians": "MK", "Holland": "NL", "US Virgin Islands": "VI", "NO": "NO",
		"Lao People's Democratic Republic": "LA", "Bolivia (Plurinational State of)": "BO", "Viet Nam": "VN",
		"Tanzania, the United Republic of": "TZ", "Russian Federation": "RU", "Syrian Arab Republic": "SY", "the Gambia": "GM",
	} {
		if c, err := Find(text); err != nil || c.Alpha2 != want {
			t.Errorf("Find(%q) = %q, %v, want %s", text, c.Alpha2, err, want)
		}
	}
}

func TestFindRefuses(t *testing.T) {
	for _, text := range []string{"", " ", "the", "it", "in", "us", "no", "uk", "Us", "gb", "gbr", "NO.", "N.o", "XX", "ALL", "FOREIGN",
		"Scottish", "Scots", "English", "Gaza", "5", "Mali 5", "Mali?", "nationals", "British residents", "Ruritania", "Guinea+Mali", "\x00",
		"Nigeri", "stans", "+", strings.Repeat("Mali", 30000)} {
		if c, err := Find(text); !errors.Is(err, ErrUnknown) || c.Alpha2 != "" {
			t.Errorf("Find(%.40q) = %s, %v", text, c.Alpha2, err)
		}
	}
}

func TestFindSaysWhatToDo(t *testing.T) {
	for text, want := range map[string]string{
		"Congo":          `"Congo" names more than one country; write CD (Democratic Republic of the Congo) or CG (Republic of the Congo)`,
		"the Koreans":    `"the Koreans" names more than one country; write KP (North Korea) or KR (South Korea)`,
		"Untied Kingdom": `"Untied Kingdom" names no country; did you mean GB (United Kingdom)?`,
		"Phillipinos":    `"Phillipinos" names no country; did you mean PH (Philippines)?`,
		"Nigerans":       `"Nigerans" names no country; did you mean NG (Nigeria) or NE (Niger) or NU (Niue)?`,
		"gb":             `"gb" names no country; did you mean GB (United Kingdom)?`,
		"Atlantis":       `"Atlantis" names no country; write a code in capitals (GB), a name or a people`,
		"\x1b[2J\u202e":  `"\x1b[2J\u202e" names no country; write a code in capitals (GB), a name or a people`,
	} {
		if _, err := Find(text); err == nil || err.Error() != want {
			t.Errorf("Find(%q): %v\nwant %s", text, err, want)
		}
	}
	_, err := Find(strings.Repeat("x\n", 40000))
	if len(err.Error()) > 250 || strings.Contains(err.Error(), "\n") {
		t.Errorf("a long text makes an error of %d bytes", len(err.Error()))
	}
}

func TestMatch(t *testing.T) {
	for line, want := range map[string]struct {
		code string
		n    int
	}{
		"South Korea 3 dead": {"KR", 2}, "Britons": {"GB", 1}, "Britons 5": {"GB", 1}, "GB 1 dead": {"GB", 1}, "the UK 3": {"GB", 2},
		"the Democratic Republic of the Congo 3": {"CD", 6}, "Guinea 3": {"GN", 1}, "Guinea Bissau 3": {"GW", 2}, "Guinea-Bissau 3": {"GW", 1},
		"American Samoa 2": {"AS", 2}, "American 2": {"US", 1}, "US citizens 5+": {"US", 2}, "British nationals dead": {"GB", 2},
		"Papua New Guinea x": {"PG", 3}, "Trinidad & Tobago 3": {"TT", 3}, "Niger 3": {"NE", 1}, "Republic of the Congo 1": {"CG", 4},
		"Mali - 3": {"ML", 1}, "Mali the 3": {"ML", 1}, "Mali ? dead": {"ML", 1}, "Mali 3 Niger 4": {"ML", 1}, "Chinese Taipei 3": {"TW", 2},
		"Dominican Republic 1": {"DO", 2}, "South Sudan 2": {"SS", 2}, "Congo Brazzaville 2": {"CG", 2}, "Turkish Cypriots 2": {"TR", 1},
		"Hong Kong Special Administrative Region of China 9": {"HK", 7}, "the U.S. citizens 9": {"US", 3},
		"the United Kingdom of Great Britain and Northern Ireland nationals 4": {"GB", 10},
		"": {"", 0}, "3 Britons": {"", 0}, "us 3": {"", 0}, "no figure": {"", 0}, "in Mali": {"", 0}, "it": {"", 0}, "the": {"", 0},
		"- Mali":                    {"", 0},
		"Congo (Republic of the) 3": {"CG", 4}, "Netherlands, Kingdom of the 3": {"NL", 4}, "( Mali": {"", 0}, "Mali (the) 3": {"ML", 1}, "Northern Ireland 3": {"", 0}, "New Jersey 3": {"", 0}, "ALL 3": {"", 0}, "GB+US 1": {"", 0}, "XX 3": {"", 0},
	} {
		c, n, err := Match(strings.Fields(line))
		if err != nil || c.Alpha2 != want.code || n != want.n {
			t.Errorf("Match(%q) = %q, %d, %v, want %v", line, c.Alpha2, n, err, want)
		}
	}
	for line, want := range map[string]int{"Congo 3 dead": 1, "the Koreans 3": 2, "Dominican nationals 2": 2, "Virgin Islands 1": 2} {
		if c, n, err := Match(strings.Fields(line)); !errors.Is(err, ErrAmbiguous) || n != want || c.Alpha2 != "" {
			t.Errorf("Match(%q) = %q, %d, %v, want %d words and ErrAmbiguous", line, c.Alpha2, n, err, want)
		}
	}
	if c, n, err := Match([]string{"South Korea", "3"}); c.Alpha2 != "KR" || n != 1 || err != nil {
		t.Errorf("a name in one word: %q, %d, %v", c.Alpha2, n, err)
	}
}

// However a name is written by hand or pasted, it stays the same country.
func TestFindIsStable(t *testing.T) {
	var words []string
	for _, c := range All() {
		for _, word := range append([]string{c.Name, c.Adjective, c.Person, c.People}, c.Aliases...) {
			if capitals(word) == "" {
				words = append(words, word)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom(words).Draw(t, "word")
		written := rewrite(t, word)
		want, wantErr := Find(word)
		got, err := Find(written)
		if got.Alpha2 != want.Alpha2 || errors.Is(err, ErrAmbiguous) != errors.Is(wantErr, ErrAmbiguous) {
			t.Fatalf("%q finds %q, %v; %q finds %q, %v", word, want.Alpha2, wantErr, written, got.Alpha2, err)
		}
		n := len(strings.Fields(written))
		if c, took, _ := Match(append(strings.Fields(written), "3", "dead")); c.Alpha2 != want.Alpha2 || took != n {
			t.Fatalf("Match(%q 3 dead) = %q, %d, want %q, %d", written, c.Alpha2, took, want.Alpha2, n)
		}
	})
}

// rewrite changes case, accents, hyphens and apostrophes of a word at random.
func rewrite(t *rapid.T, word string) string {
	if rapid.Bool().Draw(t, "bare") {
		word = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(word))
	}
	if rapid.Bool().Draw(t, "decomposed") {
		word = norm.NFD.String(word)
	}
	word = rapid.SampledFrom([]func(string) string{strings.ToUpper, strings.ToLower, strings.Clone}).Draw(t, "case")(word)
	word = strings.ReplaceAll(word, "-", rapid.SampledFrom([]string{"-", " ", "‐", "–"}).Draw(t, "hyphen"))
	word = strings.ReplaceAll(word, "'", rapid.SampledFrom([]string{"'", "’", "ʼ", ""}).Draw(t, "apostrophe"))
	return rapid.SampledFrom([]string{"", "the ", "The "}).Draw(t, "article") + word
}

// Letters that stand alone are joined; a long paste of them must be refused before that work begins.
func TestLongTextIsNotFolded(t *testing.T) {
	if text := strings.Repeat("The ", 100); fold(text) != text {
		t.Error("a text longer than any name was folded")
	}
	for _, c := range All() {
		for _, name := range append([]string{c.Name, c.Government}, c.Aliases...) {
			if len(name) > 100 {
				t.Errorf("%q comes too near to the length that is refused", name)
			}
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"mali", "mali", 0}, {"mlai", "mali", 1}, {"mal", "mali", 1}, {"malli", "mali", 1}, {"mari", "mali", 1}, {"", "chad", 4}, {"iran", "iraq", 1}, {"niger", "nigeria", 2}} {
		if got := distance(c.a, c.b); got != c.want || distance(c.b, c.a) != got {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
