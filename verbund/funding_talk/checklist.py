"""The list to print: steps, papers, and who decides. It knows routes and an office, and nobody in person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

import yaml

from verbund.funding.instruments import Instrument, load_instruments
from verbund.german_days import day_in_digits
from verbund.tables import KNOWLEDGE, rows

FILE = KNOWLEDGE / "texts" / "foerderliste.yml"
PATHS = {"html": "/foerderung/liste", "pdf": "/foerderung/liste.pdf"}
MODES = ("standard", "einfach")
SIDES = ("selbst", "betrieb")


@dataclass(frozen=True)
class Order:
    """What a list is to hold; all of it stands in its address, so nothing is kept anywhere.

    Attributes:
        routes: ids of instruments; none means those that most people ask for.
        mode: `standard` or `einfach`.
        employee: for the person themselves, or for a company.
        agentur: name of the Agentur für Arbeit, None where it is not known.
    """

    routes: tuple[str, ...] = ()
    mode: str = "standard"
    employee: bool = True
    agentur: str | None = None


@dataclass(frozen=True)
class Route:
    """One route on the list: name with paragraph, lines "label: text", points to look at."""

    name: str
    lines: tuple[tuple[str, str], ...]
    points: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """Everything on the list, ready to be laid out."""

    title: str
    subtitle: str
    office: str
    headings: Mapping[str, str]
    steps: tuple[str, ...]
    papers: tuple[str, ...]
    papers_note: str
    order_note: str
    routes: tuple[Route, ...]
    footer: str


def address(order: Order, kind: str) -> str:
    """The path of a list with its query.

    Args:
        order: what it holds.
        kind: `html` or `pdf`.
    """
    query = {"wege": ",".join(order.routes), "sprache": order.mode, "sicht": SIDES[not order.employee]}
    if order.agentur:
        query["agentur"] = order.agentur
    return f"{PATHS[kind]}?{urlencode({name: value for name, value in query.items() if value})}"


def read_order(query: Mapping[str, str]) -> Order:
    """Reads an address; what it does not know it leaves out, so that nobody can print words of their own on it.

    Args:
        query: parameters of the address.
    """
    known = {one.id for one in load_instruments()}
    asked = query.get("wege", "").split(",")
    agentur = query.get("agentur", "")
    return Order(
        tuple(one for one in dict.fromkeys(asked) if one in known),
        query["sprache"] if query.get("sprache") in MODES else MODES[0],
        query.get("sicht") != SIDES[1],
        agentur if agentur in _agencies() else None,
    )


def checklist(order: Order, day: date) -> Checklist:
    """Puts a list together.

    Args:
        order: what it is to hold.
        day: the day on which it is printed.

    Returns:
        The list; routes stand in the fixed order of the data.
    """
    words, mode, side = _words(), order.mode, SIDES[not order.employee]
    office = f"Agentur für Arbeit {order.agentur}" if order.agentur else "Agentur für Arbeit"
    return Checklist(
        title=words["titel"][mode],
        subtitle=words["untertitel"][mode],
        office=words["stelle"][mode].format(agentur=office),
        headings={name: titles[mode] for name, titles in words["ueberschriften"].items()},
        steps=tuple(words["schritte"][side][mode]),
        papers=tuple(words["papiere"][side][mode]),
        papers_note=words["papiere_hinweis"][mode],
        order_note=words["reihenfolge"][mode],
        routes=tuple(_route(one, mode, day) for one in load_instruments() if one.id in order.routes),
        footer=words["stand_zeile"][mode].format(tag=day_in_digits(day)),
    )


def _route(instrument: Instrument, mode: str, day: date) -> Route:
    labels = _words()["weg"][mode]
    name = instrument.name[mode]
    if instrument.grundlage.startswith("§"):
        name = f"{name} ({instrument.grundlage})"
    easy = mode == "einfach"
    decides = instrument.entscheidet[mode]
    lines = [(labels["entscheidet"], decides)]
    if not easy:
        lines += [(labels[key], instrument.antrag[own]) for key, own in (("antrag", "wer"), ("wo", "wo"))]
    lines.append((labels["wann"], _words()["wann_einfach"] if easy else instrument.antrag["wann"]))
    lines.append((labels["stand"], day_in_digits(instrument.checked.geprueft_am)))
    return Route(name, tuple(lines), () if easy else _points(instrument, day))


def _points(instrument: Instrument, day: date) -> tuple[str, ...]:
    """Points to look at, with their figures; one whose figure must not be said is left out."""
    said = []
    for point in instrument.pruefpunkte:
        values = {name: instrument.spoken_value(name, day) for name in re.findall(r"\{(\w+)\}", point)}
        if None not in values.values():
            said.append(point.format(**{name: f"{value:g}" for name, value in values.items() if value is not None}))
    return tuple(said)


@cache
def _words() -> Mapping[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["agentur"] for row in rows("places/kreise_bw.csv") if row["agentur"])
