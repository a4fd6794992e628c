//go:build linux

package store_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"muster/model"
	"muster/store"
)

// watchOne follows a file and says of each change when it was seen, in nanoseconds since 1970.
func watchOne(path string, opt store.Options) error {
	f, err := store.Open(path, opt)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	tokens, err := f.Watch(ctx)
	if err != nil {
		return err
	}
	head, err := f.Head(ctx)
	if err != nil {
		return err
	}
	fmt.Println("here")
	for range tokens {
		changes, err := f.Since(ctx, model.Head{Seq: head.Seq})
		if err != nil {
			return err
		}
		for _, c := range changes {
			fmt.Println("seen", c.Record, time.Now().UnixNano())
			head.Seq = c.Seq
		}
	}
	return nil
}

// BenchmarkSeen tells how long it takes from the answer to a writer until 2, 8 and 32 other processes have its change.
func BenchmarkSeen(b *testing.B) {
	for _, n := range []int{2, 8, 32} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := newDesk(b, store.Options{Now: time.Now})
			var crews []*crew
			for range n {
				crews = append(crews, begin(b, "watch", f.Path(), ""))
			}
			time.Sleep(2 * time.Second)
			answered := map[string]int64{}
			for i := range 60 {
				id := fmt.Sprint("s", i)
				mustAppend(b, f, fact(id))
				answered[id] = time.Now().UnixNano()
				time.Sleep(60 * time.Millisecond)
			}
			time.Sleep(time.Second)
			var took []int64
			for _, c := range crews {
				for _, s := range said(c.kill(), "seen") {
					var id, at string
					if _, err := fmt.Sscan(s, &id, &at); err != nil {
						b.Fatal(s)
					}
					ns, _ := strconv.ParseInt(at, 10, 64)
					took = append(took, ns-answered[id])
				}
			}
			if len(took) != 60*n {
				b.Fatalf("%d of %d were seen", len(took), 60*n)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2])/1e6, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100])/1e6, "p99-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
