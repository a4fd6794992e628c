package quick

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/count"
)

// mostCountWords is how many words a count takes at most: "between 10 and 15", "no fewer than 5".
const mostCountWords = 5

// reading is one way to understand the words of a figure.
type reading struct {
	group  string // empty: left out
	shared *Error // why the group is not clear
	status model.Status
	count  count.Count
}

// figures reads the figures of one line, each with the group of the one before at hand.
type figures struct {
	groups *groups
	scopes map[string]string // folded → as it is known
	before string            // the group of the figure before
	cells  map[model.Cell]bool
	out    []model.Figure
	near   []NearPart
}

func newFigures(ctx Context) *figures {
	p := &figures{groups: groupsOf(ctx.Story), cells: map[model.Cell]bool{}, scopes: map[string]string{}}
	for _, name := range ctx.Scopes {
		p.scopes[model.FoldName(name)] = name
	}
	return p
}

// read understands one figure.
func (p *figures) read(ws []word) *Error {
	f := model.Figure{}
	ws, err := p.tail(ws, &f)
	if err != nil {
		return err
	}
	pos, end := ws[0].pos, ws[len(ws)-1].end
	r, err := p.choose(ws)
	if err != nil {
		return err
	}
	f.Status, f.Count = r.status, r.count
	if f.Group, err = p.group(r, ws); err != nil {
		return err
	}
	if p.cells[f.Cell()] {
		return at(pos, end, "%s stands twice in this line; a claim gives one count of it", f.Cell())
	}
	p.cells[f.Cell()] = true
	p.before, p.out = f.Group, append(p.out, f)
	return nil
}

// tail takes the scope and the class off the end of a figure.
func (p *figures) tail(ws []word, f *model.Figure) ([]word, *Error) {
	n := slices.IndexFunc(ws, func(w word) bool { return w.sort == scope || w.sort == class })
	if n < 0 {
		return ws, nil
	}
	if n == 0 {
		return nil, at(ws[0].pos, ws[0].end, "this stands behind the status of a figure; write such as GB 1 dead (crew) #affected")
	}
	seen := map[sort]bool{}
	for _, w := range ws[n:] {
		if w.sort != scope && w.sort != class {
			return nil, at(w.pos, w.end, "%s stands behind the scope or the class, which end a figure; write them last, then a comma and a space", shown(w.text))
		}
		if seen[w.sort] {
			return nil, at(w.pos, w.end, "a figure has one scope and one class; take this one away")
		}
		seen[w.sort] = true
		if w.sort == scope {
			f.Scope = p.scope(w.text)
		} else if err := f.Class.UnmarshalText([]byte(strings.ToLower(w.text))); err != nil {
			return nil, at(w.pos, w.end, "%s is not a class; write #affected, #attacker, #security or #responder", shown("#"+w.text))
		}
	}
	return ws[:n], nil
}

// choose gives the one way to understand the words.
func (p *figures) choose(ws []word) (reading, *Error) {
	all := p.readings(ws)
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		return reading{}, p.diagnose(ws)
	}
	return reading{}, at(ws[0].pos, ws[len(ws)-1].end, "%s can be read in two ways; write group, count and status in this order, an odd name in double quotes", shown(textOf(ws)))
}

// readings gives every way to understand the words: a status ends them, and a count begins or ends the rest.
func (p *figures) readings(ws []word) []reading {
	var all []reading
	for k := 1; k <= min(len(ws), mostStatusWords) && ws[len(ws)-k].sort == plain; k++ {
		status, ok := statusOf(textOf(ws[len(ws)-k:]))
		if !ok {
			continue
		}
		rest := ws[:len(ws)-k]
		for n := 1; n <= min(len(rest), mostCountWords); n++ {
			all = p.add(all, reading{status: status}, rest[:n], groupBehind(rest[n:]))
			if before := withoutFiller(rest); n < len(before) {
				all = p.add(all, reading{status: status}, before[len(before)-n:], before[:len(before)-n])
			}
		}
	}
	return all
}

// groupBehind drops the "of" of "dozens of Britons".
func groupBehind(ws []word) []word {
	if len(ws) > 1 && isFiller(ws[0], []string{"of"}) {
		return ws[1:]
	}
	return ws
}

// withoutFiller drops the "people" of "GB 5 people".
func withoutFiller(ws []word) []word {
	if n := len(ws); n > 0 && isFiller(ws[n-1], fillers) {
		return ws[:n-1]
	}
	return ws
}

// add adds a reading if the one half is a count and the other a group, or no group at all.
func (p *figures) add(all []reading, r reading, number, group []word) []reading {
	c, ok := countOf(number)
	if !ok {
		return all
	}
	r.count = c
	if !leftOut(group) {
		id, err := p.groups.find(group)
		if err != nil {
			r.shared = at(group[0].pos, group[len(group)-1].end, "%v", err)
		} else if id == "" {
			return all
		}
		r.group = id
	}
	same := func(o reading) bool { return o.status == r.status && o.count == r.count && o.group == r.group }
	if slices.ContainsFunc(all, same) {
		return all
	}
	return append(all, r)
}

// leftOut tells whether the words name no group: none, or "people".
func leftOut(ws []word) bool {
	return len(ws) == 0 || len(ws) == 1 && isFiller(ws[0], anybody)
}

// countOf reads words as a count; in quotes they are a name.
func countOf(ws []word) (count.Count, bool) {
	if slices.ContainsFunc(ws, func(w word) bool { return w.sort != plain }) {
		return count.Count{}, false
	}
	c, err := count.Parse(textOf(ws))
	return c, err == nil
}

// group decides whom a reading counts.
func (p *figures) group(r reading, ws []word) (string, *Error) {
	if r.shared != nil {
		return "", r.shared
	}
	if r.group == "" {
		if p.before == "" {
			return "", at(ws[0].pos, ws[0].pos, "whom does %s count? write a group before it, such as GB %s or ALL %s", shown(textOf(ws)), r.count, r.count)
		}
		return p.before, nil
	}
	if w, ok := ofWhom(ws); ok && r.group == model.All && p.before != "" && p.before != model.All {
		return "", at(w.pos, w.end, "%s may mean all of %s, or everyone; write %s or ALL", shown(w.text), p.before, p.before)
	}
	return r.group, nil
}

// ofWhom finds the word that may mean all of the group before as well as everybody: "all", "total", not ALL.
func ofWhom(ws []word) (word, bool) {
	i := slices.IndexFunc(ws, func(w word) bool { return w.text != model.All && isFiller(w, []string{"all", "total"}) })
	if i < 0 {
		return word{}, false
	}
	return ws[i], true
}
