package account

import "slices"

// corroborated is rule 9: the other authorities whose figures meet the desk's. A repeat is not among the candidates, two
// spokesmen of one authority are one candidate, those that go back to one claim are one source, and a figure that says
// nothing ("none known", "?") confirms nothing and cannot be confirmed. Root is the claim that a figure goes back to.
func corroborated(all []candidate, root func(*Said) *utterance) (by []*Said) {
	desk := all[0]
	if !desk.says() {
		return nil
	}
	roots := []*utterance{root(desk.Said)}
	for _, c := range all[1:] {
		if c.doubtful || !c.says() || !c.Interval().Meets(desk.Interval()) {
			continue
		}
		if r := root(c.Said); !slices.Contains(roots, r) && r.by.voice != desk.Voice() {
			by, roots = append(by, c.Said), append(roots, r)
		}
	}
	return by
}
