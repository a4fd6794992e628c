package act

import (
	"slices"

	"muster/model"
)

// verbs say how a claim bears on another.
var verbs = map[model.LinkKind]string{
	model.Repeats:    "repeats",
	model.Corrects:   "corrects",
	model.Supersedes: "supersedes",
	model.Retracts:   "retracts",
	model.PartOf:     "is a part of",
	model.SamePeople: "counts the same people as",
}

// Link says that a claim or one of its figures bears on another claim or one of its figures: repeats, is a part of, counts
// the same people as; or corrects, supersedes, retracts it, which then counts no more.
func Link(s *model.Story, from Target, kind model.LinkKind, to Target) (Act, error) {
	return relink(s, from, kind, to, true)
}

// Unlink takes such a link away.
func Unlink(s *model.Story, from Target, kind model.LinkKind, to Target) (Act, error) {
	return relink(s, from, kind, to, false)
}

func relink(s *model.Story, from Target, kind model.LinkKind, to Target, on bool) (Act, error) {
	m := begin(s)
	c, other := m.claim(from.Claim), m.claim(to.Claim)
	ref := model.Ref{Kind: model.KindClaim, ID: from.Claim}
	f, g := m.figure(c, from), m.figure(other, to)
	says := target(bearing(kind, c, other, f, g)) + " " + verbs[kind] + " " + target(bearing(kind, other, c, g, f))
	is := func(l model.Link) bool {
		return l.Kind == kind && l.Claim == to.Claim && sameCell(l.Figure, to.Figure) && sameCell(l.From, from.Figure)
	}
	there := slices.ContainsFunc(c.Links, is)
	switch {
	case on && there:
		m.fail(ref, "links", "it has that link already")
	case !on && !there:
		m.fail(ref, "links", "it has no such link; muster claim %s shows those that it has", from.Claim)
	case on:
		m.ownWord(ref, "links", c, kind, other, "without that link it stands as a rival")
		c.Links = append(c.Links, model.Link{Kind: kind, Claim: to.Claim, Figure: to.Figure, From: from.Figure})
	default:
		c.Links = slices.DeleteFunc(c.Links, is)
		says = "no longer: " + says
	}
	m.put(c)
	return m.end("%s", says)
}

// bearing narrows a whole claim that is a part of another one or repeats it to what the link pairs: figures of one class, since
// people of two classes are never counted together. Claims that have no class in common are named whole.
func bearing(kind model.LinkKind, c, other *model.Claim, f, g *model.Figure) (*model.Claim, *model.Figure) {
	if f != nil || kind != model.PartOf && kind != model.Repeats {
		return c, f
	}
	across := other.Figures
	if g != nil {
		across = []model.Figure{*g}
	}
	paired := *c
	paired.Figures = slices.DeleteFunc(slices.Clone(c.Figures), func(f model.Figure) bool {
		return !slices.ContainsFunc(across, func(g model.Figure) bool { return g.Class == f.Class })
	})
	if len(paired.Figures) == 0 {
		return c, nil
	}
	return &paired, nil
}
