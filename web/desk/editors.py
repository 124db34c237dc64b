"""Fields as forms: which control a field has, and what a form says about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from multidict import MultiDictProxy

from verbund.corrections import CHOICES, MANDATORY, MOST_SKILLS
from verbund.need_list import CORRECTABLE_FIELDS
from verbund.needs import LIST_FIELDS, Need
from verbund.taxonomy import Taxonomy
from web.desk.queue_form import KREISE
from web.desk.words import Words

Kind = Literal["choice", "several", "number", "day", "code", "skills"]
MOST_PERSONS = 999
BY_HAND = frozenset({"status", "owner", "due_on", "skill_zuordnung", "agentur", "betrieb_ref"})
"""Fields that change elsewhere on the page, or follow from others."""

EDITABLE = CORRECTABLE_FIELDS - BY_HAND
SETTABLE = EDITABLE | {"status", "owner", "due_on", "skill_zuordnung"}
"""What a form may name; the rest of `BY_HAND` only ever follows."""


class Unreadable(ValueError):
    """A form says something that no control of it offers; the message names the field."""


@dataclass(frozen=True)
class Editor:
    """The control of one field.

    Attributes:
        field, label: its name, and in German.
        kind: which control.
        options: (value, words) to choose from.
        chosen: values as the form sends them.
        optional: it may be emptied.
    """

    field: str
    label: str
    kind: Kind
    options: Sequence[tuple[str, str]]
    chosen: Sequence[str]
    optional: bool


def editor(field: str, need: Need, words: Words) -> Editor:
    """Returns the control of a field of `EDITABLE`, filled with what the need holds."""
    value = getattr(need, field)
    chosen = [str(one) for one in value] if isinstance(value, tuple) else [] if value is None else [_text(value)]
    kind, options = _control(field, words)
    return Editor(field, words.label(field), kind, options, chosen, field not in MANDATORY)


def read_changes(form: MultiDictProxy[Any]) -> dict[str, Any]:
    """Reads what a form wants changed: the fields it names under `felder`.

    Raises:
        Unreadable: a field nobody may change, or a value that is none.
    """
    return {field: _value(field, form) for field in dict.fromkeys(map(str, form.getall("felder", ())))}


def form_values(changes: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Returns changes as the (name, value) pairs of a form that would send them again."""
    pairs = [("felder", field) for field in changes]
    for field, value in changes.items():
        values = value if isinstance(value, (tuple, list)) else [value]
        pairs += [(field, _text(one)) for one in values]
    return pairs


def _control(field: str, words: Words) -> tuple[Kind, list[tuple[str, str]]]:
    if field == "skill_ids":
        return "skills", [(skill.id, skill.label) for skill in Taxonomy.load()]
    if field == "ags":
        return "choice", sorted(((ags, words.value("ags", ags)) for ags in KREISE), key=lambda one: one[1])
    if field == "kldb":
        return "code", sorted(words.names["kldb"].items(), key=lambda one: one[1])
    if field == "anzahl_personen":
        return "number", []
    if field == "zieldatum":
        return "day", []
    options = [(str(value), words.value(field, value)) for value in CHOICES[field]]
    return ("several" if field in LIST_FIELDS else "choice"), options


def _value(field: str, form: MultiDictProxy[Any]) -> Any:
    given = [str(one).strip() for one in form.getall(field, ()) if str(one).strip()]
    if field == "owner":
        return given[0][:80] if given else None
    if field in ("due_on", "zieldatum"):
        return _day(field, given)
    if field == "status":
        return _known(field, given)
    if field == "skill_zuordnung" and given == ["mensch"]:
        return "mensch"
    if field not in EDITABLE:
        raise Unreadable(field)
    if field == "skill_ids":
        return _skills(given)
    if field in LIST_FIELDS:
        known = {str(value): value for value in CHOICES[field]}
        if not set(given) <= known.keys():
            raise Unreadable(field)
        return tuple(known[one] for one in known if one in given) or None
    if field == "anzahl_personen":
        return _number(field, given)
    if field == "kldb":
        if given and not re.fullmatch(r"[0-9]{5}", given[0]):
            raise Unreadable(field)
        return given[0] if given else None
    if field == "ags":
        if given and given[0] not in KREISE:
            raise Unreadable(field)
        return given[0] if given else None
    return _known(field, given)


def _known(field: str, given: Sequence[str]) -> Any:
    if not given and field not in MANDATORY:
        return None
    known = {str(value): value for value in CHOICES[field]}
    if len(given) != 1 or given[0] not in known:
        raise Unreadable(field)
    return known[given[0]]


def _skills(given: Sequence[str]) -> tuple[str, ...]:
    skills = tuple(dict.fromkeys(given))
    if len(skills) > MOST_SKILLS or any(Taxonomy.load().get(skill) is None for skill in skills):
        raise Unreadable("skill_ids")
    return skills


def _number(field: str, given: Sequence[str]) -> int | None:
    if not given:
        return None
    if not (given[0].isascii() and given[0].isdigit() and len(given[0]) < 5 and 0 < int(given[0]) <= MOST_PERSONS):
        raise Unreadable(field)
    return int(given[0])


def _day(field: str, given: Sequence[str]) -> date | None:
    if not given:
        return None
    try:
        return date.fromisoformat(given[0])
    except ValueError:
        raise Unreadable(field) from None


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
