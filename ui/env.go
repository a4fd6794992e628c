package ui

import (
	"os"
	"strings"

	"muster/ui/draw"

	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"
)

// Usable tells whether the screen can be shown: in and out are a terminal, and not one that says that it can do nothing.
func Usable(getenv func(string) string, isTerminal bool) bool {
	return isTerminal && getenv("TERM") != "dumb"
}

// IsTerminal tells whether a stream is a terminal of this box.
func IsTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// sizeOf is the size of a terminal of this box; 0: it is none, or does not say.
func sizeOf(stream any) (width, height int) {
	if f, ok := stream.(*os.File); ok {
		width, height, _ = term.GetSize(int(f.Fd()))
	}
	return width, height
}

// UsableIn tells whether the terminal of an environment can show the screen.
func UsableIn(environ []string) bool { return Usable(lookup(environ), true) }

// ColoursOf reads from the environment of a terminal what it can show. NO_COLOR with any value and CLICOLOR=0 mean
// attributes only; the library below does not ask for them on a terminal.
func ColoursOf(environ []string) Colours {
	get := lookup(environ)
	if get("NO_COLOR") != "" || get("CLICOLOR") == "0" {
		return Colours{Profile: colorprofile.ASCII}
	}
	profile := colorprofile.Env(environ)
	if profile < colorprofile.ANSI {
		profile = colorprofile.ASCII
	}
	return Colours{Profile: profile, Ground: groundOf(get("COLORFGBG"))}
}

// Themed is what a terminal shows in a theme: dark, light, none, or as it says itself.
func (c Colours) Themed(theme string) Colours {
	switch theme {
	case "none":
		return Colours{Profile: colorprofile.ASCII}
	case "dark":
		c.Ground = draw.Dark
	case "light":
		c.Ground = draw.Light
	}
	return c
}

// groundOf reads the ground out of COLORFGBG, which some terminals set to the numbers of their colours: "0;15" is black on white.
func groundOf(colours string) draw.Ground {
	switch colours[strings.LastIndex(colours, ";")+1:] {
	case "7", "15":
		return draw.Light
	case "0", "1", "2", "3", "4", "5", "6", "8":
		return draw.Dark
	}
	return draw.UnknownGround
}

// UTF8Of tells whether the language of a terminal is written in UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set says so.
func UTF8Of(environ []string) bool {
	get := lookup(environ)
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(get(name)); v != "" {
			return strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8")
		}
	}
	return false
}

// lookup finds a variable in an environment; the last one of a name holds.
func lookup(environ []string) func(string) string {
	return func(name string) (value string) {
		for _, e := range environ {
			if v, ok := strings.CutPrefix(e, name+"="); ok {
				value = v
			}
		}
		return value
	}
}
