package views

import "strings"

// progress is the session bar with what comes next.
func (s Session) progress(c Canvas, width int) []string {
	var lines []string
	if bar := s.bar(c.Style, width); bar != "" {
		lines = append(lines, bar)
	}
	if next := c.fit(s.Next, width); next != "" {
		lines = append(lines, c.Style.subtle.Render(next))
	}
	return lines
}

// bar draws one stretch of line per exercise, thick as far as one is.
func (s Session) bar(st Style, width int) string {
	avail := width - len(s.Bar) + 1
	if len(s.Bar) == 0 || avail < 2*len(s.Bar) {
		return ""
	}
	g := st.glyphs()
	var b strings.Builder
	from, used := 0.0, 0
	for i, part := range s.Bar {
		to := from + part.Share
		end := min(int(to*float64(avail)+0.5), avail-len(s.Bar)+i+1)
		n := max(1, end-used)
		full := int(float64(n)*(s.At-from)/max(part.Share, 1e-9) + 0.5)
		if part.Done {
			full = n
		}
		full = min(max(full, 0), n)
		if i > 0 {
			b.WriteByte(' ')
		}
		if full > 0 {
			b.WriteString(st.barDone.Render(strings.Repeat(g.trackDone, full)))
		}
		if full < n {
			b.WriteString(st.bar.Render(strings.Repeat(g.track, n-full)))
		}
		from, used = to, used+n
	}
	return b.String()
}
