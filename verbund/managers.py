"""People of the Verbund: what each of them may do, and what is remembered of their doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from verbund.need_values import Region

Role = Literal["manager", "admin", "foerderer", "betriebsrat"]

CASE_ROLES: frozenset[Role] = frozenset({"manager", "admin"})
"""Roles that read single needs; the other two read numbers only."""


@dataclass(frozen=True, kw_only=True)
class Manager:
    """An account.

    Attributes:
        name: the name to log in with, unique.
        password_hash: argon2, made by `verbund.store.passwords`.
        role: `manager` reads the needs of the regions; `admin` also keeps accounts, tokens and models; `foerderer`
            reads published reports; `betriebsrat` reads groups of five persons and more.
        regions: whose needs or numbers they may read; empty means all.
        active: a closed account opens nothing, and keeps its name in the log.
    """

    name: str
    password_hash: str
    role: Role = "manager"
    regions: tuple[Region, ...] = ()
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class Deputyship:
    """Somebody stands in for a colleague, from the first day to the last one.

    Attributes:
        absent: whose regions are looked after.
        deputy: who may read them meanwhile.
        first_day, last_day: the period, both included.
        number: given by the store.
    """

    absent: str
    deputy: str
    first_day: date
    last_day: date
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class ManagerSession:
    """A login.

    Attributes:
        token_hash: the hash of the cookie's value.
        manager: whose it is.
        csrf: the token of its forms.
        expires_at: when it ends if nothing happens.
        begun_at: when it began, None for one from before this was written down.
        device: browser and system in two words, so that people recognise their own.
        confirmed: whether the second factor was given.
    """

    token_hash: str
    manager: str
    csrf: str
    expires_at: datetime
    begun_at: datetime | None = None
    device: str = ""
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """What somebody of the Verbund did. No text of a person ever stands here, only ids.

    Attributes:
        at: when.
        who: the account's name.
        action: in a word (`contact_revealed`).
        subject: the id of what it was done to.
        reason: why, in the words of who did it, where a reason is asked for.
    """

    at: datetime
    who: str
    action: str
    subject: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AuditFilter:
    """Which entries of the audit log are wanted.

    Attributes:
        who, action, subject: exact values; empty means any.
        first_day, last_day: the period in UTC, both included.
    """

    who: str = ""
    action: str = ""
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None
