package country

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// assigned is the list of alpha-2 codes kept apart from the table: first letter, then every second letter.
var assigned = []string{
	"A DEFGILMOQRSTUWXZ", "B ABDEFGHIJLMNOQRSTVWYZ", "C ACDFGHIKLMNORUVWXYZ", "D EJKMOZ", "E CEGHRST", "F IJKMOR",
	"G ABDEFGHILMNPQRSTUWY", "H KMNRTU", "I DELMNOQRST", "J EMOP", "K EGHIMNPRWYZ", "L ABCIKRSTUVY",
	"M ACDEFGHKLMNOPQRSTUVWXYZ", "N ACEFGILOPRUZ", "O M", "P AEFGHKLMNRSTWY", "Q A", "R EOSUW",
	"S ABCDEGHIJKLMNORSTVXYZ", "T CDFGHJKLMNORTVWZ", "U AGMSYZ", "V ACEGINU", "W FS", "Y ET", "Z AMW",
}

func assignedCodes() []string {
	codes := []string{"XK"}
	for _, line := range assigned {
		for _, second := range line[2:] {
			codes = append(codes, line[:1]+string(second))
		}
	}
	return codes
}

func TestTableHoldsExactlyTheAssignedCodes(t *testing.T) {
	want := assignedCodes()
	var got []string
	for _, c := range All() {
		got = append(got, c.Alpha2)
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(want) != 250 {
		t.Fatalf("the list of this test holds %d codes, want 249 and XK", len(want))
	}
	if !slices.Equal(got, want) {
		t.Errorf("table and list of codes differ:\n%v\n%v", got, want)
	}
}

func TestTableIsWellFormed(t *testing.T) {
	three, governments := map[string]string{}, map[string]string{}
	for _, c := range All() {
		if len(c.Alpha3) != 3 || strings.Trim(c.Alpha3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			t.Errorf("%s: alpha-3 %q", c.Alpha2, c.Alpha3)
		}
		if other := three[c.Alpha3]; other != "" {
			t.Errorf("%s is the alpha-3 of %s and %s", c.Alpha3, other, c.Alpha2)
		}
		if other := governments[fold(c.Government)]; other != "" {
			t.Errorf("%s and %s share %q", other, c.Alpha2, c.Government)
		}
		three[c.Alpha3], governments[fold(c.Government)] = c.Alpha2, c.Alpha2
		for _, s := range append([]string{c.Name, c.Adjective, c.Person, c.People, c.Government}, c.Aliases...) {
			if s == "" || s == "-" || s != strings.TrimSpace(s) || !norm.NFC.IsNormalString(s) || !utf8.ValidString(s) || strings.ContainsAny(s, ";\t\r") {
				t.Errorf("%s: %q is not a clean name", c.Alpha2, s)
			}
		}
	}
}

func TestTableIsInOrderOfName(t *testing.T) {
	if !slices.IsSortedFunc(All(), func(a, b Country) int { return strings.Compare(fold(a.Name), fold(b.Name)) }) {
		t.Error("countries.tsv is not in the order of the names")
	}
}

// An alias of capitals must not hide behind, or be hidden by, the code of another country.
func TestInitialsAreNobodyElsesCode(t *testing.T) {
	seen := map[string]string{}
	for _, c := range All() {
		for _, a := range c.Aliases {
			code := capitals(a)
			if code == "" {
				continue
			}
			two, _ := ByCode(code)
			three, _ := ByAlpha3(code)
			for _, other := range []string{two.Alpha2, three.Alpha2, seen[code]} {
				if other != "" && other != c.Alpha2 {
					t.Errorf("%s is an alias of %s and a code of %s", code, c.Alpha2, other)
				}
			}
			seen[code] = c.Alpha2
		}
	}
	if seen["UK"] != "GB" {
		t.Error("no initials were looked at")
	}
}

// shared are the words that belong to two countries on purpose.
var shared = map[string][]string{
	"Congo": {"CD", "CG"}, "Congolese": {"CD", "CG"}, "Congolese national": {"CD", "CG"},
	"Korea": {"KP", "KR"}, "Korean": {"KP", "KR"}, "Koreans": {"KP", "KR"},
	"Dominican": {"DM", "DO"}, "Dominicans": {"DM", "DO"},
	"Virgin Islands": {"VG", "VI"}, "Virgin Islander": {"VG", "VI"}, "Virgin Islanders": {"VG", "VI"},
	"Channel Islands": {"GG", "JE"}, "Channel Islander": {"GG", "JE"}, "Channel Islanders": {"GG", "JE"},
}

func TestOnlyTheseWordsAreShared(t *testing.T) {
	got := map[string][]string{}
	for word, rows := range names().folded {
		for _, r := range rows {
			if len(rows) > 1 {
				got[word] = append(got[word], table().countries[r].Alpha2)
			}
		}
		slices.Sort(got[word])
	}
	maps.DeleteFunc(got, func(_ string, codes []string) bool { return len(codes) == 0 })
	want := map[string][]string{}
	for word, codes := range shared {
		want[fold(word)] = codes
	}
	if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("shared words:\n%v, want\n%v", got, want)
	}
}

