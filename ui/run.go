package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
)

// frames is how many frames a second the screen is drawn at most. A key waits for the next one: at 120 that is 8 ms at the
// most, and a screen that does not change writes nothing at any rate.
const frames = 120

// lastWords is how long the end of a session waits for the disk to take what was typed.
const lastWords = time.Second

// Run shows the screen on a terminal until the editor quits or ctx ends. Environ is the environment of that terminal.
func Run(ctx context.Context, cfg Config, in io.Reader, out io.Writer, environ []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cfg.Ctx = ctx
	out, follow := sized(out)
	if cfg.Sizes != nil {
		follow = followSizes(cfg.Sizes)
	}
	width, height := clamp(cfg.Width, cfg.Height)
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithEnvironment(environ),
		tea.WithColorProfile(cfg.Colours.Profile), tea.WithFPS(frames), tea.WithoutSignalHandler(), tea.WithFilter(believable(cfg.Active)),
		tea.WithWindowSize(width, height)}
	app := New(cfg)
	if k := app.drafts.keeper; k != nil {
		go k.Run(ctx)
		defer k.Flush(lastWords)
	}
	p := tea.NewProgram(app, options...)
	go follow(ctx, p.Send)
	go notify(ctx, cfg.Notices, func(says string) { p.Send(noticeMsg{says}) })
	go notify(ctx, cfg.Waits, func(says string) { p.Send(waitMsg{says}) })
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

// believable clamps a size before anything is drawn for it: the renderer makes room for every cell. It tells active of what
// an editor did.
func believable(active func()) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch m := msg.(type) {
		case tea.WindowSizeMsg:
			m.Width, m.Height = clamp(m.Width, m.Height)
			return m
		case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
			if active != nil {
				active()
			}
		}
		return msg
	}
}

// followSizes tells the program of every size that comes.
func followSizes(sizes <-chan Size) func(context.Context, func(tea.Msg)) {
	return func(ctx context.Context, send func(tea.Msg)) {
		for {
			select {
			case <-ctx.Done():
				return
			case size := <-sizes:
				send(tea.WindowSizeMsg(size))
			}
		}
	}
}

// notify shows what somebody outside has to say.
func notify(ctx context.Context, notices <-chan string, show func(says string)) {
	for {
		select {
		case <-ctx.Done():
			return
		case says := <-notices:
			show(says)
		}
	}
}
