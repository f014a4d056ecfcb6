package content

// Triggers say which answers and which days ask for a warning check by
// themselves (clinical sections B5 and N5).
type Triggers struct {
	// News maps the ticks of the first check-in screen to the items that are
	// asked first.
	News []NewsTrigger `json:"news"`
	// Routine lists the days after a treatment on which a short check is asked
	// for (T13).
	Routine []RoutineDays `json:"routine"`
	Sources []string      `json:"sources"`
}

// NewsTrigger is one tick of the check-in's first screen. Form is full, or
// targeted for the items alone.
type NewsTrigger struct {
	ID     string   `json:"id"` // T4 … T8
	Choice string   `json:"choice"`
	Form   string   `json:"form"`
	First  []string `json:"first"`
}

// RoutineDays are the days, counted from the treatment, on which people with a
// type of treatment are asked the short form.
type RoutineDays struct {
	Type string `json:"type"`
	Days []int  `json:"days"`
}
