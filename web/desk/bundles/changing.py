"""Changes of bundles. Each form carries the version its page was made from; the steps of the needs follow."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from aiohttp import web

from verbund.bundling.board import Board, as_group
from verbund.bundling.bundle import LONGEST_NOTE, LONGEST_TITLE, MOST_SEATS, Bundle, InOtherBundle, Member
from verbund.bundling.candidate import OPEN_STATUSES, Candidate
from verbund.bundling.fitting import obstacles
from verbund.bundling.following import follow
from verbund.bundling.geography import Geography
from verbund.managers import Manager
from verbund.need_list import Overtaken
from verbund.privacy.masking import mask
from verbund.taxonomy import Taxonomy
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.reading import board_of, visible
from web.desk.bundles.words import SETTABLE_STATUSES, rules
from web.desk.keys import MANAGER
from web.desk.opened import readable, write_down
from web.desk.paths import BUNDLES, bundle_path
from web.desk.render import render
from web.keys import STORE

MOST_NEEDS = 100
CHANGEABLE = ("entwurf", "eingeladen")
"""Steps in which needs may come and go; a bundle with a course is changed at the course."""


class Refused(ValueError):
    """A change that cannot be made; the message says why, to be read by a manager."""


async def create(request: web.Request) -> web.StreamResponse:
    """Makes a bundle of a proposal, or an empty one on a skill."""
    form = await request.post()
    skill_id, need_ids = str(form.get("thema", "")), list(dict.fromkeys(map(str, form.getall("bedarf", ()))))
    if Taxonomy.load().get(skill_id) is None or len(need_ids) > MOST_NEEDS:
        raise web.HTTPNotFound
    manager, now, bundle_id = request[MANAGER], datetime.now(UTC), str(uuid.uuid4())

    def make(uow: UnitOfWork) -> None:
        for need_id in need_ids:
            readable(uow, manager, need_id)
        held = uow.bundles.held()
        members = [
            one
            for one in uow.candidates.of(need_ids, now.date(), rules())
            if one.status in OPEN_STATUSES and one.need_id not in held
        ]
        if need_ids and not members:
            raise Refused("Alle Bedarfe dieses Vorschlags sind inzwischen in anderen Bündeln oder nicht mehr offen.")
        bundle = _first(bundle_id, skill_id, members, manager, now.date())
        uow.bundles.add(bundle, manager.name)
        write_down(uow, manager, now, "bundle_made", bundle_id)
        _follow(uow, manager, now, None, bundle)

    try:
        await request.config_dict[STORE].write(make)
    except (Refused, InOtherBundle) as error:
        return refused(request, _sentence(error), BUNDLES)
    return _see(bundle_path(bundle_id))


async def add(request: web.Request) -> web.StreamResponse:
    """Adds a need to a bundle."""
    need_id = str((await request.post()).get("bedarf", ""))

    def joined(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        readable(uow, manager, need_id)
        if (other := uow.bundles.of_need(need_id)) and other.bundle_id != board.bundle.bundle_id:
            raise InOtherBundle(need_id)
        found = uow.candidates.of([need_id], today, board.rules)
        if not found or (found[0].status not in OPEN_STATUSES and board.bundle.member(need_id) is None):
            raise Refused("Dieser Bedarf ist nicht mehr offen.")
        final = [one for one in obstacles(found[0], board.group, board.rules, Geography.load()) if one.final]
        if final:
            raise Refused(f"{final[0].sentence} Wenn sich das geändert hat, ändern Sie es zuerst am Bedarf.")
        members = [one.need_id for one in board.members]
        wanted = members if need_id in members else [*members, need_id]
        return board.with_needs(uow.candidates.of(wanted, today, board.rules))

    return await _apply(request, joined, changes_needs=True, anchor=f"b-{need_id}")


async def remove(request: web.Request) -> web.StreamResponse:
    """Takes a need out of a bundle."""
    need_id = str((await request.post()).get("bedarf", ""))

    def left(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        kept = [one.need_id for one in board.members if one.need_id != need_id]
        return board.with_needs(uow.candidates.of(kept, today, board.rules))

    return await _apply(request, left, changes_needs=True, anchor="im-buendel")


async def set_seats(request: web.Request) -> web.StreamResponse:
    """Sets how many seats a need adds."""
    form = await request.post()
    need_id, text = str(form.get("bedarf", "")), str(form.get("plaetze", ""))

    def counted(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        seats = _number(text, 0, MOST_SEATS, "Plätze")
        return _with_members(board.bundle, [need_id], lambda member: replace(member, seats=seats))

    return await _apply(request, counted, anchor=f"b-{need_id}")


async def agree(request: web.Request) -> web.StreamResponse:
    """Notes that a company agreed to be named to the others, or no longer does."""
    form = await request.post()
    letter, agreed = str(form.get("betrieb", "")), form.get("genannt") == "ja"

    def noted(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        company = next((one for one in board.companies if one.letter and one.letter == letter), None)
        if company is None:
            raise web.HTTPNotFound
        told = [one.need_id for one in company.speakers]
        return _with_members(
            board.bundle, told, lambda member: replace(member, agreed_on=today if agreed else None)
        )

    return await _apply(request, noted, anchor="einladungen")


async def change(request: web.Request) -> web.StreamResponse:
    """Changes title, level, seats and note of a bundle."""
    form = {name: str(value) for name, value in (await request.post()).items()}
    title = " ".join(mask(form.get("titel", "")).text.split())[:LONGEST_TITLE]
    level = int(form["stufe"]) if form.get("stufe") in ("2", "3", "4") else None
    note = mask(form.get("notiz", "").strip()[:LONGEST_NOTE]).text

    def changed(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        least = _number(form.get("mindestens", ""), 1, MOST_SEATS, "Plätze mindestens")
        most = _number(form.get("hoechstens", ""), 1, MOST_SEATS, "Plätze höchstens")
        if least > most:
            raise Refused("Die Zahl der Plätze „mindestens“ ist größer als „höchstens“.")
        return replace(
            board.bundle, title=title or board.bundle.title, min_seats=least, max_seats=most, target_level=level, note=note
        )

    return await _apply(request, changed, anchor="angaben")


async def set_status(request: web.Request) -> web.StreamResponse:
    """Moves a bundle: companies were invited, back to a draft, dissolved."""
    status = str((await request.post()).get("stand", ""))
    if status not in SETTABLE_STATUSES:
        raise web.HTTPNotFound

    def moved(uow: UnitOfWork, manager: Manager, board: Board, today: date) -> Bundle:
        if board.bundle.status == "kurs":
            raise Refused("Zu diesem Bündel gibt es einen Kurs. Sein Stand ändert sich dort.")
        return replace(board.bundle, status=status)

    return await _apply(request, moved)


async def undo(request: web.Request) -> web.StreamResponse:
    """Takes back the manager's own last change; needs that were in it follow."""
    manager, now = request[MANAGER], datetime.now(UTC)
    bundle_id, seen = request.match_info["bundle_id"], await _seen(request)

    def take_back(uow: UnitOfWork) -> None:
        before = visible(uow, manager, bundle_id)
        if uow.bundles.undo(bundle_id, manager.name, now.date(), seen):
            write_down(uow, manager, now, "bundle_undone", bundle_id)
            _follow(uow, manager, now, before, uow.bundles.get(bundle_id))

    return await _written(request, take_back, bundle_path(bundle_id))


