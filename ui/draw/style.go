package draw

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is what stands before and after a piece of text on the way to the terminal. The zero Style is plain.
type Style struct{ on, off string }

// Paint writes a piece in the style. The piece must not be styled itself.
func (s Style) Paint(piece string) string {
	if s.on == "" || piece == "" {
		return piece
	}
	return s.on + piece + s.off
}

// styled takes the sequences out of a style of Lip Gloss once, so that a row costs a concatenation.
func styled(l lipgloss.Style) Style {
	on, off, _ := strings.Cut(l.Render("x"), "x")
	return Style{on, off}
}

// Styles are the styles of the screen, by what they are for.
type Styles struct {
	Plain  Style
	Dim    Style // secondary: what may be passed over
	Strong Style // what the eye should find first
	Title  Style // of the situation, and of the pane that has the keys
	Accent Style // the one accent: keys, what is new, what is pointed at
	Alarm  Style // what must be looked at before anything is put out
	Warn   Style // what should be known before a figure is used
	Lit    Style // what the keys act on
	Past   Style // what no longer counts
	Banner Style // across the screen: this is not now
}

// Ground is what the terminal draws on.
type Ground uint8

// The grounds. On an unknown one only colours are used that can be read on both.
const (
	UnknownGround Ground = iota
	Dark
	Light
)

// stylesFor makes the styles: the terminal's own sixteen colours, or attributes alone.
func stylesFor(colour bool, g Ground) Styles {
	base := lipgloss.NewStyle()
	s := Styles{
		Dim:    styled(base.Faint(true)),
		Strong: styled(base.Bold(true)),
		Lit:    styled(base.Reverse(true)),
		Past:   styled(base.Faint(true)),
	}
	if !colour {
		s.Title, s.Accent = styled(base.Bold(true).Underline(true)), styled(base.Bold(true))
		s.Alarm, s.Warn = styled(base.Bold(true).Reverse(true)), styled(base.Bold(true))
		s.Banner = s.Alarm
		return s
	}
	accent, alarm, warn := lipgloss.Magenta, lipgloss.Red, lipgloss.Red // read on black and on white
	switch g {
	case Dark:
		accent, alarm, warn = lipgloss.BrightCyan, lipgloss.BrightRed, lipgloss.BrightYellow
	case Light:
		accent, warn = lipgloss.Blue, lipgloss.Magenta
	}
	s.Title, s.Accent = styled(base.Bold(true).Foreground(accent)), styled(base.Foreground(accent))
	s.Alarm, s.Warn = styled(base.Bold(true).Foreground(alarm)), styled(base.Foreground(warn))
	s.Banner = styled(base.Bold(true).Reverse(true).Foreground(warn))
	return s
}
