package pane

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/intent"
)

// AccountingKeys are the keys of the accounting.
type AccountingKeys struct {
	Moves
	Inspect, Narrow, Sort, Sums, List key.Binding
}

// DefaultAccountingKeys are the keys as the manual has them.
func DefaultAccountingKeys() AccountingKeys {
	return AccountingKeys{
		Moves:   DefaultMoves(),
		Inspect: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "inspect the cell")),
		Narrow:  key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "this country only")),
		Sort:    key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort by column")),
		Sums:    key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "reconciliation in full")),
		List:    key.NewBinding(key.WithKeys("O"), key.WithHelp("O", "close the list of nationalities")),
	}
}

// Accounting is the pane of the figures: groups down, statuses across, the reconciliation under them.
type Accounting struct {
	scene *Scene
	keys  AccountingKeys
	list  list // rows of the grid; its height is that of the part that scrolls
	col   int
	left  int // first column in sight
	full  int // height of the whole pane
	grid  *grid
	air   []int      // the spaces more before each column of the grid
	lent  int        // the spaces that the column of the groups lends to the mark of the one that is sorted by
	at    model.Cell // the cell that the cursor is on
	home  model.Cell // the one that it was put on; another than at only while a replay or a filter has no such row or column
	sort  model.Status
	// sums are the lines of the reconciliation as they were drawn last, of sumsOf.
	sums   []string
	sumsOf sumsOf
}

// NewAccounting makes the pane.
func NewAccounting(s *Scene) *Accounting {
	return &Accounting{scene: s, keys: DefaultAccountingKeys(), grid: &grid{}}
}

// Refresh lays the figures out anew after they changed. The cursor stays on its cell. With mark, the cells whose figure is
// another now are marked as new, and it tells how many figures are there no more.
func (p *Accounting) Refresh(mark bool) (gone int) {
	was := p.grid
	p.grid = newGrid(p.scene, p.sort, was)
	p.air = p.grid.air()
	p.makeRoomToMark()
	if mark {
		gone = p.grid.compare(was, p.scene.FreshCells)
	}
	for at := range p.scene.FreshCells {
		if p.scene.Book.Cell(at) == nil {
			delete(p.scene.FreshCells, at) // nobody could ever see it
		}
	}
	if p.at.Status == 0 {
		p.at.Status = model.Dead // what an editor looks for first
		p.home = p.at
	}
	p.list.cursor, p.col = p.grid.find(p.at, p.list.cursor, p.col)
	p.list.cursor, p.col = p.grid.find(p.home, p.list.cursor, p.col)
	p.SetSize(p.list.width, p.full)
	p.note()
	if !p.scene.Replay && p.grid.match == nil {
		p.home = p.at
	}
	return gone
}

// SetSize gives the pane its columns and rows.
func (p *Accounting) SetSize(width, height int) {
	p.full = max(0, height)
	p.list.setSize(width, 0) // the foot is made for this width
	p.list.setSize(width, p.full-1-len(p.foot()))
	p.reveal()
}

// Hold keeps where the cursor is and what is in sight, until back brings that back.
func (p *Accounting) Hold() (back func()) {
	list, col, left, at, home := p.list, p.col, p.left, p.at, p.home
	return func() { p.list, p.col, p.left, p.at, p.home = list, col, left, at, home }
}

// reveal brings the cursor into sight; a pane that is out of sight itself stays as it was.
func (p *Accounting) reveal() {
	p.list.reveal(len(p.grid.rows), p.tall)
	if p.list.width > 0 {
		p.left = p.firstColumn()
	}
}

// note remembers the cell under the cursor.
func (p *Accounting) note() {
	if r := p.row(); r != nil && p.col < len(p.grid.columns) {
		p.at = model.Cell{Group: r.key.group, Class: r.key.class, Scope: r.key.scope, Status: p.grid.columns[p.col].status}
	}
}

func (p *Accounting) row() *gridRow {
	if p.list.cursor < len(p.grid.rows) {
		return p.grid.rows[p.list.cursor]
	}
	return nil
}

func (p *Accounting) tall(i int, _ bool) int {
	if p.grid.rows[i].heading != "" {
		return 2
	}
	return 1
}

// Alarms is how many reconciliations must be looked at.
func (p *Accounting) Alarms() int { return p.grid.alarms }

// Update takes a key.
func (p *Accounting) Update(msg tea.KeyPressMsg) (intent.Intent, bool) {
	if by, ok := p.keys.step(msg, len(p.grid.rows), p.list.page(len(p.grid.rows), p.tall)); ok {
		return p.move(by, 0), true
	}
	switch {
	case key.Matches(msg, p.keys.Left):
		return p.move(0, -1), true
	case key.Matches(msg, p.keys.Right):
		return p.move(0, 1), true
	case key.Matches(msg, p.keys.Inspect) && p.row() != nil:
		at := p.at
		return intent.Inspect{What: intent.Target{Cell: &at}}, true
	case key.Matches(msg, p.keys.Narrow) && p.row() != nil:
		p.home = p.at // a country was chosen here
		return intent.Narrow{Group: p.row().key.group}, true
	case key.Matches(msg, p.keys.Sort) && p.row() != nil:
		return p.toggleSort(), true
	case key.Matches(msg, p.keys.Sums):
		return intent.Inspect{What: intent.Target{Sums: true}}, true
	case key.Matches(msg, p.keys.List) && p.scene.Ready():
		return intent.Ask{Deed: intent.CloseList}, true
	}
	return actIn(msg, p.subject())
}

