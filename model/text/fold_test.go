package text

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Guards: one voice under two spellings is one name.
func TestFoldMakesOneName(t *testing.T) {
	for _, names := range [][]string{
		{"Hague", "hague", "HAGUE", "ＨＡＧＵＥ", "hague\u200b", " Hague ", "\u202eHague\u202c", "Ha\u00adgue", "\ufeffHague", "𝐇ague"},
		{"William Hague", "William  Hague", "William\tHague", "William\u00a0Hague", "William\u3000Hague", "William\nHague"},
		{"José", "Jose", "JOSE\u0301", "josé"},
		{"Straße", "STRASSE", "strasse", "STRAẞE"},
		{"Işık", "IŞIK", "isik"},
		{"İstanbul", "istanbul", "ISTANBUL"},
		{"O’Brien", "O'Brien", "Oʼbrien"},
		{"Abdel-Malek", "Abdel‑Malek", "abdel–malek"},
		{"Σίσυφος", "ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"Фёдор", "ФЕДОР"},
		{"محمد", "مُحَمَّد", "محـمد"},
		{"أحمد", "احمد"},
		{"علیزاده", "علي\u200cزاده"},
		{"دولت", "دولت\u200f"},
		{"שלום", "שָׁלוֹם"},
		{"ガギグ", "ｶﾞｷﾞｸﾞ"},
		{"한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"},
		{"葛城", "葛\U000e0100城"},
		{"ﬁre", "FIRE"},
	} {
		for _, name := range names[1:] {
			if Fold(name) != Fold(names[0]) {
				t.Errorf("%+q folds to %+q, %+q to %+q", names[0], Fold(names[0]), name, Fold(name))
			}
		}
	}
}

// Guards: two voices never fall into one.
func TestFoldKeepsNamesApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Hague", "Hogue"}, {"Hague", "Нague"}, {"か", "が"}, {"ハ", "バ"}, {"กิ", "กี"}, {"कि", "की"}, {"ক", "কা"}, {"BP", "B P"}, {"5", "50"}, {"a", ""}, {"\ue000", "\ue001"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%+q and %+q both fold to %+q", pair[0], pair[1], Fold(pair[0]))
		}
	}
}

func TestFoldOfAnyText(t *testing.T) {
	for _, s := range hostile(t) {
		checkFold(t, s)
	}
	for _, s := range realNames(t) {
		checkFold(t, s)
		if Fold(s) == "" {
			t.Errorf("%+q folds to nothing", s)
		}
	}
	rapid.Check(t, func(t *rapid.T) { checkFold(t, hostileText().Draw(t, "text")) })
}

// Guards: a letter and its other case are one, in every script, and folding twice is folding once.
func TestFoldOfEveryCodePoint(t *testing.T) {
	for r := rune(0); r <= 0x1FFFF; r++ {
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Co) || !unicode.IsGraphic(r) {
			continue
		}
		once := Fold(string(r))
		if Fold(once) != once {
			t.Errorf("%U folds to %+q and then to %+q", r, once, Fold(once))
		}
		if other := unicode.SimpleFold(r); Fold(string(other)) != once {
			t.Errorf("%U folds to %+q, its other case %U to %+q", r, once, other, Fold(string(other)))
		}
	}
}

func checkFold(t interface{ Fatalf(string, ...any) }, s string) {
	once := Fold(s)
	if !utf8.ValidString(once) {
		t.Fatalf("Fold(%+q) = %+q", s, once)
	}
	if twice := Fold(once); twice != once {
		t.Fatalf("%+q folds to %+q and then to %+q", s, once, twice)
	}
}

func BenchmarkFold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Fold("William Hague, UK foreign secretary")
	}
}
