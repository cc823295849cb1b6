// Package notify tells customers and partners what happens to orders.
package notify

import (
	"context"
	"fmt"
	"log/slog"
	"net/smtp"
)

type mail struct {
	to, subject, body string
}

// Mailer sends mail without making callers wait for it.
type Mailer struct {
	addr  string
	queue chan mail
}

// NewMailer returns a mailer that uses the SMTP server at addr, or writes to
// the log if it is empty. Run sends the mail.
func NewMailer(addr string) *Mailer {
	return &Mailer{addr: addr, queue: make(chan mail, 100)}
}

// Send sends a mail soon.
func (m *Mailer) Send(to, subject, body string) {
	m.queue <- mail{to: to, subject: subject, body: body}
}

// Run sends mail until ctx ends.
func (m *Mailer) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case x := <-m.queue:
			if err := m.deliver(x); err != nil {
				slog.Error("sending mail", "to", x.to, "err", err)
			}
		}
	}
}

func (m *Mailer) deliver(x mail) error {
	if m.addr == "" {
		slog.Info("mail", "to", x.to, "subject", x.subject, "body", x.body)
		return nil
	}
	text := fmt.Sprintf("To: %s\r\nSubject: %s\r\n\r\n%s\r\n", x.to, x.subject, x.body)
	return smtp.SendMail(m.addr, nil, "shop@example.com", []string{x.to}, []byte(text))
}
