package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
	"muster/model/replay"
	"muster/ui/pane"
)

// opening is a place of a replay that is being made. What it holds belongs to it alone, or is never written to.
type opening struct {
	clock account.Clock
	to    func(*replay.Replay) replay.Place
	// is is a replay to go on from; nil: one is made from the story as it is now.
	is      *replay.Replay
	story   *model.Story
	log     *replay.Log // nil: it is to be read
	arrange func(*account.Book, *pane.Records) pane.Arrangement

	situation string
	head      model.Head // of the log that the screen shows
}

// openedMsg brings a replay that stands at its place, with everything that the panes show of it.
type openedMsg struct {
	job          *opening
	is           *replay.Replay
	refs         []model.Ref   // what differs from where it was before, if that is few
	all, records *pane.Records // without and with the cut
	arranged     pane.Arrangement
	lists        pane.Lists
	err          error
}

func openReplay(ctx context.Context, s Store, job *opening) effect {
	return effect{run: func() tea.Msg {
		msg := openedMsg{job: job}
		if msg.is, msg.err = job.made(ctx, s); msg.err == nil {
			msg.refs = msg.is.Open(job.to(msg.is))
			msg.all = pane.Gather(msg.is.Story(), msg.is.Zone())
			msg.records = msg.all
			if job.clock == account.BySaid {
				msg.records = msg.all.Cut(msg.is.Until())
			}
			msg.arranged = job.arrange(msg.is.Book(), msg.records)
			msg.lists = msg.arranged.Begin(msg.records).Whole()
		}
		return msg
	}}
}

// readLog reads the log of a story that stands at a head. It is refused with model.ErrReplaced where the file holds another
// log by now.
func readLog(ctx context.Context, s Store, story *model.Story, head model.Head) (*replay.Log, error) {
	reading, reached := replay.NewReading(story), head.Seq == 0
	err := s.Log(ctx, model.Head{Generation: head.Generation}, func(l model.Logged) error {
		switch {
		case l.Seq > head.Seq:
			return nil // logged since: the screen has not come to it
		case l.Seq == head.Seq:
			reached = head.Hash == "" || l.Hash == head.Hash
		}
		return reading.Add(&l.Change)
	})
	if err == nil && !reached {
		err = model.ErrReplaced
	}
	if err != nil {
		return nil, err
	}
	return reading.Log(), nil
}

// made gives the replay that is to be opened.
func (o *opening) made(ctx context.Context, s Store) (*replay.Replay, error) {
	if o.is != nil {
		return o.is, nil
	}
	if o.clock == account.BySaid {
		return replay.Said(o.story), nil
	}
	if o.log == nil {
		log, err := readLog(ctx, s, o.story, o.head)
		if err != nil {
			return nil, err
		}
		o.log = log
	}
	return replay.Logged(o.story, o.log), nil
}
