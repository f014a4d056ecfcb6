package model

import tea "charm.land/bubbletea/v2"

func (a *App) openGuide(act openGuide) tea.Cmd { return a.apply(goTo{act.under}) }
