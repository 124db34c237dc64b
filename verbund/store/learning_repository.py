"""What was not understood, and what managers made of it, in the database."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from verbund.learning.lines import Reviewed, Unclear
from verbund.store.learning_tables import ReviewedRow, UnclearRow


class SqlLearning:
    """`verbund.unit_of_work.Learning` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_unclear(self, unclear: Unclear) -> None:
        self._session.add(
            UnclearRow(
                conversation_id=unclear.conversation_id,
                text=unclear.text,
                field=unclear.field,
                intents=[dict(one) for one in unclear.intents],
                said_on=unclear.said_on,
            )
        )
        self._session.flush()

    def unclear(self, offset: int = 0, limit: int = 50) -> tuple[list[Unclear], int]:
        total = self._session.scalar(select(func.count()).select_from(UnclearRow)) or 0
        rows = self._session.scalars(select(UnclearRow).order_by(UnclearRow.id.desc()).offset(offset).limit(limit))
        return [_unclear(row) for row in rows], total

    def get_unclear(self, number: int) -> Unclear | None:
        row = self._session.get(UnclearRow, number)
        return None if row is None else _unclear(row)

    def drop_unclear(self, number: int) -> int:
        return self._session.execute(delete(UnclearRow).where(UnclearRow.id == number)).rowcount

    def add_reviewed(self, line: Reviewed) -> None:
        self._session.add(
            ReviewedRow(
                kind=line.kind,
                text=line.text,
                label=line.label,
                who=line.who,
                reviewed_on=line.reviewed_on,
            )
        )
        self._session.flush()

    def reviewed(self) -> list[Reviewed]:
        return [_reviewed(row) for row in self._session.scalars(select(ReviewedRow).order_by(ReviewedRow.id))]

    def drop_reviewed(self, number: int) -> int:
        return self._session.execute(delete(ReviewedRow).where(ReviewedRow.id == number)).rowcount

    def erase(self, conversation_id: str) -> int:
        gone = delete(UnclearRow).where(UnclearRow.conversation_id == conversation_id)
        return self._session.execute(gone).rowcount

    def remains(self, conversation_id: str) -> int:
        kept = select(func.count()).select_from(UnclearRow).where(UnclearRow.conversation_id == conversation_id)
        return self._session.scalar(kept) or 0


def _unclear(row: UnclearRow) -> Unclear:
    return Unclear(
        conversation_id=row.conversation_id,
        text=row.text,
        field=row.field,
        intents=tuple(row.intents),
        said_on=row.said_on,
        number=row.id,
    )


def _reviewed(row: ReviewedRow) -> Reviewed:
    return Reviewed(
        kind=row.kind,
        text=row.text,
        label=row.label,
        who=row.who,
        reviewed_on=row.reviewed_on,
        number=row.id,
    )
