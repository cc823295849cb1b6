package main

import (
	"os"
	"syscall"
)

// peak returns the peak resident set of the largest of a command's processes, in
// bytes.
func peak(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}
