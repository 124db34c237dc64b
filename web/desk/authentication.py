"""Name and password against the store: constant in answer and time, shut after repeated failures."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from datetime import datetime

from verbund.conversations import hash_token
from verbund.managers import AuditEntry, Manager, ManagerSession
from verbund.store.passwords import password_fits
from verbund.unit_of_work import UnitOfWork
from web.desk.accounts import LONGEST_NAME, LONGEST_PASSWORD
from web.desk.lockout import LOGIN, LOGIN_FAILED, LOOK_BACK, locked_until
from web.desk.sessions import open_session
from web.store_access import Store

NOBODY = "unbekannt"
PASSWORD_GIVEN = "password_given"


@dataclass(frozen=True)
class Credentials:
    """What was typed, in which browser, and the cookie of an earlier login there, which ends when a new one begins."""

    name: str
    password: str
    earlier_token: str = ""
    device: str = ""


class Authentication:
    """Turns credentials into logins.

    One attempt runs at a time: nobody tries a hundred passwords before the first failure is written down, and argon2's
    64 MiB are never needed twice. How long an attempt waits does not depend on its name.

    Args:
        store: where accounts, logins and the audit log are.
        secret_key: the installation's secret key.
    """

    def __init__(self, store: Store, secret_key: bytes) -> None:
        self._store = store
        self._secret_key = secret_key
        self._turn = asyncio.Lock()

    async def log_in(self, credentials: Credentials, now: datetime) -> str | None:
        """Begins a login and writes down the attempt: both or neither.

        Args:
            credentials: what was typed.
            now: the present.

        Returns:
            The value of the session's cookie; None when name and password do not fit or the name is shut.

        Raises:
            StoreUnavailable: nobody can log in while attempts cannot be counted.
        """
        subject = self.subject(credentials.name)
        async with self._turn:
            account, shut = await self._store.read(lambda uow: _look(uow, credentials.name, subject, now))
            # The same work for unknown and for shut names.
            stored = account.password_hash if account else None
            typed = credentials.password[: LONGEST_PASSWORD + 1]
            fits = await asyncio.to_thread(password_fits, typed, stored)
            if shut:
                return None
            if account is None or not account.active or not fits:
                await self._store.write(lambda uow: _failed(uow, account, subject, now))
                return None
            return await self._store.write(lambda uow: _begin(uow, account, subject, credentials, now))

    async def confirm(self, session: ManagerSession, code: str, now: datetime) -> str | None:
        """Takes the second factor of a login that waits for it.

        Wrong codes count like wrong passwords: the name is shut after five.

        Args:
            session: the login.
            code: six digits of the app, or a code on paper.
            now: the present.

        Returns:
            The value of the new session's cookie; None when the code does not fit or the name is shut.
        """
        subject = self.subject(session.manager)

        def take(uow: UnitOfWork) -> str | None:
            until = locked_until(uow.audit.entries(subject, LOOK_BACK))
            if until is not None and now < until:
                return None
            factor = uow.second_factors.get(session.manager)
            taken = factor.take(code, now.timestamp()) if factor and factor.enabled else None
            if taken is None:
                uow.audit.add(AuditEntry(at=now, who=session.manager, action=LOGIN_FAILED, subject=subject))
                return None
            uow.second_factors.put(session.manager, taken)
            uow.audit.add(AuditEntry(at=now, who=session.manager, action=LOGIN, subject=subject))
            uow.sessions.erase(session.token_hash)
            return open_session(uow, session.manager, now, session.device, confirmed=True)

        async with self._turn:
            return await self._store.write(take)

    def subject(self, name: str) -> str:
        """Returns under what the audit log keeps the logins of a name.

        Not the name itself: now and then people type their password into the wrong field.
        """
        return "konto:" + hmac.new(self._secret_key, b"desk-account/" + name.encode(), "sha256").hexdigest()[:24]


def _look(uow: UnitOfWork, name: str, subject: str, now: datetime) -> tuple[Manager | None, bool]:
    until = locked_until(uow.audit.entries(subject, LOOK_BACK))
    account = uow.managers.get(name) if len(name) <= LONGEST_NAME else None
    return account, until is not None and now < until


def _failed(uow: UnitOfWork, account: Manager | None, subject: str, now: datetime) -> None:
    who = account.name if account else NOBODY
    uow.audit.add(AuditEntry(at=now, who=who, action=LOGIN_FAILED, subject=subject))


def _begin(uow: UnitOfWork, account: Manager, subject: str, typed: Credentials, now: datetime) -> str:
    uow.sessions.erase(hash_token(typed.earlier_token))
    if account.name in uow.second_factors.enabled():
        # Not under the name's subject: a known password must not wipe out the failed codes before it.
        uow.audit.add(AuditEntry(at=now, who=account.name, action=PASSWORD_GIVEN))
    else:
        uow.audit.add(AuditEntry(at=now, who=account.name, action=LOGIN, subject=subject))
    return open_session(uow, account.name, now, typed.device)
