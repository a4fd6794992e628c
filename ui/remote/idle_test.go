package remote

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// Guards the clock of key presses, by the hour: a press puts the end off by the whole time, from before the warning and from after
// it, and without one the session ends with the reason.
func TestIdleClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &session{server: &Server{cfg: Config{Limits: Limits{}.filled()}}}
		s.ctx, s.cancel = context.WithCancelCause(t.Context())
		i := s.watchIdle()
		warned := func() bool {
			synctest.Wait()
			select {
			case says := <-i.notices:
				return strings.Contains(says, "closes in 5m0s")
			default:
				return false
			}
		}
		for range 3 {
			time.Sleep(11 * time.Hour)
			i.active()
		}
		if warned() {
			t.Fatal("warned although keys are pressed")
		}
		time.Sleep(12*time.Hour - 5*time.Minute)
		if !warned() {
			t.Fatal("there is no warning")
		}
		time.Sleep(4 * time.Minute)
		i.active()
		time.Sleep(12*time.Hour - time.Second)
		if !warned() || s.ctx.Err() != nil {
			t.Fatal("a key after the warning does not keep the session:", s.ctx.Err())
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if why := context.Cause(s.ctx); why == nil || !strings.Contains(why.Error(), "no key was pressed for 12h0m0s") {
			t.Fatal("it does not end:", why)
		}
	})
}