// subject is the cell under the cursor.
func (p *Accounting) subject() Subject {
	if p.row() == nil {
		return Subject{}
	}
	at := p.at
	return Subject{Cell: &at}
}

// move moves the cursor. While timeline and claims are narrowed to a country they follow it.
func (p *Accounting) move(rows, cols int) intent.Intent {
	was := p.at
	p.list.move(rows, len(p.grid.rows))
	p.col = min(max(0, p.col+cols), max(0, len(p.grid.columns)-1))
	p.reveal()
	if p.note(); p.at != was {
		p.home = p.at
	}
	delete(p.scene.FreshCells, p.at)
	if p.scene.Narrow != "" && p.scene.Narrow == was.Group && p.at.Group != was.Group {
		return intent.Narrow{Group: p.at.Group}
	}
	return nil
}

// Click puts the cursor on the cell at a place.
func (p *Accounting) Click(x, y int) {
	y-- // the names of the columns
	for i := p.list.top; i < len(p.grid.rows) && y >= 0; i++ {
		if y -= p.tall(i, false); y < 0 {
			p.move(i-p.list.cursor, p.columnAt(x)-p.col)
			return
		}
	}
}

// Wheel moves the cursor by rows.
func (p *Accounting) Wheel(by int) { p.move(by, 0) }

// Title names the pane.
func (p *Accounting) Title() string { return "Accounting" }

// Note says what part of the table is in sight.
func (p *Accounting) Note(width int) string {
	if !p.scene.Ready() {
		return ""
	}
	var notes []string
	last := p.list.last(len(p.grid.rows), p.tall)
	if p.list.top > 0 || last < len(p.grid.rows) {
		notes = append(notes, extent(p.scene, &p.list, len(p.grid.rows), 0, p.tall))
	}
	notes = append(notes, p.unseen())
	if p.grid.hidden > 0 {
		notes = append(notes, fmt.Sprintf("%d of %d rows", len(p.grid.rows), len(p.grid.rows)+p.grid.hidden))
	}
	if p.sort != 0 && p.grid.ranked {
		notes = append(notes, "most "+p.sort.String()+" first")
	}
	return p.scene.fitNotes(width, append(notes, "the list is "+p.scene.Book.Story().Situation().List.String()))
}

// Beyond says in a few columns that rows are out of sight above, and how many are below; empty: neither. A space is kept before it.
func (p *Accounting) Beyond() string {
	says, below := "", len(p.grid.rows)-p.list.last(len(p.grid.rows), p.tall)
	if p.list.top > 0 {
		says += " " + p.scene.Pen.Marks.Before
	}
	if below > 0 {
		says += " " + p.scene.Pen.Marks.More + itoa(below)
	}
	return says
}

// unseen names the columns that are out of sight at the right.
func (p *Accounting) unseen() string {
	var names []string
	for _, c := range p.grid.columns[p.lastColumn(p.left):] {
		names = append(names, c.head)
	}
	if len(names) == 0 {
		return ""
	}
	return p.scene.Pen.Marks.Right + " " + strings.Join(names, ", ")
}

// Keys lists what can be pressed now.
func (p *Accounting) Keys() []key.Binding {
	k := p.keys
	any := p.row() != nil
	k.Inspect.SetEnabled(any)
	k.Narrow.SetEnabled(any)
	k.Sort.SetEnabled(any)
	if any && p.scene.Narrow == p.at.Group {
		k.Narrow.SetHelp("space", "every country again")
	}
	if p.sort != 0 && p.sort == p.at.Status {
		k.Sort.SetHelp("s", "sort by name again")
	}
	k.Sums.SetEnabled(p.scene.Ready())
	k.Left.SetEnabled(p.col > 0)
	k.Right.SetEnabled(p.col < len(p.grid.columns)-1)
	k.List.SetEnabled(p.scene.Ready())
	if p.scene.Ready() && p.scene.Book.Story().Situation().List == model.Closed {
		k.List.SetHelp("O", "open the list of nationalities")
	}
	own := append([]key.Binding{k.Inspect, k.Narrow, k.Sort, k.Sums}, ActKeys(p.subject())...)
	own = append(own, k.List, k.Left, k.Right)
	return append(own, k.Vertical(p.list.cursor, len(p.grid.rows))...)
}

// NextNew puts the cursor on the first cell, row by row, that others have changed, and tells whether there is one.
func (p *Accounting) NextNew() bool {
	for _, r := range p.grid.rows {
		for _, c := range r.cells {
			if c.Cell != nil && p.scene.FreshCells[c.Cell.Cell] {
				p.Go(c.Cell.Cell)
				return true
			}
		}
	}
	return false
}

// Go puts the cursor on a cell.
func (p *Accounting) Go(at model.Cell) {
	p.list.cursor, p.col = p.grid.find(at, p.list.cursor, p.col)
	p.move(0, 0)
	p.home = p.at
}

// Selected is the cell that the cursor is on.
func (p *Accounting) Selected() model.Cell { return p.at }
