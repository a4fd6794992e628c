package moment

import (
	"fmt"
	"time"
)

// lead is how far a clock time may lie ahead of now, since two clocks are never quite the same.
const lead = 5 * time.Minute

// Unsaid refuses a moment that begins more than five minutes ahead of now: nobody can have said anything then, and what is said
// later would have been superseded before it came. What happens may lie ahead, and what is read back from a file has no now.
func (m Moment) Unsaid(now time.Time, scene *time.Location) error {
	if !m.Begin(scene).After(now.Add(lead)) {
		return nil
	}
	return fmt.Errorf("%s is still to come; write when it was said, such as 14:30 or yesterday", m.Echo(scene))
}
