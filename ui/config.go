package ui

import (
	"context"
	"time"

	"muster/model"
	"muster/ui/draft"
	"muster/ui/draw"

	"github.com/charmbracelet/colorprofile"
)

// Store is what the screen needs of a file of muster, or of anything that keeps a log.
type Store interface {
	// Load reads one situation at the head of the log.
	Load(ctx context.Context, situation string) (*model.State, error)
	// Since gives the changes after a point of the log, of all situations, in order; model.ErrReplaced: the file was
	// restored, and what was read of it before is of another log.
	Since(ctx context.Context, after model.Head) ([]*model.Change, error)
	// Log visits the changes that Since gives, some hundred at a time: how all of the log is read. An error of visit ends it.
	Log(ctx context.Context, after model.Head, visit func(model.Logged) error) error
	// Between gives the changes from one sequence to another, both included, Before filled: how the log is read backwards.
	Between(ctx context.Context, from, to uint64) ([]*model.Change, error)
	// Watch gives a channel that holds a token whenever there may be more to read; it is closed when ctx ends.
	Watch(ctx context.Context) (<-chan struct{}, error)
	// Append takes all of a batch or nothing.
	Append(ctx context.Context, b model.Batch) (model.Receipt, error)
	// Situations lists the situations by id.
	Situations(ctx context.Context) ([]*model.Situation, error)
}

// Start is what an editor chose where there is nothing yet.
type Start struct {
	// Example asks for the example; else Situation is the new one.
	Example   bool
	Situation *model.Situation
}

// Colours are what the terminal can show.
type Colours struct {
	// Profile is what the terminal understands; Ascii and NoTTY mean attributes only.
	Profile colorprofile.Profile
	// Ground is what it draws on; unknown: the terminal is asked, and until it answers only colours are used that can be
	// read on both.
	Ground draw.Ground
}

// Size is that of a screen, in columns and rows.
type Size struct{ Width, Height int }

// Config is everything an App needs from outside.
type Config struct {
	Ctx context.Context
	// Store is the file; nil: there is none yet, and Begin makes it.
	Store Store
	// Begin makes what an editor chose at the first start, the file with it where there is none, and gives the store and
	// the id of the situation.
	Begin func(ctx context.Context, s Start) (Store, string, error)
	// Path is where the file is, or will be.
	Path string
	// Situation is the one to open; empty: the only one, or the editor chooses.
	Situation string
	Editor    model.Editor
	Now       func() time.Time
	// NewOp names an act anew; nil: at random.
	NewOp   func() string
	Colours Colours
	// UTF8 tells that the terminal's language is written in UTF-8; else everything is ASCII.
	UTF8 bool
	// Width and Height are the size to begin with; 0: the terminal is asked.
	Width, Height int
	// Sizes brings every new size where the output is no terminal of this box; nil: the terminal is asked.
	Sizes <-chan Size
	// Active is told of every key, paste and press of the mouse, before anything comes of it; nil: nobody asks.
	Active func()
	// Notices brings sentences that are shown to the editor until the next key; nil: there are none.
	Notices <-chan string
	// PutAway writes a text that was copied into a new file of about that name, and tells where; nil: there is no file to be
	// had here. It is called as an effect, and overwrites nothing.
	PutAway func(ctx context.Context, name, text string) (path string, err error)
	// Waits brings who has the file, and since when, where it has to be waited for: `"ana" (pid 123) since 14:02:10`. It is shown
	// until the file was read again. Nil: nobody is known.
	Waits <-chan string
	// Zone is the desk's: its time stands beside the scene's at the top; nil: the scene's alone does.
	Zone *time.Location
	// Mouse begins with the mouse on.
	Mouse bool
	// Demo tells that everything is thrown away at the end.
	Demo bool
	// Keep sees to what is due for the file, such as a backup; nil: nothing is. It is called as an effect, each minute.
	Keep func(ctx context.Context, s Store) error
	// Suspends tells that ctrl+z gives the terminal to the shell above, which can bring the screen back.
	Suspends bool
	// Looked is where it is kept how far the editor has seen the log; nil: nowhere, everything there is at the start counts as
	// seen.
	Looked Looked
	// Drafts is where what is typed is kept until it is saved; nil: nowhere.
	Drafts draft.Drafts
	// ReadOnly is why nothing can be changed, in a sentence; empty: it can.
	ReadOnly string
	// Rights asks that anew, when the file is another than before, a save was refused or a minute is over: rights come and go
	// while a screen is open. It is called as an effect. Nil: ReadOnly stays as it is.
	Rights func(s Store) (readOnly string)
	// Presence tells who else has the file open; nil: nobody knows.
	Presence Presence
}

func (c Config) options() draw.Options {
	return draw.Options{Colour: c.Colours.Profile > colorprofile.ASCII, Ground: c.Colours.Ground, UTF8: c.UTF8}
}
