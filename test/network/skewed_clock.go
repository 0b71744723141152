// Built into Go's own package time, where a program cannot be given another clock from outside.

package time

import "syscall"

// skew is how wrong the clock is, in seconds.
var skew = func() int64 {
	text, _ := syscall.Getenv("CLOCK_SKEW_SECONDS")
	seconds, _ := atoi(text)
	return int64(seconds)
}()
