package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	mostMarks = 6 // combining marks on one base, counted decomposed
	mostJoins = 3 // ZWJ in one emoji: a family of four, a kiss
	mostLinks = 5 // viramas that link consonants into one cluster: six consonants, one more than Sanskrit uses

	circle     = '\u25CC' // ◌, the base of a combining mark that has none
	viramaCCC  = 9
	keycapMark = '\u20E3'
)

// tail is what was written last on the present base.
type tail uint8

const (
	onNothing tail = iota
	onBase
	onMark
	onSelector
	onTone
	onJoiner
)

// filter writes the allowed form of a text, rune by rune. What it decides depends only on things that NFC leaves alone
// (counts of decomposed marks, never their order), so that its result composed passes a second time unchanged.
type filter struct {
	src    string
	same   int    // while out is nil: the result so far is src[:same], and nothing is copied
	out    []byte // the result so far
	block  bool   // line feeds stay
	base   rune   // what a combining mark would sit on, 0 for nothing
	tail   tail
	marks  int  // combining marks on base, decomposed; counted from the first that comes
	cut    int  // combining marks cut since
	virama bool // base carries a virama
	links  int  // consonants linked to base before it
	joins  int  // emoji joined to base before it
}

// next writes what s begins with and returns how many bytes that was.
func (f *filter) next(s string) int {
	if n := asciiRun(s); n > 0 {
		f.keepRun(s[:n], s[n-1])
		return n
	}
	r, n, bad := first(s)
	switch {
	case bad:
		f.endFlood()
		f.markByte(s[0])
		return 1
	case r == '\n' || r == '\t' || r == '\r':
		f.endFlood()
		return f.white(s)
	}
	k := kindOf(r)
	if k == combining {
		f.combine(r)
		return n
	}
	f.endFlood()
	f.place(k, r, s[n:])
	return n
}

// write appends s to the result.
func (f *filter) write(s string) {
	if f.out == nil {
		if strings.HasPrefix(f.src[f.same:], s) {
			f.same += len(s)
			return
		}
		f.out = append(make([]byte, 0, len(f.src)+len(f.src)/8+16), f.src[:f.same]...)
	}
	f.out = append(f.out, s...)
}

// result is the source itself where nothing had to change.
func (f *filter) result() string {
	if f.out == nil {
		return f.src[:f.same]
	}
	return string(f.out)
}

// place writes a rune that is not combining; rest is what follows it.
func (f *filter) place(k kind, r rune, rest string) {
	switch {
	case k == blank:
		f.gap(" ")
	case k == plain && !(f.tail == onBase && unicode.Is(leading, f.base) && unicode.Is(leading, r)):
		f.keep(r)
	case k == jamo && f.composes(r, rest):
		f.keep(r)
	case k == joiner && f.joinsHere(r, rest):
		f.add(r, onJoiner)
	case k == selector && f.tail == onBase && takesSelector(f.base, r, rest):
		f.add(r, onSelector)
	case k == tone && f.tail == onBase && unicode.Is(people, f.base):
		f.add(r, onTone)
	default:
		f.mark(r)
	}
}

// white writes the line feed, tab or CR that s begins with.
func (f *filter) white(s string) int {
	n := 1
	if s[0] == '\r' {
		if len(s) == 1 || s[1] != '\n' {
			f.mark('\r')
			return 1
		}
		n = 2
	}
	switch {
	case !f.block:
		f.gap(" ")
	case s[0] == '\t':
		f.gap("    ")
	default:
		f.gap("\n")
	}
	return n
}

// keepRun writes printable ASCII whose last byte is last.
func (f *filter) keepRun(run string, last byte) {
	f.endFlood()
	f.gap(run)
	if last != ' ' {
		f.base, f.tail = rune(last), onBase
	}
}

// gap writes s and leaves no base.
func (f *filter) gap(s string) {
	f.write(s)
	f.release()
}

// release forgets the base: nothing that follows may cling to what was written.
func (f *filter) release() {
	f.base, f.tail, f.marks, f.virama, f.links, f.joins = 0, onNothing, 0, false, 0, 0
}

// keep writes a new base, joined or linked to the one before or not.
func (f *filter) keep(r rune) {
	links, joins := 0, 0
	if f.virama {
		links = f.links + 1
	}
	if f.tail == onJoiner && unicode.Is(pictures, r) {
		joins = f.joins + 1
	}
	f.release()
	f.write(string(r))
	if r != ideoGap {
		f.base, f.tail, f.links, f.joins = r, onBase, links, joins
	}
}

// add writes a rune that belongs to the base.
func (f *filter) add(r rune, t tail) {
	f.write(string(r))
	f.tail = t
}

// combine writes a combining mark or, in a flood, counts it.
func (f *filter) combine(r rune) {
	switch {
	case f.cut > 0:
		f.cut++
		return
	case f.base == 0:
		f.keep(circle)
	}
	p := properties(r)
	if !f.holds(r, p) {
		f.cut++
		return
	}
	f.marks = f.marksNow() + decomposed(r, p)
	f.virama = f.virama || p.TrailCCC() == viramaCCC
	f.add(r, onMark)
}

// holds reports whether base takes one more combining mark.
func (f *filter) holds(r rune, p norm.Properties) bool {
	if p.TrailCCC() == viramaCCC && f.links >= mostLinks {
		return false
	}
	return f.marksNow()+decomposed(r, p) <= mostMarks
}

// marksNow is the number of combining marks on base, with those that it was composed with.
func (f *filter) marksNow() int {
	if f.marks == 0 && f.base >= 0xC0 {
		return decomposed(f.base, properties(f.base)) - 1
	}
	return f.marks
}

// endFlood writes how many combining marks were cut.
func (f *filter) endFlood() {
	if f.cut > 0 {
		f.markFlood(f.cut)
		f.cut = 0
	}
}

func properties(r rune) norm.Properties { return norm.NFD.PropertiesString(string(r)) }

// decomposed is the number of runes in the canonical decomposition of r; a Hangul syllable counts as one.
func decomposed(r rune, p norm.Properties) int {
	if 0xAC00 <= r && r < 0xD7A4 {
		return 1
	}
	if d := p.Decomposition(); len(d) > 0 {
		return utf8.RuneCount(d)
	}
	return 1
}
