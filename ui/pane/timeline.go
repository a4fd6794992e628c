package pane

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"muster/model"
	"muster/ui/draw"
	"muster/ui/intent"
)

// TimelineKeys are the keys of the timeline.
type TimelineKeys struct {
	Moves
	Inspect, Among, Sort key.Binding
}

// DefaultTimelineKeys are the keys as the manual has them.
func DefaultTimelineKeys() TimelineKeys {
	return TimelineKeys{
		Moves:   DefaultMoves(),
		Inspect: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "inspect")),
		Among:   key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "claims among events")),
		Sort:    key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "the latest first")),
	}
}

// Timeline is the pane of the events, with the claims among them when asked.
type Timeline struct {
	scene *Scene
	keys  TimelineKeys
	list  list
	items []*Item
	at    model.Ref
	home  model.Ref         // as in Claims
	laid  map[*Item]laidOut // what is known of rows at this width
	// Among and Newest are what the editor chose.
	Among, Newest bool
}

// NewTimeline makes the pane.
func NewTimeline(s *Scene) *Timeline { return &Timeline{scene: s, keys: DefaultTimelineKeys()} }

// SetSize gives the pane its columns and rows.
func (p *Timeline) SetSize(width, height int) {
	if width != p.list.width {
		p.laid = nil
	}
	p.list.setSize(width, height)
	p.reveal()
}

// SetItems gives the pane its records in the order in which they are shown; sifted: a filter chose them. The cursor stays on its record.
func (p *Timeline) SetItems(items []*Item, sifted bool) {
	p.items, p.laid = items, nil
	p.list.cursor = p.scene.stay(items, p.home, p.at, p.list.cursor)
	if p.at.ID == "" && !p.Newest {
		p.list.cursor = max(0, len(items)-1) // the story as it stands now
	}
	p.reveal()
	p.note()
	if !p.scene.Replay && !sifted {
		p.home = p.at
	}
}

// Hold keeps where the cursor is and what is in sight, until back brings that back.
func (p *Timeline) Hold() (back func()) {
	list, at, home := p.list, p.at, p.home
	return func() { p.list, p.at, p.home = list, at, home }
}

// Selected is the record that the cursor is on, nil: there is none.
func (p *Timeline) Selected() *Item {
	if p.list.cursor < len(p.items) {
		return p.items[p.list.cursor]
	}
	return nil
}

func (p *Timeline) reveal() { p.list.reveal(len(p.items), p.tall) }

func (p *Timeline) note() {
	if it := p.Selected(); it != nil {
		p.at = it.Ref()
	}
}

// Update takes a key.
func (p *Timeline) Update(msg tea.KeyPressMsg) (intent.Intent, bool) {
	if by, ok := p.keys.step(msg, len(p.items), p.list.page(len(p.items), p.tall)); ok {
		p.move(by)
		return nil, true
	}
	it := p.Selected()
	switch {
	case key.Matches(msg, p.keys.Inspect) && it != nil:
		return intent.Inspect{What: target(it)}, true
	case key.Matches(msg, p.keys.Among):
		p.Among = !p.Among
		return intent.Rearrange{}, true
	case key.Matches(msg, p.keys.Sort):
		p.Newest = !p.Newest
		return intent.Rearrange{}, true
	}
	return actIn(msg, subjectOf(it))
}

func target(it *Item) intent.Target {
	if e := it.Event(); e != nil {
		return intent.Target{Event: e.ID}
	}
	return intent.Target{Claim: it.Claim().ID}
}

func (p *Timeline) move(by int) {
	was := p.at
	p.list.move(by, len(p.items))
	p.reveal()
	if p.note(); p.at != was {
		p.home = p.at
	}
	p.scene.Seen(p.at)
}

// Click puts the cursor on the record at a place.
func (p *Timeline) Click(_, y int) {
	for i := p.list.top; i < len(p.items); i++ {
		if y -= p.tall(i, i == p.list.top); y < 0 {
			p.move(i - p.list.cursor)
			return
		}
	}
}

// Wheel moves the cursor.
func (p *Timeline) Wheel(by int) { p.move(by) }

// Title names the pane.
func (p *Timeline) Title() string { return "Timeline" }

// Note says what part of the timeline is in sight.
func (p *Timeline) Note(width int) string {
	total := p.scene.total(model.KindEvent)
	if p.Among {
		total += p.scene.total(model.KindClaim)
	}
	notes := []string{extent(p.scene, &p.list, len(p.items), total, p.tall)}
	if p.Among {
		notes = append(notes, "with claims")
	}
	if p.Newest {
		notes = append(notes, "latest first")
	}
	return p.scene.fitNotes(width, notes)
}

