package settings

import "strings"

// plainLanguage tells that the terminal's language is not written in UTF-8: the first of these variables that is set says so.
func plainLanguage(getenv func(string) string) (value, from string) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(getenv(name)); v != "" {
			if strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8") {
				return "", ""
			}
			return "true", name
		}
	}
	return "true", "LANG is not set"
}
