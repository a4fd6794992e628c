package ui

import "testing"

// What was taken as the quotation is in sight as long as it is there, also before anything else is typed and beside a long line.
func TestTheQuotationTakenIsInSight(t *testing.T) {
	const taken = `4 lines, 53 bytes, kept as pasted: "Athens, Wednesday. Seven dead`
	d := drive(t, config(exampleStore(t))).size(80, 24).keys("a")
	pasting(d, "Athens, Wednesday.\nSeven dead.\nTwo are missing.\nEnds.").keys("enter").wants(taken)
	d.text("Hagu").wants(taken).text("e: GB 1 dead, 2 missing, 3 held, 4 freed, 5 injured, 6 safe, US 1 dead, 2 missing, 3 held, 4 freed, 5 injured, 6 safe").wants(taken)
	d.keys("ctrl+x").lacks(taken)
}
