// Package mailroom sends letters and parcels from the two queues of one object,
// which a variable of the service holds. The queues are what is named.
package mailroom

import (
	"net/http"
	"net/smtp"
)

type office struct {
	letters chan string // want "office.letters holds work in a channel, .*\\(written by POST /letters.*POST /parcels.*\\[localqueue\\]"
	parcels chan []string
}

func open() *office {
	o := &office{letters: make(chan string, 100), parcels: make(chan []string, 100)}
	go o.work()
	return o
}

func (o *office) work() {
	for {
		select {
		case text := <-o.letters:
			smtp.SendMail("localhost:25", nil, "post@shop.example", []string{"all@shop.example"}, []byte(text))
		case to := <-o.parcels:
			smtp.SendMail("localhost:25", nil, "post@shop.example", to, nil)
		}
	}
}

type app struct{ office *office }

func (a *app) letter(w http.ResponseWriter, r *http.Request) { a.office.letters <- r.FormValue("text") }
func (a *app) parcel(w http.ResponseWriter, r *http.Request) {
	a.office.parcels <- []string{r.FormValue("to")}
}

// Handler returns the routes of the post.
func Handler() http.Handler {
	a := &app{office: open()}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /letters", a.letter)
	mux.HandleFunc("POST /parcels", a.parcel)
	return mux
}
