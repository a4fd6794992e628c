package account

import "muster/model"

// Update brings the book up to date with one record of its story that was added, changed or deleted, whichever way the
// story went. A claim costs what it touches; a source, its claims; what changes the ground of everything (the host, the
// zone, a group that is counted) costs a book made afresh.
func (b *Book) Update(ref model.Ref) {
	switch ref.Kind {
	case model.KindClaim:
		b.updateClaim(ref)
	case model.KindSource:
		b.updateSource(ref.ID)
	case model.KindEvent:
		b.readEvents() // which may make any figure stale
	case model.KindRuling:
		b.readRulings()
	case model.KindFiling:
		b.readFilings()
	case model.KindGroup:
		b.updateGroup(ref.ID)
	default:
		b.updateSituation()
	}
}

// updateGroup costs a book made afresh where the group is counted anywhere: its basis decides what it is added to.
func (b *Book) updateGroup(id string) {
	for key := range b.rows {
		if key.group == id {
			b.reopen(b.asOf)
			return
		}
	}
	delete(b.names, id)
}

// updateSituation costs a book made afresh where the host or the zone is another: who is competent and what was said when
// hang on them. Everything else bears on sums, ages and names alone.
func (b *Book) updateSituation() {
	now := b.story.Situation()
	if was := b.situation; was.Host != now.Host || was.Zone != now.Zone {
		b.reopen(b.asOf)
		return
	}
	b.situation = now
	b.setAge()
	clear(b.names)
	b.sorted = [4]*order{}
	b.dropAllSums()
}

func (b *Book) updateClaim(ref model.Ref) {
	b.byTime = nil
	var near []*utterance
	if old := b.claim(ref.ID); old != nil {
		near = b.neighbours(old)
		b.displace(old)
		b.leave(old)
	}
	if e := b.story.Entry(ref); e.Alive() {
		u := &utterance{}
		b.utter(u, make([]Said, len(e.Record.(*model.Claim).Figures)), e)
		b.enter(u)
		b.settle(u)
		b.sideline(u)
		b.place(u)
		near = append(near, b.neighbours(u)...)
	}
	b.spreadWord(near)
	b.touchRepeats(ref.ID)
	b.readRulings() // one that names this claim comes and goes with it
}

// updateSource takes up the claims of a source again: its voice or its letter may be another.
func (b *Book) updateSource(id string) {
	if _, speaks := b.speakers[id]; !speaks {
		return
	}
	delete(b.speakers, id)
	for _, u := range b.claims {
		if u != nil && u.claim.Source == id {
			b.updateClaim(model.Ref{Kind: model.KindClaim, ID: u.claim.ID})
		}
	}
}

// neighbours are the claims that a claim bears on and those that bear on it.
func (b *Book) neighbours(u *utterance) (all []*utterance) {
	for i := range u.claim.Links {
		if to := b.claim(u.claim.Links[i].Claim); to != nil {
			all = append(all, to)
		}
	}
	for _, in := range b.onto[u.claim.ID] {
		all = append(all, in.from)
	}
	return all
}

// spreadWord settles claims near one that changed, and goes on from each that changes in turn. Links make no circles, so
// that it comes to an end; should a damaged file hold one, it stops when every claim has been asked often enough.
func (b *Book) spreadWord(queue []*utterance) {
	for left := 4 * (len(b.claims) + len(queue)); len(queue) > 0 && left > 0; left-- {
		u := queue[0]
		queue = queue[1:]
		if b.claim(u.claim.ID) != u {
			continue
		}
		settled, sidelined := b.settle(u), b.sideline(u)
		if settled || sidelined {
			b.refold(u)
			b.touchRepeats(u.claim.ID)
			queue = append(queue, b.neighbours(u)...)
		} else {
			b.touchRows(u) // what confirms its figures, or who says the same, may be another
		}
	}
}

// touchRepeats marks the rows of all claims that go back to a claim by repeating it: they are one source as long as it is there.
func (b *Book) touchRepeats(id string) {
	if len(b.onto[id]) == 0 {
		return
	}
	seen, queue := map[string]bool{id: true}, []string{id}
	for len(queue) > 0 {
		id, queue = queue[0], queue[1:]
		for _, in := range b.onto[id] {
			if from := in.from.claim.ID; in.link.Kind == model.Repeats && !seen[from] {
				seen[from], queue = true, append(queue, from)
				b.touchRows(in.from)
			}
		}
	}
}

// settleAll settles every claim that another bears on, after those that give it a state; any other has the state it was given.
func (b *Book) settleAll() {
	done := make(map[*utterance]bool, len(b.onto))
	for id := range b.onto {
		if u := b.claim(id); u != nil {
			b.settleAfter(u, done)
		}
	}
	for _, onto := range b.onto {
		for _, in := range onto {
			b.sideline(in.from)
		}
	}
}

func (b *Book) settleAfter(u *utterance, done map[*utterance]bool) {
	if done[u] {
		return
	}
	done[u] = true
	for _, in := range b.onto[u.claim.ID] {
		if makes(in.link.Kind) != model.AsClaim { // the others may close a circle: the same people as in a claim that supersedes this one
			b.settleAfter(in.from, done)
		}
	}
	b.settle(u)
}
