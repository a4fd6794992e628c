package factbox

import (
	"slices"
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/text"
)

// hushed are the names that do not leave: those of the people in claims that count dead, or people who may be. Nobody may learn
// from a factbox of a death in the family, not by way of who is quoted either.
func hushed(b *account.Book, o Options) (names []string) {
	if o.Names {
		return nil
	}
	for _, e := range b.Story().Entries(model.KindClaim) {
		c := e.Record.(*model.Claim)
		if !slices.ContainsFunc(c.Figures, func(f model.Figure) bool { return f.Status.Touches(model.Dead) }) {
			continue
		}
		for _, name := range c.People {
			if name = strings.TrimSpace(text.Line(name)); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	return names
}

// surnames are the last words of names, folded.
func surnames(names []string) map[string]bool {
	last := map[string]bool{}
	for _, name := range names {
		if parts := strings.Fields(model.FoldName(name)); len(parts) > 0 {
			last[parts[len(parts)-1]] = true
		}
	}
	return last
}

// hush takes the names out of a sentence, whatever their case.
func (w *writer) hush(s string) string {
	s = text.Line(s)
	lower := strings.ToLower(s)
	for _, name := range w.hushed {
		if low := strings.ToLower(name); strings.Contains(lower, low) {
			s = replaceFold(s, lower, name, low)
			lower = strings.ToLower(s)
		}
	}
	return s
}

const notGiven = "(name not given)"

// replaceFold replaces a name in a text; both are given in lower case as well.
func replaceFold(s, lower, name, low string) string {
	if len(lower) != len(s) || len(low) != len(name) { // a letter that changes its length with its case: nothing of it may stay
		return notGiven
	}
	var out strings.Builder
	for {
		at := strings.Index(lower, low)
		if at < 0 {
			return out.String() + s
		}
		out.WriteString(s[:at] + notGiven)
		s, lower = s[at+len(name):], lower[at+len(low):]
	}
}

// surnamed tells whether a scope names one of them by the last word of his name: "with Desjeux".
func (w *writer) surnamed(scope string) bool {
	return len(w.surnames) > 0 && slices.ContainsFunc(strings.Fields(model.FoldName(scope)), func(word string) bool { return w.surnames[word] })
}

// attribution is who said it, and when. A speaker whose name does not leave is told by what he is.
func (w *writer) attribution(s *account.Said) string {
	by := s.By()
	if w.hush(s.Source().Name) != text.Line(s.Source().Name) {
		by = "a " + s.Source().Kind.String() + ", name not given"
		if via := s.Claim().Via; via != "" {
			by += ", via " + text.Line(via)
		}
	}
	return w.hush(by) + ", " + w.words.Day(s.Claim().Said)
}

// named gives the names that the claim of a figure of dead carries, if they were asked for. Which of its figures a name belongs to
// the claim does not say, and neither does the text.
func (w *writer) named(s *account.Said) string {
	if !w.Names || !s.Status.Touches(model.Dead) || len(s.Claim().People) == 0 {
		return ""
	}
	return "; named in it: " + text.Line(strings.Join(s.Claim().People, ", "))
}
