package quick

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"muster/model/moment"
)

// typedTime is a time that stands behind an @.
type typedTime struct {
	said moment.Moment
	back string // as moment.Back says it
	end  int    // behind its last word; 0: there is no time
}

// readTime reads the time behind the @ at i, if it is one. What looks like a time and is none is refused: it would
// become part of a new source's name, and the claim would be said now.
func readTime(line string, i int, ctx Context) (typedTime, *Error) {
	words, ends := timeWords(line, i+1)
	if len(words) == 0 {
		return typedTime{}, nil
	}
	last := ends[len(ends)-1]
	said, n, err := moment.LeadingTyped(words, ctx.Now, zoneOf(ctx))
	switch {
	case err != nil && meantAsTime(words):
		return typedTime{}, at(i, last, "%v", err)
	case err != nil || n == 0:
		return typedTime{}, nil
	}
	text := strings.Join(words[:n], " ")
	if err := moment.WhichYear(text, ctx.Now, zoneOf(ctx), ctx.lastSaid); err != nil {
		return typedTime{}, at(i, ends[n-1], "%v", err)
	}
	t := typedTime{said: said, back: moment.Back(text, ctx.Now, zoneOf(ctx)), end: ends[n-1]}
	if err := said.Unsaid(ctx.Now, zoneOf(ctx)); err != nil {
		return t, at(i, t.end, "%v", err)
	}
	return t, nil
}

// timeWords gives the words behind an @ up to the colon that ends one, with where they end.
func timeWords(line string, pos int) (words []string, ends []int) {
	const most = 12
	for len(words) < most && pos < len(line) {
		pos = len(line) - len(strings.TrimLeftFunc(line[pos:], unicode.IsSpace))
		n := strings.IndexFunc(line[pos:], unicode.IsSpace)
		if n < 0 {
			n = len(line) - pos
		}
		w, last := strings.CutSuffix(line[pos:pos+n], ":")
		if w != "" {
			words, ends = append(words, w), append(ends, pos+len(w))
		}
		if pos += n; last {
			break
		}
	}
	return words, ends
}

// dayNames are the words that a time may begin with, or that an editor may take for a time.
var dayNames = strings.Fields("now today tonight yesterday noon midnight mon tue wed thu fri sat sun monday tuesday wednesday " +
	"thursday friday saturday sunday jan feb mar apr may jun jul aug sep oct nov dec january february march april june july " +
	"august september october november december")

// meantAsTime tells whether words behind an @ that are no time were meant as one. A handle begins with a letter, has no
// digits behind it, and is no day, nor a long name of one mistyped.
func meantAsTime(words []string) bool {
	first := []rune(strings.ToLower(words[0]))
	isDay := func(day string) bool {
		n, near := apart(first, []rune(day))
		return n == 0 && near || near && len(day) > 4
	}
	return unicode.IsDigit(first[0]) || slices.Contains(words[1:], "ago") || strings.ContainsFunc(strings.Join(words[1:], " "), unicode.IsDigit) || slices.ContainsFunc(dayNames, isDay)
}

// zoneOf is the zone of the scene.
func zoneOf(ctx Context) *time.Location {
	if ctx.Story == nil {
		return time.UTC
	}
	return ctx.Story.Situation().Location()
}

// sayingNow is when a line without a time was said: its minute, in the zone of the scene.
func sayingNow(ctx Context) moment.Moment {
	return moment.At(ctx.Now.In(zoneOf(ctx)).Truncate(time.Minute))
}

// lastSaid is the last moment of the story.
func (ctx Context) lastSaid() (last time.Time) {
	if ctx.Story != nil {
		_, last = ctx.Story.SaidSpan()
	}
	return last
}
