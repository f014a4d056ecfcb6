package store_test

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"strconv"
	"testing"
	"time"

	"backcoach/content"
	"backcoach/model/coach"
	"backcoach/store"
)

var long = flag.Bool("long", false, "kill the store 500 times instead of 20")

// killEnv names the file to the process that is to be killed.
const killEnv = "BACKCOACH_TEST_KILL"

func TestMain(m *testing.M) {
	if path := os.Getenv(killEnv); path != "" {
		fmt.Fprintln(os.Stderr, saveUntilKilled(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// saveUntilKilled saves one day after the other and says each number once it is
// told that the day is saved.
func saveUntilKilled(path string) error {
	s, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	if s.ReadOnly() {
		return fmt.Errorf("the killed writer still holds the lock")
	}
	days, err := s.Days("0000-01-01", "9999-12-31")
	if err != nil {
		return err
	}
	for n := len(days); ; n++ {
		if _, err := s.Save(dayN(n)...); err != nil {
			return err
		}
		if _, err := fmt.Println(n); err != nil {
			return err
		}
	}
}

// dayN is what is saved at once for a day: either all of it is there or nothing.
func dayN(n int) []coach.Record {
	day := coach.Day("2000-01-01").Add(n)
	check := warningCheck(stamp(day, 1), content.SelfCare)
	if n%50 == 0 {
		check.Result.Urgency = content.Emergency
	}
	return []coach.Record{checkIn(stamp(day, 0), n%10), check, session(stamp(day, 2), coach.SessionDone, 4)}
}

// What was said to be saved is there after kill -9 at any moment, also while the
// file is being made.
func TestKilledAtAnyMoment(t *testing.T) {
	rounds := 20
	if *long {
		rounds = 500
	}
	path := newPath(t)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	said := -1
	for round := range rounds {
		wait := time.Duration(rng.IntN(60)) * time.Millisecond
		if n := runAndKill(t, path, wait); n >= 0 {
			said = n
		}
		said = wantDays(t, path, said) // the next round counts from what is there
		if t.Failed() {
			t.Fatalf("in round %d, killed after %v", round, wait)
		}
	}
	if said < 0 {
		t.Skip("too slow here: nothing was ever saved")
	}
	t.Logf("%d days saved in %d rounds", said+1, rounds)
}

// runAndKill gives the last number that the process said, -1 for none.
func runAndKill(t *testing.T, path string, after time.Duration) int {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), killEnv+"="+path)
	cmd.Stderr = t.Output()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Kill() })
	last := -1
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			last = n
		}
	}
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code > 0 {
		t.Errorf("the process failed by itself")
	}
	return last
}

// wantDays checks that the days up to a number are there, and one more at most:
// that which was saved but not yet told. Of the records it reads the last days. It
// gives the number of the last day that is there.
func wantDays(t *testing.T, path string, said int) (there int) {
	t.Helper()
	s, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sums, err := s.Days("0000-01-01", "9999-12-31")
	if err != nil {
		t.Fatal(err)
	}
	if len(sums) != said+1 && len(sums) != said+2 {
		t.Errorf("%d days are there, %d were said to be", len(sums), said+1)
	}
	for n := max(0, len(sums)-20); n < len(sums); n++ {
		sum := sums[n]
		got, err := s.Day(sum.Day)
		if err != nil {
			t.Fatal(err)
		}
		r := dayN(n)
		want := coach.DayRecords{
			Day:      sum.Day,
			CheckIns: []coach.CheckIn{r[0].(coach.CheckIn)}, Checks: []coach.Check{r[1].(coach.Check)}, Sessions: []coach.Session{r[2].(coach.Session)},
		}
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(sum, coach.Sum(want)) {
			t.Errorf("%s: got %+v and %+v", sum.Day, got, sum)
		}
	}
	return len(sums) - 1
}
