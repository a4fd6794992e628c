package form

import (
	"errors"
	"fmt"
	"strings"

	"muster/model"
	"muster/model/quick"
)

func (d *Desk) claimFields(own *model.Claim) []Field {
	said := Field{Name: "said", Label: "Said", Hint: "14:30, 20 min ago, sat 19:10, 19 jan, 2013-01-19 or 2013-01-19T19:10"}
	if own.ID == "" {
		said.Hint, said.Blank = "empty: now; else 14:30, 20 min ago, sat 19:10, 19 jan", true
	}
	return []Field{
		{Name: "source", Label: "Source", Hint: "who speaks; type a part of the name, or a new one", Sort: Find, Find: d.sources},
		said,
		{Name: "text", Label: "Text", Hint: "what was said", Sort: Area},
		{Name: "quote", Label: "Quote", Hint: "whether the text is word for word", Sort: Word, Choice: yesNo("no, in the desk's words", "yes, word for word")},
		{Name: "via", Label: "Via", Hint: "who relayed it; may stay empty"},
		{Name: "link", Label: "Link", Hint: "where it stands; may stay empty"},
		{Name: "people", Label: "People", Sort: Rows, Add: "add a name", Columns: []Field{{Hint: "somebody named in it"}}},
		{Name: "credibility", Label: "Credibility", Hint: "of this one claim, whoever made it", Sort: Word, Choice: credibilities()},
		{Name: "status", Label: "Status", Hint: "of the whole claim; a figure may have its own", Sort: Word, Choice: states()},
		d.figureRows(),
		d.linkRows(own),
	}
}

func (d *Desk) figureRows() Field {
	return Field{Name: "figures", Label: "Figures", Sort: Rows, Add: "add a figure", Columns: []Field{
		{Name: "group", Label: "group", Hint: "GB, ALL", Sort: Find, Find: d.groups, Width: 11},
		{Name: "count", Label: "count", Hint: "5, 10-15", Width: 9},
		{Name: "status", Label: "status", Hint: "dead, missing/dead", Sort: Find, Find: d.statuses, Width: 15},
		{Name: "scope", Label: "part", Hint: "the whole", Sort: Find, Find: d.scopes, Width: 14},
		{Name: "class", Label: "class", Sort: Word, Choice: classes(), Width: 14},
		{Name: "state", Label: "stands", Sort: Word, Choice: figureStates(), Width: 16},
	}}
}

// linkRows are the links of a claim. The figures that may be named are those of the claim that is linked to, and its own.
func (d *Desk) linkRows(own *model.Claim) Field {
	others := func(typed string, _ Values) []Offer {
		return d.claimsBut(typed, func(c *model.Claim) bool { return own != nil && c.ID == own.ID })
	}
	theirs := func(typed string, v Values) []Offer {
		for row := range v.Rows("links") {
			if c := d.story().Claim(v[At("links", row, "claim")]); c != nil && v[At("links", row, "figure")] == typed {
				return figuresOf(c, typed)
			}
		}
		return nil
	}
	mine := func(typed string, v Values) []Offer { return figuresOf(d.reader(v, v).figuresOnly(), typed) }
	return Field{Name: "links", Label: "Links", Sort: Rows, Add: "add a link to another claim", Columns: []Field{
		{Name: "kind", Label: "it", Sort: Word, Choice: linkKinds(), Width: 15},
		{Name: "claim", Label: "the claim", Hint: "type to find it", Sort: Find, Find: others, Width: 16},
		{Name: "figure", Label: "its figure", Hint: "the whole claim", Sort: Find, Find: theirs, Width: 20},
		{Name: "from", Label: "this figure", Hint: "all of them", Sort: Find, Find: mine, Width: 20},
	}}
}

func (d *Desk) claimValues(c *model.Claim) Values {
	v := Values{"said": c.Said.String(), "text": c.Text, "quote": answer(c.Quote), "via": c.Via, "link": c.Link,
		"credibility": c.Credibility.String(), "status": max(c.Status, model.Standing).String(), "source": c.Source}
	if s := d.story().Source(c.Source); s != nil {
		v["source"] = s.Name
	}
	for i, name := range c.People {
		v[At("people", i, "")] = name
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		v[At("figures", i, "group")], v[At("figures", i, "count")], v[At("figures", i, "status")] = f.Group, f.Count.Words(), f.Status.String()
		v[At("figures", i, "scope")], v[At("figures", i, "class")], v[At("figures", i, "state")] = f.Scope, f.Class.String(), f.State.String()
	}
	for i := range c.Links {
		l := &c.Links[i]
		v[At("links", i, "kind")], v[At("links", i, "claim")] = l.Kind.String(), l.Claim
		v[At("links", i, "figure")], v[At("links", i, "from")] = cellName(l.Figure), cellName(l.From)
	}
	return v
}

