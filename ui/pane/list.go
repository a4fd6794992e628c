package pane

// list is the cursor of a list and the part of it that is in sight. Rows may have several lines.
type list struct {
	cursor, top   int
	width, height int
}

// tall tells how many lines a row takes; first says that it is the first in sight.
type tall func(i int, first bool) int

func (l *list) setSize(width, height int) { l.width, l.height = max(0, width), max(0, height) }

// move moves the cursor by rows within a list of n.
func (l *list) move(by, n int) { l.cursor = min(max(0, l.cursor+by), max(0, n-1)) }

// reveal brings the cursor into sight, and leaves no room empty that rows above could fill. It costs what is in sight. A
// list that is out of sight stays as it was.
func (l *list) reveal(n int, h tall) {
	l.move(0, n)
	if l.height == 0 {
		return
	}
	l.top = min(max(0, l.top), max(0, n-1))
	if l.cursor <= l.top {
		l.top = l.cursor
	} else {
		l.follow(h)
	}
	l.pull(n, h)
}

// follow moves the first row in sight down as little as shows all of the cursor's row.
func (l *list) follow(h tall) {
	first, used := l.cursor, h(l.cursor, false)
	for first > l.top && used+h(first-1, true) <= l.height {
		first--
		used += h(first, false)
	}
	l.top = first
}

// pull moves the first row in sight up while everything under it fits.
func (l *list) pull(n int, h tall) {
	used := 0 // by the rows in sight, the first without what stands over it
	for i := l.top; i < n; i++ {
		if used += h(i, false); used > l.height {
			return
		}
	}
	for l.top > 0 && used+h(l.top-1, true) <= l.height {
		l.top--
		used += h(l.top, false)
	}
}

// page is how many rows fit, at least one.
func (l *list) page(n int, h tall) int {
	rows, used := 0, 0
	for i := l.top; i < n && used < l.height; i++ {
		used += h(i, i == l.top)
		rows++
	}
	return max(1, rows-1)
}

// last is the row after the last one in sight.
func (l *list) last(n int, h tall) int {
	used := 0
	for i := l.top; i < n; i++ {
		if used >= l.height {
			return i
		}
		used += h(i, i == l.top)
	}
	return n
}
