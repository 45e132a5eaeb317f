"""Curves of the evidence as an SVG: error and coverage by the number of runs."""

WIDTH, HEIGHT, MARGIN = 360, 240, 46
COLOURS = {"good": "#1b6ca8", "crude": "#c1542d"}


def panel(x, title, rows, value, alone, top, lines):
    """One plot: a curve for each quality, dashes for the analytic model alone, lines across."""
    sizes = sorted({row["runs"] for row in rows if row["runs"] > 0})
    low = 0.7 if alone is None else 0

    def place(index, level):
        share = (min(max(level, low), top) - low) / (top - low)
        return (x + MARGIN + index * (WIDTH - 2 * MARGIN) / (len(sizes) - 1),
                HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN))

    parts = [f'<text x="{x + WIDTH / 2}" y="20" text-anchor="middle">{title}</text>']
    for level in [low, (low + top) / 2, top] + list(lines):
        y = place(0, level)[1]
        dash = ' stroke-dasharray="2 3"' if level in lines else ""
        parts.append(f'<line x1="{x + MARGIN}" x2="{x + WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" stroke="#bbb"{dash}/>')
        parts.append(f'<text x="{x + MARGIN - 5}" y="{y + 4:.1f}" text-anchor="end">{level:g}</text>')
    for index, size in enumerate(sizes):
        parts.append(f'<text x="{place(index, low)[0]:.1f}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{size}</text>')
    for quality, colour in COLOURS.items():
        mine = {row["runs"]: row for row in rows if row["quality"] == quality}
        points = " ".join("{:.1f},{:.1f}".format(*place(i, mine[size][value])) for i, size in enumerate(sizes))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        end = place(len(sizes) - 1, mine[sizes[-1]][value])
        parts.append(f'<text x="{end[0] + 4:.1f}" y="{end[1] + 4:.1f}" fill="{colour}">{quality}</text>')
        if alone:
            y = place(0, mine[sizes[0]][alone])[1]
            parts.append(f'<line x1="{x + MARGIN}" x2="{x + WIDTH - MARGIN}" y1="{y:.1f}" y2="{y:.1f}" '
                         f'stroke="{colour}" stroke-dasharray="6 4"/>')
    return "\n".join(parts)


def svg(rows, office):
    """Both panels of one network."""
    rows = [row for row in rows if row["office"] == office]
    top = 1.25 * max(max(row["rmse"], row["alone"]) for row in rows if row["runs"] > 0)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH}" height="{HEIGHT}" '
            'font-family="sans-serif" font-size="11">\n<rect width="100%" height="100%" fill="white"/>\n'
            + panel(0, f"network {office}: RMSE in points by runs (dashes: analytic alone)", rows, "rmse", "alone",
                    round(top, 1), [])
            + "\n" + panel(WIDTH, "coverage of the 90 % interval by runs", rows, "coverage", None, 1.0, [0.86, 0.94])
            + "\n</svg>\n")
