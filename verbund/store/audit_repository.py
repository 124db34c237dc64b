"""The audit log in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from verbund.managers import AuditEntry, AuditFilter
from verbund.store.audit_tables import AuditRow

LONGEST_REASON = 300


class SqlAudit:
    """`verbund.unit_of_work.Audit` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: AuditEntry) -> None:
        self._session.add(
            AuditRow(
                at=entry.at,
                who=entry.who,
                action=entry.action,
                subject=entry.subject,
                reason=entry.reason[:LONGEST_REASON],
            )
        )
        self._session.flush()

    def entries(self, subject: str | None = None, limit: int = 100) -> list[AuditEntry]:
        query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
        if subject is not None:
            query = query.where(AuditRow.subject == subject)
        return [_entry(row) for row in self._session.scalars(query)]

    def page(self, wanted: AuditFilter, offset: int = 0, limit: int = 50) -> tuple[list[AuditEntry], int]:
        query = _filtered(wanted)
        total = self._session.scalar(query.with_only_columns(func.count(AuditRow.id))) or 0
        rows = self._session.scalars(query.order_by(AuditRow.id.desc()).offset(offset).limit(limit))
        return [_entry(row) for row in rows], total

    def actions(self) -> list[str]:
        return list(self._session.scalars(select(AuditRow.action).distinct().order_by(AuditRow.action)))


def _filtered(wanted: AuditFilter) -> Select[tuple[AuditRow]]:
    query = select(AuditRow)
    for column, value in ((AuditRow.who, wanted.who), (AuditRow.action, wanted.action)):
        if value:
            query = query.where(column == value)
    if wanted.subject:
        query = query.where(AuditRow.subject == wanted.subject)
    if wanted.first_day:
        query = query.where(AuditRow.at >= _midnight(wanted.first_day))
    if wanted.last_day and wanted.last_day < date.max:
        query = query.where(AuditRow.at < _midnight(wanted.last_day + timedelta(days=1)))
    return query


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(at=row.at, who=row.who, action=row.action, subject=row.subject, reason=row.reason)
