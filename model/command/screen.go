package command

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"backcoach/content"
	"backcoach/model"
	"backcoach/model/exchange"
	"backcoach/views/report"
)

// screenFlags are what `screen` does instead of opening the warning check.
type screenFlags struct {
	list, judges, asJSON, review, card, helper bool
	answers, defaults                          string
}

func (p *program) screenCommand() *cobra.Command {
	var f screenFlags
	cmd := &cobra.Command{
		Use: "screen", Short: p.say("cli.screen"), Long: p.say("cli.screen_long"), Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f.judges = cmd.Flags().Changed("answers")
			return p.screen(f)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.list, "list", false, p.say("cli.flag.list"))
	flags.StringVar(&f.answers, "answers", "", p.say("cli.flag.answers"))
	flags.StringVar(&f.defaults, "defaults", "", p.say("cli.flag.defaults"))
	flags.BoolVar(&f.asJSON, "json", false, p.say("cli.flag.json"))
	flags.BoolVar(&f.review, "review", false, p.say("cli.flag.review"))
	flags.BoolVar(&f.card, "card", false, p.say("cli.flag.card"))
	flags.BoolVar(&f.helper, "helper", false, p.say("cli.flag.helper"))
	return cmd
}

func (p *program) screen(f screenFlags) error {
	if err := p.checkScreen(f); err != nil {
		return err
	}
	switch {
	case f.list:
		return p.listQuestions(f.asJSON)
	case f.judges:
		return p.judge(f)
	case f.review:
		return p.print(report.Review(p.lib, p.words))
	case f.card:
		return p.print(report.Household(p.words))
	case f.helper:
		return p.coach("helper")
	}
	return p.coach("check")
}

// checkScreen refuses flags that do not go together.
func (p *program) checkScreen(f screenFlags) error {
	ways := 0
	for _, way := range []bool{f.list, f.judges, f.review, f.card, f.helper} {
		if way {
			ways++
		}
	}
	switch {
	case ways > 1:
		return errUsage{errors.New(p.say("cli.one_way"))}
	case f.card && p.flags.db != "":
		return errUsage{errors.New(p.say("cli.card_blank"))}
	case f.asJSON && !f.list && !f.judges:
		return errUsage{errors.New(p.say("cli.json_of"))}
	case f.defaults != "" && (f.defaults != "no" || !f.judges):
		return errUsage{errors.New(p.say("cli.defaults_of"))}
	}
	return nil
}

func (p *program) print(lines []string) error {
	_, err := io.WriteString(p.sys.Out, strings.Join(lines, "\n")+"\n")
	return err
}

func (p *program) printJSON(v any) error {
	enc := json.NewEncoder(p.sys.Out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// judge judges a file of answers and ends with the code of its result.
func (p *program) judge(f screenFlags) error {
	clock, err := p.clock()
	if err != nil {
		return err
	}
	now := clock.Now().Wall
	s, err := p.answers(f.answers, now)
	if err != nil {
		return err
	}
	if f.defaults == "no" {
		exchange.FillNo(s.Answers, p.lib.Warnings().Items)
	}
	verdict := model.JudgeFile(s, p.lib, p.words, now)
	if f.asJSON {
		err = p.printJSON(p.judgement(verdict))
	} else {
		err = p.print(verdict.Lines)
	}
	if err != nil {
		return err
	}
	return result(verdict)
}

// answers reads a file of answers, or standard input. Whatever cannot be used is
// an error of usage: there is no result.
func (p *program) answers(path string, now time.Time) (exchange.Screening, error) {
	in := p.sys.In
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return exchange.Screening{}, errUsage{errors.New(p.say("answers.unreadable", content.Args{"Value": onLine(path)}))}
		}
		defer file.Close()
		in = file
	}
	s, err := exchange.ReadAnswers(in, p.lib, now)
	if problem := (exchange.Problem{}); errors.As(err, &problem) {
		err = errors.New(p.sayProblem(problem))
	}
	if err != nil {
		return exchange.Screening{}, errUsage{err}
	}
	return s, nil
}

