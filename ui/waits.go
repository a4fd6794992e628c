package ui

import "sync"

// Waits tells every screen of a process who has the file that is waited for. The zero value has no screens yet.
type Waits struct {
	mu   sync.Mutex
	ears map[chan string]bool
}

// Hear gives a screen its Config.Waits, which holds the latest; leave ends it.
func (w *Waits) Hear() (waits <-chan string, leave func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ears == nil {
		w.ears = map[chan string]bool{}
	}
	ear := make(chan string, 1)
	w.ears[ear] = true
	return ear, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.ears, ear)
	}
}

// Tell leaves for each screen who has the file, in place of what it has not taken yet.
func (w *Waits) Tell(who string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for ear := range w.ears {
		select {
		case <-ear:
		default:
		}
		ear <- who
	}
}
