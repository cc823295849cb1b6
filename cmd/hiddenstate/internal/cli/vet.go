package cli

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// mostModels is the greatest length of the flag models: Linux takes 128 KiB for one
// argument.
const mostModels = 120 << 10

// runVet runs go vet with this program as the tool and with the settings as
// flags: the go command's cache looks at flags, and at no file of settings.
func runVet(env *environment, args []string) int {
	fs := flag.NewFlagSet("vet", flag.ContinueOnError)
	var flags analysis
	flags.register(fs, "warning")
	json := fs.Bool("json", false, "print what go vet -json prints; the exit status does not tell of findings then")
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	opt, _, _, err := flags.options(fs.Args())
	if err != nil {
		return env.errorf("%v", err)
	}
	self, err := os.Executable()
	if err != nil {
		return env.errorf("go vet needs the path of this program: %v", err)
	}
	vet := []string{"vet", "-vettool=" + self}
	if flags.tags != "" {
		vet = append(vet, "-tags="+flags.tags)
	}
	if *json {
		vet = append(vet, "-json")
	}
	if n := len(opt.Extra.Encode()); n > mostModels {
		return env.errorf("the models are %d bytes as a flag, and go vet can take %d; hiddenstate check takes them all", n, mostModels)
	}
	vet = append(vet, flags.analyzerFlags(opt.Extra)...)
	cmd := exec.Command("go", append(vet, opt.Load.Patterns...)...)
	cmd.Dir, cmd.Stdout = flags.dir, env.stdout
	return vetStatus(env, cmd, flags.allowErrors)
}

// analyzerFlags returns the settings as flags of the analyzers, those that have
// their default value left out.
func (a *analysis) analyzerFlags(own *models.Extra) []string {
	var out []string
	for _, s := range a.analyzerSettings(own) {
		out = append(out, "-hiddenstate."+s.name+"="+s.value)
	}
	return out
}

// A setting is the value of a flag of the analyzers.
type setting struct{ name, value string }

func (a *analysis) analyzerSettings(own *models.Extra) []setting {
	var out []setting
	for _, s := range []setting{
		{"include", a.include}, {"entry", a.entry}, {"severity", a.severity}, {"kinds", a.kinds},
		{"severities", a.severities}, {"exclude", a.exclude}, {"strict", fmt.Sprint(a.strict)}, {"models", own.Encode()},
	} {
		if s.value != "" && s != (setting{"severity", "warning"}) && s != (setting{"strict", "false"}) {
			out = append(out, s)
		}
	}
	return out
}

// What go vet prints besides troubles: a finding; a package's name, a position that
// the finding above it is related to, a module that is fetched.
var (
	vetFinding = regexp.MustCompile(`^\S+:\d+:\d+: [^\t].* \[[a-z]+\]$`)
	vetOther   = regexp.MustCompile(`^# |^exit status 1$|^\S+:\d+:\d+: \t|^go: downloading |^$`)
)

// vetStatus runs go vet and returns the exit status. That of go vet is 1 for
// findings and for all that went wrong; its lines tell which it was.
func vetStatus(env *environment, cmd *exec.Cmd, allowErrors bool) int {
	out, err := cmd.StderrPipe()
	if err != nil {
		return env.errorf("running go vet: %v", err)
	}
	if err := cmd.Start(); err != nil {
		return env.errorf("the go command is needed to run go vet: %v", err)
	}
	found, trouble, leftOut := false, false, false
	for in := bufio.NewReader(out); ; {
		line, err := in.ReadString('\n')
		if _, werr := io.WriteString(env.stderr, line); werr != nil {
			trouble = true
		}
		text := strings.TrimRight(line, "\r\n")
		finding := vetFinding.MatchString(text)
		found = found || finding
		leftOut = leftOut || strings.HasPrefix(text, "hiddenstate: internal error of ")
		trouble = trouble || !finding && !vetOther.MatchString(text)
		if err != nil {
			break
		}
	}
	var exit *exec.ExitError
	switch err := cmd.Wait(); {
	case err == nil && leftOut && !allowErrors:
		// A package that the analysis left out is no failure to go vet.
		return exitFailed
	case err == nil:
		return exitClean
	case !errors.As(err, &exit):
		return env.errorf("running go vet: %v", err)
	case found && (allowErrors || !trouble):
		return exitFindings
	case trouble && allowErrors:
		return exitClean
	}
	return exitFailed
}
