package country

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed countries.tsv
var countriesTSV string

// row is the place of a country in the table; 250 of them fit in a byte.
type row = uint8

// tableIndex is the table as read, with its codes indexed. It is never changed once it is built.
type tableIndex struct {
	countries []Country
	alpha2    [26 * 26]row // one more than the row, so that 0 means no country
	alpha3    map[string]row
}

// table is read at its first use and kept.
var table = sync.OnceValue(readTable)

func readTable() *tableIndex {
	t := &tableIndex{alpha3: map[string]row{}}
	for line := range strings.Lines(countriesTSV) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := readCountry(strings.TrimSuffix(line, "\n"))
		t.countries = append(t.countries, c)
		place, _ := alpha2Place(c.Alpha2)
		t.alpha2[place] = row(len(t.countries))
		t.alpha3[c.Alpha3] = row(len(t.countries) - 1)
	}
	return t
}

// readCountry reads one line of the table. The table is part of the program: a line that lacks a column stops every test.
func readCountry(line string) Country {
	f := strings.Split(line, "\t")
	c := Country{Alpha2: f[0], Alpha3: f[1], Name: f[2], Adjective: f[3], Person: f[4], People: f[5], Government: f[6]}
	if c.Government == "-" {
		c.Government = c.Adjective + " government"
	}
	if f[7] != "-" {
		c.Aliases = strings.Split(f[7], "; ")
	}
	return c
}

func (t *tableIndex) row(alpha2 string) (row, bool) {
	place, ok := alpha2Place(alpha2)
	if !ok || t.alpha2[place] == 0 {
		return 0, false
	}
	return t.alpha2[place] - 1, true
}

// alpha2Place is where a code of two capitals stands among all that can be written.
func alpha2Place(code string) (int, bool) {
	if len(code) != 2 || !isCapital(code[0]) || !isCapital(code[1]) {
		return 0, false
	}
	return int(code[0]-'A')*26 + int(code[1]-'A'), true
}

func isCapital(b byte) bool { return 'A' <= b && b <= 'Z' }
