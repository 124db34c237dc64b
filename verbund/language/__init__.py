"""German as it is typed on the shop floor: numbers, head counts, times and closed answers, by rules alone."""
