"""How each field of an offer is read from the text that a catalogue has for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from verbund.language.folding import plain
from verbund.offers.offer import LONGEST, MOST_DATES, MOST_OUTCOMES
from verbund.offers.plain_text import plain_text, shorten, without_adverts
from verbund.offers.reading import (
    Unreadable,
    read_cents,
    read_count,
    read_day,
    read_days,
    read_german_level,
    read_number,
    read_unit,
    read_yes,
)

_CLOCK = {
    "vollzeit": "vollzeit",
    "1": "vollzeit",
    "teilzeit": "teilzeit",
    "2": "teilzeit",
    "berufsbegleitend": "teilzeit",
}
_VAT = {
    "inkl": "inkl",
    "inklusive": "inkl",
    "brutto": "inkl",
    "zzgl": "zzgl",
    "netto": "zzgl",
    "frei": "frei",
    "befreit": "frei",
}
_KINDS = {"offen": "offen", "verbundkurs": "verbundkurs", "inhouse": "inhouse", "hersteller": "hersteller"}


def _short(name: str) -> Callable[[str], str]:
    return lambda text: shorten(without_adverts(text), LONGEST[name])


def _outcomes(text: str) -> tuple[str, ...]:
    rows = [shorten(without_adverts(row), LONGEST["learning_outcome"]) for row in plain_text(text).split("\n")]
    return tuple(dict.fromkeys(row for row in rows if row))[:MOST_OUTCOMES]


def _link(text: str) -> str:
    if not re.match(r"^https?://[^\s\"'<>]{3,290}$", text):
        raise Unreadable("keine Adresse, die mit http:// oder https:// beginnt")
    return text


def _one_of(known: Mapping[str, str], hint: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        value = known.get(plain(text).strip(" ."))
        if value is None:
            raise Unreadable(hint)
        return value

    return read


def _three(text: str) -> str:
    return "ja" if read_yes(text) else "nein"


def _mode(text: str) -> int:
    word = plain(text).strip()
    known = {
        "praesenz": 101,
        "online": 201,
        "online live": 201,
        "gemischt": 301,
        "blended learning": 301,
        "fernunterricht": 401,
        "selbstlernen": 401,
    }
    if word in known:
        return known[word]
    code = read_count(text, 101, 499)
    if not (101 <= code <= 105 or 201 <= code <= 206 or 301 <= code <= 304 or 401 <= code <= 403):
        raise Unreadable("keine bekannte Unterrichtsform")
    return code


def _hours(text: str) -> float:
    hours = read_number(text)
    if not 0 <= hours <= 5000:
        raise Unreadable("keine Dauer zwischen 0 und 5.000")
    return hours


def _plausible_day(text: str) -> date:
    day = read_day(text)
    if not 2000 <= day.year <= 2100:
        raise Unreadable("kein Jahr zwischen 2000 und 2100")
    return day


READERS: Mapping[str, Callable[[str], Any]] = {
    "source_url": _link,
    "valid_until": _plausible_day,
    "learning_outcomes": _outcomes,
    "content_short": _short("content_short"),
    "level_from": lambda text: read_count(text, 1, 4),
    "level_to": lambda text: read_count(text, 1, 4),
    "target_group": _short("target_group"),
    "prerequisites": _short("prerequisites"),
    "mode": _mode,
    "language": lambda text: plain(text).strip()[:2],
    "german_level": read_german_level,
    "easy_language": read_yes,
    "duration_value": lambda text: _hours(text) or None,
    "duration_unit": read_unit,
    "duration_text": lambda text: shorten(plain_text(text), LONGEST["duration_text"]),
    "days": lambda text: read_count(text, 0, 999) or None,
    "full_part_time": _one_of(_CLOCK, "weder Vollzeit noch Teilzeit"),
    "shift_friendly": read_yes,
    "online": read_yes,
    "inhouse_possible": read_yes,
    "start_dates": lambda text: read_days(text)[:MOST_DATES],
    "on_request": read_yes,
    "min_group": lambda text: read_count(text, 0, 999) or None,
    "max_group": lambda text: read_count(text, 0, 999) or None,
    "seats_left": lambda text: read_count(text, 0, 999),
    "price_per_person": read_cents,
    "price_group": read_cents,
    "vat": _one_of(_VAT, "weder inkl. noch zzgl. noch frei"),
    "exam_fee": read_cents,
    "azav_provider": _three,
    "azav_measure": _three,
    "azav_number": lambda text: shorten(plain_text(text), 60),
    "azav_until": _plausible_day,
    "esf_fachkurs": _three,
    "credential": _short("credential"),
    "tq_flag": read_yes,
    "exam_body": _short("exam_body"),
    "type": _one_of(_KINDS, "weder offen noch Verbundkurs noch inhouse noch Hersteller"),
}

FIELDS = frozenset(("source_id", "title", "provider_name", "place", "plz", "duration", "keywords", *READERS))
"""Fields that a catalogue may fill."""
