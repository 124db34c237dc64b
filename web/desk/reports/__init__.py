"""Pages, pictures and files of reports."""
