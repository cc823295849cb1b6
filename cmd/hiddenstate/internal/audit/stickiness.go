package audit

import "github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/manifests"

// A Stickiness is a setting of a deployment manifest or a load balancer that pins
// clients to instances. It hides state of one instance until the instance stops,
// or until their number changes.
type Stickiness struct {
	File     string `json:"file"` // relative to the module root
	Line     int    `json:"line"`
	Platform string `json:"platform"`
	Key      string `json:"key"`
	Value    string `json:"value"`
	Note     string `json:"note"`
	// Hides are the ids of the findings that nobody notices while it works.
	Hides []string `json:"hides"`
}

// hidden are the kinds whose state belongs to one client: who is always sent to
// the same instance finds it there.
var hidden = map[string]bool{"session": true, "dbconn": true, "ratelimit": true}

// stickiness looks for manifests below the module root. What cannot be read is a
// problem of the report, not its end.
func (b *builder) stickiness(r *Report) {
	r.Stickiness = []Stickiness{}
	found, err := manifests.Find(b.root)
	if err != nil {
		r.Errors = append(r.Errors, Problem{Message: "looking for manifests: " + err.Error()})
		return
	}
	for _, s := range found {
		r.Stickiness = append(r.Stickiness, Stickiness{File: s.File, Line: s.Line, Platform: s.Platform, Key: s.Key, Value: s.Value, Note: s.Note})
	}
}

// hide says which findings each of the settings hides.
func (r *Report) hide() {
	ids := []string{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Open() && hidden[f.Kind] {
			ids = append(ids, f.ID)
		}
	}
	for i := range r.Stickiness {
		r.Stickiness[i].Hides = ids
	}
}
