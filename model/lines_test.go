package model_test

import (
	"testing"

	"backcoach/model"
)

// A list without lines, as of medicines in a window that can only be read, stays on Enter
// and on every key.
func TestAListWithoutLinesStays(t *testing.T) {
	d := nextDay(t)
	d.Store.SetReadOnly(true)
	d = reopen(t, d, "relief")
	d.Pick("relief.medicines")
	for _, kind := range []model.IntentKind{model.Next, model.Down, model.Up, model.Next} {
		d.Send(model.Intent{Kind: kind})
	}
	shows(t, d, "medicine.title")
}
