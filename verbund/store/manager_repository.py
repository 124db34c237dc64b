"""Managers, their logins and their doing in the database; and the proofs of the retention job."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from verbund.managers import AuditEntry, Manager, ManagerSession
from verbund.retention_log import RetentionProof
from verbund.store.manager_tables import AuditRow, ManagerRow, RetentionRow, SessionRow


class SqlManagers:
    """`verbund.unit_of_work.Managers` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, manager: Manager) -> None:
        self._session.merge(
            ManagerRow(
                name=manager.name,
                password_hash=manager.password_hash,
                role=manager.role,
                regions=list(manager.regions),
            )
        )
        self._session.flush()

    def get(self, name: str) -> Manager | None:
        row = self._session.get(ManagerRow, name)
        return None if row is None else _manager(row)

    def all(self) -> list[Manager]:
        return [_manager(row) for row in self._session.scalars(select(ManagerRow).order_by(ManagerRow.name))]


class SqlSessions:
    """`verbund.unit_of_work.Sessions` on a session of the database."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, session: ManagerSession) -> None:
        self._session.add(
            SessionRow(
                token_hash=session.token_hash,
                manager=session.manager,
                csrf=session.csrf,
                expires_at=session.expires_at,
            )
        )
        self._session.flush()

    def get(self, token_hash: str, now: datetime) -> ManagerSession | None:
        row = self._session.get(SessionRow, token_hash)
        if row is None or row.expires_at <= now:
            return None
        return ManagerSession(token_hash=row.token_hash, manager=row.manager, csrf=row.csrf, expires_at=row.expires_at)

    def erase(self, token_hash: str) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash)).rowcount

    def erase_of(self, manager: str) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.manager == manager)).rowcount

    def erase_expired(self, now: datetime) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.expires_at <= now)).rowcount


class SqlAudit:
    """`verbund.unit_of_work.Audit` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: AuditEntry) -> None:
        self._session.add(AuditRow(at=entry.at, who=entry.who, action=entry.action, subject=entry.subject))
        self._session.flush()

    def entries(self, subject: str | None = None, limit: int = 100) -> list[AuditEntry]:
        query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
        if subject is not None:
            query = query.where(AuditRow.subject == subject)
        return [
            AuditEntry(at=row.at, who=row.who, action=row.action, subject=row.subject)
            for row in self._session.scalars(query)
        ]


class SqlProofs:
    """`verbund.unit_of_work.Proofs` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, proof: RetentionProof) -> None:
        self._session.add(RetentionRow(run_on=proof.run_on, kind=proof.kind, erased=proof.erased))
        self._session.flush()

    def all(self) -> list[RetentionProof]:
        rows = self._session.scalars(select(RetentionRow).order_by(RetentionRow.id))
        return [RetentionProof(row.run_on, row.kind, row.erased) for row in rows]


def _manager(row: ManagerRow) -> Manager:
    return Manager(name=row.name, password_hash=row.password_hash, role=row.role, regions=tuple(row.regions))
