package text

import (
	"strconv"
	"strings"
)

const (
	openMark  = "\u27E8" // ⟨
	closeMark = "\u27E9" // ⟩
)

// markNames are the abbreviations of the Unicode charts.
var markNames = map[rune]string{
	0x00AD: "SHY", 0x034F: "CGJ", 0x061C: "ALM", 0x115F: "HCF", 0x1160: "HJF", 0x180E: "MVS",
	0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM", 0x2028: "LS", 0x2029: "PS",
	0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ",
	0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x3164: "HF", 0xFEFF: "BOM", 0xFFA0: "HWHF",
	0xFFF9: "IAA", 0xFFFA: "IAS", 0xFFFB: "IAT", 0xFFFC: "OBJ", 0xFE0E: "VS15", 0xFE0F: "VS16",
}

// mark writes the visible mark of a rune that does not pass.
func (f *filter) mark(r rune) {
	switch name := markNames[r]; {
	case r < 0x20:
		f.gap(string(0x2400 + r))
	case r == 0x7F:
		f.gap("\u2421")
	case name != "":
		f.gap(openMark + name + closeMark)
	default:
		f.gap(openMark + number(r) + closeMark)
	}
}

// markByte writes the mark of a byte that is not UTF-8.
func (f *filter) markByte(c byte) { f.gap(openMark + "x" + number(rune(c)) + closeMark) }

// markFlood writes how many combining marks were cut.
func (f *filter) markFlood(n int) { f.gap(openMark + "+" + strconv.Itoa(n) + closeMark) }

// number is r in upper-case hexadecimal, two digits or more.
func number(r rune) string {
	digits := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	if len(digits) < 2 {
		return "0" + digits
	}
	return digits
}
