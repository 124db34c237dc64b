"""Tables of what managers add to needs: labels, notes, links; and their saved lists."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, delete, or_
from sqlalchemy.orm import Mapped, Session, mapped_column

from verbund.store.tables import Table


class LabelRow(Table):
    __tablename__ = "labels"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    retired: Mapped[bool]


class NeedLabelRow(Table):
    __tablename__ = "need_labels"

    need_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), primary_key=True)
    label_id: Mapped[int] = mapped_column(ForeignKey("labels.id"), primary_key=True, index=True)


class NoteRow(Table):
    __tablename__ = "need_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), index=True)
    written_on: Mapped[date]
    who: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class LinkRow(Table):
    """Two needs of one site seen from two sides. The smaller id stands first, so that a pair is kept once."""

    __tablename__ = "need_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"))
    second_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), index=True)
    linked_on: Mapped[date]
    who: Mapped[str] = mapped_column(String(80))

    __table_args__ = (UniqueConstraint("first_id", "second_id"),)


class ViewRow(Table):
    __tablename__ = "saved_views"

    id: Mapped[int] = mapped_column(primary_key=True)
    manager: Mapped[str] = mapped_column(ForeignKey("managers.name"))
    name: Mapped[str] = mapped_column(String(60))
    query: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("manager", "name"),)


def erase_review(session: Session, need_id: str) -> None:
    """Deletes what managers added to a need."""
    for table in (NeedLabelRow, NoteRow):
        session.execute(delete(table).where(table.need_id == need_id))
    session.execute(delete(LinkRow).where(or_(LinkRow.first_id == need_id, LinkRow.second_id == need_id)))
