"""Reads single values as catalogues write them: days, prices, numbers, yes and no."""

from __future__ import annotations

import re
from datetime import date

from verbund.language.folding import plain

_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ].*|[+-]\d{2}:\d{2}|Z)?$")
_GERMAN = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$")
_NUMBER = re.compile(r"-?\d[\d.,' ]*")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.' ]\d{3})+$")
_YES = frozenset(("ja", "j", "yes", "y", "true", "wahr", "1", "x", "vorhanden"))
_NO = frozenset(("nein", "n", "no", "false", "falsch", "0", "-"))
_NOTHING = frozenset(("", "-", "--", "k.a.", "k. a.", "keine angabe", "unbekannt", "n/a", "null", "none", "na"))
_LEVELS = re.compile(r"\b([ABC][12])\b", re.IGNORECASE)
_UNITS = {
    "ue": "UE", "u.e.": "UE", "ustd": "UE", "u-std": "UE", "unterrichtseinheit": "UE", "unterrichtseinheiten": "UE",
    "unterrichtsstunde": "UE", "unterrichtsstunden": "UE", "lehreinheiten": "UE", "le": "UE", "uestd": "UE",
    "unterrichtseinheiten (45 minuten)": "UE",
    "stunde": "Stunden", "stunden": "Stunden", "std": "Stunden", "std.": "Stunden", "h": "Stunden",
    "zeitstunden": "Stunden",
}  # fmt: skip
_DURATION = re.compile(r"^(\d[\d.,]*)\s*([^\d\s].*)$")


class Unreadable(ValueError):
    """A value that cannot be read; the message says in German what was expected."""


def says_nothing(text: str) -> bool:
    """Whether a value only says that there is none."""
    return text.strip().casefold() in _NOTHING


def read_day(text: str) -> date:
    """Reads "2027-03-01", "2027-03-01T00:00:00+01:00", "1.3.2027" or "01.03.27"."""
    text = text.strip()
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _GERMAN.match(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        raise Unreadable("kein Datum, erwartet wird etwa 01.03.2027")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("diesen Tag gibt es nicht") from None


def read_days(text: str) -> tuple[date, ...]:
    """Reads several days with commas, semicolons, bars or line ends between them; of "1.3.2027 - 5.3.2027" the first."""
    parts = [part for part in re.split(r"[;,|\n]+", text) if part.strip()]
    return tuple(sorted({read_day(re.split(r"\s+(?:-|–|bis)\s+", part.strip())[0]) for part in parts}))


def read_number(text: str) -> float:
    """Reads "1.234,56", "1234.56", "1 234" or "12,5"."""
    found = _NUMBER.search(text)
    if found is None:
        raise Unreadable("keine Zahl")
    bare = found.group().strip(" .,'")
    if _THOUSANDS.match(bare):
        bare = re.sub(r"[.' ]", "", bare)
    elif "," in bare and "." in bare:
        decimal = max(bare.rfind(","), bare.rfind("."))
        bare = re.sub(r"[.,' ]", "", bare[:decimal]) + "." + bare[decimal + 1 :]
    else:
        bare = bare.replace("'", "").replace(" ", "").replace(",", ".")
    try:
        return float(bare)
    except ValueError:
        raise Unreadable("keine Zahl") from None


def read_count(text: str, least: int = 0, most: int = 9999) -> int:
    """Reads a whole number between two limits."""
    number = read_number(text)
    if number != int(number) or not least <= number <= most:
        raise Unreadable(f"keine ganze Zahl zwischen {least} und {most}")
    return int(number)


def read_cents(text: str) -> int | None:
    """Reads a price in euros; 0 says nothing, because catalogues write it where a price is missing.

    Returns:
        Cents, or None for 0.
    """
    if re.search(r"auf anfrage|n\.?\s?v\.?|nach vereinbarung", text, re.IGNORECASE):
        return None
    euros = read_number(text)
    if not 0 <= euros <= 200_000:
        raise Unreadable("kein Preis zwischen 0 und 200.000 Euro")
    return round(euros * 100) or None


def read_yes(text: str) -> bool:
    """Reads yes or no."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable("weder ja noch nein")


def read_unit(text: str) -> str:
    """Reads a unit of teaching time: UE or Stunden. Days are no unit of time here."""
    unit = _UNITS.get(plain(text).strip())
    if unit is None:
        raise Unreadable("weder Unterrichtseinheiten (UE) noch Stunden")
    return unit


def read_duration(text: str) -> tuple[float | None, str | None, int | None]:
    """Reads "24 UE", "16 Stunden", "3 Tage"; a bare number has no unit and none is guessed.

    Returns:
        Value and unit, and days of teaching.
    """
    found = _DURATION.match(text.strip())
    if found is None:
        raise Unreadable("keine Dauer mit Einheit, erwartet wird etwa „24 UE“, „16 Stunden“ oder „3 Tage“")
    number, word = read_number(found[1]), plain(found[2]).strip(" .")
    if re.match(r"^(unterrichts|kurs|seminar|arbeits)?tage?n?$", word):
        return None, None, read_count(found[1], 1, 999)
    return number, read_unit(word), None


def read_german_level(text: str) -> str:
    """Reads a level of the European framework: A1 to C2."""
    found = _LEVELS.search(text)
    if found is None:
        raise Unreadable("keine Sprachstufe zwischen A1 und C2")
    return found[1].upper()
