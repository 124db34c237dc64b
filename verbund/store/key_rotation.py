"""Seals everything in the vaults anew with the newest key."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from verbund.store.cipher import Cipher
from verbund.store.manager_tables import SecondFactorRow
from verbund.store.vault_tables import CompanyRow, ContactRow

VAULTS = ((ContactRow, "ref"), (CompanyRow, "ref"), (SecondFactorRow, "manager"))


def seal_anew(factory: sessionmaker[Session], secret: bytes) -> dict[str, int]:
    """Opens what older keys sealed and seals it with the newest, all in one transaction.

    Args:
        factory: from `create_session_factory`.
        secret: the installation's secret with its ring of keys.

    Returns:
        Per vault, how many entries were sealed anew. A second run finds none.

    Raises:
        verbund.store.cipher.WrongKey: an entry was sealed with a key that is not in the ring; nothing was changed.
    """
    with factory.begin() as session:
        return {table.__tablename__: _anew(session, table, owner, secret) for table, owner in VAULTS}


def _anew(session: Session, table: type[ContactRow | CompanyRow | SecondFactorRow], owner: str, secret: bytes) -> int:
    cipher = Cipher(secret, table.__tablename__)
    rows = session.scalars(select(table).where(table.key_id != cipher.key_id)).all()
    for row in rows:
        ref = getattr(row, owner)
        row.sealed, row.key_id = cipher.seal(cipher.open(row.sealed, ref, row.key_id), ref), cipher.key_id
    return len(rows)
