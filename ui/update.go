package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"muster/model"
	"muster/ui/dialog"
	"muster/ui/draw"
)

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	effects, quit := a.take(msg)
	if quit {
		a.leave()
		return a, tea.Quit
	}
	if len(effects) == 0 {
		return a, nil
	}
	return a, cmds(effects)
}

// leave tells that the editor quits: from now on the end may not take for ever.
func (a *App) leave() {
	select {
	case <-a.leaving:
	default:
		close(a.leaving)
	}
}

// after is what is done behind every message: it gives the effects that are asked for by then.
func (a *App) after() []effect {
	effects := a.askCourses()
	a.handOver()
	a.keepSeen()
	return append(append(effects, a.whereabouts()...), a.restAhead()...)
}

// route brings a message to where it belongs.
func (a *App) route(msg tea.Msg) (effects []effect, quit bool) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.PasteMsg:
		return a.paste(msg)
	case pastedMsg:
		return a.pasted(msg.Paste)
	case tea.MouseMsg:
		return a.point(msg)
	case tea.WindowSizeMsg:
		a.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.ground(msg.IsDark())
	case tea.ModeReportMsg:
		a.measure(msg)
	case minuteMsg:
		return a.minute(), false
	case noticeMsg:
		a.say(msg.says)
	case waitMsg:
		a.waits(msg.who)
	case rightsMsg:
		a.entitled(msg)
	case keptMsg:
		a.kept(msg.err)
	default:
		return a.answer(msg), false
	}
	return nil, false
}

// answer takes what an effect answered.
func (a *App) answer(msg tea.Msg) []effect {
	switch msg := msg.(type) {
	case situationsMsg:
		return a.listed(msg)
	case loadedMsg:
		return a.loaded(msg)
	case watchMsg:
		return a.watched(msg)
	case tokenMsg:
		return a.told(msg)
	case changesMsg:
		return a.follow(msg)
	case historyMsg:
		a.learn(msg)
	case begunMsg:
		return a.begun(msg)
	case courseMsg:
		a.coursed(msg)
	case backMsg:
		a.lookedBack(msg)
	case movedMsg:
		a.comparedTo(msg)
	case copiedMsg:
		a.copied(msg)
	case openedMsg:
		return a.opened(msg)
	case stepMsg:
		return a.step(msg.job)
	case sortedMsg:
		a.sorted(msg)
	case foundMsg:
		return a.found(msg)
	case savedMsg:
		return a.saved(msg)
	case draftsMsg:
		return a.listedDrafts(msg)
	case keeperMsg:
		return a.heard()
	default:
		return a.met(msg)
	}
	return nil
}

// ground takes up what the terminal draws on.
func (a *App) ground(dark bool) {
	a.options.Ground = draw.Light
	if dark {
		a.options.Ground = draw.Dark
	}
	a.repen()
}

// measure takes up how the terminal measures text: the renderer goes by grapheme from then on.
func (a *App) measure(msg tea.ModeReportMsg) {
	set := msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset || msg.Value == ansi.ModePermanentlySet
	if msg.Mode == ansi.ModeUnicodeCore && set {
		a.options.Graphemes = true
		a.repen()
	}
}

// repen takes another pen to the same terminal. Panes and dialogs hold the old one's address.
func (a *App) repen() {
	*a.scene.Pen = *draw.NewPen(a.options)
	a.refresh(false)
}

func (a *App) minute() []effect {
	effects := append([]effect{nextMinute(a.ctx, a.cfg.Now())}, a.askRights()...)
	return append(effects, a.see()...)
}

// see asks what is due for the file, unless that is being done.
func (a *App) see() []effect {
	if a.cfg.Keep == nil || a.store == nil || a.keeping || a.cfg.ReadOnly != "" {
		return nil
	}
	a.keeping = true
	return []effect{keep(a.ctx, a.cfg.Keep, a.store)}
}

// kept says once what keeps the file from being kept; a minute later it is no news.
func (a *App) kept(err error) {
	a.keeping = false
	why := ""
	if err != nil {
		why = err.Error()
	}
	if why != "" && why != a.unkept {
		a.say(why)
	}
	a.unkept = why
}

// learn keeps the history of a record for the inspector that asked for it.
func (a *App) learn(msg historyMsg) {
	if msg.err != nil {
		a.say("the log could not be read: " + msg.err.Error())
		return
	}
	if msg.situation == a.situation {
		a.histories[msg.ref] = msg.changes
		a.refreshDialogs()
	}
}

// begun goes on with the store that the first start made.
func (a *App) begun(msg begunMsg) []effect {
	if msg.err != nil {
		a.refuse(msg.err)
		return nil
	}
	for _, d := range a.dialogs {
		a.unkeep(d.Dialog)
	}
	a.store, a.dialogs = msg.store, nil
	return append(append(a.choose(msg.situation), listSituations(a.ctx, a.store, nil)), a.greet()...)
}

// listed goes on with the situations of the file: the only one, or the one that the editor chooses.
func (a *App) listed(msg situationsMsg) []effect {
	if list, ok := msg.to.(*dialog.Choice); ok {
		a.fill(list, msg)
		return nil
	}
	if msg.err != nil {
		a.say(msg.err.Error())
		return nil
	}
	switch {
	case a.situation == "" && len(msg.all) > 1:
		a.push(dialog.NewChoice(a.scene.Pen, "Situations", "type to find one", a.situationEntries(msg.all)))
	case a.situation == "" && len(msg.all) == 1:
		return a.choose(msg.all[0].ID)
	case len(msg.all) == 0:
		a.push(dialog.NewStart(a.scene.Pen, a.cfg.Path, true))
	}
	return nil
}

// fill puts the situations into the list that was opened for them, or what is wrong. If it was closed meanwhile, nobody
// sees it.
func (a *App) fill(list *dialog.Choice, msg situationsMsg) {
	if msg.err != nil {
		list.Fail(a.scene.Pen.Text(msg.err.Error()))
	} else {
		list.Fill("type to find one", a.situationEntries(msg.all))
	}
	a.refreshDialogs()
}

func (a *App) situationEntries(all []*model.Situation) (entries []dialog.Entry) {
	for _, s := range all {
		entries = append(entries, situationEntry(a.scene.Pen, s))
	}
	return entries
}

// waits says who has the file that is waited for: at the foot, and in each dialog that waits for an answer.
func (a *App) waits(who string) {
	who = a.scene.Pen.Text(who)
	says := "the file is held by " + who + ": what is shown is from memory"
	if a.cfg.ReadOnly == "" {
		says += ", and saving waits"
	}
	a.say(says)
	a.held = a.notice
	for by := range a.acts.last {
		by.Wait("the file is held by " + who)
	}
}

// say shows a sentence until the next key.
func (a *App) say(text string) { a.notice = a.scene.Pen.Text(text) }
