"""People of the Verbund who read needs, and what is remembered of their doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from verbund.need_values import Region

Role = Literal["manager", "admin"]


@dataclass(frozen=True, kw_only=True)
class Manager:
    """A manager's account.

    Attributes:
        name: the name to log in with, unique.
        password_hash: argon2, made by `verbund.store.passwords`.
        role: `admin` may add managers.
        regions: whose needs they may read; empty means all.
    """

    name: str
    password_hash: str
    role: Role = "manager"
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ManagerSession:
    """A login. `token_hash` is the hash of the cookie's value, `csrf` the token of its forms."""

    token_hash: str
    manager: str
    csrf: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """What somebody of the Verbund did: `action` in a word (`contact_revealed`), `subject` an id."""

    at: datetime
    who: str
    action: str
    subject: str = ""
