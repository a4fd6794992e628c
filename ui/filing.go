package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/factbox"
	"muster/model/text"
	"muster/ui/dialog"
	"muster/ui/draft"
	"muster/ui/form"
	"muster/ui/intent"
	"muster/ui/layout"
)

// file asks how the factbox is to be put out.
func (a *App) file() []effect {
	a.push(form.New(a.scene.Pen, a.desk().Filing(a.cfg.Editor)))
	return nil
}

// wording goes on to the text that goes out.
func (a *App) wording(w intent.Wording) []effect {
	a.readOn(a.desk().Wording(w, a.cfg.Editor))
	return nil
}

// readOn puts a text to be read in the place of the front form: what was in sight of it there counts.
func (a *App) readOn(spec form.Spec) {
	f := form.New(a.scene.Pen, spec)
	if asked, ok := a.top().(*form.Form); ok {
		f.Known(asked.Sighted())
	}
	a.pop()
	a.push(f)
}

// confirm shows the whole of what another editor filed before it is confirmed.
func (a *App) confirm(what intent.Confirm) []effect {
	spec, ok := a.desk().Confirming(what.Filing, a.cfg.Editor)
	if !ok {
		a.pop()
		a.say("it is confirmed already, or something newer was filed")
		return nil
	}
	a.readOn(spec)
	return nil
}

// reword opens the text of a draft, with the figures that it was made of.
func (a *App) reword(d draft.Draft) []effect {
	if !a.scene.Ready() {
		a.say("this draft waits for its situation, and stays where it is")
		return nil
	}
	spec, err := a.desk().Reword(d, a.cfg.Editor)
	if err != nil {
		a.say("this draft cannot be opened, and stays where it is: " + err.Error())
		return nil
	}
	f := form.New(a.scene.Pen, spec)
	f.Restore(form.ValuesOf(d))
	a.goOn(f, d)
	return nil
}

// pushPage opens an inspector. Replay and copying work in it, and what nothing can be done about now is not offered.
func (a *App) pushPage(p *dialog.Page) {
	p.Extra, p.Still = a.pageKeys, func() bool { return a.mayEdit() != "" }
	a.push(p)
}

func (a *App) pageKeys() (all []dialog.PageKey) {
	for _, b := range a.bindings() {
		switch b.Do.(type) {
		case intent.Step, intent.AskCopy:
			if b.Enabled() {
				all = append(all, dialog.PageKey{Binding: b.Binding, Do: b.Do})
			}
		}
	}
	return all
}

// copiedMsg says where a copy was kept.
type copiedMsg struct {
	what, path string
	err        error
}

// askCopy offers what can be copied from where the editor is, and where to.
func (a *App) askCopy() {
	if !a.scene.Ready() {
		return
	}
	var all []dialog.Entry
	texts := a.copies()
	ways := []struct {
		to   intent.Way
		says string
	}{{intent.ToClipboard, "to the terminal's clipboard"}, {intent.ToFile, "into a file"}, {intent.ToScreen, "alone on the screen, to select it there"}}
	for _, way := range ways {
		for _, t := range texts {
			if way.to == intent.ToFile && a.cfg.PutAway == nil {
				continue
			}
			t.To = way.to
			all = append(all, dialog.Entry{Name: t.What + " " + way.says, Do: t})
		}
	}
	a.push(dialog.NewChoice(a.scene.Pen, "Copy", "type a part of what and where to", all))
}

// copies are the texts that can be copied from here, the nearest first. Each has passed the allow-list.
func (a *App) copies() (all []intent.Copy) {
	add := func(what, t string) {
		if t = text.Block(strings.TrimRight(t, "\n")); t != "" {
			all = append(all, intent.Copy{What: what, Text: t + "\n"})
		}
	}
	cell, claim := a.subject()
	if claim != nil && a.scene.Book.State(claim, nil) != model.Withheld {
		add("the claim", a.claimText(claim))
	}
	if c := a.scene.Book.Cell(cell); claim == nil && c != nil {
		add("the sentence", c.Why())
	}
	if claim == nil {
		add("the row of "+a.scene.Book.NameOf(cell.Group), a.rowText(cell))
	}
	if page, ok := a.top().(*dialog.Page); ok && !slices.ContainsFunc(page.Claims(), a.withholds) {
		add("this page", page.Plain())
	}
	of := a.cfg.Now().In(a.scene.Zone)
	as := "As of " + of.Format("2 Jan 2006 15:04")
	if was := a.replayShort(); was != "" {
		as, of = strings.ToUpper(was[:1])+was[1:], a.replay.is.When().Begin(a.scene.Zone)
	}
	box := factbox.Make(a.scene.Book, factbox.Options{As: as + " (" + a.scene.Book.Story().Situation().Zone + ")", Of: of})
	add("the factbox", box.Text(factbox.Layout{}))
	if last := a.scene.Book.LastFiling(); last != nil {
		add("the text that was filed last", exchange.Withhold(a.scene.Book.Story()).Show(last).(*model.Filing).Text)
	}
	return all
}

