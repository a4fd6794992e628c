package ui

import (
	"strings"

	"muster/model"
	"muster/model/account"
	"muster/model/factbox"
	"muster/model/text"
	"muster/ui/dialog"
	"muster/ui/intent"
	"muster/ui/layout"
)

// copies are the texts that can be copied from here, the nearest first. Each has passed the allow-list.
func (a *App) copies() (all []intent.Copy) {
	add := func(what, t string) {
		if t = text.Block(strings.TrimRight(t, "\n")); t != "" {
			all = append(all, intent.Copy{What: what, Text: t + "\n"})
		}
	}
	out := a.outgoing()
	cell, claim := a.subject()
	if claim != nil {
		add("the claim", a.claimText(out.book, claim.ID))
	} else {
		if c := out.book.Cell(cell); c != nil {
			add("the sentence", c.Why())
		}
		add("the row of "+out.book.NameOf(cell.Group), rowText(out.book, cell))
	}
	add("this page", a.pageText(out))
	add("the factbox", a.factboxText(out.book))
	if last := out.book.LastFiling(); last != nil {
		add("the text that was filed last", out.shown(last).Text)
	}
	return all
}

func (a *App) factboxText(book *account.Book) string {
	of := a.cfg.Now().In(a.scene.Zone)
	as := "As of " + of.Format("2 Jan 2006 15:04")
	if was := a.replayShort(); was != "" {
		as, of = strings.ToUpper(was[:1])+was[1:], a.replay.is.When().Begin(a.scene.Zone)
	}
	return factbox.Make(book, factbox.Options{As: as + " (" + book.Story().Situation().Zone + ")", Of: of}).Text(factbox.Layout{})
}

// pageText is the page in front; empty: there is none, or it shows the editor what must not leave.
func (a *App) pageText(out *outgoing) string {
	page, ok := a.top().(*dialog.Page)
	switch {
	case !ok:
		return ""
	case page.Tag == movedTag:
		return dialog.Moved(a.scene, func() (string, []account.Move, bool, error) { return a.movedOf(out.of) }).Plain()
	case out.book != a.scene.Book || a.tells(out, page):
		return ""
	}
	return page.Plain()
}

// tells tells whether anything that a page is of, or leads to, stays behind, now or in an earlier version that its history shows.
func (a *App) tells(out *outgoing, page *dialog.Page) bool {
	for _, ref := range page.Refs() {
		if out.stays(ref) {
			return true
		}
	}
	about := page.Subject()
	for _, c := range a.histories[about.Ref] {
		if out.staysIn(c.Before) || out.staysIn(c.After) {
			return true
		}
	}
	return about.Cell != nil && out.wasFiled(*about.Cell)
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
// the screen. Empty: all of it is withheld.
func (a *App) claimText(book *account.Book, id string) string {
	c := book.Story().Claim(id)
	if c == nil || book.State(c, nil) == model.Withheld {
		return ""
	}
	who := c.Source
	if src := book.Story().Source(c.Source); src != nil {
		who = src.Name
	}
	words, quote := c.Words(false)
	if quote {
		words = `"` + words + `"`
	}
	all := who + ", " + c.Said.Display(a.scene.Zone) + ": " + words
	if state := book.State(c, nil); state > model.Standing {
		all += " [" + state.String() + "]"
	}
	if figures := figuresText(book, c); figures != "" {
		all += "\n" + figures
	}
	return all
}

func figuresText(book *account.Book, c *model.Claim) string {
	var figures []string
	for i := range c.Figures {
		f := &c.Figures[i]
		if cell := f.Cell(); book.State(c, &cell) == model.Withheld {
			continue
		}
		say := book.NameOf(f.Group) + " " + f.Count.String() + " " + account.StatusPhrase(f.Status)
		if f.Scope != "" {
			say += " (" + f.Scope + ", a part)"
		}
		figures = append(figures, say)
	}
	return strings.Join(figures, ", ")
}

// rowText is a row of the accounting: every sentence of it.
func rowText(book *account.Book, at model.Cell) string {
	var all []string
	for _, row := range book.Table(at.Class, false).Rows {
		if row.Group != at.Group {
			continue
		}
		for _, c := range row.Cells {
			all = append(all, c.Why())
		}
		for _, u := range row.Unexplained {
			all = append(all, u.Says(book))
		}
	}
	return strings.Join(all, "\n")
}
