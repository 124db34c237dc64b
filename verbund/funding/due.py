"""What in the funding data is to be compared with its source again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from verbund.funding.dated import Checked, Value
from verbund.funding.instruments import Instrument, load_instruments


@dataclass(frozen=True)
class Due:
    """One fact to check again.

    Attributes:
        instrument, name: id and name of the route.
        what: "Ganzes", or the value or cut-off day.
        source: paragraph or page.
        checked_on, next_check: last check and the day from which it is due.
        confirmed: False for what is known only second-hand, and therefore not spoken.
    """

    instrument: str
    name: str
    what: str
    source: str
    checked_on: date
    next_check: date
    confirmed: bool


def due(day: date) -> tuple[Due, ...]:
    """Returns what is due on a day, the longest overdue first; from the day after it no figure of it is spoken."""
    found = [one for one in _facts(day) if one.next_check <= day]
    return tuple(sorted(found, key=lambda one: (one.next_check, one.instrument, one.what)))


def lapsed(day: date) -> tuple[Due, ...]:
    """Returns values that have expired on a day without a newer one: the bot names an office instead."""
    return tuple(
        _due(instrument, f"{name} ab {newest.ab.isoformat()}", newest.fundstelle, newest.checked)
        for instrument in load_instruments()
        for name in instrument.werte
        if (newest := instrument.value_on(name, day))
        and newest.checked.gueltig_bis
        and newest.checked.gueltig_bis < day
    )


def _facts(day: date) -> Iterator[Due]:
    for instrument in load_instruments():
        yield _due(instrument, "Ganzes", instrument.quelle, instrument.checked)
        for name, values in instrument.werte.items():
            for value in values:
                if not _history(value, values, day):
                    yield _due(instrument, f"{name} ab {value.ab.isoformat()}", value.fundstelle, value.checked)
        for name, one in instrument.stichtage.items():
            yield _due(instrument, f"Stichtag {name}", one.fundstelle, one.checked)


def _history(value: Value, values: tuple[Value, ...], day: date) -> bool:
    """Whether a newer value has taken its place or its time has passed: nobody needs to check it again."""
    replaced = any(value.ab < other.ab <= day for other in values)
    over = value.checked.gueltig_bis is not None and value.checked.gueltig_bis < day
    return replaced or (over and value.checked.naechste_pruefung <= value.checked.gueltig_bis)


def _due(instrument: Instrument, what: str, source: str, known: Checked) -> Due:
    name = instrument.name["standard"]
    return Due(instrument.id, name, what, source, known.geprueft_am, known.naechste_pruefung, known.confirmed)
