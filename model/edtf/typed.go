package edtf

import (
	"fmt"
	"strings"
	"time"

	"muster/model/moment"
)

// Typed reads what an editor types for when something happened: what Parse reads, else a day or a time as [moment.Typed] does,
// counted from now in the zone of the scene. back is what [moment.Back] says of it.
func Typed(text string, now time.Time, scene *time.Location) (d Date, back string, err error) {
	text = strings.TrimSpace(text)
	if d, err = Parse(text); err == nil {
		return d, "", nil
	}
	m, typed := moment.Typed(text, now, scene)
	if typed == nil {
		d, err = Parse(m.String())
		return d, moment.Back(text, now, scene), err
	}
	if strings.HasSuffix(err.Error(), forms) {
		err = fmt.Errorf("%w; or 14:30, 20 min ago, sat 19:10, 19 jan", err)
	}
	return Date{}, "", err
}
