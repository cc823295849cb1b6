// Command bench measures what hiddenstate costs on a service, beside the floors
// below which no tool of its kind can go, and prints the medians:
//
//	start       hiddenstate -V=full, which the go command runs before anything else
//	floor       loading the service and building its SSA form
//	standalone  hiddenstate ./...
//	noop vet    a vet tool that does nothing, on every package
//	vet         hiddenstate as a vet tool
//	staticcheck with an empty cache of its own; only with -staticcheck
//
// Compiled packages come from a build cache that is filled before the first
// measurement; what vet tools had to say is never taken from it. The tools take
// turns, so that a slow moment of the machine hits all of them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

func main() {
	rounds := flag.Int("n", 5, "`ROUNDS` of measurements")
	dir := flag.String("dir", "testdata/services/shop", "the service is the module in `DIR`")
	staticcheck := flag.Bool("staticcheck", false, "measure staticcheck, too")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *dir, *rounds, *staticcheck); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A contender is a command to measure.
type contender struct {
	name string
	// command returns the command of one round; it may prepare the round.
	command func(round int) (*exec.Cmd, error)
	runs    []cost
}

// A cost is what one run of a command took. The processes that it starts count in.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // peak resident set of the largest process, in bytes; 0 if unknown
}

func run(ctx context.Context, dir string, rounds int, staticcheck bool) error {
	if rounds < 1 {
		return fmt.Errorf("-n: %d is not a number of rounds", rounds)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "hiddenstate-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	b := &bench{ctx: ctx, dir: dir, tmp: tmp}
	contenders, err := b.prepare(staticcheck)
	if err != nil {
		return err
	}
	for round := range rounds {
		for _, c := range contenders {
			cmd, err := c.command(round)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			cost, err := measure(cmd)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			c.runs = append(c.runs, cost)
		}
	}
	fmt.Printf("%s, %s/%s, %d CPUs; medians of %d\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), rounds)
	for _, c := range contenders {
		fmt.Println(c)
	}
	return nil
}

type bench struct {
	ctx      context.Context
	dir, tmp string
}

// prepare builds the tools and fills the build cache.
func (b *bench) prepare(staticcheck bool) ([]*contender, error) {
	const module = "github.com/hiddenstate/hiddenstate/cmd/hiddenstate"
	hiddenstate, floor, noop := filepath.Join(b.tmp, "hiddenstate"), filepath.Join(b.tmp, "floor"), filepath.Join(b.tmp, "noop")
	for tool, path := range map[string]string{hiddenstate: module, floor: module + "/internal/bench/floor", noop: module + "/internal/bench/noop"} {
		if out, err := exec.CommandContext(b.ctx, "go", "build", "-o", tool, path).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building %s: %w\n%s", path, err, out)
		}
	}
	simple := func(name string, arg ...string) func(int) (*exec.Cmd, error) {
		return func(int) (*exec.Cmd, error) { return b.command(name, arg...), nil }
	}
	contenders := []*contender{
		{name: "start", command: simple(hiddenstate, "-V=full")},
		{name: "floor", command: simple(floor, b.dir)},
		{name: "standalone", command: simple(hiddenstate, "./...")},
		{name: "noop vet", command: b.vet(noop)},
		{name: "vet", command: b.vet(hiddenstate)},
	}
	if staticcheck {
		path, err := exec.LookPath("staticcheck")
		if err != nil {
			return nil, fmt.Errorf("-staticcheck: %w; go install honnef.co/go/tools/cmd/staticcheck@latest", err)
		}
		contenders = append(contenders, &contender{name: "staticcheck", command: func(round int) (*exec.Cmd, error) {
			cmd := b.command(path, "./...")
			cmd.Env = append(cmd.Env, "STATICCHECK_CACHE="+filepath.Join(b.tmp, "staticcheck"+strconv.Itoa(round)))
			return cmd, nil
		}})
	}
	// Fills the cache with everything that is compiled on the way.
	warm, err := b.vet(noop)(-1)
	if err != nil {
		return nil, err
	}
	if _, err := measure(warm); err != nil {
		return nil, fmt.Errorf("filling the build cache: %w", err)
	}
	return contenders, nil
}

// command returns a command that runs in the service's folder, with a build
// cache of the benchmark's own.
func (b *bench) command(name string, arg ...string) *exec.Cmd {
	cmd := exec.CommandContext(b.ctx, name, arg...)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GOCACHE="+filepath.Join(b.tmp, "cache"), "GOFLAGS=", "GOWORK=off")
	return cmd
}

// vet returns the go vet command of a round. The go command knows a tool by the
// hash of its file, so a copy with some more bytes at its end is a tool that
// has said nothing yet.
func (b *bench) vet(tool string) func(round int) (*exec.Cmd, error) {
	return func(round int) (*exec.Cmd, error) {
		name := tool + "-vet" + strconv.Itoa(round)
		if err := salted(name, tool, "round "+strconv.Itoa(round)); err != nil {
			return nil, err
		}
		return b.command("go", "vet", "-vettool="+name, "./..."), nil
	}
}

// salted copies an executable and adds salt to its end.
func salted(dst, src, salt string) error {
	from, err := os.Open(src)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(dst, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o777)
	if err != nil {
		return err
	}
	// By parts: the resident set of this process counts in those of its children.
	_, err = io.Copy(to, io.MultiReader(from, strings.NewReader(salt)))
	return errors.Join(err, to.Close())
}

// measure runs a command. Findings, status 1, are no failure.
func measure(cmd *exec.Cmd) (cost, error) {
	var stderr strings.Builder
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil && (cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1) {
		return cost{}, fmt.Errorf("%w\n%s", err, stderr.String())
	}
	s := cmd.ProcessState
	return cost{wall, s.UserTime() + s.SystemTime(), peak(s)}, nil
}

// String renders the medians on one line.
func (c *contender) String() string {
	median := func(of func(cost) int64) int64 {
		var all []int64
		for _, r := range c.runs {
			all = append(all, of(r))
		}
		slices.Sort(all)
		return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
	}
	wall := time.Duration(median(func(r cost) int64 { return int64(r.wall) }))
	cpu := time.Duration(median(func(r cost) int64 { return int64(r.cpu) }))
	memory := median(func(r cost) int64 { return r.memory })
	return fmt.Sprintf("%-12s %8.3f s wall %8.3f s CPU %6d MB", c.name, wall.Seconds(), cpu.Seconds(), memory>>20)
}
