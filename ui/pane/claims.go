package pane

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/draw"
	"muster/ui/intent"
)

// ClaimsKeys are the keys of the claims.
type ClaimsKeys struct {
	Moves
	Inspect, Narrow, By, Sort, Past key.Binding
}

// DefaultClaimsKeys are the keys as the manual has them.
func DefaultClaimsKeys() ClaimsKeys {
	return ClaimsKeys{
		Moves:   DefaultMoves(),
		Inspect: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "inspect the claim")),
		Narrow:  key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "its country only")),
		By:      ByKey(),
		Sort:    key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort the claims")),
		Past:    key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "hide superseded")),
	}
}

// ByKey is the key that shows all that a source said, in the claims and in the inspectors.
func ByKey() key.Binding {
	return key.NewBinding(key.WithKeys("b"), key.WithHelp("b", "all that this source said"))
}

// Claims is the pane of the claims: who said what, when, and what has become of it.
type Claims struct {
	scene *Scene
	keys  ClaimsKeys
	list  list
	items []*Item
	at    model.Ref // the record that the cursor is on
	timed bool      // some claim was said at a time of day
	day   string    // the only day of a story of one day, where the pane says it once for all; empty: each claim says its own
	home  model.Ref // the one that it was put on; another than at only while a replay has no such record, or a filter leaves it out
	// Order and HidePast are what the editor chose.
	Order    Order
	HidePast bool
}

// NewClaims makes the pane.
func NewClaims(s *Scene) *Claims { return &Claims{scene: s, keys: DefaultClaimsKeys()} }

// SetSize gives the pane its columns and rows.
func (p *Claims) SetSize(width, height int) { p.list.setSize(width, height); p.reveal() }

// SetItems gives the pane its claims in the order in which they are shown; sifted: a filter chose them. The cursor stays on its claim.
func (p *Claims) SetItems(items []*Item, sifted bool) {
	p.items = items
	p.timed = slices.ContainsFunc(items, func(it *Item) bool { return !it.Claim().Said.IsDay() })
	p.day = ""
	if p.timed {
		p.day = p.scene.onlyDay()
	}
	p.list.cursor = p.scene.stay(items, p.home, p.at, p.list.cursor)
	p.reveal()
	p.note()
	if !p.scene.Replay && !sifted {
		p.home = p.at
	}
}

// stay finds the row of the record that the cursor was put on, or else of the one that it is on; where both are gone, the
// row where it was.
func (s *Scene) stay(items []*Item, home, at model.Ref, row int) int {
	for _, ref := range [2]model.Ref{home, at} {
		if s.Records == nil || s.Records.Item(ref) == nil {
			continue
		}
		if i := slices.Index(items, s.Records.Item(ref)); i >= 0 {
			return i
		}
	}
	return min(max(0, row), max(0, len(items)-1))
}

// Hold keeps where the cursor is and what is in sight, until back brings that back.
func (p *Claims) Hold() (back func()) {
	list, at, home := p.list, p.at, p.home
	return func() { p.list, p.at, p.home = list, at, home }
}

// Selected is the claim that the cursor is on, nil: there is none.
func (p *Claims) Selected() *Item {
	if p.list.cursor < len(p.items) {
		return p.items[p.list.cursor]
	}
	return nil
}

func (p *Claims) reveal() { p.list.reveal(len(p.items), p.tall) }

// note remembers the record under the cursor.
func (p *Claims) note() {
	if it := p.Selected(); it != nil {
		p.at = it.Ref()
	}
}

// wide tells whether a claim has all its fields on one line.
func (p *Claims) wide() bool { return p.list.width >= 76 }

func (p *Claims) tall(int, bool) int {
	if p.wide() {
		return 1
	}
	return 2
}

// Update takes a key.
func (p *Claims) Update(msg tea.KeyPressMsg) (intent.Intent, bool) {
	if by, ok := p.keys.step(msg, len(p.items), p.list.page(len(p.items), p.tall)); ok {
		p.move(by)
		return nil, true
	}
	it := p.Selected()
	switch {
	case key.Matches(msg, p.keys.Inspect) && it != nil:
		return intent.Inspect{What: intent.Target{Claim: it.Claim().ID}}, true
	case key.Matches(msg, p.keys.Narrow) && it != nil:
		return narrowTo(it), true
	case key.Matches(msg, p.keys.By) && it != nil:
		return intent.SaidBy{Source: it.Claim().Source}, true
	case key.Matches(msg, p.keys.Sort):
		p.Order = (p.Order + 1) % orders
		return intent.Rearrange{}, true
	case key.Matches(msg, p.keys.Past):
		p.HidePast = !p.HidePast
		return intent.Rearrange{}, true
	}
	return actIn(msg, subjectOf(it))
}

// narrowTo asks for the country that a claim is about, or comes from.
func narrowTo(it *Item) intent.Intent {
	group := it.Source.Country
	for _, f := range it.Claim().Figures {
		if len(model.Countries(f.Group)) > 0 || group == "" {
			group = f.Group
			break
		}
	}
	if group == "" {
		return intent.Say{Text: "this claim names no country to narrow to"}
	}
	return intent.Narrow{Group: group}
}

