package content

// Mood says how mood is asked about and what follows (clinical sections G, J and N9).
type Mood struct {
	Questionnaires []Questionnaire `json:"questionnaires"`
	// Answers are the ids of the answers to each question of a questionnaire, worth 0,
	// 1, 2 … in their order.
	Answers []string `json:"answers"`
	// Low is the warning item that SOON is told as.
	Low string `json:"low"`
	// EveryDays is after how many days the short ones are asked again, AgainDays how
	// far apart two of them must lie to count as two.
	EveryDays int      `json:"every_days"`
	AgainDays int      `json:"again_days"`
	Coping    Coping   `json:"coping"`
	Sure      Sure     `json:"sure"`
	Counsel   Counsel  `json:"counsel"`
	Cards     Cards    `json:"cards"`
	Fear      FearList `json:"fear"`
	Sources   []string `json:"sources"`
}

// Questionnaire is a published set of questions, in its own words: they stand in the
// form "mood".
type Questionnaire struct {
	ID        string   `json:"id"`
	Questions []string `json:"questions"`
	// Positive is the sum from which on a short questionnaire offers the one named by
	// Full.
	Positive int    `json:"positive,omitempty"`
	Full     string `json:"full,omitempty"`
	// Bands are the sums from which on the words of the next band hold.
	Bands []int `json:"bands,omitempty"`
	// Soon and ThisWeek are the sums from which on a full one is SOON, and is to be
	// told this week.
	Soon     int      `json:"soon,omitempty"`
	ThisWeek int      `json:"this_week,omitempty"`
	Dark     *Dark    `json:"dark,omitempty"`
	Sources  []string `json:"sources"`
}

// Short tells whether the questionnaire is one of the short ones that lead to a full one.
func (q Questionnaire) Short() bool { return q.Full != "" }

// Band is the number of the band that a sum lies in, from 0 on.
func (q Questionnaire) Band(sum int) int {
	band := 0
	for _, from := range q.Bands {
		if sum >= from {
			band++
		}
	}
	return band
}

// Dark is a question about dark thoughts: any answer but the first is a yes to a
// warning item.
type Dark struct {
	Question string `json:"question"`
	Item     string `json:"item"`
}

// Coping is the question how one copes; None is the answer that nothing of it fits.
type Coping struct {
	Question string `json:"question"`
	None     string `json:"none"`
}

// Sure is the question of confidence. A change by Clear is called a clear one.
type Sure struct {
	Question  string `json:"question"`
	EveryDays int    `json:"every_days"`
	Clear     int    `json:"clear"`
}

// Counsel says when a talk with a counsellor is suggested.
type Counsel struct {
	Days      int `json:"days"`
	Fear      int `json:"fear"`
	Worry     int `json:"worry"`
	Answers   int `json:"answers"`
	AgainDays int `json:"again_days"`
}

// Cards are sentences that one can say to oneself, at most Most at once.
type Cards struct {
	Most int    `json:"most"`
	List []Card `json:"list"`
}

// Card is one of them. Its words stand under "mood.card".
type Card struct {
	ID string `json:"id"`
	// NothingOpen keeps it back under an open warning result, and while a check is due or was
	// left before its end;
	// Checked except on a day on which a complete check gave no warning answer.
	NothingOpen bool `json:"nothing_open,omitempty"`
	Checked     bool `json:"checked,omitempty"`
}

// FearList bounds the list of feared movements: how many there may be, and between
// which fears the first one lies.
type FearList struct {
	Most      int `json:"most"`
	StartFrom int `json:"start_from"`
	StartTo   int `json:"start_to"`
}

// Mood gives how mood is asked about. It stands with the triggers, because a mood answer
// asks for a check as an answer of the check-in does (T15).
func (l *Library) Mood() Mood { return l.triggers().Mood }

// Questionnaire finds a questionnaire by its id; false if there is none.
func (m Mood) Questionnaire(id string) (Questionnaire, bool) {
	return find(m.Questionnaires, func(q Questionnaire) bool { return q.ID == id })
}
