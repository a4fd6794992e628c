package ui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/dialog"
)

// Presence tells who else has the file open, and tells them where this session is. It keeps nobody out of anything.
// Nothing is asked of it before there is a file.
type Presence interface {
	// Tell says where this session is, in place of what was said before.
	Tell(ctx context.Context, at model.Spot) error
	// Others gives the other sessions, those that began first before the others.
	Others(ctx context.Context) ([]model.Session, error)
	// Watch gives a channel that holds a token whenever Others may give something else; it is closed when ctx ends.
	Watch(ctx context.Context) (<-chan struct{}, error)
}

// presence is what the app knows of other sessions, and what they were told of this one.
type presence struct {
	others    []model.Session
	token     <-chan struct{}
	told      model.Spot
	telling   bool // an answer is awaited
	listening bool // for the next token
}

type (
	// toldMsg says that others can see where this session is, as far as it may write.
	toldMsg struct{}
	// hereMsg brings the channel that tells of others; nil: nobody tells.
	hereMsg struct{ token <-chan struct{} }
	// stirMsg says that others may be elsewhere; over: that nobody tells any more.
	stirMsg struct{ over bool }
	// othersMsg brings the other sessions.
	othersMsg struct {
		who []model.Session
		err error
	}
)

func watchOthers(ctx context.Context, p Presence) effect {
	return effect{run: func() tea.Msg {
		token, err := p.Watch(ctx)
		if err != nil {
			return hereMsg{}
		}
		return hereMsg{token}
	}}
}

func stir(ctx context.Context, token <-chan struct{}) effect {
	return effect{waits: true, run: func() tea.Msg {
		select {
		case _, ok := <-token:
			return stirMsg{over: !ok}
		case <-ctx.Done():
			return stirMsg{over: true}
		}
	}}
}

func askOthers(ctx context.Context, p Presence) effect {
	return effect{run: func() tea.Msg {
		who, err := p.Others(ctx)
		return othersMsg{who, err}
	}}
}

// tell says where this session is. Who may only read cannot say it, and need not be told so.
func tell(ctx context.Context, p Presence, at model.Spot) effect {
	return effect{run: func() tea.Msg {
		_ = p.Tell(ctx, at)
		return toldMsg{}
	}}
}

// greet begins to follow who else is here.
func (a *App) greet() []effect {
	if a.cfg.Presence == nil || a.here.token != nil {
		return nil
	}
	return []effect{watchOthers(a.ctx, a.cfg.Presence)}
}

// whereabouts tells others where this session is, if that is not what they were told last.
func (a *App) whereabouts() []effect {
	at := a.spot()
	if a.cfg.Presence == nil || a.store == nil || a.here.telling || at == a.here.told {
		return nil
	}
	a.here.telling, a.here.told = true, at
	return []effect{tell(a.ctx, a.cfg.Presence, at)}
}

// spot is where this session is: the situation, and the record of the foremost dialog that is about one.
func (a *App) spot() model.Spot {
	at := model.Spot{Situation: a.situation}
	for _, d := range slices.Backward(a.dialogs) {
		if ref, editing := recordOf(d.Dialog); ref.ID != "" {
			at.Record, at.Editing = ref, editing
			break
		}
	}
	return at
}

// recordOf is the record that a dialog is about; without an id, it is about none.
func recordOf(d dialog.Dialog) (ref model.Ref, editing bool) {
	if r, ok := d.(dialog.Recorder); ok {
		return r.On()
	}
	return ref, false
}

// met deals with what presence answers.
func (a *App) met(msg tea.Msg) []effect {
	switch msg := msg.(type) {
	case toldMsg:
		a.here.telling = false
	case hereMsg:
		a.here.token = msg.token
		return []effect{askOthers(a.ctx, a.cfg.Presence)}
	case stirMsg:
		if a.here.listening = false; !msg.over {
			return []effect{askOthers(a.ctx, a.cfg.Presence)}
		}
	case othersMsg:
		if msg.err == nil {
			a.here.others = msg.who
		}
		a.markHere()
		if a.here.token != nil && !a.here.listening {
			a.here.listening = true
			return []effect{stir(a.ctx, a.here.token)}
		}
	}
	return nil
}

// markHere notes beside the records of the situation who has them open.
func (a *App) markHere() {
	a.scene.Here = map[model.Ref]string{}
	on := map[model.Ref][]string{}
	for _, p := range a.here.others {
		if p.Situation != a.situation || p.Record.ID == "" {
			continue
		}
		who := a.callThem(&p)
		if p.Editing {
			who += " edits"
		}
		if !slices.Contains(on[p.Record], who) {
			on[p.Record] = append(on[p.Record], who)
		}
	}
	for ref, who := range on {
		a.scene.Here[ref] = a.scene.Pen.Text(strings.Join(who, ", "))
	}
}

// callThem is what another session is called: by its editor's name, but for those of this editor.
func (a *App) callThem(p *model.Session) string {
	if p.For == "" && p.Editor.ID == a.cfg.Editor.ID || p.For != "" && p.For == a.cfg.Editor.Name {
		return "you elsewhere"
	}
	return p.Who()
}

// mostNames is how many of the others are named; those that are more are counted.
const mostNames = 3

// company says who else is here, from the longest way to the shortest; nothing where nobody can know.
func (a *App) company() []string {
	if a.cfg.Presence == nil {
		return nil
	}
	var names []string
	for i := range a.here.others {
		if name := a.scene.Pen.Text(a.callThem(&a.here.others[i])); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	switch n := len(names); n {
	case 0:
		return []string{"nobody else here"}
	case 1:
		return []string{"with " + names[0], "1 other"}
	default:
		all := "with " + strings.Join(names, ", ")
		if n > mostNames+1 {
			all = fmt.Sprintf("with %s and %d others", strings.Join(names[:mostNames], ", "), n-mostNames)
		}
		return []string{all, fmt.Sprintf("with %s +%d", names[0], n-1), fmt.Sprintf("%d others", n)}
	}
}

// mayEdit tells why nothing can be changed now; empty: it can. Whatever would change something asks it first, and says it.
func (a *App) mayEdit() (why string) { return cmp.Or(a.cfg.ReadOnly, a.replayForbids()) }
