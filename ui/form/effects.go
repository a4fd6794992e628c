package form

import "muster/model"

// effects tell what edits would do to the accounting.
func (d *Desk) effects(edits []model.Edit) []Effect { return nil }
