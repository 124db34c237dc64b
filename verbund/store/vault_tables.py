"""Tables of texts under lock, apart from the needs: whoever reads needs reads no contact and no company."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from verbund.store.tables import Table


class SealedColumns:
    """Columns of a vault: the text is encrypted, `key_id` says with which key, so that keys can be changed later."""

    ref: Mapped[str] = mapped_column(String(40), primary_key=True)
    key_id: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    @declared_attr
    def conversation_id(cls) -> Mapped[str]:
        return mapped_column(ForeignKey("conversations.id"), index=True)


class ContactRow(SealedColumns, Table):
    __tablename__ = "contacts"


class CompanyRow(SealedColumns, Table):
    __tablename__ = "companies"