func (p *Claims) move(by int) {
	was := p.at
	p.list.move(by, len(p.items))
	p.reveal()
	if p.note(); p.at != was {
		p.home = p.at
	}
	p.scene.Seen(p.at)
}

// Click puts the cursor on the claim at a place.
func (p *Claims) Click(_, y int) { p.move(p.list.top + y/p.tall(0, false) - p.list.cursor) }

// Wheel moves the cursor.
func (p *Claims) Wheel(by int) { p.move(by) }

// Title names the pane and says how it is ordered.
func (p *Claims) Title() string { return "Claims" }

// Note says what part of the claims is in sight.
func (p *Claims) Note(width int) string {
	notes := []string{p.dayOnce(), extent(p.scene, &p.list, len(p.items), p.scene.total(model.KindClaim), p.tall)}
	if p.HidePast {
		notes = append(notes, "only standing")
	}
	if p.Order != NewestSaid {
		notes = append(notes, p.Order.String())
	}
	return p.scene.fitNotes(width, notes)
}

// Keys lists what can be pressed now.
func (p *Claims) Keys() []key.Binding {
	k := p.keys
	k.Inspect.SetEnabled(len(p.items) > 0)
	k.Narrow.SetEnabled(len(p.items) > 0)
	k.By.SetEnabled(len(p.items) > 0)
	if p.HidePast {
		k.Past.SetHelp("x", "show superseded")
	}
	own := append([]key.Binding{k.Inspect, k.Narrow, k.Sort, k.Past, k.By}, ActKeys(subjectOf(p.Selected()))...)
	return append(own, k.Vertical(p.list.cursor, len(p.items))...)
}

// View gives the lines of the claims in sight.
func (p *Claims) View(front bool) []string {
	lines := make([]string, 0, p.list.height)
	if len(p.items) == 0 {
		return p.scene.empty(lines, p.list, "No claims", "no claim")
	}
	when := p.whenField()
	for i := p.list.top; i < len(p.items) && len(lines) < p.list.height; i++ {
		lines = append(lines, p.row(p.items[i], when, front && i == p.list.cursor, i == p.list.cursor)...)
	}
	return p.scene.fill(lines, p.list)
}

func (p *Claims) row(it *Item, when int, lit, cursor bool) []string {
	s, c := p.scene, it.Claim()
	room := s.besideRoom(it.Ref(), p.list.width)
	if !p.wide() {
		room = 0 // there it stands in the line below
	}
	head := s.Pen.NewRow(p.list.width - room)
	s.gutter(head, cursor, s.Pointed.Claims[c.ID], s.Fresh[it.Ref()])
	state := standing(s.Book, c)
	if p.wide() {
		p.oneLine(head, it, state, when, lit)
		return []string{s.beside(head, it.Ref(), room)}
	}
	said, grade := s.when(c), it.Source.Reliability.String()+c.Credibility.String()
	p.speaker(head, it, state, lit, head.Left()-len(said)-5)
	head.Space(1).Add(s.Pen.Dim, grade).Space(1).FitRight(s.Pen.Dim, said, head.Left()-1)
	room = s.besideRoom(it.Ref(), p.list.width)
	body := s.Pen.NewRow(p.list.width - room).Space(4)
	p.says(body, c, state)
	return []string{head.String(), s.beside(body, it.Ref(), room)}
}

// oneLine writes a claim where there is room for all of it.
func (p *Claims) oneLine(r *draw.Row, it *Item, state string, when int, lit bool) {
	s, c := p.scene, it.Claim()
	r.Fit(s.Pen.Dim, p.when(c), when).Space(2)
	p.speaker(r, it, state, lit, min(44, p.list.width*30/100))
	r.Space(2).Add(s.Pen.Dim, it.Source.Reliability.String()+c.Credibility.String()).Space(2)
	p.says(r, c, state)
}

func (p *Claims) speaker(r *draw.Row, it *Item, state string, lit bool, width int) {
	style := p.scene.Pen.Strong
	if state != "" {
		style = p.scene.Pen.Past
	}
	if lit {
		style = p.scene.Pen.Lit
	}
	name := p.scene.Pen.Cut(p.scene.Pen.Text(it.Source.Name), width)
	r.Add(style, name).Space(width - p.scene.Pen.Width(name))
}

// says writes what a claim says: its figures, or its words where it has none; before them what became of it.
func (p *Claims) says(r *draw.Row, c *model.Claim, state string) {
	s := p.scene
	if state != "" {
		r.Add(s.Pen.Dim, state).Space(1)
	}
	if len(c.Figures) > 0 {
		addFigures(s, r, c, state)
		return
	}
	r.Add(s.Pen.Dim, s.Pen.Text(quoted(c)))
}

// Go puts the cursor on a record and tells whether it is in the list.
func (p *Claims) Go(ref model.Ref) bool {
	i := slices.IndexFunc(p.items, func(it *Item) bool { return it.Ref() == ref })
	if i >= 0 {
		p.move(i - p.list.cursor)
		p.home = p.at
	}
	return i >= 0
}
