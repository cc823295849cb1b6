package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// processkey recognises keys that the process makes up and that clients bring
// something back for.
func processkey(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 2}
	if k.Key == nil {
		return v, false
	}
	v.evidence = append(v.evidence, "key: from a random source")
	var users []string
	for _, u := range k.Key.Uses {
		if u.Model != nil {
			users = addText(users, u.Model.Key)
		}
	}
	for i, u := range users {
		if i < 2 {
			v.evidence = append(v.evidence, "used by "+u)
		}
	}
	if len(k.Key.Uses) == 0 {
		v.evidence = append(v.evidence, "made by "+k.Key.Call.Model.Key)
		users = append(users, k.Key.Call.Model.Key)
	}
	what, breaks := purpose(users)
	if k.Kind == effects.Spot {
		v.says = "makes up " + what + " in each process"
	} else {
		v.says = "holds " + what + " that each process makes up"
	}
	v.breaks = breaks
	return v, true
}

// purpose says what a key is for, by what uses it, and what breaks when each
// instance has its own.
func purpose(users []string) (what, breaks string) {
	for _, p := range [...]struct{ in, what, breaks string }{
		{"csrf", "a CSRF key", "a form that one instance renders every other instance refuses"},
		{"jwt", "a token-signing key", "a token that one instance signs every other instance refuses, and a restart signs everybody out"},
		{"jose", "a token-signing key", "a token that one instance signs every other instance refuses, and a restart signs everybody out"},
		{"paseto", "a token-signing key", "a token that one instance signs every other instance refuses, and a restart signs everybody out"},
		{"cookie", "a cookie key", "a cookie that one instance writes no other can read, and a restart makes all cookies worthless"},
		{"sessions", "a session-cookie key", "a cookie that one instance writes no other can read, and a restart signs everybody out"},
	} {
		for _, u := range users {
			if strings.Contains(strings.ToLower(u), p.in) {
				return p.what, p.breaks
			}
		}
	}
	return "a key", "what one instance signs or encrypts no other accepts, and a restart makes it worthless"
}

// keyMove says where a key should come from.
const keyMove = "read the key from a secret store or from configuration, and refuse to start without it"
