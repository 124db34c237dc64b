"""The first page of bundling: bundles that are under way, and proposals for new ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from aiohttp import web

from verbund.bundling.board import Board
from verbund.bundling.candidate import Candidate
from verbund.bundling.fitting import same_group
from verbund.bundling.geography import Geography
from verbund.bundling.proposals import Proposal
from verbund.bundling.reasons import Reason, reasons
from verbund.german_days import day_in_digits
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.proposing import PROPOSER, Proposed
from web.desk.bundles.reading import board_of
from web.desk.bundles.words import STATUS_WORDS, counted, rules
from web.desk.keys import MANAGER, WORDS
from web.desk.render import render
from web.keys import STORE

PAGE_SIZE = 10
KINDS = {"voll": "vollständige", "fast": "denen Plätze fehlen", "": "alle"}


@dataclass(frozen=True)
class Card:
    """A proposal as it is shown.

    Attributes:
        proposal: the proposal.
        title: the topic.
        facts: seats, companies, place and time, each in a few words.
        reasons, questions: why it fits, and what is still to be asked.
        almost: needs that would fill it, and what keeps each of them out.
    """

    proposal: Proposal
    title: str
    facts: Sequence[str]
    reasons: Sequence[Reason]
    questions: Sequence[Reason]
    almost: Sequence[tuple[Candidate, str]]


async def page(request: web.Request) -> web.StreamResponse:
    """Shows bundles and proposals."""
    manager, today, store = request[MANAGER], datetime.now(UTC).date(), request.config_dict[STORE]

    def read(uow: UnitOfWork) -> list[Board]:
        running = uow.bundles.all(manager.regions, ("entwurf", "eingeladen", "kurs"))
        return [board_of(uow, bundle, today) for bundle in running]

    boards = await store.read(read)
    proposed = await request.app[PROPOSER].proposed(manager.regions, today)
    kind, group = _choice(request.query.get("zeigen", ""), KINDS), request.query.get("feld", "")
    chosen = [one for one in proposed.proposals if _is_wanted(one, kind, group)]
    pages = max(-(-len(chosen) // PAGE_SIZE), 1)
    number = min(_page(request), pages)
    shown = chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    def at(page_number: int) -> str:
        query = {"zeigen": kind, "feld": group, "seite": page_number if page_number > 1 else ""}
        return "?" + urlencode({name: value for name, value in query.items() if value})

    values = {
        "boards": boards,
        "cards": [_card(one, proposed, today) for one in shown],
        "total": len(chosen),
        "full": sum(not one.missing for one in proposed.proposals),
        "lacking": sum(bool(one.missing) for one in proposed.proposals),
        "kind": kind,
        "kinds": KINDS,
        "field": group,
        "fields": _fields(proposed),
        "skills": sorted(((skill.label, skill.id) for skill in Taxonomy.load()), key=lambda pair: pair[0].casefold()),
        "page": number,
        "pages": pages,
        "at": at,
        "rules": rules(),
        "status_words": STATUS_WORDS,
        "counted": counted,
        "words": request.app[WORDS],
    }
    return render(request, "buendeln.html", values)


def _card(proposal: Proposal, proposed: Proposed, today: date) -> Card:
    group, geography = proposal.group, Geography.load()
    said = reasons(group, rules(), geography)
    place = group.place(geography)
    least, most = group.companies
    facts = [
        counted(group.total_seats, "Platz", "Plätze"),
        counted(least, "Betrieb", "Betriebe") if least == most else f"{least} bis {most} Betriebe",
        place.name if place else "online",
        *([_when(group.deadlines[0], today)] if group.deadlines else []),
        *([] if any(one.speaks for one in group.members) else ["nur einzelne Personen"]),
    ]
    return Card(
        proposal,
        Taxonomy.load().label(group.skill_id) if group.exact else Taxonomy.load().get(group.skill_id).group,
        facts,
        [one for one in said if one.kind != "frage"],
        [one for one in said if one.kind == "frage"],
        proposed.almost(proposal) if proposal.missing else (),
    )


def _when(first: date, today: date) -> str:
    return "sofort" if first <= today else f"bis {day_in_digits(first)}"


def _is_wanted(proposal: Proposal, kind: str, group: str) -> bool:
    if group and not same_group(proposal.group.skill_id, group):
        return False
    return not kind or (kind == "fast") == bool(proposal.missing)


def _fields(proposed: Proposed) -> list[tuple[str, str]]:
    prefixes = {one.group.skill_id.partition("-")[0]: one.group.skill_id for one in proposed.proposals}
    named = [(prefix, Taxonomy.load().get(skill_id).group) for prefix, skill_id in prefixes.items()]
    return sorted(named, key=lambda pair: pair[1])


def _choice(text: str, known: dict[str, str]) -> str:
    return text if text in known else ""


def _page(request: web.Request) -> int:
    text = request.query.get("seite", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1
