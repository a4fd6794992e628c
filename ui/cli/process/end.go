package process

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long a second signal is not taken for impatience: it came with the first.
const grace = 500 * time.Millisecond

// UntilToldToEnd is a context that ends with the first signal that asks for it. A second signal, later than the grace, ends what
// does not listen.
func UntilToldToEnd() context.Context {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	hung := make(chan os.Signal, 1)
	signal.Notify(hung, syscall.SIGHUP) // a shell that hangs up says it a second time to what it started
	context.AfterFunc(ctx, func() { time.AfterFunc(grace, stop) })
	return ctx
}
