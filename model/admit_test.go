package model_test

import (
	"strings"
	"testing"

	"muster/model"
)

// refusal is a batch that Admit refuses among the records of desk and some more, with every sentence it says.
type refusal struct {
	name  string
	more  []model.Record
	edits []model.Edit
	want  []string
}

func refusals(t *testing.T, rows []refusal) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			says(t, model.Admit(desk(t, row.more...), "siege", row.edits), row.want...)
		})
	}
}

func records(r ...model.Record) []model.Record { return r }

func edits(all ...model.Edit) []model.Edit { return all }

// What refers to nothing is refused, with the field that does and the mend.
func TestDanglingReferences(t *testing.T) {
	sourceless, toNothing, toNoFigure := aClaim("c9"), linked("c9", model.Link{Kind: model.Repeats, Claim: "c7"}), linked("c9")
	sourceless.Source = "hage\x1b"
	cell := model.Cell{Group: "GB", Status: model.Missing, Scope: "crew\x1b"}
	toNoFigure.Links = []model.Link{{Kind: model.Repeats, Claim: "c1", Figure: &cell}}
	byEmployer := &model.Group{ID: "bp", Name: "BP", Basis: model.Employer, Within: "res"}
	inNothing := &model.Group{ID: "bp", Name: "BP", Basis: model.Employer, Within: "BP"}
	inAll := &model.Group{ID: "bp", Name: "BP", Basis: model.Employer, Within: "ALL"}
	otherCell, otherGroup := aRuling("r1", "c1"), aRuling("r1", "")
	otherCell.Class, otherGroup.Group, otherGroup.Authority = model.Attacker, "bp", "Coroner"
	const unknown = " is neither a country code nor a group of this situation; write a code such as GB, ALL, FOREIGN, XX, or add the group"
	refusals(t, []refusal{
		{"source", nil, put(sourceless), sentence(`claim "c9": source: there is no source "hage\x1b"; add it or name another`)},
		{"group", nil, put(aClaim("c9", figure("GB", model.Dead, "1"), figure("gb", model.Dead, "1"))), sentence(`claim "c9": figures[1].group: "gb"` + unknown)},
		{"linked claim", nil, put(toNothing), sentence(`claim "c9": links[0].claim: there is no claim "c7"; add it or name another`)},
		{"linked figure", nil, put(toNoFigure),
			sentence(`claim "c9": links[0].figure: claim "c1" has no figure GB missing (crew␛); name one that it has`)},
		{"evidence", nil, put(anEvent("e1", "c1", "c7")), sentence(`event "e1": evidence[1]: there is no claim "c7"; add it or name another`)},
		{"ruled claim", nil, put(aRuling("r1", "c7")), sentence(`ruling "r1": claim: there is no claim "c7"; add it or name another`)},
		{"ruled figure", nil, put(otherCell), sentence(`ruling "r1": claim: claim "c1" has no figure GB dead #attacker; name one that it has`)},
		{"ruled group", nil, put(otherGroup), sentence(`ruling "r1": group: "bp"` + unknown)},
		{"group within another basis", nil, put(byEmployer),
			sentence(`group "bp": within: "res" gathers by residence, this group by employer; a group lies within one of the same basis`)},
		{"group within a whole", nil, put(inAll), sentence(`group "bp": within: "ALL" gathers by whole, this group by employer; a group lies within one of the same basis`)},
		{"group within nothing", nil, put(inNothing), sentence(`group "bp": within: "BP"` + unknown)},
		{"a filing is history", nil, put(aFiling("f1")), nil},
	})
}

