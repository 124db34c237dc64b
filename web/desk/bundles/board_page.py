"""The page of one bundle: its needs, what fits, why, where, and what to write to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiohttp import web

from verbund.bundling.board import Board, Near
from verbund.bundling.bundle import BundleChange
from verbund.bundling.candidate import ON_SITE
from verbund.bundling.fitting import radius_words
from verbund.bundling.funding_notes import funding_notes
from verbund.bundling.geography import Geography
from verbund.bundling.reasons import LEVEL_WORDS, companies_words, reasons
from verbund.planned_course import CourseView, routes_for
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.changing import CHANGEABLE
from web.desk.bundles.letters import Letter, letters
from web.desk.bundles.reading import board_of, visible
from web.desk.bundles.site_map import draw
from web.desk.bundles.words import FIELD_WORDS, STATUS_WORDS, counted
from web.desk.funding import STATUS_WORDS as FUNDING_WORDS
from web.desk.keys import MANAGER, WORDS
from web.desk.opened import write_down
from web.desk.paths import PREFIX
from web.desk.render import render
from web.desk.words import Words
from web.keys import STORE

MOST_FITTING = 15
MOST_NEAR = 12
MOST_OBSTACLES = 2
ELSEWHERE = {"angebote": "Angebote suchen", "kurs": "Kurs anlegen"}
"""Pages of other parts of the desk for a bundle; each is linked where it exists."""


@dataclass(frozen=True)
class Read:
    """What one transaction read."""

    board: Board
    around: Sequence[Near]
    names: Mapping[str, str]
    undoable: Sequence[BundleChange]
    topics: Mapping[str, str]
    funding: CourseView | None


async def page(request: web.Request) -> web.StreamResponse:
    """Shows a bundle and writes down that it was read: its needs stand on it."""
    manager, now = request[MANAGER], datetime.now(UTC)

    def read(uow: UnitOfWork) -> Read:
        found = _read(uow, request, now.date())
        write_down(uow, manager, now, "bundle_read", found.board.bundle.bundle_id)
        return found

    found = await request.config_dict[STORE].write(read)
    return render(request, "buendel.html", _values(request, found))


def _read(uow: UnitOfWork, request: web.Request, today: date) -> Read:
    manager = request[MANAGER]
    bundle = visible(uow, manager, request.match_info["bundle_id"])
    board = board_of(uow, bundle, today)
    prefix = bundle.skill_id.partition("-")[0]
    around = board.near(uow.candidates.open(manager.regions, today, board.rules, prefix), Geography.load())
    ids = [one.need_id for one in board.members]
    undoable = uow.bundles.undoable(bundle.bundle_id, manager.name)
    changed = {one.need_id for one in undoable if one.need_id}
    needs = {need_id: need for need_id in changed if (need := uow.needs.get(need_id))}
    records = [uow.needs.get(need_id).to_record() for need_id in ids]
    return Read(
        board,
        around,
        uow.candidates.company_names(ids),
        undoable,
        {need_id: need.thema_freitext for need_id, need in needs.items()},
        routes_for(records, today) if records else None,
    )


def _values(request: web.Request, found: Read) -> Mapping[str, object]:
    board, geography, words = found.board, Geography.load(), request.app[WORDS]
    bundle, group = board.bundle, board.group
    said = reasons(group, board.rules, geography) if board.members else ()
    place = group.place(geography) if board.members else None
    near = [one for one in found.around if 0 < len(one.against) <= MOST_OBSTACLES][:MOST_NEAR]
    written: Sequence[Letter] = letters(board, found.names, request[MANAGER].name)
    return {
        "board": board,
        "bundle": bundle,
        "names": found.names,
        "reasons": [one for one in said if one.kind not in ("frage", "plaetze", "betriebe")],
        "questions": [one for one in said if one.kind == "frage"],
        "companies_words": companies_words(group) if board.members else "Noch kein Betrieb",
        "unsuited": _unsuited(board, said),
        "fitting": [one for one in found.around if not one.against][:MOST_FITTING],
        "near": near,
        "further": sum(bool(one.against) for one in found.around) - len(near),
        "place": place,
        "map": draw(board, place, geography),
        "radius": lambda need: radius_words(need.radius_km, board.rules),
        "letters": written,
        "funding": found.funding,
        "funding_notes": funding_notes(board.members, datetime.now(UTC).date()),
        "funding_words": FUNDING_WORDS,
        "undoable": [_undo_words(one, found, words) for one in found.undoable],
        "open": bundle.status in CHANGEABLE,
        "elsewhere": _elsewhere(request, bundle.bundle_id),
        "levels": LEVEL_WORDS,
        "skill": Taxonomy.load().label(bundle.skill_id),
        "status_words": STATUS_WORDS,
        "counted": counted,
        "words": words,
    }


def _unsuited(board: Board, said: Sequence) -> list[str]:
    """Says what does not hold for all needs on the board: managers may put together what no rule would."""
    kinds, group = {one.kind for one in said}, board.group
    missing = (
        ("stufe", bool(group.levels), "Die gewünschten Stufen liegen mehr als eine auseinander."),
        ("zeitraum", bool(group.deadlines), "Gebraucht wird es zu Zeiten, die mehr als drei Monate auseinanderliegen."),
        ("form", True, _no_form(board)),
        ("branche", True, "Die Branchen sind verschieden, und das Thema hängt von der Branche ab."),
    )
    sentences = [sentence for kind, asked, sentence in missing if board.members and asked and kind not in kinds]
    if board.members and not group.times:
        sentences.append("Zu keiner Zeit können alle.")
    if board.members and not group.exact:
        sentences.append("Nicht alle Bedarfe nennen genau dieses Thema.")
    return sentences


def _no_form(board: Board) -> str:
    if all(ON_SITE in one.modes for one in board.members):
        return "Es gibt keinen Ort, der für alle im gewünschten Umkreis liegt."
    return "Kurs vor Ort oder online: Es gibt keine Form, die allen recht ist."


def _undo_words(change: BundleChange, found: Read, words: Words) -> str:
    if change.need_id is None:
        before, after = (_shown(change.field, value) for value in (change.before, change.after))
        return f"{FIELD_WORDS.get(change.field, change.field)} von „{before}“ auf „{after}“"
    topic = found.topics.get(change.need_id, "ein Bedarf")
    if change.field == "agreed_on":
        return f"Zustimmung zur Nennung bei „{topic}“ {'eingetragen' if change.after else 'zurückgenommen'}"
    if change.before is None:
        return f"„{topic}“ dazugenommen"
    if change.after is None:
        return f"„{topic}“ herausgenommen"
    return f"Plätze für „{topic}“ von {change.before} auf {change.after}"


def _shown(field: str, value: object) -> str:
    return STATUS_WORDS.get(value, str(value)) if field == "status" else str(value or "leer")


def _elsewhere(request: web.Request, bundle_id: str) -> list[tuple[str, str]]:
    known = {resource.canonical.removeprefix(PREFIX) for resource in request.app.router.resources()}
    return [
        (f"{PREFIX}/buendel/{bundle_id}/{name}", word)
        for name, word in ELSEWHERE.items()
        if f"/buendel/{{bundle_id}}/{name}" in known
    ]


