package act

import (
	"fmt"
	"slices"

	"muster/model"
	"muster/model/text"
)

// Blocked is why an act cannot be taken back as it stands, or done again: somebody changed since what it changed, or other
// records refer to what it would take away. It wraps model.ErrConflict or model.ErrRefused.
type Blocked struct {
	// Step is what was asked for, with the edits that nothing stands against.
	Step *Step
	By   Asker
	// Moved are the records that somebody changed since: base is as the act left it, the edit as it would be, theirs as it
	// is. An editor merges them.
	Moved []*model.Conflict
	// Held are the records that refer to what the step would take away.
	Held []Holder
	// Cause is any other refusal.
	Cause error
}

// Settle gives the step with what the editor made of the records that somebody changed since, in the order of Moved; nil: it is
// to be deleted. It is the undo that was asked for, and is undone and redone as such.
func (b *Blocked) Settle(merged ...model.Record) *Step {
	step := *b.Step
	step.Edits = slices.Clone(step.Edits)
	for i, c := range b.Moved {
		edit := c.Edit
		edit.After = merged[i]
		step.Edits = append(step.Edits, edit)
		step.Merged = append(step.Merged, edit.Ref())
	}
	return &step
}

// Holder is a record that refers to another, as it was changed last.
type Holder struct {
	Ref, To model.Ref
	Record  model.Record
	Last    model.Stamp
}

func (b *Blocked) Error() string {
	verb := "undone"
	if b.Step.Redo {
		verb = "redone"
	}
	why, mend := "", ""
	switch {
	case len(b.Moved) > 0:
		why, mend = b.moved(), "merge the two versions"
	case len(b.Held) > 0:
		why, mend = b.held(), "change or delete that first"
	default:
		return fmt.Sprintf("%s, cannot be %s: %v", b.Step.What, verb, b.Cause)
	}
	return fmt.Sprintf("%s, cannot be %s: %s; %s", b.Step.What, verb, why, mend)
}

// moved tells who changed what since.
func (b *Blocked) moved() string {
	var says []string
	for _, c := range b.Moved {
		who := b.By.who(*c.Theirs.Last.By)
		at := b.By.at(c.Theirs.Last.At())
		if c.Theirs.Record == nil {
			says = append(says, fmt.Sprintf("%s deleted %s since (%s)", who, c.Edit.Ref(), at))
			continue
		}
		what := "it"
		if c.Base != nil {
			what = "its " + listed(changedFields(c.Base, c.Theirs.Record), mostFigures)
		}
		says = append(says, fmt.Sprintf("%s changed %s since (%s, %s)", who, what, c.Edit.Ref(), at))
	}
	return listed(says, mostFigures)
}

// held tells what refers to what would be taken away, and whose it is.
func (b *Blocked) held() string {
	var says []string
	for _, h := range b.Held {
		says = append(says, fmt.Sprintf("%s refers to it (%s, %s, %s)", h.Ref, Name(h.Record), b.By.who(*h.Last.By), b.By.at(h.Last.At())))
	}
	return listed(says, mostFigures)
}

// Is makes errors.Is(err, model.ErrConflict) and errors.Is(err, model.ErrRefused) true, each where it fits.
func (b *Blocked) Is(target error) bool {
	return target == model.ErrConflict && len(b.Moved) > 0 || target == model.ErrRefused && len(b.Moved) == 0
}

// Fit holds the step against the records as they are: a *Blocked when others refer to what it would take away. Ledger gives
// a situation's records; nil where they are not at hand: then the log decides.
func (s *Step) Fit(by Asker, ledger func(situation string) model.Ledger) error {
	edits := map[string][]model.Edit{}
	for _, e := range s.Edits {
		edits[e.Situation] = append(edits[e.Situation], e)
	}
	for situation, of := range edits {
		now := ledger(situation)
		if now == nil {
			continue
		}
		if err := model.Admit(now, situation, of); err != nil {
			return &Blocked{Step: s, By: by, Held: holders(now, of), Cause: err}
		}
	}
	return nil
}

// holders lists the records that refer to those that edits take away, and are not edited themselves.
func holders(now model.Ledger, edits []model.Edit) (all []Holder) {
	edited := map[model.Ref]bool{}
	for _, e := range edits {
		edited[e.Ref()] = true
	}
	for _, e := range edits {
		refs := now.Referrers(e.Ref())
		slices.SortFunc(refs, compareRefs)
		for _, ref := range refs {
			if entry := now.Entry(ref); entry.Alive() && !edited[ref] && e.After == nil {
				all = append(all, Holder{Ref: ref, To: e.Ref(), Record: entry.Record, Last: entry.Last})
			}
		}
	}
	return all
}

// who calls an editor as the asker does.
func (a Asker) who(by model.Editor) string {
	if by.ID == a.Editor.ID {
		return "you"
	}
	return text.Line(by.Name)
}
