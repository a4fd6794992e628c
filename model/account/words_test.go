package account

import (
	"testing"
	"time"

	"muster/model/edtf"
)

// Only the reader's own year goes without saying, and only behind a day or a month: what else a date says stays whole.
func TestWordsLeaveOutTheYear(t *testing.T) {
	for written, want := range map[string]string{
		"2013-01-21": "21 Jan", "2013-01-21?": "21 Jan?", "2013-01": "Jan", "2013": "2013", "2013~": "about 2013", "2013-XX-XX": "some day in 2013",
		"2012-12-31": "31 Dec 2012", "2012-12-31/2013-01-02": "31 Dec 2012 – 2 Jan 2013", "2013-12-30/2014-01-02": "30 Dec 2013 – 2 Jan 2014",
		"2013-01-16/2013-01-19": "16 Jan – 19 Jan", "2013-01-19T19:10": "19 Jan 19:10",
	} {
		d, err := edtf.Parse(written)
		if err != nil {
			t.Fatal(err)
		}
		says := d.Display(time.UTC)
		if got := (Words{year: 2013}).short(says); got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
		if got := (Words{}).short(says); got != says {
			t.Errorf("%s: %q for a reader of any year", written, got)
		}
	}
}
