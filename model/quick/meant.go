package quick

import (
	"fmt"
	"strings"

	"muster/model"
)

// MeantGroup reads what an editor types for a group anywhere else than in a line: an id, a code, a name or a people, with
// or without "nationals" behind it. It refuses what stands for none or for several.
func MeantGroup(story *model.Story, typed string) (string, error) {
	words := strings.Fields(typed)
	ws := make([]word, len(words))
	for i, w := range words {
		ws[i] = word{text: w}
	}
	if len(ws) == 0 {
		return "", fmt.Errorf("missing; write whom it counts: a country such as GB, ALL, FOREIGN, XX or a group of the desk's own")
	}
	id, err := groupsOf(story).find(ws)
	if err == nil && id == "" {
		err = fmt.Errorf("%s is no country and no group of this situation; write a code such as GB, ALL, FOREIGN, XX, or add the group", shown(typed))
	}
	return id, err
}

// MeantStatus reads what an editor types for a status: one of the nine words, a usual word for one, or several with a
// slash or "or" between them.
func MeantStatus(typed string) (model.Status, error) {
	if s, ok := statusOf(strings.Join(strings.Fields(typed), " ")); ok {
		return s, nil
	}
	return 0, fmt.Errorf("%s is not a status; write one of %s, or a compound such as missing/dead", shown(typed), statusNames())
}

// MeantSource reads what an editor types for a source: an id, a name, its part before the comma, a surname. Whom nobody
// knows is new, with the sources that the name may be a typo of.
func MeantSource(story *model.Story, typed string) (Speaker, error) {
	if strings.TrimSpace(typed) == "" {
		return Speaker{}, fmt.Errorf("missing; write who speaks, such as Hague")
	}
	who, err := speaker(story, head{name: typed, end: len(typed)})
	if err != nil {
		return Speaker{}, err
	}
	return who, nil
}

// NameOf is how a group is called: the desk's own name of a country, or the usual one.
func NameOf(story *model.Story, id string) string { return nameOf(story, id) }
