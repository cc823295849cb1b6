package manifests

import (
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// keysOf returns the affinity keys whose form the predicate accepts.
func keysOf(accept func(k *models.ManifestKey) bool) []models.ManifestKey {
	var out []models.ManifestKey
	for _, k := range models.ManifestKeys() {
		if k.Effect == "affinity" && accept(&k) {
			out = append(out, k)
		}
	}
	return out
}

// on reports whether a value switches the key on. Where the data describes the
// values in words rather than listing them, everything does but what says no.
func on(k *models.ManifestKey, value string) bool {
	switch strings.ToLower(value) {
	case "", "none", "false", "off", "disabled":
		return false
	}
	if want, ok := strings.CutPrefix(k.On, "contains "); ok {
		for _, part := range strings.Split(want, ",") {
			if !strings.Contains(value, part) {
				return false
			}
		}
		return true
	}
	listed := strings.Split(strings.NewReplacer(`"`, "", " ", "").Replace(k.On), "|")
	for _, w := range listed {
		if !plain(w) || w == "present" {
			return true
		}
	}
	return slices.ContainsFunc(listed, func(w string) bool { return strings.EqualFold(w, value) })
}

// plain reports whether a word of the data is a value, and not a description of one.
func plain(w string) bool {
	return w != "" && strings.Trim(w, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_") == ""
}

// matches reports whether name is what a key speaks of; a part in angle brackets
// stands for any one part.
func matches(key, name string) bool {
	ks, ns := strings.Split(strings.ToLower(key), "."), strings.Split(strings.ToLower(name), ".")
	if len(ks) != len(ns) {
		return false
	}
	for i := range ks {
		if ks[i] != ns[i] && !(strings.HasPrefix(ks[i], "<") && strings.HasSuffix(ks[i], ">")) {
			return false
		}
	}
	return true
}