func cellName(c *model.Cell) string {
	if c == nil {
		return ""
	}
	return c.String()
}

func (d *Desk) claim(c *model.Claim) Spec {
	v := d.claimValues(c)
	return Spec{Title: "Claim", Fields: d.claimFields(c), Values: v, Read: d.record(v, func(r *reader) model.Record { return r.wholeClaim(c.ID) })}
}

// wholeClaim reads a claim. A source that nobody knows is made in passing.
func (r *reader) wholeClaim(id string) model.Record {
	c := &model.Claim{ID: id, Source: r.speaker(), Said: r.saidOrNow("said", id == ""), Text: r.text("text"), Quote: r.yes("quote"), Via: r.text("via"), Link: r.text("link")}
	r.word("credibility", &c.Credibility)
	r.word("status", &c.Status)
	for i := range r.v.Rows("people") {
		if name := r.text(At("people", i, "")); name != "" {
			c.People = append(c.People, name)
		}
	}
	c.Figures = r.figures()
	r.links(c)
	return model.Normal(c)
}

// speaker reads the source of a claim: its id. One that nobody knows is made beside the claim, unless its name is near
// to that of a known one: a typo would be a second voice.
func (r *reader) speaker() string {
	typed, isNew := strings.CutSuffix(r.text("source"), newMark)
	if typed == "" {
		return ""
	}
	who, err := quick.MeantSource(r.desk.story(), typed)
	if err != nil {
		r.wrong("source", err)
		return ""
	}
	if !who.New {
		if who.Name != typed {
			r.echoes["source"] = who.Name
		}
		return who.ID
	}
	if len(who.Near) > 0 && !isNew {
		r.wrong("source", fmt.Errorf("nobody is called %q; did you mean %s? Choose it, or choose the new source under the field", typed, nearNames(who.Near)))
		return ""
	}
	if oddName(who.Name) && r.v["source"] != r.was["source"] {
		r.wrong("source", fmt.Errorf("only who speaks stands here, in a new name no colon and no @; a whole line goes into the quick line: esc, then a"))
		return ""
	}
	src := newSource(r.desk.story(), who.Name)
	r.beside = append(r.beside, src)
	r.echoes["source"] = "a new source, " + src.Kind.String() + ", reliability " + src.Reliability.String()
	return src.ID
}

// oddName tells whether a new name is rather a quick line that was typed into the wrong place: the quick line itself takes such a
// name only in double quotes.
func oddName(name string) bool {
	return strings.Contains(name+" ", ": ") || strings.Contains(" "+name, " @")
}

func nearNames(near []*model.Source) string {
	var names []string
	for i, s := range near {
		if i == 3 {
			break
		}
		names = append(names, s.Name)
	}
	return strings.Join(names, " or ")
}

// figures reads the figures. A row in which nothing stands is none.
func (r *reader) figures() (all []model.Figure) {
	for i := range r.v.Rows("figures") {
		at := func(column string) string { return At("figures", i, column) }
		if r.text(at("group"))+r.text(at("count"))+r.text(at("status"))+r.text(at("scope")) == "" {
			continue
		}
		f := model.Figure{Group: r.group(at("group")), Count: r.count(at("count")), Status: r.status(at("status")), Scope: r.text(at("scope"))}
		r.word(at("class"), &f.Class)
		if s := r.text(at("state")); s != "" {
			r.word(at("state"), &f.State)
		}
		all = append(all, f)
		r.rows = append(r.rows, rowOf{"figures", len(all) - 1, i})
	}
	return all
}

// figuresOnly is a claim with nothing but the figures that stand in the form.
func (r *reader) figuresOnly() *model.Claim { return &model.Claim{Figures: r.figures()} }

// links reads the links.
func (r *reader) links(c *model.Claim) {
	for i := range r.v.Rows("links") {
		at := func(column string) string { return At("links", i, column) }
		if r.text(at("claim"))+r.text(at("figure"))+r.text(at("from")) == "" {
			continue
		}
		l := model.Link{Claim: r.claim(at("claim"))}
		r.word(at("kind"), &l.Kind)
		if l.Claim == "" {
			r.wrong(at("claim"), errors.New("missing; find the other claim by its source, its figures or its words"))
		}
		l.Figure = r.cell(at("figure"), r.desk.story().Claim(l.Claim))
		l.From = r.cell(at("from"), c)
		c.Links = append(c.Links, l)
		r.rows = append(r.rows, rowOf{"links", len(c.Links) - 1, i})
	}
}
