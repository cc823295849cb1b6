package nethttp

import "net/http"

// A Route is a line of a route table.
type Route struct {
	Method, Path string
	Handler      http.HandlerFunc
}

func home(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /app/home$`

func about(w http.ResponseWriter, r *http.Request) {} // want `^net/http: HEAD /app/about$`

func both(w http.ResponseWriter, r *http.Request) {} // want `^net/http: GET /app/both; POST /app/both$`

func private(w http.ResponseWriter, r *http.Request) {} // want `^net/http: DELETE /app/private$` `^net/http: DELETE /app/private middleware$`

var table = []Route{
	{"GET", "/home", home},
	{Method: "HEAD", Path: "/about", Handler: about},
	{Method: "GET", Path: "/both", Handler: both},
	{Method: "POST", Path: "/both", Handler: both},
	{"DELETE", "/private", guard(private)},
}

func fromTable(mux *http.ServeMux) {
	for _, rt := range table {
		mux.HandleFunc(rt.Method+" /app"+rt.Path, rt.Handler)
	}
}

func red(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /red$`

func blue(w http.ResponseWriter, r *http.Request) {} // want `^net/http: /blue$`

func fromMap(mux *http.ServeMux) {
	for path, h := range map[string]http.HandlerFunc{"/red": red, "/blue": blue} {
		mux.HandleFunc(path, h)
	}
}

func one(w http.ResponseWriter, r *http.Request) error { return nil } // want `^net/http: GET /one$`

func two(w http.ResponseWriter, r *http.Request) error { return nil } // want `^net/http: GET /two$`

func fromPointers(mux *http.ServeMux) {
	type line struct {
		path string
		h    errHandler
	}
	for _, l := range []*line{{"/one", one}, {"/two", two}} {
		mux.HandleFunc("GET "+l.path, orError(l.h))
	}
}

func either(w http.ResponseWriter, r *http.Request) {} // want `^net/http:$`

func or(w http.ResponseWriter, r *http.Request) {} // want `^net/http:$`

// given has a table that is not written out: which path is whose is not known.
func given(mux *http.ServeMux, routes []Route) {
	for _, rt := range append(routes, Route{Path: "/either", Handler: either}, Route{Path: "/or", Handler: or}) {
		mux.HandleFunc(rt.Path, rt.Handler)
	}
}
