package guard

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Parse sets limits by the names of List, given as name=value and separated by
// commas. On an error nothing is changed.
func (l *Limits) Parse(text string) error {
	changed := *l
	for _, part := range strings.Split(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return fmt.Errorf("%q is not name=value", part)
		}
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return fmt.Errorf("limit %s is %q, but must be a whole number, 0 for no limit", name, value)
		}
		if !changed.set(name, n) {
			return fmt.Errorf("there is no limit %q, but %s", name, strings.Join(l.names(), ", "))
		}
	}
	*l = changed
	return nil
}

func (l *Limits) set(name string, n int) bool {
	if name == timeLimit {
		l.Time = time.Duration(n) * time.Millisecond
		return true
	}
	for _, s := range l.slots() {
		if s.name == name {
			*s.value = n
			return true
		}
	}
	return false
}

func (l *Limits) names() []string {
	var names []string
	for _, limit := range l.List() {
		names = append(names, limit.Name)
	}
	return names
}
