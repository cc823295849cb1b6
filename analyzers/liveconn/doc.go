// Package liveconn reports registries of connections that live in one instance.
//
// Live connections (WebSocket, server-sent events, streams, long polls), or the channels
// that feed them, are registered in this process, and requests publish to the registry.
// What arrives at another instance does not reach the clients connected here.
//
// What counts: maps and lists of connections or of subscribers' channels, hubs, in-process
// event buses.
//
// What does not: a connection that only its own handler uses; a registry whose
// connections are sent nothing but what a subscription to a broker brings, as in the
// example below.
//
// Connections cannot move. Keep the local fan-out, publish through a broker that every
// instance subscribes to, and plan how a connection is dropped and taken up again.
//
// The message reads:
//
//	Hub.clients keeps the clients that are connected to this instance (written by GET /ws,
//	Serve at hub.go:40): what is published through another instance does not reach them;
//	keep the local fan-out, and publish through Redis pub/sub (redis/go-redis/v9) to which
//	every instance subscribes [liveconn]
//
// Before:
//
//	func (h *Hub) Publish(msg []byte) {
//		for c := range h.clients {
//			c.send <- msg
//		}
//	}
//
// After:
//
//	func (h *Hub) Publish(ctx context.Context, msg []byte) error {
//		return h.rdb.Publish(ctx, "events", msg).Err()
//	}
//
//	// run hands what any instance has published to the clients of this one.
//	func (h *Hub) run(ctx context.Context) {
//		for m := range h.rdb.Subscribe(ctx, "events").Channel() {
//			for c := range h.clients {
//				c.send <- []byte(m.Payload)
//			}
//		}
//	}
package liveconn
