"""Reads lists and counts of needs in SQL: the pages of the desk, not the domain, ask for these."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from verbund.need_list import NeedFilter, NeedSort
from verbund.need_values import Region
from verbund.needs import Need
from verbund.reviews import Handling
from verbund.store.database import READING
from verbund.store.need_mapping import read_need
from verbund.store.need_page import rows_of_page
from verbund.store.need_tables import NeedRow
from web.desk.queue_form import CLOSED, UNSURE, WITHDRAWN
from web.store_access import StoreUnavailable

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counts:
    """What waits for a manager, among the needs of their regions that are not closed.

    Attributes:
        total: all needs that were not withdrawn, closed ones too.
        new: nobody has looked at them yet.
        mine: I look after them.
        due: mine, and their day has come.
        unsure: the skill is missing or not sure.
        unowned: nobody looks after them.
    """

    total: int = 0
    new: int = 0
    mine: int = 0
    due: int = 0
    unsure: int = 0
    unowned: int = 0


class NeedSearch:
    """Lists of needs.

    Args:
        factory: from `verbund.store.create_session_factory`.
    """

    def __init__(self, factory: sessionmaker[Session]) -> None:
        self._factory = factory

    async def page(
        self, wanted: NeedFilter, sort: NeedSort, offset: int, limit: int
    ) -> tuple[list[tuple[Need, Handling]], int]:
        """Returns a part of a list, and how many needs it has in all; raises `StoreUnavailable`."""

        def read(session: Session) -> tuple[list[tuple[Need, Handling]], int]:
            rows, total = rows_of_page(session, wanted, sort, offset, limit)
            return [(read_need(row), Handling(row.owner, row.due_on, row.revision)) for row in rows], total

        return await self._read(read)

    async def counts(self, regions: tuple[Region, ...], me: str, today: date) -> Counts:
        """Counts what waits for a manager of these regions (empty means all); raises `StoreUnavailable`."""
        kinds = (NeedRow.status, NeedRow.skill_zuordnung, NeedRow.owner)
        groups = select(*kinds, func.count(NeedRow.number)).where(NeedRow.test.is_(False)).group_by(*kinds)
        due = select(func.count(NeedRow.number)).where(
            NeedRow.owner == me, NeedRow.due_on <= today, NeedRow.status.not_in(CLOSED), NeedRow.test.is_(False)
        )
        if regions:
            groups, due = (query.where(NeedRow.region.in_(regions)) for query in (groups, due))

        def read(session: Session) -> Counts:
            rows = [tuple(row) for row in session.execute(groups) if row[0] != WITHDRAWN]
            still_open = [row for row in rows if row[0] not in CLOSED]
            return Counts(
                total=sum(number for *_, number in rows),
                new=sum(number for status, _, _, number in rows if status == "neu"),
                mine=sum(number for _, _, owner, number in still_open if owner == me),
                due=session.scalar(due) or 0,
                unsure=sum(number for _, linked, _, number in still_open if linked in UNSURE),
                unowned=sum(number for _, _, owner, number in still_open if owner is None),
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
