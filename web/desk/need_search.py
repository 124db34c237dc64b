"""Reads lists and counts of needs in SQL: the pages of the desk, not the domain, ask for these."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from verbund.need_list import NeedFilter
from verbund.need_values import Region
from verbund.needs import Need
from verbund.store.database import READING
from verbund.store.need_mapping import read_need
from verbund.store.need_page import needs_query
from verbund.store.need_tables import NeedRow
from web.desk.queue_form import WITHDRAWN, QueueForm
from web.store_access import StoreUnavailable

T = TypeVar("T")

log = logging.getLogger(__name__)

SEARCHED = (NeedRow.thema_freitext, NeedRow.zielzustand, NeedRow.taetigkeit_freitext)


@dataclass(frozen=True)
class Counts:
    """What waits for a manager: all needs of the regions, new ones, and those without a sure skill."""

    total: int = 0
    new: int = 0
    unlinked: int = 0


class NeedSearch:
    """Lists of needs.

    Args:
        factory: from `verbund.store.create_session_factory`.
    """

    def __init__(self, factory: sessionmaker[Session]) -> None:
        self._factory = factory

    async def page(
        self, form: QueueForm, regions: tuple[Region, ...], offset: int, limit: int
    ) -> tuple[list[Need], int]:
        """Returns a part of the list, and how many needs it has in all.

        Args:
            form: conditions and order.
            regions: the manager's regions; empty means all.
            offset: how many to leave out at the beginning.
            limit: how many to return.

        Raises:
            StoreUnavailable: the database failed.
        """
        query = _list(form, regions)

        def read(session: Session) -> tuple[list[Need], int]:
            total = session.scalar(query.with_only_columns(func.count()).order_by(None)) or 0
            rows = session.scalars(query.offset(offset).limit(limit))
            return [read_need(row) for row in rows], total

        return await self._read(read)

    async def counts(self, regions: tuple[Region, ...]) -> Counts:
        """Counts what waits for a manager of these regions (empty means all); raises `StoreUnavailable`."""
        query = select(NeedRow.status, NeedRow.skill_zuordnung, func.count()).group_by(
            NeedRow.status, NeedRow.skill_zuordnung
        )
        if regions:
            query = query.where(NeedRow.region.in_(regions))

        def read(session: Session) -> Counts:
            rows = [tuple(row) for row in session.execute(query) if row[0] != WITHDRAWN]
            return Counts(
                total=sum(number for _, _, number in rows),
                new=sum(number for status, _, number in rows if status == "neu"),
                unlinked=sum(number for _, linked, number in rows if linked == "offen"),
            )

        return await self._read(read)

    async def _read(self, work: Callable[[Session], T]) -> T:
        def run() -> T:
            try:
                with self._factory() as session:
                    session.connection(execution_options={READING: True})
                    return work(session)
            except DBAPIError as error:
                # Its message holds the statement's values, which are a person's words.
                log.error("store failed: %s", type(error.orig).__name__)
                raise StoreUnavailable from None

        return await asyncio.to_thread(run)

    def close(self) -> None:
        """Closes the connections."""
        self._factory.kw["bind"].dispose()


def _list(form: QueueForm, regions: tuple[Region, ...]) -> Select[tuple[NeedRow]]:
    chosen = {name: (value,) for name, value in form.chosen.items()}
    wanted = NeedFilter(
        regions=regions,
        statuses=chosen.get("status", ()),
        perspectives=chosen.get("perspective", ()),
        branchen=chosen.get("branche", ()),
        dringlichkeiten=chosen.get("dringlichkeit", ()),
    )
    query = needs_query(wanted, form.sort)
    if "region" in chosen:
        query = query.where(NeedRow.region.in_(chosen["region"]))
    if "skill_zuordnung" in chosen:
        query = query.where(NeedRow.skill_zuordnung.in_(chosen["skill_zuordnung"]))
    if "status" not in chosen:
        # Who withdraws a need wants it gone from the lists (domain report 7.2).
        query = query.where(NeedRow.status != WITHDRAWN)
    for word in form.text.split():
        query = query.where(_says(word))
    return query


def _says(word: str) -> ColumnElement[bool]:
    """The word stands in the topic, the goal or the work."""
    # SQLite folds the case of ASCII only ("Ü" is not "ü" to it), so every other letter stands for any letter.
    escaped = "".join(f"\\{sign}" if sign in "%_\\" else sign if sign.isascii() else "_" for sign in word)
    first, *others = (func.coalesce(column, "").ilike(f"%{escaped}%", escape="\\") for column in SEARCHED)
    condition = first
    for other in others:
        condition = condition | other
    return condition
