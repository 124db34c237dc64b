"""Tables of published reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table


class ReportRow(Table):
    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    regions: Mapped[list[Any]]
    first_month: Mapped[date]
    last_month: Mapped[date]
    published_on: Mapped[date]
    published_by: Mapped[str] = mapped_column(String(80))
    own: Mapped[dict[str, Any]]  # figures of whole blocks, never of single needs
    parts: Mapped[list[Any]]
    money: Mapped[dict[str, Any] | None]


class ReportCoverRow(Table):
    """Which report has published a region's month: the key lets no second one do it, whoever comes at the same time."""

    __tablename__ = "report_cover"

    population: Mapped[str] = mapped_column(String(20), primary_key=True)
    region: Mapped[str] = mapped_column(String(40), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
