"""Reads the CSV tables under `knowledge/`, with the rows that hold on a day."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"


def rows(name: str, as_of: date | None = None) -> list[dict[str, str]]:
    """Reads a table; rows whose `gueltig_ab` or `gueltig_bis` exclude the day are left out.

    Args:
        name: path below `knowledge/`.
        as_of: the day; None keeps every row.

    Returns:
        One dict per row.

    Raises:
        FileNotFoundError: there is no such table.
    """
    with open(KNOWLEDGE / name, encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return found if as_of is None else [row for row in found if _holds(row, as_of)]


def split_cell(cell: str) -> tuple[str, ...]:
    """Splits a cell that holds several values with a bar between them."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def lines(name: str) -> list[str]:
    """Reads a word list: one entry a line, `#` starts a comment."""
    with open(KNOWLEDGE / name, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def _holds(row: dict[str, str], day: date) -> bool:
    since, until = row.get("gueltig_ab", ""), row.get("gueltig_bis", "")
    return (not since or date.fromisoformat(since) <= day) and (not until or day <= date.fromisoformat(until))
