// Muster is a situation monitor for news desks: attributed claims, and the accounting computed from them.
package main

import (
	"context"
	_ "embed"
	"io"
	"os"
	"os/signal"
	"os/user"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"
	_ "time/tzdata" // a bare box has no zone files

	"muster/model"
	"muster/store"
	"muster/ui/cli"

	"github.com/adrg/xdg"
	"github.com/oklog/ulid/v2"
)

//go:embed testdata/in-amenas.json
var example []byte

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run carries out one command line and returns its exit code. It wires the packages together and does nothing itself.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return cli.Run(ctx, cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Getenv:      os.Getenv,
		Now:         time.Now,
		Editor:      editor(),
		NewOp:       func() string { return ulid.Make().String() },
		DefaultFile: defaultFile(),
		Open:        openFile,
		Create:      createFile,
		Temporary:   temporary,
		Example:     example,
		Read:        func(path string) (io.ReadCloser, error) { return os.Open(path) },
		Version:     version(),
	}, args)
}

// editor is the user id that the process runs under, with the name that the system has for it. The environment is not
// asked: anybody can set it.
func editor() model.Editor {
	id := strconv.Itoa(os.Getuid())
	by := model.Editor{Name: "uid " + id, ID: "uid:" + id}
	if u, err := user.LookupId(id); err == nil && u.Username != "" {
		by.Name = u.Username
	}
	return by
}

func defaultFile() string { return filepath.Join(xdg.DataHome, "muster", "desk.db") }

func openFile(path string) (cli.File, error) {
	f, err := store.Open(path, store.Options{Now: time.Now})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// createFile makes a file, and for the default one the folder it lies in.
func createFile(path string, now func() time.Time) (cli.File, error) {
	if path == defaultFile() {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, err
		}
	}
	f, err := store.Create(path, store.Options{Now: now})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// temporary makes a folder that nobody else can read, for what is thrown away at the end.
func temporary(name string) (path string, throwAway func(), err error) {
	dir, err := os.MkdirTemp("", "muster-")
	if err != nil {
		return "", nil, err
	}
	return filepath.Join(dir, name), func() { os.RemoveAll(dir) }, nil
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
