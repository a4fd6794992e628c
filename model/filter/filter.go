package filter

import (
	"slices"
	"strings"
	"time"

	"muster/model"
)

// Context is what a line is read against.
type Context struct {
	// Story has the groups, sources and claims that are filtered. It may be nil: then only what stands in a record itself is
	// known. A filter looks records up in it whenever it is asked, so it must be the story of those records.
	Story *model.Story
	// Now is when the line is typed; ages count back from it.
	Now time.Time
	// Zone is the zone of the scene, nil: that of the story, else UTC.
	Zone *time.Location
	// Groups, Scopes and Editors are what the story has of them, the likeliest first; Complete offers them. Nil: they are
	// looked for among all claims, which takes a while in a large story.
	Groups, Scopes, Editors []string
}

// zone is the zone of the scene.
func (ctx Context) zone() *time.Location {
	switch {
	case ctx.Zone != nil:
		return ctx.Zone
	case ctx.Story != nil:
		return ctx.Story.Situation().Location()
	}
	return time.UTC
}

// Filter is a line that was understood. It remembers what it has folded, and is no more safe for use by several
// goroutines than a map.
type Filter struct {
	ctx   Context
	zone  *time.Location
	terms []term // as typed
	// The same terms by what they are asked of.
	record, speaker, figure, event terms
	countries                      []string
	folder                         folder
	one                            subject // the claim at hand
}

// term is a key with its values, or a word.
type term struct {
	key    *key // nil: a word
	not    bool
	values []value
}

// value is one value of a term.
type value struct {
	text  string // as it is written canonically
	holds func(*subject) bool
}

// holds tells whether any value of the term holds, the dash left aside.
func (t *term) holds(s *subject) bool {
	for i := range t.values {
		if t.values[i].holds(s) {
			return true
		}
	}
	return false
}

// terms are the terms of one kind, the asked and the denied apart.
type terms struct{ asked, denied []term }

func (ts *terms) add(t term) {
	if t.not {
		ts.denied = append(ts.denied, t)
		return
	}
	ts.asked = append(ts.asked, t)
}

// all tells whether everything that is asked holds; some whether something that is denied does.
func all(asked []term, s *subject) bool {
	for i := range asked {
		if !asked[i].holds(s) {
			return false
		}
	}
	return true
}

func some(denied []term, s *subject) bool {
	return slices.ContainsFunc(denied, func(t term) bool { return t.holds(s) })
}

// admit tells whether the terms hold for one thing.
func (ts *terms) admit(s *subject) bool { return all(ts.asked, s) && !some(ts.denied, s) }

// Empty tells whether the filter lets everything through.
func (f *Filter) Empty() bool { return len(f.terms) == 0 }

// Country gives the alpha-2 codes that country: asks for, in the order of the line; none: every country.
func (f *Filter) Country() []string { return slices.Clone(f.countries) }

// String writes the filter in its canonical form, which Parse reads as an equal filter: keys in small letters, values as
// the records have them, a typed time in full. It may hold what was typed, so it must pass package text on its way out.
func (f *Filter) String() string {
	all := make([]string, len(f.terms))
	for i, t := range f.terms {
		all[i] = t.String()
	}
	return strings.Join(all, " ")
}

func (t term) String() string {
	sign := ""
	if t.not {
		sign = "-"
	}
	if t.key == nil {
		return sign + wordText(t.values[0].text)
	}
	values := make([]string, len(t.values))
	for i, v := range t.values {
		values[i] = quote(v.text, true)
	}
	return sign + t.key.name + ":" + strings.Join(values, ",")
}

// wordText quotes a word where it would be read as something else.
func wordText(s string) string {
	written := quote(s, false)
	sc := scanner{line: written}
	if t, ok, err := sc.next(); !ok || err != nil || t.not || t.keyed {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return written
}
