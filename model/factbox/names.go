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

// hush takes the names out of a sentence.
func (w *writer) hush(s string) string {
	s = text.Line(s)
	for _, name := range w.hushed {
		s = replaceFold(s, name, "(name not given)")
	}
	return s
}

// replaceFold replaces a name whatever its case.
func replaceFold(s, name, by string) string {
	lower, low := strings.ToLower(s), strings.ToLower(name)
	if len(lower) != len(s) || low == "" { // a letter that changes its length with its case: compare as it stands
		return strings.ReplaceAll(s, name, by)
	}
	var out strings.Builder
	for {
		at := strings.Index(lower, low)
		if at < 0 {
			return out.String() + s
		}
		out.WriteString(s[:at] + by)
		s, lower = s[at+len(name):], lower[at+len(low):]
	}
}

// surnamed tells whether a scope names one of them by the last word of his name: "with Desjeux".
func (w *writer) surnamed(scope string) bool {
	words := strings.Fields(model.FoldName(scope))
	return slices.ContainsFunc(w.hushed, func(name string) bool {
		parts := strings.Fields(model.FoldName(name))
		return len(parts) > 0 && slices.Contains(words, parts[len(parts)-1])
	})
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
	return w.hush(by) + ", " + w.book.Brief(s.Claim().Said)
}

// named gives the names that the claim of a figure of dead carries, if they were asked for. Which of its figures a name belongs to
// the claim does not say, and neither does the text.
func (w *writer) named(s *account.Said) string {
	if !w.Names || !s.Status.Touches(model.Dead) || len(s.Claim().People) == 0 {
		return ""
	}
	return "; named in it: " + text.Line(strings.Join(s.Claim().People, ", "))
}