def refused(request: web.Request, sentence: str, back: str) -> web.StreamResponse:
    """Shows why nothing was changed, and the way back."""
    page = {"title": "Das geht so nicht", "sentence": sentence, "back": back}
    return render(request, "buendel_nein.html", page, 409)


async def _apply(
    request: web.Request,
    wanted: Callable[[UnitOfWork, Manager, Board, date], Bundle],
    *,
    changes_needs: bool = False,
    anchor: str = "",
) -> web.StreamResponse:
    manager, now = request[MANAGER], datetime.now(UTC)
    bundle_id, seen = request.match_info["bundle_id"], await _seen(request)

    def write(uow: UnitOfWork) -> None:
        before = visible(uow, manager, bundle_id)
        if changes_needs and before.status not in CHANGEABLE:
            raise Refused("Dieses Bündel ist nicht mehr in Arbeit. Seine Bedarfe bleiben, wie sie sind.")
        after = wanted(uow, manager, board_of(uow, before, now.date()), now.date())
        if uow.bundles.save(replace(after, version=seen), manager.name, now.date()):
            write_down(uow, manager, now, "bundle_changed", bundle_id)
            _follow(uow, manager, now, before, uow.bundles.get(bundle_id))

    return await _written(request, write, bundle_path(bundle_id) + (f"#{anchor}" if anchor else ""))


async def _written(request: web.Request, write: Callable[[UnitOfWork], None], path: str) -> web.StreamResponse:
    try:
        await request.config_dict[STORE].write(write)
    except (Refused, InOtherBundle, Overtaken) as error:
        return refused(request, _sentence(error), path.partition("#")[0])
    return _see(path)


def _sentence(error: Exception) -> str:
    if isinstance(error, Overtaken):
        return "Jemand anders hat dieses Bündel inzwischen geändert. Sehen Sie es neu an und ändern Sie es dann."
    if isinstance(error, InOtherBundle):
        return "Dieser Bedarf ist schon in einem anderen Bündel. Er kann nur in einem sein: Nehmen Sie ihn dort zuerst heraus."
    return str(error)


def _first(bundle_id: str, skill_id: str, members: Sequence[Candidate], manager: Manager, today: date) -> Bundle:
    group = as_group(members, skill_id) if members else None
    regions = {one.region for one in members}
    level = max((one.level for one in members if one.level and one.speaks), default=None)
    if level is None and group and group.levels:
        level = group.levels[-1]
    own = manager.regions[0] if len(manager.regions) == 1 else None
    return Bundle(
        bundle_id=bundle_id,
        title=Taxonomy.load().label(skill_id)[:LONGEST_TITLE],
        skill_id=skill_id,
        created_on=today,
        region=regions.pop() if len(regions) == 1 else None if regions else own,
        target_level=level,
        members=tuple(Member(need_id=one.need_id, seats=group.seats[one.need_id]) for one in members),
    )


def _follow(uow: UnitOfWork, manager: Manager, now: datetime, before: Bundle | None, after: Bundle) -> None:
    for done in follow(uow, before, after, manager.name, now.date()):
        write_down(uow, manager, now, "status_changed", done.need_id)


def _with_members(bundle: Bundle, need_ids: Sequence[str], changed: Callable[[Member], Member]) -> Bundle:
    members = tuple(changed(one) if one.need_id in need_ids else one for one in bundle.members)
    return replace(bundle, members=members)


async def _seen(request: web.Request) -> int:
    text = str((await request.post()).get("fassung", ""))
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise web.HTTPNotFound
    return int(text)


def _number(text: str, least: int, most: int, label: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and least <= int(text) <= most):
        raise Refused(f"„{label}“ ist eine Zahl von {least} bis {most}. Nichts wurde geändert.")
    return int(text)


def _see(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})
