package audit

import "github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"

// toStore are the kinds whose state moves to a shared key-value store.
var toStore = map[string]bool{"session": true, "idempotency": true, "ratelimit": true}

// storeLoad counts in the code what requests would cost the store, and sizes it
// if the load is known.
func storeLoad(r *Report, in *sizing.Input) StoreLoad {
	s := StoreLoad{Measure: []string{}, Routes: []RouteCost{}}
	if in == nil || in.Requests == 0 {
		s.Measure = sizing.Measure()
	} else {
		p := sizing.New(*in)
		s.Plan = &p
	}
	moves := map[string]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Open() && toStore[f.Kind] {
			moves[f.ID] = true
		}
	}
	for i := range r.Routes {
		rt := &r.Routes[i]
		cost := RouteCost{Route: rt.Label()}
		for _, id := range rt.Writes {
			if moves[id] {
				cost.Writes++
				cost.Reads++ // what is changed is looked up before
			}
		}
		for _, id := range rt.Reads {
			if moves[id] {
				cost.Reads++
			}
		}
		if rt.Trigger != TriggerMiddleware && cost.Reads+cost.Writes > 0 {
			s.Routes = append(s.Routes, cost)
		}
	}
	return s
}
