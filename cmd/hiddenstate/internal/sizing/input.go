package sizing

import (
	"fmt"
	"math"
	"time"
)

// An Input is what is known, or assumed, about the load.
type Input struct {
	Requests     float64       `json:"requests_per_second"` // at the peak
	Reads        float64       `json:"reads_per_request"`
	WriteRatio   float64       `json:"write_ratio"` // writes a request
	Growth       float64       `json:"growth"`      // factor to plan for
	Store        Store         `json:"store"`
	Instances    int           `json:"instances"`
	SessionBytes float64       `json:"session_bytes"` // of one session; 0 if not known
	Sessions     float64       `json:"sessions"`      // alive at the peak; 0 if not known
	TTL          time.Duration `json:"ttl_ns"`

	// The rest are constants with an origin of their own.
	Price    float64 `json:"node_price_usd_per_hour"`
	Hours    float64 `json:"hours_per_month"`
	Memory   float64 `json:"node_memory_bytes"`
	ReadMS   float64 `json:"read_ms"`
	WriteMS  float64 `json:"write_ms"`
	Replicas int     `json:"replicas_per_shard"`
}

// Defaults returns an Input in which all but the load is filled in.
func Defaults() Input {
	return Input{
		Reads: 1, WriteRatio: 0.3, Growth: 2, Store: Redis(), Instances: 3, TTL: 24 * time.Hour,
		Price: 0.052, Hours: 720, Memory: 3 << 30, ReadMS: 0.8, WriteMS: 0.9, Replicas: 3,
	}
}

// CookieLimit is the number of bytes that browsers keep of one cookie.
const CookieLimit = 4096

// Validate returns what is wrong with the input, naming the flag.
func (in Input) Validate() error {
	for _, c := range []struct {
		flag     string
		value    float64
		min, max float64
	}{
		{"-rps", in.Requests, 0, 1e12},
		{"-reads", in.Reads, 0, 1e6},
		{"-write-ratio", in.WriteRatio, 0, 1e6},
		{"-growth", in.Growth, 0.01, 1e6},
		{"-session-bytes", in.SessionBytes, 0, 1e12},
		{"-sessions", in.Sessions, 0, 1e15},
		{"-node-price", in.Price, 0, 1e6},
		{"-hours", in.Hours, 0, 24 * 31},
		{"-read-ms", in.ReadMS, 0, 1e6},
		{"-write-ms", in.WriteMS, 0, 1e6},
		{"-replicas", float64(in.Replicas), 0, 100},
	} {
		if math.IsNaN(c.value) || c.value < c.min || c.value > c.max {
			return fmt.Errorf("%s: %v is not between %v and %v", c.flag, c.value, c.min, c.max)
		}
	}
	if in.TTL <= 0 {
		return fmt.Errorf("-ttl: %v is not a time to live", in.TTL)
	}
	return nil
}
