"""Orders of new courses in the database."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from verbund.need_list import Overtaken
from verbund.offers.commission import Commission
from verbund.offers.commission_record import parts_of, to_record
from verbund.store.offer_tables import CommissionRow

_COLUMNS = ("commission_id", "created_on", "created_by", "state", "region", "need_id", "bundle_id")


class SqlCommissions:
    """`verbund.offers.repositories.Commissions` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, commission: Commission) -> None:
        self._session.add(
            CommissionRow(
                **{name: getattr(commission, name) for name in _COLUMNS}, body=to_record(commission), version=1
            )
        )
        self._session.flush()

    def get(self, commission_id: str) -> Commission | None:
        row = self._session.get(CommissionRow, commission_id)
        return None if row is None else _commission(row)

    def save(self, commission: Commission) -> None:
        row = self._session.get_one(CommissionRow, commission.commission_id)
        if row.version != commission.version:
            raise Overtaken
        row.state, row.body, row.version = commission.state, to_record(commission), row.version + 1
        self._session.flush()

    def all(self) -> list[Commission]:
        newest = select(CommissionRow).order_by(CommissionRow.created_on.desc(), CommissionRow.commission_id)
        return [_commission(row) for row in self._session.scalars(newest)]


def _commission(row: CommissionRow) -> Commission:
    made = Commission(**{name: getattr(row, name) for name in _COLUMNS}, **parts_of(row.body))
    return replace(made, version=row.version)
