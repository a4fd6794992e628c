package factbox_test

import (
	"fmt"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/exchange"
	"muster/model/factbox"
	"muster/model/moment"
)

const siege = `{"format": "muster/1",
 "situation": {"id": "s", "title": "Siege", "host": "DZ", "zone": "Africa/Algiers"},
 "sources": [{"id": "tokyo", "name": "Japanese government", "kind": "government", "country": "JP"},
  {"id": "afp", "name": "AFP", "kind": "media"}],
 "claims": [
  {"id": "c1", "source": "tokyo", "said": "2013-01-21", "text": "Seven dead, three missing.",
   "figures": [{"group": "JP", "status": "dead", "count": "7"}, {"group": "JP", "status": "missing", "count": "3"}]},
  {"id": "c2", "source": "afp", "said": "2013-01-20", "text": "At least nine.", "figures": [{"group": "JP", "status": "dead", "count": "9+"}]}]}`

func Example() {
	doc, err := exchange.Read(strings.NewReader(siege))
	if err != nil {
		panic(err)
	}
	edits, _, err := doc.Edits(nil, false)
	if err != nil {
		panic(err)
	}
	story := model.NewStory("s")
	for i, e := range edits {
		story.Set(e.Ref(), &model.Entry{Record: e.After, First: model.Stamp{Seq: uint64(i + 1)}})
	}
	of := time.Date(2013, time.January, 21, 18, 0, 0, 0, time.UTC)
	box := factbox.Make(account.Open(story, moment.Moment{}), factbox.Options{Of: of})
	fmt.Print(box.Text(factbox.Layout{Width: 48}))
	// Output:
	// Siege
	//
	// BY COUNTRY
	// - Japan: at least 7 dead, sources differ: 7
	//   (Japanese government, 21 Jan); at least 9
	//   (AFP, 20 Jan)
	// - Japan: 3 missing (Japanese government, 21 Jan)
}
