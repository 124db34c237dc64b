"""Texts under lock in the database."""

from __future__ import annotations

import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from verbund.store.cipher import Cipher
from verbund.store.vault_tables import CompanyRow, ContactRow


class SqlVault:
    """`verbund.unit_of_work.Vault` on a session.

    Args:
        session: the transaction.
        secret: the installation's secret key.
        table: where the texts lie.
        prefix: first letters of a reference (`k-`).
    """

    def __init__(self, session: Session, secret: bytes, table: type[ContactRow | CompanyRow], prefix: str) -> None:
        self._session = session
        self._cipher = Cipher(secret, table.__tablename__)
        self._table = table
        self._prefix = prefix

    def put(self, conversation_id: str, text: str) -> str:
        for ref in self.by_conversation(conversation_id):
            if self.reveal(ref) == text:
                return ref
        ref = self._prefix + secrets.token_hex(12)
        self._session.add(
            self._table(
                ref=ref,
                conversation_id=conversation_id,
                key_id=self._cipher.key_id,
                sealed=self._cipher.seal(text, ref),
            )
        )
        self._session.flush()
        return ref

    def reveal(self, ref: str) -> str | None:
        row = self._session.get(self._table, ref)
        return None if row is None else self._cipher.open(row.sealed, row.ref, row.key_id)

    def by_conversation(self, conversation_id: str) -> list[str]:
        return list(self._session.scalars(
            select(self._table.ref).where(self._table.conversation_id == conversation_id).order_by(self._table.ref)
        ))  # fmt: skip

    def erase(self, conversation_id: str) -> int:
        gone = delete(self._table).where(self._table.conversation_id == conversation_id)
        return self._session.execute(gone).rowcount

    def erase_ref(self, ref: str) -> int:
        return self._session.execute(delete(self._table).where(self._table.ref == ref)).rowcount
