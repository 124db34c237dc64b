"""Courses of the Verbund: dates, seats, how they end, and what those who took part say afterwards."""
