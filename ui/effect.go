package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
	"muster/ui/dialog"
	"muster/ui/pane"
)

// effect is one thing that is done outside the loop that takes the keys; it answers with one message.
type effect struct {
	run func() tea.Msg
	// waits says that it answers when something happens, and not as soon as it can.
	waits bool
}

// The messages that effects answer with.
type (
	// situationsMsg brings the situations of the file.
	situationsMsg struct {
		all []*model.Situation
		err error
		// to is the list that the editor opened to see them; nil: nobody asked.
		to dialog.Dialog
	}
	// loadedMsg brings a situation, counted.
	loadedMsg struct {
		situation string
		state     *model.State
		book      *account.Book
		records   *pane.Records
		err       error
		// seen is how far the editor has seen its log, past a story of its own where that is not all.
		seen    model.Head
		seenErr error
		past    *model.Story
	}
	// watchMsg brings the channel that tells of changes.
	watchMsg struct {
		token <-chan struct{}
		err   error
	}
	// tokenMsg says that there may be more to read; over: that nobody tells any more.
	tokenMsg struct{ over bool }
	// changesMsg brings the changes after a point of the log.
	changesMsg struct {
		since   model.Head
		changes []*model.Change
		err     error
	}
	// historyMsg brings the changes of one record.
	historyMsg struct {
		situation string
		ref       model.Ref
		changes   []*model.Change
		err       error
	}
	// begunMsg brings the store that was made at the first start.
	begunMsg struct {
		store     Store
		situation string
		err       error
	}
	// stepMsg asks for the next piece of a job; sortedMsg brings its end.
	stepMsg   struct{ job *pane.Job }
	sortedMsg struct {
		job   *pane.Job
		lists pane.Lists
	}
	// minuteMsg says that the minute is another.
	minuteMsg struct{}
	// noticeMsg brings a sentence from outside.
	noticeMsg struct{ says string }
	// waitMsg says who has the file that is waited for.
	waitMsg struct{ who string }
	// rightsMsg says why nothing can be changed; empty: it can. It answers the question of that number.
	rightsMsg struct {
		number   int
		readOnly string
	}
	// keptMsg says that what was due for the file was seen to, or why not.
	keptMsg struct{ err error }
)

func listSituations(ctx context.Context, s Store, to dialog.Dialog) effect {
	return effect{run: func() tea.Msg {
		all, err := s.Situations(ctx)
		return situationsMsg{all, err, to}
	}}
}

// load reads a situation and counts it; with looked, it reads how far its editor has seen it.
func load(ctx context.Context, s Store, situation string, looked Looked) effect {
	return effect{run: func() tea.Msg {
		state, err := s.Load(ctx, situation)
		if err != nil {
			return loadedMsg{situation: situation, err: err}
		}
		msg := loadedMsg{situation: situation, state: state}
		if looked != nil {
			msg.seen, msg.seenErr = looked.Load(situation)
			if msg.seen.Seq > 0 && msg.seen.Seq < state.Head && state.Story(situation) != nil {
				msg.past = state.Story(situation).Clone()
			}
		}
		msg.book, msg.records = counted(state.Open(situation))
		return msg
	}}
}

// counted opens the book of a story and has it compute every row, so that the first frame need not; beside it, as both
// only read, it makes the lists.
func counted(story *model.Story) (*account.Book, *pane.Records) {
	gather := func() *pane.Records { return pane.Gather(story, story.Situation().Location()) }
	listed := make(chan *pane.Records, 1)
	go func() {
		defer func() {
			if recover() != nil {
				listed <- nil // a panic here would leave the terminal as it is: it is repeated where it is caught
			}
		}()
		listed <- gather()
	}()
	book := account.Open(story, moment.Moment{})
	for _, class := range book.Classes() {
		book.Table(class, true)
	}
	records := <-listed
	if records == nil {
		records = gather()
	}
	return book, records
}

func watch(ctx context.Context, s Store) effect {
	return effect{run: func() tea.Msg {
		token, err := s.Watch(ctx)
		return watchMsg{token, err}
	}}
}

func listen(ctx context.Context, token <-chan struct{}) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case _, ok := <-token:
			return tokenMsg{over: !ok}
		case <-ctx.Done():
			return tokenMsg{over: true}
		}
	}}
}

func since(ctx context.Context, s Store, after model.Head) effect {
	return effect{run: func() tea.Msg {
		changes, err := s.Since(ctx, after)
		return changesMsg{after, changes, err}
	}}
}

// history reads what was done to one record since it was logged first.
func history(ctx context.Context, s Store, generation, situation string, ref model.Ref, first uint64) effect {
	return effect{run: func() tea.Msg {
		msg := historyMsg{situation: situation, ref: ref}
		msg.err = s.Log(ctx, model.Head{Seq: first - 1, Generation: generation}, func(l model.Logged) error {
			if l.Situation == situation && l.Ref() == ref {
				c := l.Change
				msg.changes = append(msg.changes, &c)
			}
			return nil
		})
		return msg
	}}
}

func begin(ctx context.Context, make func(context.Context, Start) (Store, string, error), s Start) effect {
	return effect{run: func() tea.Msg {
		store, situation, err := make(ctx, s)
		return begunMsg{store, situation, err}
	}}
}

func nextStep(job *pane.Job) effect { return effect{run: func() tea.Msg { return stepMsg{job} }} }

func sortJob(job *pane.Job) effect {
	return effect{run: func() tea.Msg { return sortedMsg{job, job.Sort()} }}
}

func keep(ctx context.Context, see func(context.Context, Store) error, s Store) effect {
	return effect{run: func() tea.Msg { return keptMsg{see(ctx, s)} }}
}

func rights(number int, ask func(Store) string, s Store) effect {
	return effect{run: func() tea.Msg { return rightsMsg{number, ask(s)} }}
}

// nextMinute waits until the clock shows another minute.
func nextMinute(ctx context.Context, now time.Time) effect {
	left := now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	return effect{waits: true, run: func() tea.Msg {
		select {
		case <-time.After(left):
		case <-ctx.Done():
		}
		return minuteMsg{}
	}}
}

// cmds makes commands of effects.
func cmds(effects []effect) tea.Cmd {
	all := make([]tea.Cmd, len(effects))
	for i, e := range effects {
		all[i] = tea.Cmd(e.run)
	}
	return tea.Batch(all...)
}
