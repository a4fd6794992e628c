package store

import (
	"context"
	"io"
	"os"
)

// copyStep is how much is copied before it is asked whether to go on.
const copyStep = 16 << 20

// copyTo copies the file as it is at one moment, what bbolt uses of it. Writers wait for the copying alone, which the system
// does by itself where it can.
func (f *File) copyTo(ctx context.Context, to *os.File) error {
	p, err := f.gate.enter(ctx, false)
	if err != nil {
		return f.named(err)
	}
	file, err := f.openLocked(ctx, p.leave, os.O_RDONLY, shared)
	if err != nil {
		return f.named(err)
	}
	defer func() { _ = file.Close() }()
	p.leave()
	return f.named(copyWhole(ctx, to, file))
}

// copyWhole copies a locked file from its beginning.
func copyWhole(ctx context.Context, to, file *os.File) error {
	if err := checkLength(file); err != nil {
		return err
	}
	m, err := readMark(file)
	if err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return copyFile(ctx, to, file, m.length)
}

// copyFile copies n bytes from where from stands.
func copyFile(ctx context.Context, to, from *os.File, n int64) error {
	for n > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		step := min(n, copyStep)
		if _, err := io.CopyN(to, from, step); err != nil {
			return err
		}
		n -= step
	}
	return nil
}
