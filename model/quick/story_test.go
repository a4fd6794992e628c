package quick

import (
	"testing"
	"time"

	"muster/model"
)

// now is the Saturday evening on which every test line is typed.
var now = time.Date(2013, 1, 19, 21, 5, 40, 0, time.FixedZone("CET", 3600))

// siege is a small story with what names may stand for.
func siege() *model.Story {
	story := model.NewStory("in-amenas")
	records := []model.Record{
		&model.Situation{ID: "in-amenas", Title: "In Amenas", Host: "DZ", Zone: "Africa/Algiers", Names: map[string]string{"CI": "Ivory Coast (desk)", "NL": "Hollande"}},
		source("hague", "William Hague, UK foreign secretary", "UK government"),
		source("stoltenberg", "Jens Stoltenberg, Norwegian prime minister", "Norwegian government"),
		source("BP", "BP", "BP"),
		source("interior-dz", "Algerian interior ministry", "Algerian government"),
		source("fr-def", "Jean-Yves Le Drian, French defence minister", "French government"),
		source("js-1", "John Smith, survivor", "John Smith"),
		source("js-2", "John Smith, brother of a captive", "John Smith"),
		source("scotland", "Scottish government", "Scottish government"),
		&model.Source{ID: "us-1", Name: "Senior US official, unnamed", Kind: model.Government, Authority: "US government", Unnamed: true},
		source("odd", "Afp", "Afp"), source("AFP", "Agence France-Presse", "AFP"),
		&model.Group{ID: "GB-SCT", Name: "Scottish residents", Basis: model.Residence},
		&model.Group{ID: "bp", Name: "BP employees", Basis: model.Employer},
		&model.Group{ID: "train", Name: "Train 2", Basis: model.Site},
		&model.Group{ID: "guards", Name: "guards, \"armed\"", Basis: model.Employer},
		&model.Group{ID: "101", Name: "Flight 101", Basis: model.Site}, &model.Group{ID: "102", Name: "Flight 102", Basis: model.Site},
		&model.Group{ID: "belgian-site", Name: "Belgians", Basis: model.Site},
	}
	for i, r := range records {
		stamp := model.Stamp{Seq: uint64(i + 1)}
		story.Set(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}, &model.Entry{Record: r, First: stamp, Last: stamp})
	}
	return story
}

func source(id, name, authority string) *model.Source {
	return &model.Source{ID: id, Name: name, Kind: model.OtherSource, Authority: authority}
}

func testContext() Context {
	return Context{Story: siege(), Now: now, Scopes: []string{"final assault"}}
}

// cellsOf writes figures as "GB dead 1" with semicolons between them.
func cellsOf(figures []model.Figure) string {
	s := ""
	for i, f := range figures {
		if i > 0 {
			s += "; "
		}
		s += f.Cell().String() + " " + f.Count.Words()
	}
	return s
}

func TestStoryIsSound(t *testing.T) {
	story := siege()
	for _, k := range model.Kinds() {
		for _, e := range story.Entries(k) {
			if err := e.Record.Check(); err != nil {
				t.Error(err)
			}
		}
	}
}

// whoOf writes the speaker of a draft: the id of a known source, or "new Name (near id)", and the time that was typed.
func whoOf(d *Draft) string {
	s := d.Source.ID
	if d.Source.New {
		s = "new " + d.Source.Name
	}
	for _, n := range d.Source.Near {
		s += " (near " + n.ID + ")"
	}
	if d.SaidTyped {
		s += " @" + d.Said.String()
	}
	return s
}

// saidOf writes the figures of a draft and its quotation.
func saidOf(d *Draft) string {
	s := cellsOf(d.Figures)
	if d.Quote {
		s += " | " + d.Text
	}
	return s
}
