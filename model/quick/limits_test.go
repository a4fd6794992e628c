package quick

import (
	"strings"
	"testing"
	"time"

	"muster/model"
)

// TestLimits guards that what is too long is refused in words, never cut.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ line, says string }{
		{"Hague: \"" + strings.Repeat("x", MaxLine) + "\"", "the line is 1048585 bytes long; a quick line holds at most 1048576: shorten it or split the claim"},
		{"Hague: \"" + strings.Repeat("x", model.MaxField+1) + "\"", "the quotation is 65537 bytes long; a field holds at most 65536: shorten it"},
		{strings.Repeat("x", model.MaxField+1) + ": GB 1 dead", "the name of the source is 65537 bytes long; a field holds at most 65536"},
		{"Hague: " + strings.Repeat("GB 1 dead, ", 6000) + "NO 1 dead", "the figures are 66010 bytes long; a field holds at most 65536: split the claim"},
	} {
		_, err := Parse(c.line, testContext())
		if err == nil || err.Error() != c.says {
			t.Errorf("says %v, want %s", err, c.says)
		}
	}
	d, err := Parse("Hague: \""+strings.Repeat("x", model.MaxField)+"\"", testContext())
	if err != nil || len(d.Text) != model.MaxField {
		t.Errorf("the longest quotation is refused: %v", err)
	}
}

// TestHostileLengths guards against lines that would keep the screen waiting: quadratic work would take minutes here.
func TestHostileLengths(t *testing.T) {
	for _, part := range []string{"@a ", "a://", "“", "(", "#", ", ", "5 ", "dead ", "or ", "GB 1 dead, ", "\u0301"} {
		for _, head := range []string{"", "Hague: ", "Hague: GB 1 "} {
			for _, size := range []int{model.MaxField / 2, MaxLine / 8} {
				line := head + strings.Repeat(part, size/len(part))
				begin := time.Now()
				if _, err := Parse(line, testContext()); err != nil {
					err.(*Error).Point(line)
				}
				if took := time.Since(begin); took > 5*time.Second {
					t.Errorf("%q again and again behind %q took %v", part, head, took)
				}
			}
		}
	}
}
