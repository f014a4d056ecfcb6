package content

// Activity is something other than an exercise that a patient may do, and under
// which open warning result (clinical section N6). Its name stands under
// "activity.<id>".
type Activity struct {
	ID           string    `json:"id"`
	AllowedUnder Allowance `json:"allowed_under"`
	// NotWith are the warning items with which a result of SAME_DAY leaves it
	// closed too: with a swollen calf no pumping, with numb skin no heat.
	NotWith []string `json:"not_with,omitempty"`
	// Quiet activities are those of the first quiet days, which "go gently" opens
	// (clinical section N8, the P0 list).
	Quiet   bool     `json:"quiet,omitempty"`
	Sources []string `json:"sources"`
}
