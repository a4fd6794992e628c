package quick

import (
	"slices"
	"strings"
	"unicode"

	"muster/model"
	"muster/model/country"
)

// MostOffered is how many completions are given at once.
const MostOffered = 50

// Offer is something that may be typed next.
type Offer struct {
	Text string // what then stands in the line
	Says string // what it is, where the text alone does not tell
}

// Complete gives what may stand where the cursor is, the likeliest first: each of the offers may take the place of
// line[from:cursor]. Sources go by the shortest name that means them alone, countries by their code. Offered are sources
// before the separator; behind it groups, statuses, scopes and classes, each where the grammar has room for it. Where what is
// typed stands for something as it is, that comes first, however much else begins so.
func Complete(line string, cursor int, ctx Context) (from int, offers []Offer) {
	head := line[:min(max(cursor, 0), len(line))]
	if len(head) > model.MaxField {
		return len(head), nil
	}
	c := completion{ctx: ctx, head: head, from: len(head)}
	if h, err := readHead(head, 0, len(head), ctx); err == nil {
		c.figures(h.next)
	} else {
		c.speakers()
	}
	return c.from, c.offers[:min(len(c.offers), MostOffered)]
}

// completion gathers offers for the end of a line.
type completion struct {
	ctx    Context
	head   string
	from   int
	offers []Offer
}

// add offers something once.
func (c *completion) add(o Offer) {
	if !slices.ContainsFunc(c.offers, func(p Offer) bool { return p.Text == o.Text }) {
		c.offers = append(c.offers, o)
	}
}

// speakers offers the sources: those that spoke last first, then those whose name or id begins as what was typed, then
// those of which a later word does.
func (c *completion) speakers() {
	typed := strings.TrimLeft(c.head, " \t\"“„«")
	if c.ctx.Story == nil || strings.Contains(c.head, " @") || strings.ContainsAny(typed, "\"“”") {
		return
	}
	c.from = len(c.head) - len(typed)
	folded, voices := model.FoldName(typed), voicesOf(c.ctx.Story)
	if same := called(voices, strings.TrimSpace(typed), folded); len(same) == 1 {
		c.add(Offer{Written(c.ctx.Story, same[0]), same[0].Name})
	}
	for _, tests := range []func(*voice) bool{
		func(v *voice) bool { return slices.Contains(c.ctx.Speakers, v.source.ID) && v.begins(folded) },
		func(v *voice) bool { return strings.HasPrefix(v.name, folded) },
		func(v *voice) bool { return v.begins(folded) },
	} {
		for i := range voices {
			if v := &voices[i]; tests(v) {
				c.add(Offer{v.shortest(voices), v.source.Name})
			}
		}
	}
	c.inOrder(voices)
}

// inOrder puts the sources that spoke last in the order in which they did, where nothing was typed.
func (c *completion) inOrder(voices []voice) {
	if c.from < len(c.head) {
		return
	}
	slices.SortStableFunc(c.offers, func(a, b Offer) int { return c.spoke(voices, a) - c.spoke(voices, b) })
}

// spoke tells how long ago an offered source spoke, in sources.
func (c *completion) spoke(voices []voice, o Offer) int {
	for i, id := range c.ctx.Speakers {
		if v := slices.IndexFunc(voices, func(v voice) bool { return v.source.ID == id }); v >= 0 && voices[v].source.Name == o.Says {
			return i
		}
	}
	return len(c.ctx.Speakers)
}

// begins tells whether the name, one of its words, or the id begins so.
func (v *voice) begins(folded string) bool {
	return strings.HasPrefix(v.name, folded) || strings.Contains(v.name, " "+folded) || strings.HasPrefix(model.FoldName(v.source.ID), folded)
}

// shortest is the shortest name that means a source alone, fit to stand in a line: the name up to its comma, all of it, or
// its id.
func (v *voice) shortest(voices []voice) string {
	before, _, _ := strings.Cut(v.source.Name, ",")
	for _, name := range []string{strings.TrimSpace(before), v.source.Name} {
		plain := !strings.ContainsAny(name, "\"“”„«»@\n\r") && !strings.Contains(name, ": ") && !strings.HasSuffix(name, ":")
		if same := called(voices, name, model.FoldName(name)); plain && len(same) == 1 && same[0].ID == v.source.ID {
			return name
		}
	}
	return v.source.ID
}

// figures offers what may stand behind the separator at pos.
func (c *completion) figures(pos int) {
	s := scanner{line: c.head, pos: pos, end: len(c.head), out: said{figures: make([][]word, 1), end: len(c.head)}}
	for s.skip(); s.pos < s.end && s.out.quotation == nil; s.skip() {
		if s.next() != nil {
			c.unclosed(s.pos)
			return
		}
	}
	if s.out.quotation != nil {
		return
	}
	ws := s.out.figures[len(s.out.figures)-1]
	last := len(ws) - 1
	if open := last >= 0 && ws[last].end == len(c.head); !open {
		c.from = len(c.head)
		c.words(ws, nil)
	} else if ws[last].sort == class {
		c.from = ws[last].pos
		c.classes(ws[last].text)
	} else if ws[last].sort == plain {
		c.words(ws[:last], ws[last:])
	}
}

