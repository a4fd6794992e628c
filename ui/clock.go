package ui

import (
	"fmt"
	"slices"
	"time"
)

// side is the right end of the header in at most a width. As it gets narrower, first the day goes, then the names of the
// others, then the zone, and last how many they are.
func (a *App) side(width int) string {
	if a.scene.Zone == nil {
		return ""
	}
	now := a.cfg.Now().In(a.scene.Zone)
	zone := a.scene.Pen.Text(a.scene.Book.Story().Situation().Zone)
	hour := now.Format("15:04")
	times := []string{now.Format("Mon 2 Jan 2006 15:04") + " " + zone, hour + " " + zone, hour}
	var desks []string
	if desk := a.deskTime(now); desk != "" {
		desks = []string{times[0] + desk, times[1] + desk, times[1] + a.deskHour(now)}
	}
	for _, try := range slices.Concat(a.withCompany(desks[:min(2, len(desks))]), a.withDesk(now, times[1]), a.withCompany(times)) {
		if a.scene.Pen.Width(try)+10 <= width {
			return try
		}
	}
	for _, try := range append(desks, times...) {
		if a.scene.Pen.Width(try)+20 <= width {
			return try
		}
	}
	return hour
}

// withCompany puts who else is here before the time, in every way, the longest first.
func (a *App) withCompany(times []string) (tries []string) {
	company := a.company()
	for i, t := range times {
		for j, who := range company {
			if i == 0 && j > 0 || i == 2 && j == 0 && len(company) > 1 {
				continue // the names before the day, the zone before the names
			}
			tries = append(tries, who+"   "+t)
		}
	}
	return tries
}

// withDesk puts the hour of the desk behind a time, with who else is here before it; nobody else is worth less than the hour.
func (a *App) withDesk(now time.Time, t string) (tries []string) {
	if a.deskTime(now) == "" {
		return nil
	}
	t += a.deskHour(now)
	for _, who := range a.company() {
		tries = append(tries, who+"   "+t)
	}
	if len(a.here.others) == 0 && a.cfg.Presence != nil {
		return append(tries, t)
	}
	return tries
}

// deskHour is the time of the desk in few words.
func (a *App) deskHour(now time.Time) string {
	return " (desk " + now.In(a.cfg.Zone).Format("15:04") + ")"
}

// deskTime is the time of the desk, where that is in another zone than the scene; all other times are the scene's.
func (a *App) deskTime(now time.Time) string {
	if a.cfg.Zone == nil || now.In(a.cfg.Zone).Format(time.DateTime) == now.Format(time.DateTime) {
		return ""
	}
	return fmt.Sprintf(" (desk: %s %s)", now.In(a.cfg.Zone).Format("15:04"), a.scene.Pen.Text(a.cfg.Zone.String()))
}
