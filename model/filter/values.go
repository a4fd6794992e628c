package filter

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"muster/model"
	"muster/model/account"
	"muster/model/moment"
)

func readStatus(_ *Filter, typed string) (value, error) {
	asked, err := model.ParseStatus(strings.ToLower(typed))
	return value{asked.String(), func(s *subject) bool { return s.counts && asked.Within(s.cell.Status) }}, err
}

func readClass(_ *Filter, typed string) (value, error) {
	var asked model.Class
	err := asked.UnmarshalText([]byte(strings.ToLower(typed)))
	return value{asked.String(), func(s *subject) bool { return s.counts && s.cell.Class == asked }}, err
}

func readState(_ *Filter, typed string) (value, error) {
	var asked model.ClaimState
	err := asked.UnmarshalText([]byte(strings.ToLower(typed)))
	return value{asked.String(), func(s *subject) bool { return s.claim != nil && s.state == asked }}, err
}

func readKind(_ *Filter, typed string) (value, error) {
	var asked model.SourceKind
	err := asked.UnmarshalText([]byte(strings.ReplaceAll(strings.ToLower(typed), "-", " ")))
	return value{asked.String(), func(s *subject) bool { return s.source != nil && s.source.Kind == asked }}, err
}

func readIs(_ *Filter, typed string) (value, error) {
	if strings.ToLower(typed) != "pivotal" {
		return value{}, fmt.Errorf("%s is nothing that an event is; write is:pivotal", shown(typed))
	}
	return value{"pivotal", func(s *subject) bool { return s.event != nil && s.event.Pivotal }}, nil
}

func readFlag(_ *Filter, typed string) (value, error) {
	asked := account.Flag(strings.ToLower(typed))
	if !slices.Contains(account.Flags(), asked) {
		var names []string
		for _, f := range account.Flags() {
			names = append(names, string(f))
		}
		return value{}, fmt.Errorf("%s is not a flag; write one of %s", shown(typed), strings.Join(names, ", "))
	}
	return value{string(asked), func(s *subject) bool {
		return s.counts && s.flags != nil && slices.Contains(s.flags(s.cell), asked)
	}}, nil
}

// readScope reads words of a scope, or nothing at all for the whole incident.
func readScope(f *Filter, typed string) (value, error) {
	asked := f.folder.words(typed)
	if asked == "" && typed != "" {
		return value{}, fmt.Errorf("%s names no part of the incident; write a word of its scope, or \"\" for the whole", shown(typed))
	}
	return value{typed, func(s *subject) bool {
		if asked == "" || s.cell.Scope == "" {
			return s.counts && asked == s.cell.Scope
		}
		return s.counts && holdsWords(f.folder.words(s.cell.Scope), asked)
	}}, nil
}

// readGrade reads a letter of reliability, a digit of credibility, or both.
func readGrade(_ *Filter, typed string) (value, error) {
	typed = strings.ToUpper(typed)
	letter := strings.TrimRight(typed, "0123456789")
	digit := typed[len(letter):]
	r, errR := model.ParseReliability(letter)
	c, errC := model.ParseCredibility(digit)
	if letter != "" && errR != nil || digit != "" && errC != nil {
		return value{}, fmt.Errorf("%s is not a grade; write a letter from A to F, a digit from 1 to 6, or both, such as B2", shown(typed))
	}
	return value{typed, func(s *subject) bool {
		if letter != "" && (s.source == nil || s.source.Reliability != r) {
			return false
		}
		return digit == "" || s.claim.Credibility == c
	}}, nil
}

func readEditor(_ *Filter, typed string) (value, error) {
	asked := model.FoldName(typed)
	if asked == "" {
		return value{}, fmt.Errorf("%s names nobody; write the name of an editor", shown(typed))
	}
	is := func(by *model.Editor) bool {
		return by != nil && (by.ID == typed || by.Name == typed || model.FoldName(by.Name) == asked)
	}
	return value{typed, func(s *subject) bool { return s.entry != nil && (is(s.entry.First.By) || is(s.entry.Last.By)) }}, nil
}

func readSince(f *Filter, typed string) (value, error) {
	if age, err := model.ParseAge(typed); err == nil {
		from := f.ctx.Now.Add(-age).UnixMilli()
		return value{typed, func(s *subject) bool { return s.entry != nil && s.entry.Last.Milli >= from }}, nil
	}
	m, err := f.typedTime(typed)
	from := m.Begin(f.zone)
	return value{m.String(), func(s *subject) bool { return s.tookPlace(from, time.Time{}) }}, err
}

func readUntil(f *Filter, typed string) (value, error) {
	if age, err := model.ParseAge(typed); err == nil {
		until := f.ctx.Now.Add(-age).UnixMilli()
		return value{typed, func(s *subject) bool { return s.entry != nil && s.entry.Last.Milli <= until }}, nil
	}
	m, err := f.typedTime(typed)
	until := m.End(f.zone)
	return value{m.String(), func(s *subject) bool { return s.tookPlace(time.Time{}, until) }}, err
}

func (f *Filter) typedTime(typed string) (moment.Moment, error) {
	span := moment.Span{Now: f.ctx.Now}
	if f.ctx.Story != nil && moment.Yearless(typed) {
		span.First, span.Last = f.ctx.Story.SaidSpan()
	}
	m, err := moment.TypedOf(typed, f.ctx.Now, f.zone, span)
	if err != nil {
		err = fmt.Errorf("%w; or an age such as 2h, 30m or 3d", err)
	}
	return m, err
}

// tookPlace tells whether a claim may have been said, or some of an event have happened, in a stretch of time; a zero
// limit is none. An open end of an event bounds nothing.
func (s *subject) tookPlace(from, until time.Time) bool {
	zone := s.filter.zone
	if s.claim != nil {
		said := s.claim.Said
		return !said.IsZero() && (from.IsZero() || said.End(zone).After(from)) && (until.IsZero() || said.Begin(zone).Before(until))
	}
	begin, begun := s.event.When.Earliest(zone)
	end, ended := s.event.When.Latest(zone)
	return (from.IsZero() || !ended || end.After(from)) && (until.IsZero() || !begun || begin.Before(until))
}
