"""Reads a bundle with its needs for who may see it."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from verbund.bundling.board import Board
from verbund.bundling.bundle import Bundle
from verbund.managers import Manager
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.words import rules


def visible(uow: UnitOfWork, manager: Manager, bundle_id: str) -> Bundle:
    """Returns a bundle; for who may not read each of its needs there is no such page.

    Raises:
        HTTPNotFound: there is none, or it is not theirs to see.
    """
    bundle = uow.bundles.get(bundle_id)
    if bundle is None or (manager.regions and not _all_theirs(uow, manager, bundle)):
        raise web.HTTPNotFound
    return bundle


def board_of(uow: UnitOfWork, bundle: Bundle, today: date) -> Board:
    """Returns a bundle with its needs."""
    wanted = rules(bundle)
    members = uow.candidates.of([member.need_id for member in bundle.members], today, wanted)
    return Board(bundle, tuple(members), wanted)


def _all_theirs(uow: UnitOfWork, manager: Manager, bundle: Bundle) -> bool:
    needs = [uow.needs.get(member.need_id) for member in bundle.members]
    own = all(need is not None and need.region in manager.regions for need in needs)
    return own and (bundle.region in manager.regions if bundle.region else bool(needs))
