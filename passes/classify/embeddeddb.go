package classify

// embeddeddb recognises databases and indexes on the local disk or in memory.
func embeddeddb(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 8,
		says:   "keeps the service's data in an embedded database of this instance",
		breaks: "another instance has different data, and the data is lost with the disk",
	}
	st := k.State("embeddeddb")
	if st == nil {
		return v, false
	}
	for _, l := range k.Cell.Libraries {
		if l.State.Kind == "embeddeddb" {
			v.evidence = append(v.evidence, "library: "+l.Call.Model.Key)
			if l.Why != "" {
				v.evidence = append(v.evidence, l.Why)
			}
		}
	}
	if st.Severity == "warning" {
		v.severity = Warning
	}
	return v, true
}