// A record stands in its situation, under an id that nothing else has, and stays what it is.
func TestPlaces(t *testing.T) {
	says(t, model.Admit(model.NewStory("siege"), "siege", put(aSource("hague", "Hague"))),
		`source "hague": there is no situation "siege"; make it first (muster new)`)
	says(t, model.Admit(model.NewStory("siege"), "siege", put(aSituation(), aSource("hague", "Hague"))))
	quake := aSituation()
	quake.ID = "quake"
	turned := model.Put("siege", aClaim("c9"), 0)
	turned.Kind, turned.ID = model.KindSource, "hague"
	moved := model.Put("siege", aClaim("c9"), 0)
	moved.ID = "c1"
	const turns = "id: an edit cannot turn a record into another one; delete it and add the other"
	refusals(t, []refusal{
		{"another situation", nil, put(quake), sentence(`situation "quake": id: the situation to be changed is "siege"`)},
		{"id of another kind", nil, put(aGroup("c1")), sentence(`group "c1": id: claim c1 has this id already; an id stands once in a situation`)},
		{"one id for two", nil, put(anEvent("x"), aClaim("x")), sentence(
			`event "x": id: claim x has this id already; an id stands once in a situation`,
			`claim "x": id: event x has this id already; an id stands once in a situation`)},
		{"an id that becomes free", nil, append(put(anEvent("c2")), del(model.KindClaim, "c2")), nil},
		{"the situation's id", nil, put(aClaim("siege")), nil},
		{"record of another kind", nil, edits(turned), sentence(`source "hague": ` + turns)},
		{"record of another id", nil, edits(moved), sentence(`claim "c1": ` + turns)},
		{"twice", nil, put(aClaim("c9"), aClaim("c9")), sentence(`claim "c9": stands twice in one import; give each record its own id`)},
		{"each by itself", nil, put(aClaim("c 9"), aSource("x", "")), sentence(`claim "c 9": id: "c 9"`+notAnID,
			`source "x": name: missing; give who speaks, such as "William Hague, UK foreign secretary"`)},
		{"nothing at all", nil, nil, nil},
	})
}

// Two sources of one name would be two voices. Names are compared folded, as they will be after the whole batch.
func TestSourceNames(t *testing.T) {
	taken := func(id, by string) string {
		return "source " + quoted(id) + ": name: source " + quoted(by) + " carries this name already; use that source"
	}
	var rows []refusal
	for _, name := range []string{"William Hague", "WILLIAM HAGUE", " William\u00a0 Hague ", "Wílliam Hague", "Wil\u200bliam Hague", "Ｗilliam Hague"} {
		rows = append(rows, refusal{quoted(name), nil, put(aSource("x", name)), sentence(taken("x", "hague"))})
	}
	refusals(t, append(rows, []refusal{
		{"two new ones", nil, put(aSource("x", "BP"), aSource("y", "bp")), sentence(taken("y", "x"))},
		{"its own name in other case", nil, put(aSource("hague", "WILLIAM HAGUE")), nil},
		{"a swap", nil, put(aSource("hague", "David Cameron"), aSource("cameron", "William Hague")), nil},
		{"half a swap", nil, put(aSource("hague", "David Cameron")), sentence(taken("hague", "cameron"))},
		{"a name that becomes free", nil, put(aSource("x", "William Hague"), aSource("hague", "Lord Hague")), nil},
		{"a name of one deleted", nil, append(put(aSource("x", "David Cameron")), del(model.KindSource, "cameron")), nil},
		{"new beside edited", nil, put(aSource("x", "William Hague"), aSource("hague", "william hague")), sentence(taken("x", "hague"))},
		{"into one name", nil, put(aSource("hague", "BP"), aSource("cameron", "BP")), sentence(taken("cameron", "hague"))},
	}...))
}

