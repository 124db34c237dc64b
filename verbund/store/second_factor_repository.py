"""Second factors in the database: the secret encrypted, codes on paper as hashes."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from verbund.second_factor import SecondFactor
from verbund.store.cipher import Cipher
from verbund.store.manager_tables import SecondFactorRow


class SqlSecondFactors:
    """`verbund.unit_of_work.SecondFactors` on a session.

    Args:
        session: the transaction.
        secret: the installation's secret key.
    """

    def __init__(self, session: Session, secret: bytes) -> None:
        self._session = session
        self._cipher = Cipher(secret, "second_factors")

    def put(self, manager: str, factor: SecondFactor) -> None:
        self._session.merge(
            SecondFactorRow(
                manager=manager,
                key_id=self._cipher.key_id,
                sealed=self._cipher.seal(factor.secret, manager),
                enabled=factor.enabled,
                last_step=factor.last_step,
                recovery=list(factor.recovery),
            )
        )
        self._session.flush()

    def get(self, manager: str) -> SecondFactor | None:
        row = self._session.get(SecondFactorRow, manager)
        if row is None:
            return None
        return SecondFactor(
            secret=self._cipher.open(row.sealed, row.manager, row.key_id),
            enabled=row.enabled,
            last_step=row.last_step,
            recovery=tuple(row.recovery),
        )

    def enabled(self) -> set[str]:
        return set(self._session.scalars(select(SecondFactorRow.manager).where(SecondFactorRow.enabled)))

    def erase(self, manager: str) -> int:
        return self._session.execute(delete(SecondFactorRow).where(SecondFactorRow.manager == manager)).rowcount
