"""Tables of bundles: the bundle, its needs, and what was changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from verbund.store.tables import Table


class BundleRow(Table):
    __tablename__ = "bundles"

    bundle_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[str] = mapped_column(String(120))
    skill_id: Mapped[str] = mapped_column(String(6), index=True)
    region: Mapped[str | None] = mapped_column(String(40))
    target_level: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(40))
    created_on: Mapped[date]
    min_seats: Mapped[int]
    max_seats: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    version: Mapped[int]

    members: Mapped[list[BundleMemberRow]] = relationship(
        order_by="BundleMemberRow.rank", cascade="all, delete-orphan", lazy="selectin"
    )


class BundleMemberRow(Table):
    """`running` repeats whether the bundle runs, so that the database itself can keep a need out of a second one."""

    __tablename__ = "bundle_members"

    bundle_id: Mapped[str] = mapped_column(ForeignKey("bundles.bundle_id"), primary_key=True)
    need_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), primary_key=True, index=True)
    seats: Mapped[int]
    agreed_on: Mapped[date | None]
    rank: Mapped[int]
    running: Mapped[bool]

    __table_args__ = (
        Index(
            "uq_bundle_members_running", "need_id", unique=True,
            sqlite_where=text("running"), postgresql_where=text("running"),
        ),
    )  # fmt: skip


class BundleHistoryRow(Table):
    __tablename__ = "bundle_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    bundle_id: Mapped[str] = mapped_column(ForeignKey("bundles.bundle_id"), index=True)
    need_id: Mapped[str | None] = mapped_column(ForeignKey("needs.need_id"), index=True)
    version: Mapped[int]
    changed_on: Mapped[date]
    who: Mapped[str] = mapped_column(String(80))
    field: Mapped[str] = mapped_column(String(40))
    # JSON's null is a value here: "no member", "not agreed".
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)