// What others refer to is neither deleted nor robbed of what they name.
func TestReferrers(t *testing.T) {
	to := model.Cell{Group: "GB", Status: model.Dead}
	onFigure := linked("c3", model.Link{Kind: model.Repeats, Claim: "c2", Figure: &to})
	without := aClaim("c2", figure("GB", model.Missing, "2"))
	scotland := aGroup("sct")
	scotland.Within = "res"
	turned := aGroup("res")
	turned.Basis = model.Site
	counted := aClaim("c1", figure("GB", model.Dead, "7"), figure("res", model.Held, "9"))
	const noFigure = `(claim "c2" has no figure GB dead; name one that it has); change that first`
	const noGroup = `("res" is neither a country code nor a group of this situation; write a code such as GB, ALL, FOREIGN, XX, or add the group); change that first`
	refusals(t, []refusal{
		{"source of claims", nil, edits(del(model.KindSource, "cameron"), del(model.KindClaim, "c2")), nil},
		{"source of one claim", records(linkedTo("c3", "cameron")), edits(del(model.KindSource, "cameron")),
			sentence(`source "cameron": cannot be deleted while claim c3 refers to it (there is no source "cameron"; add it or name another); change that first`)},
		{"linked claim", records(onFigure), edits(del(model.KindClaim, "c2")),
			sentence(`claim "c2": cannot be deleted while claim c3 refers to it (there is no claim "c2"; add it or name another); change that first`)},
		{"linked figure", records(onFigure), put(without), sentence(`claim "c2": cannot be changed so while claim c3 refers to it ` + noFigure)},
		{"ruled figure", records(aRuling("r1", "c2")), put(without), sentence(`claim "c2": cannot be changed so while ruling r1 refers to it ` + noFigure)},
		{"evidence", records(anEvent("e1", "c2")), edits(del(model.KindClaim, "c2")),
			sentence(`claim "c2": cannot be deleted while event e1 refers to it (there is no claim "c2"; add it or name another); change that first`)},
		{"counted group", nil, edits(del(model.KindGroup, "res")), sentence(`group "res": cannot be deleted while claim c1 refers to it ` + noGroup)},
		{"group of a figure that goes", nil, append(put(aClaim("c1", figure("GB", model.Dead, "1"))), del(model.KindGroup, "res")), nil},
		{"group of a figure that stays", nil, append(put(counted), del(model.KindGroup, "res")), sentence(
			`claim "c1": figures[1].group: "res" is neither a country code nor a group of this situation; write a code such as GB, ALL, FOREIGN, XX, or add the group`)},
		{"basis of a group around another", records(scotland), put(turned), sentence(`group "res": cannot be changed so while group sct refers to it ` +
			`("res" gathers by site, this group by residence; a group lies within one of the same basis); change that first`)},
		{"other evidence of an event", records(anEvent("e1", "c2")), put(without), nil},
		{"another count", records(onFigure, aRuling("r1", "c2")), put(aClaim("c2", figure("GB", model.Dead, "9"))), nil},
		{"with its referrers", records(onFigure, anEvent("e1", "c2"), aRuling("r1", "c2")), edits(del(model.KindClaim, "c2"),
			del(model.KindClaim, "c3"), del(model.KindEvent, "e1"), del(model.KindRuling, "r1")), nil},
		{"with all but one", records(onFigure, anEvent("e1", "c2")), edits(del(model.KindClaim, "c2"), del(model.KindClaim, "c3")),
			sentence(`claim "c2": cannot be deleted while event e1 refers to it (there is no claim "c2"; add it or name another); change that first`)},
	})
}

func linkedTo(id, source string) *model.Claim {
	c := aClaim(id)
	c.Source = source
	return c
}

// References lead forwards in a batch as well as back.
func TestForwardReferencesInsideABatch(t *testing.T) {
	all := oneOfEach()
	all[0].(*model.Situation).ID = "siege"
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	says(t, model.Admit(model.NewStory("siege"), "siege", put(all...)))
}

// A situation goes last, or with all that it holds: so an import that made it is undone in one act.
func TestDeleteASituation(t *testing.T) {
	all := edits(del(model.KindSituation, "siege"))
	says(t, model.Admit(storyOf(t, aSituation()), "siege", all))
	const holds = `situation "siege": it still holds records; delete them first`
	says(t, model.Admit(storyOf(t, aSituation(), aGroup("res")), "siege", all), holds)
	for _, ref := range strings.Fields("source/hague source/cameron group/res claim/c1") {
		k, id, _ := strings.Cut(ref, "/")
		all = append(all, del(parsed[model.Kind](k), id))
	}
	says(t, model.Admit(desk(t), "siege", append(all, del(model.KindEvent, "never"))), holds,
		`source "hague": cannot be deleted while claim c2 refers to it (there is no source "hague"; add it or name another); change that first`)
	says(t, model.Admit(desk(t), "siege", append(all, del(model.KindClaim, "c2"))))
	says(t, model.Admit(desk(t), "siege", append(put(anEvent("e1")), append(all, del(model.KindClaim, "c2"))...)),
		`event "e1": there is no situation "siege"; make it first (muster new)`)
}
