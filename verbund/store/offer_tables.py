"""Tables of the catalogue: what a search looks at in one narrow table, everything else beside it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from verbund.store.tables import Table
from verbund.store.types import UtcDateTime

Code = String(40)


class OfferRow(Table):
    """One offer. What is laid aside by an import is not `visible` yet; of what is, each number of a source is there once."""

    __tablename__ = "offers"

    number: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[str] = mapped_column(String(36), index=True)
    source: Mapped[str] = mapped_column(String(60))
    source_id: Mapped[str] = mapped_column(String(250))
    import_id: Mapped[str | None] = mapped_column(String(36))
    visible: Mapped[bool]
    fingerprint: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    provider_key: Mapped[str] = mapped_column(String(80), index=True)
    provider_name: Mapped[str] = mapped_column(String(120))
    type: Mapped[str] = mapped_column(Code)
    valid_until: Mapped[date | None]
    starts: Mapped[str] = mapped_column(Text)
    skill_state: Mapped[str] = mapped_column(Code)
    level_from: Mapped[int | None]
    level_to: Mapped[int | None]
    mode: Mapped[int | None]
    language: Mapped[str | None] = mapped_column(Code)
    german_level: Mapped[str | None] = mapped_column(Code)
    easy_language: Mapped[bool | None]
    days: Mapped[int | None]
    full_part_time: Mapped[str | None] = mapped_column(Code)
    shift_friendly: Mapped[bool | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    online: Mapped[bool | None]
    inhouse_possible: Mapped[bool | None]
    on_request: Mapped[bool | None]
    max_group: Mapped[int | None]
    seats_left: Mapped[int | None]
    credential: Mapped[str | None] = mapped_column(String(200))
    tq_flag: Mapped[bool | None]
    azav_measure: Mapped[str] = mapped_column(Code)
    esf_fachkurs: Mapped[str] = mapped_column(Code)

    __table_args__ = (
        Index(
            "uq_offers_visible", "source", "source_id", unique=True,
            sqlite_where=text("visible = 1"), postgresql_where=text("visible"),
        ),
        # What a file has laid aside is compared with what is visible, number by number.
        Index("ix_offers_staged", "import_id", "source_id"),
    )  # fmt: skip


class OfferSkillRow(Table):
    __tablename__ = "offer_skills"

    skill_id: Mapped[str] = mapped_column(String(6), primary_key=True)
    number: Mapped[int] = mapped_column(ForeignKey("offers.number"), primary_key=True, index=True)
    rank: Mapped[int]


class OfferTextRow(Table):
    """What a search for words reads: title, outcomes, contents, names of the skills, folded."""

    __tablename__ = "offer_texts"

    number: Mapped[int] = mapped_column(ForeignKey("offers.number"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class OfferRecordRow(Table):
    """The whole offer (`Offer.to_record`)."""

    __tablename__ = "offer_records"

    number: Mapped[int] = mapped_column(ForeignKey("offers.number"), primary_key=True)
    record: Mapped[dict[str, Any]]


class OfferImportRow(Table):
    __tablename__ = "offer_imports"

    import_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    source: Mapped[str] = mapped_column(String(60))
    format: Mapped[str] = mapped_column(Code)
    file_name: Mapped[str] = mapped_column(String(120))
    who: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(Code)
    report: Mapped[dict[str, Any]]


class OfferSourceRow(Table):
    __tablename__ = "offer_sources"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    format: Mapped[str] = mapped_column(Code)
    settings: Mapped[dict[str, Any]]


class SkillDecisionRow(Table):
    """What a manager decided that an offer teaches; kept apart, so that it outlasts the next import."""

    __tablename__ = "offer_skill_decisions"

    source: Mapped[str] = mapped_column(String(60), primary_key=True)
    source_id: Mapped[str] = mapped_column(String(250), primary_key=True)
    skill_ids: Mapped[list[Any]]
    who: Mapped[str] = mapped_column(String(80))
    decided_on: Mapped[date]


class ProviderLinkRow(Table):
    __tablename__ = "provider_links"

    provider_key: Mapped[str] = mapped_column(String(80), primary_key=True)
    provider_name: Mapped[str] = mapped_column(String(120))
    linked: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(300))
    changed_on: Mapped[date]
    who: Mapped[str | None] = mapped_column(String(80))


class SearchRow(Table):
    """A list that was shown. `need_id` and the place go when the need is erased; the list itself stays as proof."""

    __tablename__ = "offer_searches"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    who: Mapped[str] = mapped_column(String(80))
    need_id: Mapped[str | None] = mapped_column(String(36), index=True)
    bundle_id: Mapped[str | None] = mapped_column(String(36), index=True)
    wish: Mapped[dict[str, Any]]
    key: Mapped[str] = mapped_column(Code)
    rule: Mapped[str] = mapped_column(Text)
    seed: Mapped[str] = mapped_column(String(200))
    removed: Mapped[dict[str, Any]]
    looked_at: Mapped[int]
    found: Mapped[int]
    page: Mapped[int]


class SearchCardRow(Table):
    __tablename__ = "offer_search_cards"

    search_number: Mapped[int] = mapped_column(ForeignKey("offer_searches.number"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(200))
    provider_key: Mapped[str] = mapped_column(String(80))
    provider_name: Mapped[str] = mapped_column(String(120))
    linked: Mapped[bool]
    fit: Mapped[int]


class ChoiceRow(Table):
    __tablename__ = "offer_choices"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    who: Mapped[str] = mapped_column(String(80))
    search_number: Mapped[int] = mapped_column(ForeignKey("offer_searches.number"))
    offer_id: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(200))
    provider_key: Mapped[str] = mapped_column(String(80))
    provider_name: Mapped[str] = mapped_column(String(120))
    linked: Mapped[bool]
    need_id: Mapped[str | None] = mapped_column(String(36), index=True)
    bundle_id: Mapped[str | None] = mapped_column(String(36), index=True)


class CommissionRow(Table):
    __tablename__ = "commissions"

    commission_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_on: Mapped[date]
    created_by: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(Code)
    region: Mapped[str | None] = mapped_column(Code)
    need_id: Mapped[str | None] = mapped_column(String(36), index=True)
    bundle_id: Mapped[str | None] = mapped_column(String(36), index=True)
    body: Mapped[dict[str, Any]]
    version: Mapped[int]
