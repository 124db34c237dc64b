"""Offers of courses: read from catalogues, compared neutrally, or ordered where none fits (domain report, section 4)."""
