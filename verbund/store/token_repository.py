"""Tokens of other tools in the database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from verbund.store.token_tables import TokenRow
from verbund.tokens import ApiToken


class SqlTokens:
    """`verbund.unit_of_work.Tokens` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, token: ApiToken) -> None:
        values = asdict(token) | {"scopes": list(token.scopes), "regions": list(token.regions)}
        self._session.add(TokenRow(**values))
        self._session.flush()

    def by_hash(self, token_hash: str) -> ApiToken | None:
        row = self._session.scalar(select(TokenRow).where(TokenRow.token_hash == token_hash))
        return None if row is None else _token(row)

    def all(self) -> list[ApiToken]:
        rows = self._session.scalars(select(TokenRow).order_by(TokenRow.created_on.desc(), TokenRow.label))
        return [_token(row) for row in rows]

    def used(self, token_id: str, on: date) -> None:
        row = self._session.get(TokenRow, token_id)
        if row is not None:
            row.used_on = on

    def revoke(self, token_id: str, on: date) -> bool:
        row = self._session.get(TokenRow, token_id)
        if row is None or row.revoked_on is not None:
            return False
        row.revoked_on = on
        return True


def _token(row: TokenRow) -> ApiToken:
    return ApiToken(
        id=row.id,
        token_hash=row.token_hash,
        label=row.label,
        scopes=tuple(row.scopes),
        regions=tuple(row.regions),
        created_by=row.created_by,
        created_on=row.created_on,
        expires_on=row.expires_on,
        used_on=row.used_on,
        revoked_on=row.revoked_on,
    )
