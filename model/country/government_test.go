package country

import (
	"strings"
	"testing"
)

func TestEveryGovernmentIsItsOwnCountrys(t *testing.T) {
	for _, c := range All() {
		for _, text := range []string{c.Government, strings.ToUpper(c.Government), "the " + c.Government, "Government of " + c.Name, "the government of the " + c.Name} {
			if code, ok := Government(text); !ok || code != c.Alpha2 {
				t.Errorf("Government(%q) = %q, %v, want %s", text, code, ok, c.Alpha2)
			}
		}
	}
}

func TestGovernment(t *testing.T) {
	for text, want := range map[string]string{
		"UK government": "GB", "British government": "GB", "the british Government": "GB", "Government of the United Kingdom": "GB",
		"Britain's government": "GB", "Britain’s government": "GB", "U.K. government": "GB", "Government of the UK": "GB",
		"United States government": "US", "us government": "US", "U.S. government": "US", "American government": "US",
		"the Algerian government": "DZ", "Government of Algeria": "DZ", "Algeria government": "DZ",
		"Government of the Democratic Republic of Congo": "CD", "DRC government": "CD", "Congo-Brazzaville government": "CG",
		"Nigerien government": "NE", "Nigerian government": "NG", "Philippines government": "PH", "Turkiye government": "TR",
		"Government of the People's Republic of China": "CN", "Government of Dominica": "DM", "Palestinian government": "PS",
		"Government of the Republic of Korea": "KR", "Emirati government": "AE", "Cote d'Ivoire government": "CI",
	} {
		if code, ok := Government(text); !ok || code != want {
			t.Errorf("Government(%q) = %q, %v, want %s", text, code, ok, want)
		}
	}
	for _, text := range []string{"", "government", "the government", "Government of", "government of ", "Scottish government", "Government of Scotland",
		"Northern Ireland government", "Congolese government", "Government of Congo", "Dominican government", "Korean government",
		"Virgin Islands government", "in government", "no government", "it government", "UK", "British", "Algeria", "BP",
		"UK government source", "former UK government", "UK governments", "British army", "Government of Algeria government", "regional government"} {
		if code, ok := Government(text); ok || code != "" {
			t.Errorf("Government(%q) = %q, %v", text, code, ok)
		}
	}
}
