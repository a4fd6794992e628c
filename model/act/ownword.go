package act

import (
	"muster/model"
	"muster/model/account"
)

// takings say what a link that ends another claim does to what its source said.
var takings = map[model.LinkKind]string{model.Corrects: "corrects", model.Supersedes: "supersedes", model.Retracts: "takes back"}

// ownWord refuses that a claim ends one of another voice: a source corrects, supersedes or takes back its own word only, and what
// anybody else says is a rival. Two spokesmen of one authority are one voice. Who speaks is not told of a claim that is withheld.
func (m *making) ownWord(at model.Ref, field string, by *model.Claim, kind model.LinkKind, of *model.Claim, mend string) {
	taking := takings[kind]
	if m.err != nil || taking == "" {
		return
	}
	his, theirs := m.authorityOf(by), m.authorityOf(of)
	if account.OneVoice(his, theirs) {
		return
	}
	who := short(his) + " does not speak for " + short(theirs)
	if by.Status == model.Withheld || of.Status == model.Withheld {
		who = "the two claims are not of one voice"
	}
	m.fail(at, field, "%s, and a source %s only its own word; %s", who, taking, mend)
}

// authorityOf is whom a claim speaks for; its source may be made in the same act.
func (m *making) authorityOf(c *model.Claim) string {
	for i := range m.act.Edits {
		if src, ok := m.act.Edits[i].After.(*model.Source); ok && src.ID == c.Source {
			return src.Authority
		}
	}
	return authorityOf(m.story, c)
}
