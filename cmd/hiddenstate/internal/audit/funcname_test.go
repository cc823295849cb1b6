package audit

import "testing"

func TestShortest(t *testing.T) {
	for path, want := range shortest([]string{
		"example.com/shop/api/system",
		"example.com/shop/service/system",
		"example.com/shop/cart",
		"example.com/shop/v2",
		"example.com/shop/store",
		"example.com/shop/store/v2",
		"single",
	}) {
		if expect := map[string]string{
			"example.com/shop/api/system":     "api/system",
			"example.com/shop/service/system": "service/system",
			"example.com/shop/cart":           "cart",
			"example.com/shop/v2":             "shop",
			"example.com/shop/store":          "shop/store",
			"example.com/shop/store/v2":       "shop/store/v2",
			"single":                          "single",
		}[path]; want != expect {
			t.Errorf("%s is short for %s, want %s", want, path, expect)
		}
	}
}
