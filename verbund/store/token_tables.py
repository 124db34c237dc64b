"""The table of tokens with which other tools read needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table


class TokenRow(Table):
    __tablename__ = "api_tokens"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(String(80))
    scopes: Mapped[list[Any]]
    regions: Mapped[list[Any]]
    created_by: Mapped[str] = mapped_column(String(80))
    created_on: Mapped[date]
    expires_on: Mapped[date]
    used_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
