package quick

import (
	"strings"
	"unicode"

	"muster/model"
	"muster/model/count"
	"muster/model/country"
)

// diagnose finds the word that keeps a figure from being understood.
func (p *figures) diagnose(ws []word) *Error {
	i, j, err := findCount(ws)
	if err != nil {
		return err
	}
	if i < 0 {
		return p.noCount(ws)
	}
	before, after := ws[:i], ws[j:]
	if len(before) == 0 {
		if of := groupBehind(after); p.groupBegins(of) > 0 {
			after = of[p.groupBegins(of):]
		}
	} else if !p.groups.knows(before) {
		return p.noGroup(before)
	} else if len(after) > 1 && isFiller(after[0], fillers) {
		after = after[1:]
	}
	if len(after) == 0 {
		last := ws[len(ws)-1]
		return at(last.end, last.end, "%s has no status; write one of %s, or a compound such as missing/dead, behind it", shown(textOf(ws)), statusNames())
	}
	return p.noStatus(after, len(before) > 0)
}

// noStatus explains words behind the count and the group that are no status, or more than one.
func (p *figures) noStatus(ws []word, grouped bool) *Error {
	for i, w := range ws {
		if w.sort == plain && strings.Contains(w.text, ",") {
			return overAt(ws[i:i+1], "%s is not understood; a comma parts figures only when a space follows it")
		}
	}
	if n := statusBegins(ws); n > 0 && n < len(ws) {
		return behindStatus(ws[n:])
	}
	if n := statusEnds(ws); n > 0 && n < len(ws) {
		if grouped {
			return overAt(ws[:len(ws)-n], "%s is not understood; between the count and the status stands nothing else")
		}
		return p.noGroup(ws[:len(ws)-n])
	}
	return overAt(ws, "%s is not a status; write one of "+statusNames()+", or a compound such as missing/dead")
}

// behindStatus explains words that follow a whole figure.
func behindStatus(ws []word) *Error {
	if ws[0].sort == inside && len(ws) > 1 {
		return overAt(ws[1:], "%s stands behind the quotation, which ends the line; write it before, or take it away")
	}
	return overAt(ws, "%s is not understood; the status ends a figure, then comes a comma and a space")
}

// noCount explains words without any count.
func (p *figures) noCount(ws []word) *Error {
	for _, w := range ws {
		if w.sort == plain && looksLikeCount(w.text) {
			_, err := count.Parse(w.text)
			return at(w.pos, w.end, "%v", err)
		}
	}
	if n := statusEnds(ws); n > 0 {
		if rest := p.besideGroup(ws[:len(ws)-n]); len(rest) > 0 {
			return overAt(rest, "%s is not a count; write 5, 5+, <5, 10-15, ~30, dozens or ?")
		}
		return at(ws[len(ws)-n].pos, ws[len(ws)-1].end, "how many? write a count before %s, such as 5, 5+, 10-15, ~30, dozens or ?", shown(textOf(ws[len(ws)-n:])))
	}
	return overAt(ws, "%s is not a figure; write group, count and status, such as GB 1 dead, and what was said word for word in double quotes")
}

// besideGroup gives the words that stand before or behind a group, where a count should.
func (p *figures) besideGroup(ws []word) []word {
	if n := p.groupBegins(ws); n > 0 {
		return ws[n:]
	}
	const most = 12
	for i := max(0, len(ws)-most); i < len(ws); i++ {
		if p.groups.knows(ws[i:]) {
			return ws[:i]
		}
	}
	return nil
}

// noGroup explains words that stand where a group does and are none.
func (p *figures) noGroup(ws []word) *Error {
	name := textOf(ws)
	if upper := strings.ToUpper(name); upper != name && model.WellKnown(upper) {
		return overAt(ws, "%s is not a group; codes stand in capitals: write "+upper)
	}
	if dual := p.groups.meantAsDual(name); dual != "" {
		return overAt(ws, "%s is not a group; write "+dual+" for people of both nationalities, or a figure for each country")
	}
	if statusBegins(ws) > 0 || statusEnds(ws) > 0 {
		return overAt(ws, "%s is not a group; the status stands last: write such as GB 1 dead")
	}
	if _, err := country.Find(name); err != nil {
		if _, mend, _ := strings.Cut(err.Error(), "; "); strings.HasPrefix(mend, "did you mean") {
			return at(ws[0].pos, ws[len(ws)-1].end, "%s is neither a country nor a group of this story; %s", shown(name), mend)
		}
	}
	return overAt(ws, "%s is neither a country nor a group of this story; write a code such as GB, a country's name, ALL, FOREIGN, XX or the id of a group")
}

// overAt refuses a run of words; the sentence has a place for them.
func overAt(ws []word, format string) *Error {
	return at(ws[0].pos, ws[len(ws)-1].end, format, shown(textOf(ws)))
}

// findCount finds the first words that are a count, as many as go together; none: from is -1. Words that begin like a
// count and are none are refused with what to write.
func findCount(ws []word) (from, to int, err *Error) {
	for from := range ws {
		n, says := leadingCount(ws[from:])
		if says != nil {
			return 0, 0, at(ws[from].pos, ws[from].end, "%v", says)
		}
		if n > 0 {
			return from, from + n, nil
		}
	}
	return -1, -1, nil
}

// leadingCount tells how many words at the front are a count; words in quotes are none.
func leadingCount(ws []word) (n int, err error) {
	var texts []string
	for _, w := range ws[:min(len(ws), mostCountWords+2)] {
		if w.sort != plain {
			break
		}
		texts = append(texts, w.text)
	}
	_, n, err = count.Leading(texts)
	return n, err
}

// groupBegins tells how many words at the front are a group, the most that go together.
func (p *figures) groupBegins(ws []word) int {
	const most = 12
	for n := min(len(ws), most); n > 0; n-- {
		if leftOut(ws[:n]) || p.groups.knows(ws[:n]) {
			return n
		}
	}
	return 0
}

// statusBegins tells how many words at the front are a status; statusEnds the same of the end.
func statusBegins(ws []word) int {
	for n := min(len(ws), mostStatusWords); n > 0; n-- {
		if _, ok := statusOf(textOf(ws[:n])); ok && ws[0].sort == plain {
			return n
		}
	}
	return 0
}

func statusEnds(ws []word) int {
	for n := min(len(ws), mostStatusWords); n > 0; n-- {
		if _, ok := statusOf(textOf(ws[len(ws)-n:])); ok && ws[len(ws)-n].sort == plain {
			return n
		}
	}
	return 0
}

// looksLikeCount tells whether somebody meant a number.
func looksLikeCount(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) || strings.ContainsAny(s[:min(1, len(s))], "<>~?")
}
