"""The list of needs."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from verbund.managers import Manager
from verbund.needs import Need
from web.desk.keys import MANAGER, NEED_SEARCH, WORDS
from web.desk.paths import need_path
from web.desk.queue_form import CHOICES, PAGE_SIZE, SORTS, QueueForm
from web.desk.render import render
from web.desk.words import Words

SORT_WORDS = {
    "newest": "Neue zuerst",
    "oldest": "Älteste zuerst",
    "urgent": "Dringende zuerst",
    "status": "Nach Stand",
    "place": "Nach Ort",
}


@dataclass(frozen=True)
class Row:
    """One need at a glance."""

    need: Need
    href: str


@dataclass(frozen=True)
class Choice:
    """A field to narrow the list by: its label and (value, words) of each choice."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


async def queue(request: web.Request) -> web.StreamResponse:
    """Shows the needs of the manager's regions."""
    manager, search, words = request[MANAGER], request.app[NEED_SEARCH], request.app[WORDS]
    form = QueueForm.read(request.query)
    needs, total = await search.page(form, manager.regions, form.offset, PAGE_SIZE)
    pages = max(1, -(-total // PAGE_SIZE))
    if form.page > pages:
        raise web.HTTPSeeOther(request.path + form.at(pages).query())
    rows = [
        Row(need, need_path(need.need_id) + form.query(platz=form.offset + number))
        for number, need in enumerate(needs, 1)
    ]
    page = {
        "form": form,
        "rows": rows,
        "total": total,
        "first": form.offset + 1,
        "pages": pages,
        "counts": await search.counts(manager.regions),
        "choices": _choices(manager, words),
        "sorts": [(sort, SORT_WORDS[sort]) for sort in SORTS],
        "words": words,
    }
    return render(request, "bedarfe.html", page)


def _choices(manager: Manager, words: Words) -> list[Choice]:
    """The selects of the form; the region only where the manager has more than one."""
    known = dict(CHOICES)
    if manager.regions:
        known["region"] = manager.regions
    return [
        Choice(name, words.label(name), tuple((value, words.value(name, value)) for value in values))
        for name, values in known.items()
        if len(values) > 1
    ]
