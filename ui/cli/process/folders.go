package process

import (
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"
)

// DefaultFile is the desk's file of the user who names none.
func DefaultFile() string { return filepath.Join(xdg.DataHome, "muster", "desk.db") }

// SettingsFile is where the user's settings stand.
func SettingsFile() string { return filepath.Join(xdg.ConfigHome, "muster", "config.toml") }

// StateFolder is where drafts, what was seen, what is kept for editors who are served, and the host key lie.
func StateFolder() string { return filepath.Join(xdg.StateHome, "muster") }

// Tilde is a path as it is told: with ~ where it is below the user's home.
func Tilde(path string) string {
	if below, ok := strings.CutPrefix(path, xdg.Home+string(filepath.Separator)); ok {
		return filepath.Join("~", below)
	}
	return path
}
