package form

import (
	"muster/model"
	"muster/model/act"
)

func (d *Desk) ruling(rule *model.Ruling) Spec {
	v := Values{"group": rule.Group, "class": rule.Class.String(), "status": rule.Status.String(), "scope": rule.Scope, "claim": rule.Claim,
		"authority": rule.Authority, "reason": rule.Reason}
	fields := []Field{
		{Name: "claim", Label: "Claim", Hint: "whose figure counts in one cell; empty: name an authority", Sort: Find, Find: d.claims},
		{Name: "authority", Label: "Authority", Hint: "whose word counts for a status, or everywhere; empty: name a claim", Sort: Find, Find: d.authorities},
		{Name: "group", Label: "Group", Hint: "GB, ALL; with an authority it may stay empty", Sort: Find, Find: d.groups},
		{Name: "status", Label: "Status", Hint: "dead, missing/dead; with an authority empty means every status", Sort: Find, Find: d.statuses},
		{Name: "class", Label: "Class", Sort: Word, Choice: classes()},
		{Name: "scope", Label: "Part", Hint: "empty: the whole incident", Sort: Find, Find: d.scopes},
		{Name: "reason", Label: "Because", Hint: "why the desk decided so", Sort: Area},
	}
	return Spec{Title: "Ruling", Fields: fields, Values: v, Read: d.record(v, func(r *reader) model.Record { return r.ruling(rule.ID) })}
}

func (r *reader) ruling(id string) model.Record {
	rule := &model.Ruling{ID: id, Group: r.group("group"), Status: r.status("status"), Scope: r.text("scope"), Claim: r.claim("claim"),
		Authority: r.text("authority"), Reason: r.text("reason")}
	r.word("class", &rule.Class)
	if rule.Authority != "" && !act.Spoken(r.desk.story(), rule.Authority) {
		r.echoes["authority"] = "no source speaks for it yet; until one does the ruling decides nothing"
	}
	return model.Normal(rule)
}
