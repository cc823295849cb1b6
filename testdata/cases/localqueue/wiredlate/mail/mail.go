// Package mail sends mails through a relay, many at a time.
package mail

import (
	"errors"
	"net/smtp"
	"sync"
)

// An Outbox holds the mails that are not sent yet.
type Outbox struct {
	Addr    string
	mu      sync.Mutex
	waiting []message
}

type message struct{ to, text string }

// Send has a mail sent with the next ones.
func (o *Outbox) Send(to, text string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.waiting) == 1000 {
		return errors.New("too many mails")
	}
	o.waiting = append(o.waiting, message{to, text})
	return nil
}

// Run sends what is there whenever wake is closed or sent to.
func (o *Outbox) Run(wake <-chan struct{}) {
	for range wake {
		o.mu.Lock()
		batch := o.waiting
		o.waiting = nil
		o.mu.Unlock()
		for _, m := range batch {
			smtp.SendMail(o.Addr, nil, "shop@example.com", []string{m.to}, []byte(m.text))
		}
	}
}

// Check reports whether the relay answers.
func (o *Outbox) Check() error {
	c, err := smtp.Dial(o.Addr)
	if err != nil {
		return err
	}
	return c.Close()
}
