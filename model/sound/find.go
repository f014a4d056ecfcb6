package sound

import (
	"bufio"
	"bytes"
	"context"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// finder looks for the system's speech program.
type finder struct {
	goos string
	lang string
	look func(name string) (string, error)
}

// find gives the first speech program that is there, nil if none is.
func (f finder) find(ctx context.Context) speaker {
	for _, name := range f.names() {
		path, err := f.look(name)
		if err != nil {
			continue
		}
		return f.program(ctx, name, path).say
	}
	return nil
}

// names are the programs in the order in which they are looked for: what belongs
// to the system first, for the patient has set its voice and speed there.
func (f finder) names() []string {
	switch f.goos {
	case "darwin":
		return []string{"say", "espeak-ng", "espeak"}
	case "windows":
		return []string{"powershell", "espeak-ng", "espeak"}
	}
	return []string{"spd-say", "espeak-ng", "espeak"}
}

// program tells how a program is called.
func (f finder) program(ctx context.Context, name, path string) program {
	switch name {
	case "say":
		return program{path: path, args: f.sayArgs(ctx, path)}
	case "spd-say": // an argument is a format string to older ones; its pipe is not
		return program{path: path, args: f.language([]string{"--wait", "--pipe-mode"}, "-l"), hush: []string{"--cancel"}}
	case "powershell":
		return program{path: path, args: []string{"-NoProfile", "-NonInteractive", "-Command", f.script()}, env: textVariable}
	}
	return program{path: path, args: f.language([]string{"--stdin", "-s", speed}, "-v")} // espeak-ng and espeak
}

// speed is that of espeak-ng in words a minute, its own default; shortest counts
// on it.
const speed = "175"

// language adds the option for the language, if there is one.
func (f finder) language(args []string, option string) []string {
	if f.lang == "" {
		return args
	}
	return append(args, option, f.lang)
}

// textVariable hands the text to PowerShell, whose standard input has the code
// page of the console.
const textVariable = "BACKCOACH_TEXT"

// script is what PowerShell runs. SelectVoice with the first voice of the language
// is used, for the hints of SelectVoiceByHints want a country as well.
func (f finder) script() string {
	return strings.Join([]string{
		`$ErrorActionPreference = 'Stop'`, `$ProgressPreference = 'SilentlyContinue'`,
		`Add-Type -AssemblyName System.Speech`,
		`$s = New-Object System.Speech.Synthesis.SpeechSynthesizer`,
		`$v = $s.GetInstalledVoices() | Where-Object { $_.Enabled -and $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq '` + base(f.lang) + `' } | Select-Object -First 1`,
		`if ($v) { $s.SelectVoice($v.VoiceInfo.Name) }`,
		`$s.Speak($env:` + textVariable + `)`,
	}, "; ")
}

// listing is how long the list of voices of macOS may take.
const listing = 2 * time.Second

// sayArgs chooses a voice of the language: say has no option for one. Without a
// list it speaks with the system's voice.
func (f finder) sayArgs(ctx context.Context, path string) []string {
	args := []string{"-f", "-"}
	ctx, stop := context.WithTimeout(ctx, listing)
	defer stop()
	cmd := exec.CommandContext(ctx, path, "-v", "?")
	cmd.WaitDelay = leftovers
	isolate(cmd)
	list, err := cmd.Output()
	if err != nil {
		return args
	}
	if voice := voiceOf(list, f.lang); voice != "" {
		return append([]string{"-v", voice}, args...)
	}
	return args
}

// voiceLine is a line of the list: "Samantha   en_US   # Hello! My name is …".
var voiceLine = regexp.MustCompile(`^(\S.*?)\s+([a-z]{2,3})[_-]\S+\s+#`)

// plainVoices are macOS voices that speak plainly. Its list is alphabetical and
// begins, in English alone, with ones that joke or sing.
var plainVoices = []string{"Samantha", "Alex", "Daniel", "Karen", "Moira"}

// voiceOf chooses a voice of a language from the list of say: a plain one, else
// the first.
func voiceOf(list []byte, lang string) string {
	var of []string
	lines := bufio.NewScanner(bytes.NewReader(list))
	for lines.Scan() {
		if m := voiceLine.FindStringSubmatch(lines.Text()); m != nil && m[2] == base(lang) {
			of = append(of, m[1])
		}
	}
	for _, name := range plainVoices {
		if slices.Contains(of, name) {
			return name
		}
	}
	if len(of) == 0 {
		return ""
	}
	return of[0]
}

// languageTag is what a language may look like that stands in arguments.
var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// tag is the language if it is one, else "".
func tag(lang string) string {
	if !languageTag.MatchString(lang) {
		return ""
	}
	return lang
}

// base is the language without its country: "pt" of "pt-BR".
func base(lang string) string {
	b, _, _ := strings.Cut(lang, "-")
	return b
}