// withholds tells whether anything of a claim is withheld: a page that shows it to the editor is not copied.
func (a *App) withholds(id string) bool {
	c := a.scene.Book.Story().Claim(id)
	return c != nil && c.Withholds()
}

// subject is what the editor is on: the cell, or the claim.
func (a *App) subject() (cell model.Cell, claim *model.Claim) {
	cell = a.accounting.Selected()
	if page, ok := a.top().(*dialog.Page); ok {
		about := page.Subject()
		switch {
		case about.Cell != nil:
			return *about.Cell, nil
		case about.Ref.Kind == model.KindClaim:
			return cell, a.scene.Book.Story().Claim(about.Ref.ID)
		}
		return cell, nil
	}
	if it := a.claims.Selected(); a.front == layout.Claims && it != nil {
		return cell, it.Claim()
	}
	if it := a.timeline.Selected(); a.front == layout.Timeline && it != nil {
		return cell, it.Claim()
	}
	return cell, nil
}

// claimText is a claim with its speaker, its day and its figures, but for those that are withheld, and with them its words: a copy leaves
// the screen.
func (a *App) claimText(c *model.Claim) string {
	who := c.Source
	if src := a.scene.Book.Story().Source(c.Source); src != nil {
		who = src.Name
	}
	words, quote := c.Words(false)
	if quote {
		words = `"` + words + `"`
	}
	var figures []string
	for i := range c.Figures {
		f := &c.Figures[i]
		if cell := f.Cell(); a.scene.Book.State(c, &cell) == model.Withheld {
			continue
		}
		say := a.scene.Book.NameOf(f.Group) + " " + f.Count.String() + " " + account.StatusPhrase(f.Status)
		if f.Scope != "" {
			say += " (" + f.Scope + ", a part)"
		}
		figures = append(figures, say)
	}
	all := who + ", " + c.Said.Display(a.scene.Zone) + ": " + words
	if state := a.scene.Book.State(c, nil); state > model.Standing {
		all += " [" + state.String() + "]"
	}
	if len(figures) > 0 {
		all += "\n" + strings.Join(figures, ", ")
	}
	return all
}

// rowText is a row of the accounting: every sentence of it.
func (a *App) rowText(at model.Cell) string {
	var all []string
	for _, row := range a.scene.Book.Table(at.Class, false).Rows {
		if row.Group != at.Group {
			continue
		}
		for _, c := range row.Cells {
			all = append(all, c.Why())
		}
		for _, u := range row.Unexplained {
			all = append(all, u.Says(a.scene.Book))
		}
	}
	return strings.Join(all, "\n")
}

// copy gives a text to where it was asked for.
func (a *App) copy(what intent.Copy) []effect {
	a.pop()
	switch what.To {
	case intent.ToFile:
		put, ctx := a.cfg.PutAway, a.ctx
		name := model.Slug(a.scene.Book.Story().Situation().Title+" "+what.What) + ".txt"
		return []effect{{run: func() tea.Msg {
			path, err := put(ctx, name, what.Text)
			return copiedMsg{what.What, path, err}
		}}}
	case intent.ToScreen:
		a.push(dialog.NewBare(a.scene.Pen, what.Text))
		return nil
	}
	a.say(what.What + ": sent to the terminal's clipboard; if it did not arrive, y offers a file or the text alone")
	return []effect{{run: func() tea.Msg { return tea.SetClipboard(what.Text)() }}}
}

func (a *App) copied(msg copiedMsg) {
	if msg.err != nil {
		a.say(msg.what + " was not written: " + msg.err.Error())
		return
	}
	a.say(msg.what + " was written to " + msg.path)
}