// unclosed offers the scopes behind a parenthesis that is still open.
func (c *completion) unclosed(pos int) {
	if c.head[pos] != '(' {
		return
	}
	folded := model.FoldName(strings.TrimLeftFunc(c.head[pos+1:], unicode.IsSpace))
	c.from = pos
	for _, tests := range []func(name string) bool{
		func(name string) bool { return name == folded },
		func(name string) bool { return strings.HasPrefix(name, folded) },
	} {
		for _, name := range c.ctx.Scopes {
			if tests(model.FoldName(name)) {
				c.add(Offer{Text: "(" + name + ")"})
			}
		}
	}
}

func (c *completion) classes(typed string) {
	for _, k := range model.Classes() {
		if strings.HasPrefix(k.String(), strings.ToLower(typed)) {
			c.add(Offer{Text: "#" + k.String()})
		}
	}
}

// words offers groups and statuses for the word that is being typed, and for as many words before it as go together.
// Before a count stands a group; behind it a status, or the group that was not named yet.
func (c *completion) words(before, typed []word) {
	all := append(slices.Clone(before), typed...)
	for n := min(len(all), 4); n >= len(typed); n-- {
		first, run := all[:len(all)-n], all[len(all)-n:]
		if slices.ContainsFunc(all, func(w word) bool { return w.sort != plain }) {
			return
		}
		i, j, err := findCount(first)
		counted := err == nil && i >= 0
		if k, _, _ := findCount(run); k >= 0 {
			continue
		}
		if n > 0 {
			c.from = run[0].pos
		}
		switch typed := textOf(run); {
		case counted && j == len(first):
			c.behind(typed, i == 0)
		case counted && i == 0 && leftOut(first[j:]) || counted && i == 0 && groupsOf(c.ctx.Story).knows(first[j:]):
			c.statuses(typed)
		case len(first) == 0:
			c.groups(typed)
		}
		if len(c.offers) > 0 || n == 0 {
			return
		}
	}
	c.from = len(c.head)
}

// behind offers what may follow a count: a status, and where no group stood before it the group.
func (c *completion) behind(typed string, groupless bool) {
	if !groupless || typed == "" {
		c.statuses(typed)
		return
	}
	c.meant(typed)
	c.statuses(typed)
	c.groups(typed)
}

// statuses offers the nine words first, then what desks type for those that do not begin so themselves.
func (c *completion) statuses(typed string) {
	folded := model.FoldName(typed)
	if _, ok := statusOf(folded); ok {
		c.add(Offer{Text: folded})
	}
	for _, s := range model.Statuses() {
		if strings.HasPrefix(s.String(), folded) {
			c.add(Offer{Text: s.String()})
		}
	}
	if strings.HasPrefix("missing/dead", folded) {
		c.add(Offer{"missing/dead", "missing or feared dead"})
	}
	for _, p := range phrases {
		if folded != "" && strings.HasPrefix(p.Words, folded) && !strings.HasPrefix(p.Status.String(), folded) {
			c.add(Offer{p.Words, p.Status.String()})
		}
	}
}

// groups offers the groups that are counted already first, then the wholes, the desk's own groups, the countries.
func (c *completion) groups(typed string) {
	folded := model.FoldName(typed)
	c.meant(typed)
	for _, id := range c.ctx.Groups {
		if name := nameOf(c.ctx.Story, id); folded == "" || c.called(id, name, folded) {
			c.add(Offer{id, name})
		}
	}
	if folded == "" {
		return
	}
	for _, id := range []string{model.All, model.Foreign, model.Unnamed} {
		if name := nameOf(c.ctx.Story, id); c.called(id, name, folded) {
			c.add(Offer{id, name})
		}
	}
	if c.ctx.Story != nil {
		for _, e := range c.ctx.Story.Entries(model.KindGroup) {
			if g := e.Record.(*model.Group); c.called(g.ID, g.Name, folded) {
				c.add(Offer{g.ID, g.Name})
			}
		}
	}
	for _, one := range country.All() {
		if c.called(one.Alpha2, countryName(c.ctx.Story, one.Alpha2), folded) {
			c.add(Offer{one.Alpha2, countryName(c.ctx.Story, one.Alpha2)})
		}
	}
}

// meant offers the group that what is typed stands for.
func (c *completion) meant(typed string) {
	if id, _ := groupsOf(c.ctx.Story).called(typed); id != "" {
		c.add(Offer{id, nameOf(c.ctx.Story, id)})
	}
}

// called tells whether a group goes by a name that begins so.
func (c *completion) called(id, name, folded string) bool {
	names := []string{id, name}
	if one, ok := country.ByCode(id); ok {
		names = append(append(names, one.Name, one.People, one.Adjective), one.Aliases...)
	}
	return slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(model.FoldName(n), folded) })
}