func TestCodesAreExact(t *testing.T) {
	for _, code := range assignedCodes() {
		c, ok := ByCode(code)
		three, ok3 := ByAlpha3(c.Alpha3)
		if !ok || c.Alpha2 != code || !ok3 || three.Alpha2 != code {
			t.Errorf("%s: got %s %v, by alpha-3 %s %v", code, c.Alpha2, ok, three.Alpha2, ok3)
		}
	}
	for _, code := range []string{"", "G", "gb", "Gb", "GBR", "UK", "XX", "EU", "AA", "ZZ", "G\x00", "[[", "é", " GB"} {
		if c, ok := ByCode(code); ok {
			t.Errorf("ByCode(%q) = %s", code, c.Alpha2)
		}
	}
	for _, code := range []string{"", "GB", "gbr", "ALL", "UAE", "XXX"} {
		if c, ok := ByAlpha3(code); ok {
			t.Errorf("ByAlpha3(%q) = %s", code, c.Alpha2)
		}
	}
}

func TestByCodeDoesNotAllocate(t *testing.T) {
	n := testing.AllocsPerRun(100, func() { ByCode("GB"); ByAlpha3("USA"); Dual("GB+US") })
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestAllIsACopy(t *testing.T) {
	All()[0] = Country{}
	if c := All()[0]; c.Alpha2 != "AF" {
		t.Errorf("the table starts with %q after a caller wrote into All", c.Alpha2)
	}
}

func TestDual(t *testing.T) {
	a, b, ok := Dual("GB+US")
	if !ok || a.Alpha2 != "GB" || b.Alpha2 != "US" {
		t.Errorf("GB+US: %s %s %v", a.Alpha2, b.Alpha2, ok)
	}
	for _, code := range []string{"", "GB", "US+GB", "GB+GB", "GB+XX", "AA+GB", "gb+us", "GB US", "GB-US", "GB+US+ZA", "GB+", "GB+US ", "GBR+USA"} {
		if a, b, ok := Dual(code); ok || a.Alpha2 != "" || b.Alpha2 != "" {
			t.Errorf("Dual(%q) = %s %s %v", code, a.Alpha2, b.Alpha2, ok)
		}
	}
}

// The rows that editors meet most, and those an agency's style differs on, word by word.
func TestWordsOfAnAgency(t *testing.T) {
	for _, want := range [][6]string{
		{"GB", "United Kingdom", "British", "Briton", "Britons", "UK government"},
		{"US", "United States", "American", "American", "Americans", "US government"},
		{"FR", "France", "French", "French national", "French", "French government"},
		{"NL", "Netherlands", "Dutch", "Dutch national", "Dutch", "Dutch government"},
		{"DZ", "Algeria", "Algerian", "Algerian", "Algerians", "Algerian government"},
		{"JP", "Japan", "Japanese", "Japanese national", "Japanese", "Japanese government"},
		{"PH", "Philippines", "Philippine", "Filipino", "Filipinos", "Philippine government"},
		{"NE", "Niger", "Nigerien", "Nigerien", "Nigeriens", "Niger government"},
		{"NG", "Nigeria", "Nigerian", "Nigerian", "Nigerians", "Nigerian government"},
		{"CD", "Democratic Republic of the Congo", "Congolese", "Congolese national", "Congolese", "DR Congo government"},
		{"TR", "Türkiye", "Turkish", "Turk", "Turks", "Turkish government"},
		{"SE", "Sweden", "Swedish", "Swede", "Swedes", "Swedish government"},
		{"ES", "Spain", "Spanish", "Spaniard", "Spaniards", "Spanish government"},
		{"PL", "Poland", "Polish", "Pole", "Poles", "Polish government"},
		{"NZ", "New Zealand", "New Zealand", "New Zealander", "New Zealanders", "New Zealand government"},
		{"AE", "United Arab Emirates", "Emirati", "Emirati", "Emiratis", "UAE government"},
		{"PS", "Palestine", "Palestinian", "Palestinian", "Palestinians", "Palestinian Authority"},
		{"KR", "South Korea", "South Korean", "South Korean", "South Koreans", "South Korean government"},
	} {
		c, _ := ByCode(want[0])
		if got := [6]string{c.Alpha2, c.Name, c.Adjective, c.Person, c.People, c.Government}; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
