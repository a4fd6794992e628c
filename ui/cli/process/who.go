package process

import (
	"os"
	"os/user"
	"runtime/debug"
	"strconv"

	"muster/model"
)

// Editor is the user id that the process runs under, with the name that the system has for it.
func Editor() model.Editor {
	id := strconv.Itoa(os.Getuid())
	by := model.Editor{Name: "uid " + id, ID: "uid:" + id}
	if u, err := user.LookupId(id); err == nil && u.Username != "" {
		by.Name = u.Username
	}
	return by
}

// Version is what the build knows of itself.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
