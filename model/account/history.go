package account

import (
	"slices"

	"muster/model"
)

// Role says what has become of a figure.
type Role string

// The roles of a figure in its cell.
const (
	RoleDesk      Role = "the desk's figure"
	RoleStanding  Role = "stands"
	RoleNewerWord Role = "superseded by the same voice"
	RoleVaguer    Role = "only says less than the same voice before"
	RoleRepeat    Role = "repeats another or is a part of it"
	RoleMarked    Role = "superseded"
	RoleCorrected Role = "corrected: the source was wrong"
	RoleDeskError Role = "desk error: we were wrong"
	RoleRetracted Role = "retracted by the source"
	RoleWithheld  Role = "withheld"
)

// Past is a figure that a cell has, or had, with what has become of it.
type Past struct {
	*Said
	Role Role
}

// History lists every figure of a cell inside the cut, newest first; withheld ones only where they may be seen.
func (b *Book) History(key model.Cell, withWithheld bool) (all []Past) {
	b.refresh()
	r := b.rows[rowKey{key.Group, key.Class, key.Scope}]
	if r == nil {
		return nil
	}
	cell := b.cell(key)
	for _, l := range r.lines {
		for _, s := range l.said {
			if s.Status == key.Status && s.of.known && (withWithheld || s.state != model.Withheld) {
				all = append(all, Past{s, roleOf(cell, l, s)})
			}
		}
	}
	slices.SortFunc(all, func(p, q Past) int { return q.Said.order(p.Said) })
	return all
}

func roleOf(cell *Cell, l *line, s *Said) Role {
	switch s.state {
	case model.Superseded:
		return RoleMarked
	case model.Corrected:
		return RoleCorrected
	case model.DeskError:
		return RoleDeskError
	case model.Retracted:
		return RoleRetracted
	case model.Withheld:
		return RoleWithheld
	}
	switch {
	case s.side != competes:
		return RoleRepeat
	case cell != nil && cell.Desk() == s:
		return RoleDesk
	}
	for _, f := range l.live {
		if f.Said == s {
			return RoleStanding
		}
		if f.vaguer != nil && f.Status == s.Status && s.after(f.Said) {
			return RoleVaguer
		}
	}
	return RoleNewerWord
}
