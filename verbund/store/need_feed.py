"""Needs as other tools read them: in the order of saving, from a place on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from verbund.outgoing import FeedItem
from verbund.store.need_mapping import read_need
from verbund.store.need_tables import CorrectionRow, NeedRow


class SqlNeedFeed:
    """`verbund.unit_of_work.NeedFeed` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, regions: Sequence[str], status: str | None, since: date | None, after: int, limit: int
    ) -> list[FeedItem]:
        changed = (
            select(func.max(CorrectionRow.changed_on))
            .where(CorrectionRow.need_id == NeedRow.need_id)
            .scalar_subquery()
        )
        query = select(NeedRow, changed).where(NeedRow.number > after).order_by(NeedRow.number).limit(limit)
        if regions:
            query = query.where(NeedRow.region.in_(regions))
        if status:
            query = query.where(NeedRow.status == status)
        if since:
            query = query.where(or_(NeedRow.created_on >= since, changed >= since))
        return [
            FeedItem(read_need(row), max(row.created_on, changed_on or row.created_on), row.number)
            for row, changed_on in self._session.execute(query)
        ]
