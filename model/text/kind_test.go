package text

import "testing"

// Guards: the comparisons in kindOf decide as the tables do.
func TestKindByComparisonIsKindByTable(t *testing.T) {
	for r := range codePoints {
		if r >= 0x100 && kindOf(r) != kindByTable(r) {
			t.Errorf("%U is %d by comparison and %d by table", r, kindOf(r), kindByTable(r))
		}
	}
	for r := rune(0x80); r < 0x100; r++ {
		want := kindByTable(r)
		if r < 0xA0 {
			want = hidden
		}
		if kindOf(r) != want {
			t.Errorf("%U is %d, want %d", r, kindOf(r), want)
		}
	}
}
