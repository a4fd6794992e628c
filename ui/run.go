package ui

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
)

// frames is how many frames a second the screen is drawn at most. A key waits for the next one: at 120 that is 8 ms at the
// most, and a screen that does not change writes nothing at any rate.
const frames = 120

// Run shows the screen on a terminal until the editor quits or ctx ends. Environ is the environment of that terminal.
func Run(ctx context.Context, cfg Config, in io.Reader, out io.Writer, environ []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cfg.Ctx = ctx
	out, follow := sized(out)
	width, height := clamp(cfg.Width, cfg.Height)
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ),
		tea.WithColorProfile(cfg.Colours.Profile), tea.WithFPS(frames), tea.WithoutSignalHandler(), tea.WithFilter(believable),
		tea.WithWindowSize(width, height)}
	p := tea.NewProgram(New(cfg), options...)
	go follow(ctx, p.Send)
	_, err := p.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil // somebody asked for the end
	}
	return err
}

// A terminal may claim any size, and one that lies must not cost the memory of all others.
const mostColumns, mostRows = 1000, 500

// clamp makes a size one that can be drawn.
func clamp(width, height int) (int, int) {
	return min(max(0, width), mostColumns), min(max(0, height), mostRows)
}

// believable clamps a size before anything is drawn for it: the renderer makes room for every cell.
func believable(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		size.Width, size.Height = clamp(size.Width, size.Height)
		return size
	}
	return msg
}
