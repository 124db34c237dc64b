"""The list of needs."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiohttp import web

from verbund.corrections import CHOICES as RECORD_CHOICES
from verbund.managers import Manager
from verbund.needs import Need
from verbund.reviews import Handling, Label, SavedView
from web.desk.keys import MANAGER, NEED_SEARCH, WORDS
from web.desk.need_search import Counts
from web.desk.opened import owners
from web.desk.paths import need_path
from web.desk.queue_form import CHOICES, KREISE, ME, NOBODY, PAGE_SIZE, SORTS, QueueForm
from web.desk.render import render
from web.desk.words import Words
from web.keys import STORE

SORT_WORDS = {
    "newest": "Neue zuerst",
    "oldest": "Älteste zuerst",
    "urgent": "Dringende zuerst",
    "unsure": "Unsichere Zuordnung zuerst",
    "due": "Wiedervorlage zuerst",
    "status": "Nach Stand",
    "place": "Nach Ort",
}
FIRST_CHOICES = ("status", "owner", "region", "skill_zuordnung", "dringlichkeit")
"""What is asked for most stands open; the rest is one click away."""


@dataclass(frozen=True)
class Row:
    """One need at a glance."""

    need: Need
    handling: Handling
    href: str
    overdue: bool


@dataclass(frozen=True)
class Choice:
    """A field to narrow the list by: its label and (value, words) of each choice."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Tile:
    """Something that waits: how many, what, the list of them, and whether that list is shown now."""

    number: int
    words: str
    query: str
    current: bool


async def queue(request: web.Request) -> web.StreamResponse:
    """Shows the needs of the manager's regions."""
    manager, search, words = request[MANAGER], request.app[NEED_SEARCH], request.app[WORDS]
    form, today = QueueForm.read(request.query), datetime.now(UTC).date()
    wanted = form.wanted(manager.regions, manager.name, today)
    (needs, total), counts, (names, labels, views) = await asyncio.gather(
        search.page(wanted, form.sort, form.offset, PAGE_SIZE),
        search.counts(manager.regions, manager.name, today),
        request.config_dict[STORE].read(
            lambda uow: (owners(uow), uow.reviews.labels(), uow.reviews.views(manager.name))
        ),
    )
    pages = max(1, -(-total // PAGE_SIZE))
    if form.page > pages:
        raise web.HTTPSeeOther(request.path + form.at(pages).query())
    choices = _choices(manager, words, names, labels)
    page = {
        "form": form,
        "rows": [_row(need, handling, form, number, today) for number, (need, handling) in enumerate(needs, 1)],
        "total": total,
        "first": form.offset + 1,
        "pages": pages,
        "counts": counts,
        "tiles": _tiles(counts, form),
        "choices": choices[: len(FIRST_CHOICES)],
        "more_choices": choices[len(FIRST_CHOICES) :],
        "more_open": any(choice.name in form.chosen for choice in choices[len(FIRST_CHOICES) :]),
        "chips": _chips(form, choices, words),
        "sorts": [(sort, SORT_WORDS[sort]) for sort in SORTS],
        "views": [(view, _is(view, form)) for view in views],
        "statuses": RECORD_CHOICES["status"],
        "changed": _number(request.query.get("geaendert")),
        "passed_over": _number(request.query.get("uebergangen")),
        "words": words,
    }
    return render(request, "bedarfe.html", page)


def _row(need: Need, handling: Handling, form: QueueForm, number: int, today: date) -> Row:
    overdue = handling.due_on is not None and handling.due_on <= today
    return Row(need, handling, need_path(need.need_id) + form.query(platz=form.offset + number), overdue)


def _tiles(counts: Counts, form: QueueForm) -> list[Tile]:
    return [
        Tile(number, words, QueueForm(chosen=chosen).query(), dict(form.chosen) == chosen and not form.text)
        for number, words, chosen in (
            (counts.new, "neu", {"status": "neu"}),
            (counts.due, "heute fällig bei mir", {"owner": ME, "faellig": "heute"}),
            (counts.mine, "offen bei mir", {"status": "offen", "owner": ME}),
            (counts.unsure, "Zuordnung prüfen", {"status": "offen", "skill_zuordnung": "pruefen"}),
            (counts.unowned, "ohne Zuständige", {"status": "offen", "owner": NOBODY}),
            (counts.total, "insgesamt", {}),
        )
    ]


def _choices(manager: Manager, words: Words, names: Sequence[str], labels: Sequence[Label]) -> list[Choice]:
    """The selects of the form; regions and Kreise only where the manager has more than one region."""
    known = {
        name: [(value, words.value(name, value)) for value in _of_manager(name, values, manager)]
        for name, values in CHOICES.items()
    }
    known["ags"].sort(key=lambda one: one[1])
    known["skill_group"].sort(key=lambda one: one[1])
    known["owner"] = [(ME, "ich"), (NOBODY, "niemand"), *((name, name) for name in names if name != manager.name)]
    known["label"] = [(str(label.id), label.name) for label in labels]
    order = [*FIRST_CHOICES, *(name for name in known if name not in FIRST_CHOICES)]
    return [Choice(name, words.label(name), known[name]) for name in order if len(known[name]) > (name != "label")]


def _of_manager(name: str, values: Sequence[str], manager: Manager) -> Sequence[str]:
    if not manager.regions or name not in ("region", "ags"):
        return values
    if name == "region":
        return manager.regions
    # Textile needs are routed by Branche, from everywhere.
    return [ags for ags in values if KREISE[ags] in manager.regions or "Textil landesweit" in manager.regions]


def _chips(form: QueueForm, choices: Sequence[Choice], words: Words) -> list[tuple[str, str]]:
    """What the list is narrowed to, each with the list without it."""
    said = {choice.name: dict(choice.options) for choice in choices}
    chips = [(f"„{form.text}“", form.without("q").query())] if form.text else []
    for name, value in form.chosen.items():
        plain = said.get(name, {}).get(value, value)
        chips.append((f"{words.label(name)}: {plain}", form.without(name).query()))
    return chips


def _is(view: SavedView, form: QueueForm) -> bool:
    return view.query == form.at(1).query()


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0
