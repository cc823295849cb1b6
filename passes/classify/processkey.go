package classify

// processkey recognises keys that the process makes up and that clients bring
// something back for.
func processkey(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 2,
		says:   "holds a key that this process makes up",
		breaks: "what one instance signs or encrypts no other accepts, and a restart makes it worthless",
	}
	if k.Key == nil {
		return v, false
	}
	v.evidence = append(v.evidence, "key: random")
	for i, u := range k.Key.Uses {
		if i < 2 && u.Model != nil {
			v.evidence = append(v.evidence, "used by "+u.Model.Key)
		}
	}
	if len(k.Key.Uses) == 0 {
		v.evidence = append(v.evidence, "made by "+k.Key.Call.Model.Key)
	}
	return v, true
}
