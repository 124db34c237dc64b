"""Kinds of facts a profile holds: each takes the spellings people use and refuses what it cannot read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

_YES = frozenset({"ja", "yes", "true", "wahr", "j", "y"})
_NO = frozenset({"nein", "no", "false", "falsch", "n"})
_UNKNOWN = frozenset({"", "weiss_nicht", "weiß nicht", "weiß_nicht", "unbekannt", "unknown", "unklar"})


class ProfileError(ValueError):
    """A fact cannot be read, or two facts contradict each other; the message names the fact."""


def read(name: str, kind: Callable[[Any], Any], value: Any) -> Any:
    """Reads one fact; None and the words for "unknown" stay unknown.

    Raises:
        ProfileError: the value cannot be read as this kind.
    """
    if value is None or (isinstance(value, str) and value.strip().casefold() in _UNKNOWN):
        return None
    try:
        return kind(value)
    except (ValueError, TypeError, KeyError) as error:
        raise ProfileError(f"{name}: {value!r} passt nicht: {error}") from error


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str) else ""
    if word not in _YES | _NO:
        raise ValueError("erwartet wird True oder False")
    return word in _YES


def _number(value: Any) -> float:
    number = float("nan") if isinstance(value, bool) else float(value)
    if not 0 <= number < float("inf"):
        raise ValueError("erwartet wird eine endliche Zahl ab 0")
    return int(number) if number == int(number) else number


def calendar_day(value: Any) -> date:
    """Reads a day from a date, a date with time, or ISO text; raises ValueError or TypeError."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value)


def _word(words: type[StrEnum], aliases: dict[str, str]) -> Callable[[Any], StrEnum]:
    def kind(value: Any) -> StrEnum:
        key = str(value).strip().casefold().replace(" ", "_").replace("-", "_")
        key = aliases.get(key, key)
        by_name = {member.name.casefold(): member for member in words}
        if key in by_name:
            return by_name[key]
        if key in {member.value for member in words}:
            return words(key)
        raise ValueError("erlaubt sind " + ", ".join(member.value for member in words))

    return kind


def yes_no(text: str, sensitive: bool = False) -> Any:
    """A fact that is true, false or unknown."""
    return fact(_yes_no, text, sensitive)


def number(text: str, sensitive: bool = False) -> Any:
    """A quantity that is not negative; the text names its unit."""
    return fact(_number, text, sensitive)


def day(text: str, sensitive: bool = False) -> Any:
    """A calendar day, as `date` or ISO text."""
    return fact(calendar_day, text, sensitive)


def word(words: type[StrEnum], aliases: dict[str, str], text: str, sensitive: bool = False) -> Any:
    """One of a closed list, by value, by member name or by a usual synonym."""
    return fact(_word(words, aliases), text, sensitive)


def fact(kind: Callable[[Any], Any], text: str, sensitive: bool = False) -> Any:
    """An optional field of a profile; `text` is its German description, `sensitive` marks what is asked only if offered."""
    return field(default=None, metadata={"kind": kind, "text": text, "sensitive": sensitive})
