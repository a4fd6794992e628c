package ui

import (
	"context"
	"crypto/rand"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/filter"
	"muster/ui/dialog"
	"muster/ui/draw"
	"muster/ui/form"
	"muster/ui/layout"
	"muster/ui/pane"
	"muster/ui/quickline"
)

// App is the screen of one editor. It is a tea.Model; everything in it is touched by the loop that takes the messages.
type App struct {
	cfg     Config
	ctx     context.Context
	options draw.Options
	store   Store

	state     *model.State
	situation string

	scene      *pane.Scene
	timeline   *pane.Timeline
	accounting *pane.Accounting
	claims     *pane.Claims
	front      layout.Pane
	zoom       bool
	screen     layout.Screen

	dialogs []open
	line    *findLine // the open text line, nil: none
	actions []Action

	// arranged is how the lists are arranged, lists what it gave, job what is being arranged, late what changed meanwhile.
	arranged pane.Arrangement
	lists    pane.Lists
	job      *pane.Job
	late     []changed
	regather bool // a source or the situation changed: the lists are to be made anew
	filter   *filter.Filter

	acts      acts
	steps     steps
	drafts    drafts
	quick     map[string]*quickline.Line // what was left in the quick line, by situation
	lineTyped []string                   // the quick lines of this session that were saved
	replay    *replaying                 // the replay that is shown, or being made; nil: the screen shows now
	ahead     ahead

	leaving chan struct{} // closed when the editor quits
	courses courses
	moved   moved
	looked  looked
	// lookKeeper keeps what was seen; nil: it is kept nowhere.
	lookKeeper *lookKeeper

	histories map[model.Ref][]*model.Change
	here      presence
	notice    string
	held      string // the notice that says who holds the file up
	rights    rightsAsked
	lost      string // why the file cannot be read any more; empty: it can
	mouse     bool
	token     <-chan struct{}
	listening bool   // for the next token
	keeping   bool   // what is due for the file is being seen to
	unkept    string // why that failed last, as it was said
}

// changed is a record before and after a change.
type changed struct{ old, now *pane.Item }

// open is a dialog that is open.
type open struct{ dialog.Dialog }

// New makes the app. Nothing is read before Init.
func New(cfg Config) *App {
	a := &App{cfg: cfg, ctx: cfg.Ctx, options: cfg.options(), store: cfg.Store, actions: actions(), front: layout.Accounting,
		quick: map[string]*quickline.Line{}, acts: acts{own: map[string]*saving{}, last: map[dialog.Saver]*saving{}}, drafts: newDrafts(cfg.Drafts), lookKeeper: newLookKeeper(cfg.Looked), leaving: make(chan struct{}),
		histories: map[model.Ref][]*model.Change{}}
	if a.cfg.NewOp == nil {
		a.cfg.NewOp = rand.Text
	}
	if a.ctx == nil {
		a.ctx = context.Background()
	}
	a.mouse = cfg.Mouse
	a.scene = &pane.Scene{Pen: draw.NewPen(a.options)}
	a.scene.Course = a.courseOf
	a.forget()
	a.timeline, a.accounting, a.claims = pane.NewTimeline(a.scene), pane.NewAccounting(a.scene), pane.NewClaims(a.scene)
	a.resize(cfg.Width, cfg.Height)
	return a
}

// forget lets go of what belongs to one situation.
func (a *App) forget() {
	s := a.scene
	s.Book, s.Records, s.Zone, s.Narrow, s.Find, s.Match, s.Pointed = nil, nil, nil, "", "", nil, pane.Pointed{}
	s.Fresh, s.FreshCells = map[model.Ref]bool{}, map[model.Cell]bool{}
	a.markHere()
	a.state, a.line, a.filter, a.job, a.late, a.lists = nil, nil, nil, nil, nil, pane.Lists{}
	a.replay, s.Replay = nil, false
	clear(a.histories)
	a.courses, a.moved, a.looked = courses{}, moved{}, looked{}
}

// Init begins to read the file.
func (a *App) Init() tea.Cmd { return cmds(a.first()) }

// first are the effects that an app begins with.
func (a *App) first() []effect {
	effects := []effect{nextMinute(a.ctx, a.cfg.Now())}
	if a.options.Colour && a.options.Ground == draw.UnknownGround {
		effects = append(effects, effect{run: func() tea.Msg { return tea.RequestBackgroundColor() }, waits: true})
	}
	if a.drafts.keeper != nil {
		effects = append(effects, listDrafts(a.drafts.keeper, false), hearKeeper(a.ctx, a.drafts.keeper))
	}
	if a.lookKeeper != nil {
		effects = append(effects, hearLooked(a.ctx, a.lookKeeper))
	}
	if a.store == nil {
		a.push(dialog.NewStart(a.scene.Pen, a.cfg.Path, false))
		return effects
	}
	return append(effects, a.enter()...)
}

// enter begins to read and to follow the file.
func (a *App) enter() []effect {
	a.scene.Counting = true
	effects := append(a.greet(), listSituations(a.ctx, a.store, nil))
	if a.cfg.Situation != "" {
		return append(a.choose(a.cfg.Situation), effects...)
	}
	return effects
}

// choose begins to read a situation.
func (a *App) choose(id string) []effect {
	a.situation = id
	a.forget()
	a.scene.Counting = true
	a.show(pane.Lists{})
	return []effect{load(a.ctx, a.store, id, a.cfg.Looked)}
}

// panes are the three panes from left to right.
func (a *App) panes() [layout.Panes]pane.Pane {
	return [layout.Panes]pane.Pane{a.timeline, a.accounting, a.claims}
}

// frontPane is the pane that has the keys.
func (a *App) frontPane() pane.Pane { return a.panes()[a.front] }

// leastForDrawings is how many rows a screen has at least on which drawings have all of theirs.
const leastForDrawings = 32

// resize arranges everything for a size of the terminal.
func (a *App) resize(width, height int) {
	width, height = clamp(width, height)
	if low := height < leastForDrawings; low != a.scene.Low {
		a.scene.Low = low
		defer a.refreshDialogs()
	}
	a.screen = layout.Of(width, height, a.front, a.zoom)
	for i, p := range a.panes() {
		r := a.screen.Panes[i]
		p.SetSize(r.W, r.H-a.titleRows())
	}
	for _, d := range a.dialogs {
		a.fitDialog(d.Dialog)
	}
}

// relayout arranges everything anew after the front pane or the zoom changed.
func (a *App) relayout() { a.resize(a.screen.W, a.screen.H) }

// titleRows is how many rows a pane gives to its title: none where the tabs have it.
func (a *App) titleRows() int {
	if a.screen.Tabs.Empty() {
		return 1
	}
	return 0
}

func (a *App) push(d dialog.Dialog) {
	if f, ok := d.(*form.Form); ok {
		f.KeepsDrafts(a.drafts.keeper != nil)
	}
	a.dialogs = append(a.dialogs, open{d})
	a.fitDialog(d)
}

func (a *App) pop() { a.dialogs = a.dialogs[:len(a.dialogs)-1] }

// top is the front dialog, nil: none is open.
func (a *App) top() dialog.Dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1].Dialog
}

var _ tea.Model = (*App)(nil)
