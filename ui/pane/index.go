package pane

import "muster/model"

// index leads from the records of one kind to their items, by the places that the story has for them.
type index struct {
	story *model.Story
	kind  model.Kind
	items []*Item
}

func newIndex(s *model.Story, k model.Kind) *index {
	return &index{story: s, kind: k, items: make([]*Item, s.Room(k))}
}

// item finds a record, nil: it has none of it. So has no index.
func (x *index) item(id string) *Item {
	if x == nil {
		return nil
	}
	at, ok := x.story.Place(model.Ref{Kind: x.kind, ID: id})
	if !ok || at >= len(x.items) || x.items[at] == nil || x.items[at].Ref().ID != id {
		return nil
	}
	return x.items[at]
}

// put takes an item in.
func (x *index) put(it *Item) {
	at, _ := x.story.Place(it.Ref())
	if at >= len(x.items) {
		x.items = append(x.items, make([]*Item, at+1-len(x.items))...)
	}
	x.items[at] = it
}

// drop lets an item go.
func (x *index) drop(it *Item) {
	if at, _ := x.story.Place(it.Ref()); x.items[at] == it {
		x.items[at] = nil
	}
}
