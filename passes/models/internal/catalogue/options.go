package catalogue

// Options returns a row for every function that an unless names and no entry of
// the kind does: a call of it must be known for what it is, an option that puts
// the state elsewhere.
func (c *Catalogue) Options() []Row[State] {
	type symbol struct{ key, kind string }
	named := map[symbol]bool{}
	for _, r := range c.States {
		named[symbol{r.Key, r.Kind}] = true
	}
	var out []Row[State]
	for _, r := range c.States {
		for _, u := range r.Entry.Unless {
			if s := (symbol{u.Symbol, r.Kind}); !u.Field && !named[s] {
				named[s] = true
				out = append(out, Row[State]{
					Where: r.Where, Kind: r.Kind, Key: u.Symbol,
					Entry: State{Role: "Option", Class: "External"},
				})
			}
		}
	}
	return out
}
