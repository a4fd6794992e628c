package model

import "fmt"

// Reliability is the Admiralty grade of a source: A (completely reliable) to E (unreliable), F (cannot be judged).
// The zero value is F, the default.
type Reliability byte

// ParseReliability reads one capital letter A to F.
func ParseReliability(s string) (Reliability, error) {
	if len(s) != 1 || s[0] < 'A' || s[0] > 'F' {
		return 0, fmt.Errorf("%q is not a reliability; write a letter from A (reliable) to E (unreliable), or F (cannot be judged)", s)
	}
	if s == "F" {
		return 0, nil
	}
	return Reliability(s[0]), nil
}

func (r Reliability) String() string {
	if r == 0 {
		return "F"
	}
	return string(rune(r))
}

// Rank orders sources from best (0) to worst. F ranks with C: a source nobody could judge is not the worst one.
func (r Reliability) Rank() int {
	if r == 0 || r == 'F' {
		return int('C' - 'A')
	}
	return int(r - 'A')
}

// MarshalText writes the letter; what is none is refused.
func (r Reliability) MarshalText() ([]byte, error) {
	s := r.String()
	_, err := ParseReliability(s)
	return []byte(s), err
}

// UnmarshalText reads the letter.
func (r *Reliability) UnmarshalText(b []byte) (err error) {
	*r, err = ParseReliability(string(b))
	return err
}

// Credibility is the Admiralty grade of a claim: 1 (confirmed) to 5 (improbable), 6 (cannot be judged).
// The zero value is 6, the default.
type Credibility byte

// ParseCredibility reads one digit 1 to 6.
func ParseCredibility(s string) (Credibility, error) {
	if len(s) != 1 || s[0] < '1' || s[0] > '6' {
		return 0, fmt.Errorf("%q is not a credibility; write a digit from 1 (confirmed) to 5 (improbable), or 6 (cannot be judged)", s)
	}
	if s == "6" {
		return 0, nil
	}
	return Credibility(s[0] - '0'), nil
}

func (c Credibility) String() string {
	if c == 0 {
		return "6"
	}
	return string('0' + rune(c))
}

// Doubtful tells whether the claim was graded 4 or 5: it is set aside as long as anything else stands.
func (c Credibility) Doubtful() bool { return c == 4 || c == 5 }

// Unchecked tells whether nobody has judged the claim.
func (c Credibility) Unchecked() bool { return c == 0 || c == 6 }

// MarshalText writes the digit; what is none is refused.
func (c Credibility) MarshalText() ([]byte, error) {
	s := c.String()
	_, err := ParseCredibility(s)
	return []byte(s), err
}

// UnmarshalText reads the digit.
func (c *Credibility) UnmarshalText(b []byte) (err error) {
	*c, err = ParseCredibility(string(b))
	return err
}
