"""Tokens with which other tools read needs, without a person logged in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Literal

from verbund.need_values import Region

Scope = Literal["needs:read"]

PREFIX = "vl_"
LONGEST_LIFE_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class ApiToken:
    """A token; its value is shown once and kept nowhere.

    Attributes:
        id: what lists and the log call it.
        token_hash: `verbund.conversations.hash_token` of its value.
        label: what it is for.
        scopes: what it opens.
        regions: whose needs it reads; empty means all.
        created_by, created_on: who made it, and when.
        expires_on: the first day on which it opens nothing any more.
        used_on: the last day on which it opened something.
        revoked_on: since when it opens nothing because somebody said so.
    """

    id: str
    token_hash: str
    label: str
    scopes: tuple[Scope, ...]
    regions: tuple[Region, ...] = ()
    created_by: str
    created_on: date
    expires_on: date
    used_on: date | None = None
    revoked_on: date | None = None

    def opens(self, scope: Scope, today: date) -> bool:
        """Says whether the token opens something of this scope on this day."""
        return self.revoked_on is None and today < self.expires_on and scope in self.scopes


def new_value() -> str:
    """Returns the value of a new token; the prefix lets scanners of leaked secrets recognise it."""
    return PREFIX + secrets.token_urlsafe(32)


def new_id() -> str:
    """Returns the id of a new token."""
    return secrets.token_hex(6)
