package form

import (
	"errors"

	"muster/model"
)

func (d *Desk) group(g *model.Group) Spec {
	v := Values{"name": g.Name, "basis": g.Basis.String(), "within": g.Within, "authority": g.Authority}
	fields := []Field{
		{Name: "name", Label: "Name", Hint: "such as: Scottish residents"},
		{Name: "basis", Label: "Basis", Hint: "by what it gathers people; only nationality is summed", Sort: Word, Choice: bases()},
		{Name: "within", Label: "Within", Hint: "a group of the same basis that has all of its people; may stay empty", Sort: Find, Find: d.groups},
		{Name: "authority", Label: "Competent", Hint: "the voice that counts for this group; may stay empty", Sort: Find, Find: d.authorities},
	}
	if g.ID == "" { // by what it gathers decides whether it is summed: nothing is chosen before the editor does
		fields[1].Choice = append([]Offer{{"", "not chosen yet"}}, bases()...)
		fields = append([]Field{{Name: "id", Label: "Id", Hint: "short, as it stands in the table: GB-SCT, bp"}}, fields...)
	}
	return Spec{Title: "Group", Fields: fields, Values: v, Read: d.record(v, func(r *reader) model.Record { return r.ownGroup(g.ID) })}
}

// ownGroup reads a group of the desk's own.
func (r *reader) ownGroup(id string) model.Record {
	g := &model.Group{ID: id, Name: r.text("name"), Within: r.group("within"), Authority: r.text("authority")}
	if id == "" {
		g.ID = r.text("id")
	}
	r.word("basis", &g.Basis)
	if r.text("basis") == "" {
		r.wrong("basis", errors.New("by what does it gather people? Choose nationality, which is summed, or residence, employer or site, which are cross-checks in no sum"))
	}
	return g
}