// sayProblem says what is wrong with a file of answers, naming the field.
func (p *program) sayProblem(problem exchange.Problem) string {
	field, value := problem.Field, problem.Value
	if field == "" {
		field = p.say("answers.file")
	}
	if problem.Kind == exchange.WrongType {
		value = p.say("answers.want." + value)
	}
	kind := problem.Kind
	if kind == exchange.UnknownChoice && len(problem.Known) == 0 { // nothing could stand there
		kind = exchange.NotAsked
	}
	return p.say("answers."+string(kind), content.Args{
		"Field": onLine(field), "Value": onLine(value), "Known": strings.Join(problem.Known, ", "), "Low": problem.Low, "High": problem.High,
	})
}

// onLine is what stands in a file as it can be said on one line of a terminal.
func onLine(text string) string {
	const most = 60 // cells
	visible := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, text)
	return ansi.Truncate(visible, most, "…")
}

// codes are the exit codes of the levels.
var codes = map[content.Urgency]exitCode{content.Soon: 10, content.SameDay: 20, content.Emergency: 30}

// incompleteCode is the exit code of a check that has no result.
const incompleteCode exitCode = 40

// result is the code that the program ends with, nil for SELF_CARE.
func result(v model.Verdict) error {
	if v.Result.Incomplete() {
		return incompleteCode
	}
	if code, ok := codes[v.Result.Urgency]; ok {
		return code
	}
	return nil
}

// formatVersion is that of the JSON that screen writes. It grows when a field
// changes its meaning or goes; new fields may come without.
const formatVersion = 1

// judgement is a result as JSON.
type judgement struct {
	Format   int          `json:"format"`
	Urgency  string       `json:"urgency"` // emergency | same_day | soon | self_care | incomplete
	Complete bool         `json:"complete"`
	Missing  []string     `json:"missing"`
	Reasons  []reasonJSON `json:"reasons"`
	How      string       `json:"how,omitempty"` // call_now | ed_now | crisis
	Action   string       `json:"action"`
	Numbers  []numberJSON `json:"numbers"`
	Ruleset  string       `json:"ruleset"`
	Reviewed bool         `json:"reviewed"`
}

type reasonJSON struct {
	Rule   string   `json:"rule"`
	Level  string   `json:"level"`
	About  string   `json:"about"`
	Items  []string `json:"items"`
	Text   string   `json:"text"`
	Source string   `json:"source"`
}

type numberJSON struct {
	Label  string `json:"label"`
	Number string `json:"number"`
}

func (p *program) judgement(v model.Verdict) judgement {
	_, reviewed := p.lib.Warnings().Reviewed()
	j := judgement{
		Format: formatVersion, Urgency: v.Result.Urgency.String(), Complete: v.Result.Complete, Missing: []string{}, Reasons: []reasonJSON{},
		How: v.Result.How(), Action: v.Action, Numbers: []numberJSON{}, Ruleset: v.Result.Ruleset, Reviewed: reviewed,
	}
	if v.Result.Incomplete() {
		j.Urgency = "incomplete"
	}
	j.Missing = append(j.Missing, v.Result.Missing...)
	for _, r := range v.Result.Reasons {
		j.Reasons = append(j.Reasons, reasonJSON{r.Rule, r.Level.String(), r.About, append([]string{}, r.Items...), p.say("rule." + r.Rule), p.titles(r.Sources)})
	}
	for _, n := range v.Phones {
		j.Numbers = append(j.Numbers, numberJSON{n.Label, n.Number})
	}
	return j
}

// titles name the sources of a rule.
func (p *program) titles(ids []string) string {
	var titles []string
	for _, source := range p.lib.Sources() {
		for _, id := range ids {
			if id == source.ID {
				titles = append(titles, fmt.Sprintf("%s: %s", id, source.Title))
			}
		}
	}
	return strings.Join(titles, "; ")
}
