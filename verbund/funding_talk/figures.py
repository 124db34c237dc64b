"""Puts figures of `knowledge/funding` into sentences. A figure that must not be spoken takes its sentence with it."""

from __future__ import annotations

import re
from datetime import date

from verbund.funding.instruments import Instrument, load_instruments
from verbund.german_days import day_in_digits

_PLACEHOLDER = re.compile(r"\{(\w+)\.(\w+)\}")
DAY_OF_CHECK = "stand"


def filled(sentence: str, day: date) -> str | None:
    """Fills `{instrument.value}` and `{stand.instrument}`.

    Args:
        sentence: a sentence of `knowledge/texts`.
        day: the day on which it is said.

    Returns:
        The sentence; None if one of its figures is unknown, unconfirmed or out of date on that day.
    """
    found: dict[str, str] = {}
    for match in _PLACEHOLDER.finditer(sentence):
        spoken = _spoken(match[1], match[2], day)
        if spoken is None:
            return None
        found[match[0]] = spoken
    return _PLACEHOLDER.sub(lambda match: found[match[0]], sentence)


def figures_of(sentence: str) -> list[tuple[str, str]]:
    """The placeholders of a sentence as `(instrument, value)`; `("stand", instrument)` is a day of check."""
    return _PLACEHOLDER.findall(sentence)


def value_of(instrument: str, name: str, day: date) -> float | None:
    """A figure that may be spoken on a day, else None."""
    found = _instrument(instrument)
    if found is None or not found.checked.may_be_spoken(day):
        return None
    return found.spoken_value(name, day)


def number(value: float) -> str:
    """A number as Germans write it: 15.000 and 0,75."""
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return whole.translate(str.maketrans(",.", ".,"))


def _spoken(first: str, second: str, day: date) -> str | None:
    instrument = _instrument(second if first == DAY_OF_CHECK else first)
    if instrument is None or not instrument.checked.may_be_spoken(day):
        return None
    if first == DAY_OF_CHECK:
        return day_in_digits(instrument.checked.geprueft_am)
    value = value_of(first, second, day)
    return None if value is None else number(value)


def _instrument(name: str) -> Instrument | None:
    return next((one for one in load_instruments() if one.id == name), None)
