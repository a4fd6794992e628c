package form

import "muster/model"

// yesNo are the answers to a question that a record says no to when nothing is said.
func yesNo(no, yes string) []Offer { return []Offer{{"no", no}, {"yes", yes}} }

func answer(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// words makes a choice of words, each of which says itself.
func words(of ...string) (all []Offer) {
	for _, w := range of {
		all = append(all, Offer{Value: w})
	}
	return all
}

func kinds() []Offer { return words(model.SourceKinds()...) }

func classes() (all []Offer) {
	for _, c := range model.Classes() {
		all = append(all, Offer{Value: c.String()})
	}
	return all
}

func bases() []Offer {
	return []Offer{{"nationality", "nationality"}, {"residence", "residence, a cross-check"}, {"employer", "employer, a cross-check"}, {"site", "site, a cross-check"}}
}

// reliabilities are the letters of the Admiralty scale.
func reliabilities() []Offer {
	return []Offer{{"A", "A, completely reliable"}, {"B", "B, usually reliable"}, {"C", "C, fairly reliable"},
		{"D", "D, not usually reliable"}, {"E", "E, unreliable"}, {"F", "F, reliability cannot be judged"}}
}

// credibilities are the digits of the Admiralty scale.
func credibilities() []Offer {
	return []Offer{{"1", "1, confirmed"}, {"2", "2, probably true"}, {"3", "3, possibly true"}, {"4", "4, doubtful"},
		{"5", "5, improbable"}, {"6", "6, unchecked: truth cannot be judged"}}
}

// states are what may have become of a claim.
func states() []Offer {
	return []Offer{{"standing", "standing"}, {"superseded", "superseded: its source said something newer"},
		{"corrected", "corrected: the source was wrong"}, {"desk-error", "desk error: we were wrong"},
		{"retracted", "retracted by its source"}, {"withheld", "withheld: known, not to be published"}}
}

// figureStates are what may have become of one figure.
func figureStates() []Offer {
	return append([]Offer{{"", "as the claim"}}, words("standing", "superseded", "corrected", "desk-error", "retracted", "withheld")...)
}

func linkKinds() []Offer {
	return words("repeats", "corrects", "supersedes", "retracts", "part-of", "same-people")
}
