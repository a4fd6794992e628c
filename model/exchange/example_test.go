package exchange_test

import (
	"fmt"
	"os"
	"strings"

	"muster/model"
	"muster/model/exchange"
)

func ExampleRead() {
	_, err := exchange.Read(strings.NewReader(`{"format": "muster/1",
		"situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers"},
		"sources": [{"id": "hague", "name": "William Hague", "kind": "government", "country": "GB"}],
		"claims": [{"id": "c1", "source": "hague", "said": "2013-01-19", "text": "One is dead.",
			"figures": [{"group": "GB", "stats": "dead", "status": "dead", "count": 1}]}]}`))
	fmt.Println(err)
	// Output:
	// claims[0] "c1": figures[0]: there is no field "stats"; the fields are group, class, status, scope, count, state
	// claims[0] "c1": figures[0].count: a number stands here, not a string; write "1"
}

func ExampleWrite() {
	s := model.NewStory("s")
	for i, r := range []model.Record{
		&model.Situation{ID: "s", Title: "Siege", Host: "DZ", Zone: "Africa/Algiers"},
		model.Normal(&model.Source{ID: "bp", Name: "BP", Kind: model.Company, Reliability: 'B'}),
	} {
		s.Set(model.Ref{Kind: r.RecordKind(), ID: r.RecordID()}, &model.Entry{Record: r, First: model.Stamp{Seq: uint64(i + 1)}})
	}
	left, err := exchange.Write(os.Stdout, s, exchange.WriteOptions{})
	fmt.Println(left.Claims, "claims left out", err)
	// Output:
	// {
	//   "format": "muster/1",
	//   "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers", "list": "open"},
	//   "sources": [
	//     {"id": "bp", "name": "BP", "kind": "company", "authority": "BP", "reliability": "B"}
	//   ],
	//   "groups": [],
	//   "claims": [],
	//   "events": [],
	//   "rulings": [],
	//   "filings": []
	// }
	// 0 claims left out <nil>
}
