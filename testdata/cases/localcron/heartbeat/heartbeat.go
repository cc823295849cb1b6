// Package heartbeat tells statsd and the log that this process lives.
package heartbeat

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"runtime"
	"time"
)

// Run sends the number of goroutines every ten seconds until ctx ends.
func Run(ctx context.Context, addr string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(10 * time.Second):
			beat(addr)
			slog.Debug("alive")
		}
	}
}

func beat(addr string) {
	conn, err := net.Dial("udp", addr)
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprintf(conn, "shop.goroutines:%d|g", runtime.NumGoroutine())
}

// Watch tells the supervisor of this machine that the process lives.
func Watch(socket string, every time.Duration) {
	for {
		time.Sleep(every)
		addr := &net.UnixAddr{Net: "unixgram", Name: socket}
		conn, err := net.DialUnix(addr.Net, nil, addr)
		if err != nil {
			continue
		}
		if _, err := conn.Write([]byte("WATCHDOG=1")); err != nil {
			slog.Warn("the supervisor does not listen", "error", err)
		}
		conn.Close()
	}
}
