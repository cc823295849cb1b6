// Package mailchannel signs people up and welcomes them.
package mailchannel

import (
	"context"
	"log/slog"
	"net/http"
	"net/smtp"

	"github.com/gin-gonic/gin"
)

type mail struct{ to, text string }

// A Mailer sends mails one after the other.
type Mailer struct {
	addr  string
	queue chan mail // want "Mailer.queue holds work in a channel.*written by POST /accounts.*what was accepted but not yet done is lost.*\\[localqueue\\]"
}

// Send sends a mail soon.
func (m *Mailer) Send(to, text string) { m.queue <- mail{to, text} }

// Run sends mails until ctx ends.
func (m *Mailer) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case x := <-m.queue:
			m.deliver(x)
		}
	}
}

func (m *Mailer) deliver(x mail) {
	if err := smtp.SendMail(m.addr, nil, "shop@example.com", []string{x.to}, []byte(x.text)); err != nil {
		slog.Error("mail", "to", x.to, "err", err)
	}
}

// Routes adds the routes of accounts and starts the mailer.
func Routes(ctx context.Context, r *gin.Engine) {
	m := &Mailer{addr: "localhost:25", queue: make(chan mail, 100)}
	go m.Run(ctx)
	r.POST("/accounts", func(c *gin.Context) {
		m.Send(c.PostForm("email"), "Welcome!")
		c.Status(http.StatusCreated)
	})
}
