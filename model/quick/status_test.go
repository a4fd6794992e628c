package quick

import "testing"

// TestPhrases guards that the help does not lie: every phrase is read as the status that it is listed with, whether the
// group stands before or behind the count.
func TestPhrases(t *testing.T) {
	seen := map[string]bool{}
	for _, phrase := range Phrases() {
		if seen[phrase.Words] {
			t.Errorf("%q is listed twice", phrase.Words)
		}
		seen[phrase.Words] = true
		for _, line := range []string{"Hague: GB 5 " + phrase.Words, "Hague: 5 Britons " + phrase.Words} {
			d, err := Parse(line, testContext())
			if err != nil {
				t.Error(err)
				continue
			}
			if f := d.Figures[0]; f.Status != phrase.Status || f.Group != "GB" {
				t.Errorf("%q is %s, listed as %s", line, f.Cell(), phrase.Status)
			}
		}
	}
}
