package sizing

import (
	"fmt"
	"math"
	"time"
)

// A Plan is the size of the shared store for a load.
type Plan struct {
	Input   Input    `json:"input"`
	Figures []Figure `json:"figures"`
	// Conclusions are the sentences that the figures lead to, the answer first.
	Conclusions []string `json:"conclusions"`
}

// The figures of a plan that its conclusions and others refer to.
const (
	nameLoad  = "session-store load"
	nameShare = "share of one node"
	nameGrown = "share of one node after growth"
)

// New computes the plan for a load. The load must be that of the peak.
func New(in Input) Plan {
	p := Plan{Input: in}
	p.load()
	p.capacity()
	p.cost()
	p.latency()
	p.memory()
	p.conclude()
	return p
}

func (p *Plan) add(name string, value float64, unit, formula, origin string) float64 {
	p.Figures = append(p.Figures, figure(name, value, unit, formula, origin))
	return value
}

// Of returns the figure of the given name.
func (p Plan) Of(name string) (Figure, bool) {
	for _, f := range p.Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

// ops is the load on the store at the peak.
func (in Input) ops() float64 { return in.Requests * (in.Reads + in.WriteRatio) }

func (p *Plan) load() {
	in := p.Input
	r := Number(in.Requests)
	const flags = "-rps, -reads and -write-ratio"
	reads := p.add("reads", in.Requests*in.Reads, "ops/s", fmt.Sprintf("R × reads = %s × %s", r, Number(in.Reads)), flags)
	writes := p.add("writes", in.Requests*in.WriteRatio, "ops/s", fmt.Sprintf("R × write ratio = %s × %s", r, Number(in.WriteRatio)), flags)
	p.add(nameLoad, reads+writes, "ops/s",
		fmt.Sprintf("R × (reads + write ratio) = %s × (%s + %s)", r, Number(in.Reads), Number(in.WriteRatio)), flags)
	p.add("worst case, every request reads and writes", in.Requests*2, "ops/s", fmt.Sprintf("R × 2 = %s × 2", r),
		"one read and one write a request: what a sliding expiry costs that is refreshed on every request, a write ratio of 1")
	if in.Instances > 0 {
		n := float64(in.Instances)
		p.add("requests per instance", in.Requests/n, "req/s", fmt.Sprintf("R ÷ N = %s ÷ %d", r, in.Instances), "-rps and -instances; even routing")
		p.add("store operations per instance", in.ops()/n, "ops/s", fmt.Sprintf("load ÷ N = %s ÷ %d", Number(in.ops()), in.Instances), "-rps and -instances; even routing")
	}
}

func (p *Plan) capacity() {
	in := p.Input
	load := in.ops()
	share := func(name string, load, node float64, formula string) {
		p.add(name, 100*load/node, "%", fmt.Sprintf(formula, Number(load), Number(node)), in.Store.Origin)
	}
	share(nameShare, load, in.Store.Low, "load ÷ capacity = %s ÷ %s")
	if in.Store.High != in.Store.Low {
		share("share of one node, upper bound of its capacity", load, in.Store.High, "load ÷ capacity = %s ÷ %s")
	}
	grown := load * in.Growth
	p.add("load after growth", grown, "ops/s", fmt.Sprintf("growth × load = %s × %s", Number(in.Growth), Number(load)), "-growth")
	share(nameGrown, grown, in.Store.Low, "growth × load ÷ capacity = %s ÷ %s")
	if shards := in.shards(grown); shards > 1 {
		p.add("shards after growth", float64(shards), "", fmt.Sprintf("⌈growth × load ÷ capacity⌉ = ⌈%s ÷ %s⌉", Number(grown), Number(in.Store.Low)), in.Store.Origin)
		p.add("nodes after growth", float64(shards*(1+in.Replicas)), "",
			fmt.Sprintf("shards × (1 primary + replicas) = %d × (1 + %d)", shards, in.Replicas), "-replicas, 3 by default")
	}
}

// shards is the number of primaries that a load takes.
func (in Input) shards(load float64) int {
	return max(1, int(math.Ceil(load/in.Store.Low-1e-9)))
}

func (p *Plan) cost() {
	in := p.Input
	const pair = 2
	p.add("starter pair", pair*in.Price*in.Hours, "USD/month",
		fmt.Sprintf("nodes × price × hours = %d × $%g × %g h", pair, in.Price, in.Hours),
		"list price of a cache.t4g.medium (2 vCPU, about 3 GiB), -node-price and -hours; without traffic between zones")
	if in.shards(in.ops()*in.Growth) > 1 {
		p.Figures = append(p.Figures, Figure{
			Name: "right-sized cluster", Value: 600, Unit: "USD/month", Text: "about $600–800 a month",
			Formula: "quoted, not derived: 2 shards with 3 replicas each; the value is the lower bound",
			Origin:  "what such a cluster is reported to cost; ask your provider for the node size that you need",
		})
	}
}

func (p *Plan) latency() {
	in := p.Input
	formula := fmt.Sprintf("read ms + write ratio × write ms = %g + %g × %g", in.ReadMS, in.WriteRatio, in.WriteMS)
	if in.Reads != 1 {
		formula = fmt.Sprintf("reads × read ms + write ratio × write ms = %g × %g + %g × %g", in.Reads, in.ReadMS, in.WriteRatio, in.WriteMS)
	}
	p.add("added latency, mean", in.Reads*in.ReadMS+in.WriteRatio*in.WriteMS, "ms", formula,
		"round trips within one zone, -read-ms and -write-ms; measure the 99th percentile from where the service runs")
}

func (p *Plan) memory() {
	in := p.Input
	if in.SessionBytes <= 0 {
		return
	}
	if in.Sessions > 0 {
		v := in.Sessions * in.SessionBytes
		p.Figures = append(p.Figures, Figure{
			Name: "memory for live sessions", Value: v, Unit: "bytes", Text: Bytes(v),
			Formula: fmt.Sprintf("sessions × bytes = %s × %s", Number(in.Sessions), Number(in.SessionBytes)),
			Origin:  "-sessions and -session-bytes; payload only, the store's own overhead for each key comes on top",
		})
	}
	holds := in.Memory / in.SessionBytes
	p.add("sessions that a node of the starter pair holds", holds, "",
		fmt.Sprintf("memory ÷ bytes = %s ÷ %s", Bytes(in.Memory), Number(in.SessionBytes)),
		"cache.t4g.medium, about 3 GiB, -session-bytes; payload only, the store's own overhead for each key comes on top")
	p.add("new sessions that it sustains", holds/in.TTL.Seconds(), "/s",
		fmt.Sprintf("sessions that it holds ÷ TTL = %s ÷ %s s", Number(holds), Number(in.TTL.Seconds())), "-ttl; sessions that end early make room earlier")
}

// conclude says what the figures mean.
func (p *Plan) conclude() {
	in := p.Input
	load, grown := in.ops(), in.ops()*in.Growth
	add := func(format string, args ...any) { p.Conclusions = append(p.Conclusions, fmt.Sprintf(format, args...)) }
	switch {
	case load == 0:
		add("No request touches the store: check -reads and -write-ratio.")
		return
	case load <= in.Store.Low:
		add("One highly available pair is enough today: %s ops/s are %s %% of what one %s takes.", Number(load), Number(100*load/in.Store.Low), in.Store.title())
	default:
		add("One node does not take today's load: %s ops/s are %s %% of it. Start with %d shards.", Number(load), Number(100*load/in.Store.Low), in.shards(load))
	}
	if grown > in.Store.Low {
		n := in.shards(grown)
		add("At %s × the load it is %s %% of a node: a sharding problem, not a cache problem. Plan %d shards with %d replicas each, %d nodes, and choose keys that shard (by session id) now.",
			Number(in.Growth), Number(100*grown/in.Store.Low), n, in.Replicas, n*(1+in.Replicas))
	} else {
		add("At %s × the load it is %s %% of a node: the pair still carries it.", Number(in.Growth), Number(100*grown/in.Store.Low))
	}
	if in.WriteRatio < 1 {
		add("A sliding expiry that is refreshed on every request makes the write ratio 1.0: %s instead of %s ops/s. Refresh at most once a minute, or when half of the time is gone.", Number(in.Requests*(in.Reads+1)), Number(load))
	}
	p.concludePayload(add)
	add("These are numbers of the peak. If -rps is an average over a day, multiply it by your ratio of peak to average first.")
}

func (p *Plan) concludePayload(add func(string, ...any)) {
	in := p.Input
	if in.SessionBytes > CookieLimit {
		add("A session of %s bytes does not fit into a cookie (%d bytes): it has to live on the server side.", Number(in.SessionBytes), CookieLimit)
	} else if in.SessionBytes > 0 {
		add("A session of %s bytes would fit into a signed cookie if it stays below %d bytes when it is encoded, which adds a third; what must be revocable belongs on the server side.", Number(in.SessionBytes), CookieLimit)
	}
	if v := in.Sessions * in.SessionBytes; v > in.Memory {
		add("%s of sessions do not fit into a node of the starter pair (%s): memory, not operations, sets the size.", Bytes(v), Bytes(in.Memory))
	}
	if in.TTL > 24*time.Hour {
		add("A time to live of %s keeps sessions longer than the usual 24 h; memory grows in proportion.", in.TTL)
	}
}

// Measure lists what to measure before the store can be sized.
func Measure() []string {
	return []string{
		"the peak of requests a second that carry a session, over one minute, from the load balancer (-rps); an average over a day is too low by the ratio of peak to average",
		"how many times a request reads the session, usually once if it is loaded by one middleware (-reads)",
		"the share of requests that change the session (-write-ratio); a sliding expiry that is refreshed on every request makes it 1",
		"the size of a serialised session, 99th percentile, in bytes (-session-bytes); more than 4096 do not fit into a cookie",
		"the number of sessions alive at the peak (-sessions) and how long one lives (-ttl, usually 24 h sliding)",
		"the growth to plan for, as a factor (-growth)",
	}
}
