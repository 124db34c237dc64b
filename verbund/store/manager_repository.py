"""Managers, who stands in for them, and their logins in the database; and the proofs of the retention job."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from verbund.managers import Deputyship, Manager, ManagerSession
from verbund.retention_log import RetentionProof
from verbund.store.manager_tables import DeputyRow, ManagerRow, RetentionRow, SessionRow


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
                active=manager.active,
            )
        )
        self._session.flush()

    def get(self, name: str) -> Manager | None:
        row = self._session.get(ManagerRow, name)
        return None if row is None else _manager(row)

    def all(self) -> list[Manager]:
        return [_manager(row) for row in self._session.scalars(select(ManagerRow).order_by(ManagerRow.name))]

    def add_deputy(self, deputyship: Deputyship) -> None:
        self._session.add(
            DeputyRow(
                absent=deputyship.absent,
                deputy=deputyship.deputy,
                first_day=deputyship.first_day,
                last_day=deputyship.last_day,
            )
        )
        self._session.flush()

    def deputies(self, since: date) -> list[Deputyship]:
        rows = select(DeputyRow).where(DeputyRow.last_day >= since).order_by(DeputyRow.first_day, DeputyRow.id)
        return [_deputyship(row) for row in self._session.scalars(rows)]

    def end_deputy(self, number: int) -> Deputyship | None:
        row = self._session.get(DeputyRow, number)
        if row is None:
            return None
        ended = _deputyship(row)
        self._session.delete(row)
        self._session.flush()
        return ended


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
                begun_at=session.begun_at,
                device=session.device,
                confirmed=session.confirmed,
            )
        )
        self._session.flush()

    def get(self, token_hash: str, now: datetime) -> ManagerSession | None:
        row = self._session.get(SessionRow, token_hash)
        if row is None or row.expires_at <= now:
            return None
        return _session(row)

    def of(self, manager: str, now: datetime) -> list[ManagerSession]:
        rows = select(SessionRow).where(SessionRow.manager == manager, SessionRow.expires_at > now)
        return [_session(row) for row in self._session.scalars(rows.order_by(SessionRow.begun_at.desc()))]

    def erase(self, token_hash: str) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash)).rowcount

    def erase_of(self, manager: str) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.manager == manager)).rowcount

    def erase_expired(self, now: datetime) -> int:
        return self._session.execute(delete(SessionRow).where(SessionRow.expires_at <= now)).rowcount


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
    return Manager(
        name=row.name,
        password_hash=row.password_hash,
        role=row.role,
        regions=tuple(row.regions),
        active=row.active,
    )


def _deputyship(row: DeputyRow) -> Deputyship:
    return Deputyship(
        absent=row.absent, deputy=row.deputy, first_day=row.first_day, last_day=row.last_day, number=row.id
    )


def _session(row: SessionRow) -> ManagerSession:
    return ManagerSession(
        token_hash=row.token_hash,
        manager=row.manager,
        csrf=row.csrf,
        expires_at=row.expires_at,
        begun_at=row.begun_at,
        device=row.device,
        confirmed=row.confirmed,
    )
