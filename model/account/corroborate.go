package account

// corroborated is rule 9: the other authorities whose figures meet the desk's. A repeat is not among the candidates, two
// spokesmen of one authority are one candidate, and a figure that says nothing ("none known", "?") confirms nothing.
func corroborated(all []candidate) []*Said {
	var by []*Said
	for _, c := range all[1:] {
		if !c.doubtful() && c.says() && c.Interval().Meets(all[0].Interval()) {
			by = append(by, c.Said)
		}
	}
	return by
}
