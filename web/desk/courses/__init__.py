"""Pages of courses, and their dates for calendars."""
