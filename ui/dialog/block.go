package dialog

import (
	"muster/ui/draw"
	"muster/ui/intent"
)

// Block is a paragraph of a page: a label, a text that is wrapped beside it, and where Enter leads from it. The text may
// be as it came from outside; the page cleans it.
type Block struct {
	Label  string
	Text   string
	Style  draw.Style
	Grave  bool // the label stands out
	Indent int
	Drawn  bool // a line of a drawing: never broken
	Most   int  // lines at most; 0: as many as it takes
	Target *intent.Target
}

// labelWidth is the column of the labels.
const labelWidth = 13
