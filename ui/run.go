package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"muster/ui/paste"
)

// frames is how many frames a second the screen is drawn at most. A key waits for the next one: at 120 that is 8 ms at the
// most, and a screen that does not change writes nothing at any rate.
const frames = 120

// lastWords is how long the end of a session waits for the disk to take what was typed, lastFrame for the terminal to take
// what is being drawn. Whoever quits is out within five seconds, whatever hangs.
const (
	lastWords = time.Second
	lastFrame = 2 * time.Second
)

// Run shows the screen on a terminal until the editor quits or ctx ends. Environ is the environment of that terminal. However
// it ends, what was typed is kept and the terminal is as it was.
func Run(ctx context.Context, cfg Config, in io.Reader, out io.Writer, environ []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	cfg.Ctx = ctx
	screen := deviceOf(in, out)
	if screen.pastes != nil {
		defer screen.pastes.Close()
	}
	if cfg.Width == 0 && cfg.Height == 0 {
		cfg.Width, cfg.Height = sizeOf(out)
	}
	cfg.Suspends = cfg.Suspends || screen.suspends
	if cfg.Sizes != nil {
		screen.follow = followSizes(cfg.Sizes)
	}
	app := New(cfg)
	p := tea.NewProgram(app, append(screen.options(cfg), tea.WithContext(ctx), tea.WithEnvironment(environ))...)
	failed := make(chan error, 4)
	beside := func(do func()) { go guarded(do, failed) }
	if k := app.drafts.keeper; k != nil {
		beside(func() { k.Run(ctx) })
		defer context.AfterFunc(ctx, func() { k.Flush(lastWords) })()
		defer k.Flush(lastWords)
	}
	if k := app.lookKeeper; k != nil {
		beside(func() { k.run(ctx) })
		defer k.flush(lastWords)
	}
	beside(func() { screen.follow(ctx, p.Send) })
	beside(func() { notify(ctx, cfg.Notices, func(says string) { p.Send(noticeMsg{says}) }) })
	beside(func() { notify(ctx, cfg.Waits, func(says string) { p.Send(waitMsg{says}) }) })
	ended := make(chan error, 1)
	go func() {
		_, err := p.Run()
		ended <- err
	}()
	return await(ctx, cancel, app.leaving, ended, failed, screen.release)
}

// guarded does something beside the program. A panic there would end the process with the terminal as it is.
func guarded(do func(), failed chan<- error) {
	defer func() {
		if r := recover(); r != nil {
			failed <- fmt.Errorf("the screen failed: %v\n%s", r, debug.Stack())
		}
	}()
	do()
}

// await waits for the end, and once it was asked for, no longer than a terminal may take for it.
func await(ctx context.Context, cancel func(), leaving <-chan struct{}, ended, failed <-chan error, release func()) (err error) {
	select {
	case err = <-ended:
		return plainEnd(ctx, err)
	case err = <-failed:
	case <-leaving:
	case <-ctx.Done():
	}
	asked := ctx.Err() != nil
	if err != nil {
		cancel()
	}
	select {
	case late := <-ended:
		if asked && errors.Is(late, tea.ErrProgramKilled) && !errors.Is(late, tea.ErrProgramPanic) {
			late = nil // somebody asked for the end
		}
		return errors.Join(err, late)
	case <-time.After(lastFrame):
		cancel()
		release()
		return err
	}
}

func plainEnd(ctx context.Context, err error) error {
	if errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) && ctx.Err() != nil {
		return nil
	}
	return err
}

// options are what the library is told of a terminal.
func (d *device) options(cfg Config) []tea.ProgramOption {
	width, height := clamp(cfg.Width, cfg.Height)
	return []tea.ProgramOption{tea.WithInput(d.in), tea.WithOutput(d.out), tea.WithColorProfile(cfg.Colours.Profile), tea.WithFPS(frames),
		tea.WithoutSignalHandler(), tea.WithFilter(believable(cfg.Active, d.pastes)), tea.WithWindowSize(width, height)}
}

// A terminal may claim any size, and one that lies must not cost the memory of all others.
const mostColumns, mostRows = 1000, 500

// clamp makes a size one that can be drawn.
func clamp(width, height int) (int, int) {
	return min(max(0, width), mostColumns), min(max(0, height), mostRows)
}

// believable clamps a size before anything is drawn for it: the renderer makes room for every cell. It puts what was pasted
// in the place of the empty paste that the library saw, and tells active of what an editor did.
func believable(active func(), pastes *paste.Reader) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch m := msg.(type) {
		case tea.WindowSizeMsg:
			m.Width, m.Height = clamp(m.Width, m.Height)
			return m
		case tea.SuspendMsg:
			if pastes != nil {
				pastes.Interrupt() // so that nobody reads the keys of the shell
			}
		case tea.KeyPressMsg, tea.PasteMsg, tea.MouseMsg:
			if active != nil {
				active()
			}
		}
		if _, ok := msg.(tea.PasteMsg); ok && pastes != nil {
			return pastedMsg{pastes.Next()}
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
