"""Tables of needs. Each field of the record is a column of its own name; lists that nobody filters by are JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from verbund.store.tables import Table

Code = String(40)


class NeedRow(Table):
    __tablename__ = "needs"

    number: Mapped[int] = mapped_column(primary_key=True)  # the order of saving, kept when a need is saved again
    need_id: Mapped[str] = mapped_column(String(36), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_on: Mapped[date]
    loeschen_am: Mapped[date] = mapped_column(index=True)
    zieldatum: Mapped[date | None]
    language_mode: Mapped[str] = mapped_column(Code)
    perspective: Mapped[str] = mapped_column(Code)
    status: Mapped[str] = mapped_column(Code)
    region: Mapped[str] = mapped_column(Code)
    ags: Mapped[str | None] = mapped_column(String(5))
    plz: Mapped[str | None] = mapped_column(String(5))
    ort: Mapped[str | None] = mapped_column(String(80))
    agentur: Mapped[str | None] = mapped_column(Text)
    branche: Mapped[str] = mapped_column(Code)
    branche_text: Mapped[str | None] = mapped_column(String(120))
    betriebsgroesse: Mapped[str | None] = mapped_column(Code)
    betrieb_ref: Mapped[str | None] = mapped_column(Code, index=True)
    thema_freitext: Mapped[str] = mapped_column(Text)
    skill_zuordnung: Mapped[str] = mapped_column(Code)
    anlass: Mapped[list[Any] | None]
    situation: Mapped[str | None] = mapped_column(Text)
    ursache_art: Mapped[list[Any] | None]
    zielzustand: Mapped[str] = mapped_column(Text)
    stand_ist: Mapped[int]
    stand_soll: Mapped[int | None]
    pflicht: Mapped[str | None] = mapped_column(Code)
    nachweis: Mapped[str | None] = mapped_column(Code)
    anzahl_personen: Mapped[int | None]
    zielgruppe_level: Mapped[list[Any] | None]
    taetigkeit_freitext: Mapped[str | None] = mapped_column(String(120))
    kldb: Mapped[str | None] = mapped_column(String(5))
    berufsabschluss: Mapped[str | None] = mapped_column(Code)
    altersband: Mapped[str | None] = mapped_column(Code)
    deutsch_unterstuetzung: Mapped[str | None] = mapped_column(Code)
    dringlichkeit: Mapped[str] = mapped_column(Code)
    format: Mapped[list[Any] | None]
    zeitmodell: Mapped[list[Any] | None]
    schicht: Mapped[str | None] = mapped_column(Code)
    radius_km: Mapped[int | None]
    dauer_rahmen: Mapped[str | None] = mapped_column(Code)
    freistellung: Mapped[str | None] = mapped_column(Code)
    rahmen: Mapped[list[Any] | None]
    gemeinsam: Mapped[str | None] = mapped_column(Code)
    gemeinsam_hinweis: Mapped[str | None] = mapped_column(Text)
    raum_angebot: Mapped[str | None] = mapped_column(Code)
    bisher: Mapped[str | None] = mapped_column(Text)
    betriebsrat: Mapped[str | None] = mapped_column(Code)
    foerder_interesse: Mapped[str | None] = mapped_column(Code)
    weitergabe_betrieb: Mapped[str] = mapped_column(Code)
    kontakt_gewuenscht: Mapped[bool]
    kontakt_ref: Mapped[str | None] = mapped_column(Code, index=True)
    einwilligung_version: Mapped[str] = mapped_column(Code)
    provenance: Mapped[dict[str, Any]]
    owner: Mapped[str | None] = mapped_column(String(80))
    due_on: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    test: Mapped[bool] = mapped_column(server_default=false())  # of a site that tries things out: counts nowhere

    skills: Mapped[list[NeedSkillRow]] = relationship(
        order_by="NeedSkillRow.rank", cascade="all, delete-orphan", lazy="selectin"
    )
    corrections: Mapped[list[CorrectionRow]] = relationship(order_by="CorrectionRow.id", cascade="all, delete-orphan")
    searched: Mapped[NeedSearchRow | None] = relationship(cascade="all, delete-orphan")

    # Whatever a list is narrowed or sorted by stands in one index: 100,000 needs are then 15 MB to read, not 150.
    # The columns that make up the order of most lists come first.
    __table_args__ = (
        Index(
            "ix_needs_list", "created_on", "number", "region", "status", "skill_zuordnung", "owner", "due_on",
            "dringlichkeit", "branche", "perspective", "ags", "stand_ist", "ort", "need_id", "test",
        ),
        # In the order in which the counts of what waits are grouped, so that nothing is sorted for them.
        Index("ix_needs_waiting", "status", "skill_zuordnung", "owner", "region", "test"),
        Index("ix_needs_due", "owner", "due_on", "status", "region", "test"),
    )  # fmt: skip


class NeedSkillRow(Table):
    __tablename__ = "need_skills"

    need_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), primary_key=True)
    skill_id: Mapped[str] = mapped_column(String(6), primary_key=True, index=True)
    rank: Mapped[int]


class NeedSearchRow(Table):
    """What full-text search reads (`verbund.search_text`), and the values of list fields as `|buero|CNC-07|`."""

    __tablename__ = "need_search"

    number: Mapped[int] = mapped_column(ForeignKey("needs.number"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    groups: Mapped[str] = mapped_column(String(120))


class CorrectionRow(Table):
    __tablename__ = "need_history"

    id: Mapped[int] = mapped_column(primary_key=True)
    need_id: Mapped[str] = mapped_column(ForeignKey("needs.need_id"), index=True)
    changed_on: Mapped[date]
    who: Mapped[str] = mapped_column(String(80))
    field: Mapped[str] = mapped_column(Code)
    # Not `PlainJson`: "nobody had answered" is a value here, kept as JSON's null.
    before: Mapped[Any] = mapped_column(JSON)
    after: Mapped[Any] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
