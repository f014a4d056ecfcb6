package model

// menu chooses one of a few options of a screen: a digit chooses at once, arrows
// and Enter do too, Enter alone where there is only one. It gives the option that
// was chosen, "" while none is. The cursor is -1 where none is preselected.
func menu(cursor *int, in Intent, options []string) string {
	switch in.Kind {
	case Up, Down:
		*cursor = step(*cursor, in.Kind, len(options))
	case Choose:
		if i := choiceIndex(in.N, len(options)); i >= 0 {
			return options[i]
		}
	case Next:
		if len(options) == 1 {
			return options[0]
		}
		if *cursor >= 0 { // the day, and with it the options, may have changed meanwhile
			return options[min(*cursor, len(options)-1)]
		}
	}
	return ""
}