// Keys lists what can be pressed now.
func (p *Timeline) Keys() []key.Binding {
	k := p.keys
	k.Inspect.SetEnabled(len(p.items) > 0)
	if p.Among {
		k.Among.SetHelp("c", "events only")
	}
	if p.Newest {
		k.Sort.SetHelp("s", "the earliest first")
	}
	own := append([]key.Binding{k.Inspect, k.Among, k.Sort}, ActKeys(subjectOf(p.Selected()))...)
	return append(own, k.Vertical(p.list.cursor, len(p.items))...)
}

// headed tells whether a row begins with its day: the first in sight does, and each that begins another day.
func (p *Timeline) headed(i int, first bool) bool {
	if first || i == 0 {
		return true
	}
	return p.lay(p.items[i]).day != p.lay(p.items[i-1]).day
}

// mostLines is how many lines a headline may take.
const mostLines = 3

func (p *Timeline) tall(i int, first bool) int {
	h := 0
	if p.headed(i, first) {
		h++
	}
	if p.items[i].Event() != nil {
		return h + len(p.lay(p.items[i]).headline)
	}
	return h + 1
}

// indent is the gutter and the column for what marks an event.
const indent = 4

// View gives the lines of the records in sight.
func (p *Timeline) View(front bool) []string {
	lines := make([]string, 0, p.list.height+mostLines)
	if len(p.items) == 0 {
		return p.scene.empty(lines, p.list, "No events", "no event")
	}
	for i := p.list.top; i < len(p.items) && len(lines) < p.list.height; i++ {
		if p.headed(i, i == p.list.top) {
			lines = append(lines, p.scene.Pen.NewRow(p.list.width).Space(1).Add(p.scene.Pen.Accent, p.lay(p.items[i]).day).String())
		}
		lines = append(lines, p.row(p.items[i], i == p.list.cursor, front)...)
	}
	return p.scene.fill(lines, p.list)
}

func (p *Timeline) row(it *Item, cursor, front bool) []string {
	if c := it.Claim(); c != nil {
		return []string{p.claimRow(it, c, cursor, front)}
	}
	e, s := it.Event(), p.scene
	style, mark := s.Pen.Plain, " "
	if e.Pivotal {
		style, mark = s.Pen.Strong, s.Pen.Marks.Pivot
	}
	if cursor && front {
		style = s.Pen.Lit
	}
	var lines []string
	headline := p.lay(it).headline
	for i, text := range headline {
		room := 0
		if i == len(headline)-1 {
			room = s.besideRoom(it.Ref(), p.list.width)
		}
		r := s.Pen.NewRow(p.list.width - room)
		if i > 0 {
			r.Space(indent)
		} else {
			s.gutter(r, cursor, s.Pointed.Events[e.ID], s.Fresh[it.Ref()])
			r.Add(s.Pen.Warn, mark).Space(1)
		}
		lines = append(lines, s.beside(r.Add(style, text), it.Ref(), room))
	}
	return lines
}

// claimRow writes a claim among the events.
func (p *Timeline) claimRow(it *Item, c *model.Claim, cursor, front bool) string {
	s, room := p.scene, p.scene.besideRoom(it.Ref(), p.list.width)
	r := s.Pen.NewRow(p.list.width - room)
	s.gutter(r, cursor, s.Pointed.Claims[c.ID], s.Fresh[it.Ref()])
	r.Space(2)
	if clock := p.lay(it).clock; clock != "" {
		r.Add(s.Pen.Dim, clock+" ")
	}
	style := s.Pen.Dim
	if cursor && front {
		style = s.Pen.Lit
	}
	r.Add(style, s.Pen.Cut(s.Pen.Text(it.Source.Name), max(8, p.list.width/2-indent))).Add(s.Pen.Dim, ": ")
	p.claimWords(r, c)
	return s.beside(r, it.Ref(), room)
}

func (p *Timeline) claimWords(r *draw.Row, c *model.Claim) {
	if len(c.Figures) > 0 {
		addFigures(p.scene, r, c, standing(p.scene.Book, c))
		return
	}
	r.Add(p.scene.Pen.Dim, p.scene.Pen.Text(quoted(c)))
}

// Go puts the cursor on a record and tells whether it is in the list.
func (p *Timeline) Go(ref model.Ref) bool {
	i := slices.IndexFunc(p.items, func(it *Item) bool { return it.Ref() == ref })
	if i >= 0 {
		p.move(i - p.list.cursor)
		p.home = p.at
	}
	return i >= 0
}
