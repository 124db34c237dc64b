"""The tables of docs/funding.md, written from profile and data so that they cannot drift apart."""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import get_args, get_type_hints

from verbund.funding.headcount import HourBands
from verbund.funding.instruments import load_instruments
from verbund.funding.law.registry import LAWS
from verbund.funding.profile import SENSITIVE, Profile

_KINDS = {"bool": "ja/nein", "float": "Zahl", "date": "Tag", "HourBands": "Personen je Stundenband"}


def facts_table() -> str:
    """Returns the table as Markdown: name, kind, meaning, allowed words."""
    hints = get_type_hints(Profile)
    lines = ["| Angabe | Art | Bedeutung |", "|---|---|---|"]
    for one in dataclasses.fields(Profile):
        if one.name == "as_of":
            continue
        kind = get_args(hints[one.name])[0]
        text, mark = one.metadata["text"], " (s)" if one.name in SENSITIVE else ""
        lines.append(f"| `{one.name}`{mark} | {_kind(kind)} | {text} |")
    bands = ", ".join(f"`{one.name}`" for one in dataclasses.fields(HourBands))
    lines += ["", f"`HourBands` hat {bands}; eine Zuordnung mit diesen Namen geht auch."]
    return "\n".join(lines)


def _kind(kind: type) -> str:
    if issubclass(kind, StrEnum):
        return ", ".join(f"`{member.value}`" for member in kind)
    return _KINDS[kind.__name__]


def routes_table() -> str:
    """Returns all routes as Markdown: id, name, conditions in the order of the law, figures."""
    lines = ["| Kennung | Förderweg | Grundlage | Bedingungen (`rule`) |", "|---|---|---|---|"]
    for one in load_instruments():
        rules = ", ".join(f"`{condition.rule}`" for condition in LAWS[one.id].conditions)
        lines.append(f"| `{one.id}` | {one.name['standard']} | {one.grundlage} | {rules} |")
    return "\n".join(lines)
