package exchange

import "muster/model"

// inside narrows show to the records inside a cut. A claim outside it is left out as a withheld one is, with every link,
// evidence and filed figure that names it.
func inside(s *model.Story, known func(model.Record) bool, show func(model.Record) model.Record) func(model.Record) model.Record {
	outside := &Withholding{claims: map[string]bool{}, partly: map[string][]*model.Claim{}, outside: true}
	for _, e := range s.Entries(model.KindClaim) {
		if !known(e.Record) {
			outside.claims[e.Record.RecordID()] = true
		}
	}
	return func(r model.Record) model.Record {
		if !known(r) {
			return nil
		}
		return outside.Show(show(r)) // show first: it has to see every figure that a filing used
	}
}
