"""The catalogue in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from verbund.offers.import_run import Changes, ImportRun, Source
from verbund.offers.offer import Offer
from verbund.offers.providers import Link, Provider
from verbund.offers.repositories import OfferFilter
from verbund.store.offer_mapping import CANDIDATE, FoundOffer, narrow, searched_text
from verbund.store.offer_tables import (
    OfferImportRow,
    OfferRecordRow,
    OfferRow,
    OfferSkillRow,
    OfferSourceRow,
    OfferTextRow,
    ProviderLinkRow,
    SkillDecisionRow,
)

BESIDE = (OfferSkillRow, OfferTextRow, OfferRecordRow)
CHUNK = 400


class SqlOffers:
    """`verbund.offers.repositories.Offers` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- A file on its way -----------------------------------------------------------------------------------------

    def begin_import(self, run: ImportRun) -> None:
        unfinished = select(OfferImportRow.import_id).where(
            OfferImportRow.source == run.source, OfferImportRow.state == "geprueft"
        )
        for import_id in list(self._session.scalars(unfinished)):
            self.discard(import_id)
        self.save_import(run)

    def stage(self, import_id: str, offers: Sequence[Offer]) -> None:
        self._write(offers, import_id, visible=False)

    def compare(self, import_id: str) -> Changes:
        new, old = aliased(OfferRow), aliased(OfferRow)
        same = and_(old.source == new.source, old.source_id == new.source_id, old.visible)
        rows = self._session.execute(
            select(old.number.is_(None), old.fingerprint == new.fingerprint, func.count())
            .select_from(new)
            .outerjoin(old, same)
            .where(new.import_id == import_id, new.visible.is_(False))
            .group_by(old.number.is_(None), old.fingerprint == new.fingerprint)
        ).all()
        run = self.get_import(import_id)
        return Changes(
            new=sum(count for is_new, _, count in rows if is_new),
            changed=sum(count for is_new, alike, count in rows if not is_new and not alike),
            unchanged=sum(count for is_new, alike, count in rows if not is_new and alike),
            gone=self._session.scalar(select(func.count(OfferRow.number)).where(self._gone(import_id, run.source)))
            if run
            else 0,
        )

    def publish(self, import_id: str, removed: Sequence[str], replaces: bool) -> Changes:
        run = self.get_import(import_id)
        assert run is not None
        changes = self.compare(import_id)
        gone = self._delete(self._gone(import_id, run.source)) if replaces else 0
        taken_back = 0
        for start in range(0, len(removed), CHUNK):
            numbers = list(removed[start : start + CHUNK])
            # A course at several places has its number and a place behind it.
            of_them = or_(
                OfferRow.source_id.in_(numbers),
                *(OfferRow.source_id.startswith(f"{one}/", autoescape=True) for one in numbers),
            )
            taken_back += self._delete(and_(OfferRow.source == run.source, OfferRow.visible, of_them))
        new = aliased(OfferRow)
        staged = exists().where(
            new.import_id == import_id,
            new.visible.is_(False),
            new.source == OfferRow.source,
            new.source_id == OfferRow.source_id,
        )
        self._delete(and_(OfferRow.source == run.source, OfferRow.visible, staged))
        self._session.execute(update(OfferRow).where(OfferRow.import_id == import_id).values(visible=True))
        self._decide_again(run.source)
        return replace(changes, gone=gone, removed=taken_back)

    def discard(self, import_id: str) -> None:
        self._delete(and_(OfferRow.import_id == import_id, OfferRow.visible.is_(False)))
        self._session.execute(
            update(OfferImportRow).where(OfferImportRow.import_id == import_id).values(state="verworfen")
        )

    def save_import(self, run: ImportRun) -> None:
        row = self._session.get(OfferImportRow, run.import_id) or OfferImportRow(import_id=run.import_id)
        row.source, row.format, row.file_name, row.who, row.at, row.state = (
            run.source, run.format, run.file_name, run.who, run.at, run.state
        )  # fmt: skip
        row.report = _report(run)
        self._session.add(row)
        self._session.flush()

    def get_import(self, import_id: str) -> ImportRun | None:
        row = self._session.get(OfferImportRow, import_id)
        return None if row is None else _run(row)

    def imports(self, limit: int = 20) -> list[ImportRun]:
        return [
            _run(row)
            for row in self._session.scalars(select(OfferImportRow).order_by(OfferImportRow.at.desc()).limit(limit))
        ]

    def sources(self) -> list[Source]:
        return [_source(row) for row in self._session.scalars(select(OfferSourceRow).order_by(OfferSourceRow.name))]

    def save_source(self, source: Source) -> None:
        row = self._session.get(OfferSourceRow, source.name) or OfferSourceRow(name=source.name)
        row.format, row.settings = source.format, source.to_record()
        self._session.add(row)
        self._session.flush()

    # --- Single offers ---------------------------------------------------------------------------------------------

    def put(self, offer: Offer) -> None:
        self._delete(and_(OfferRow.source == offer.source, OfferRow.source_id == offer.source_id, OfferRow.visible))
        self._write([offer], None, visible=True)

    def get(self, offer_id: str) -> Offer | None:
        return next(iter(self.many([offer_id])), None)

    def many(self, offer_ids: Sequence[str]) -> list[Offer]:
        found = {}
        for start in range(0, len(offer_ids), CHUNK):
            rows = self._session.execute(
                select(OfferRow.offer_id, OfferRecordRow.record)
                .join(OfferRecordRow, OfferRecordRow.number == OfferRow.number)
                .where(OfferRow.offer_id.in_(offer_ids[start : start + CHUNK]), OfferRow.visible)
            )
            found |= {offer_id: Offer.from_record(record) for offer_id, record in rows}
        return [found[offer_id] for offer_id in offer_ids if offer_id in found]

    def drop(self, offer_id: str) -> int:
        return self._delete(and_(OfferRow.offer_id == offer_id, OfferRow.visible))

    def set_skills(self, offer_id: str, skill_ids: Sequence[str], who: str, on: date) -> None:
        offer = self.get(offer_id)
        if offer is None:
            raise KeyError(offer_id)
        row = self._session.get(SkillDecisionRow, (offer.source, offer.source_id)) or SkillDecisionRow(
            source=offer.source, source_id=offer.source_id
        )
        row.skill_ids, row.who, row.decided_on = list(skill_ids), who, on
        self._session.add(row)
        self._session.flush()
        self._decide_again(offer.source, offer.source_id)

    # --- Lists -----------------------------------------------------------------------------------------------------

    def candidates(self, skill_ids: Sequence[str], words: Sequence[str], today: date) -> list[FoundOffer]:
        query = CANDIDATE.where(_valid(today))
        if skill_ids:
            query = query.where(
                OfferRow.number.in_(select(OfferSkillRow.number).where(OfferSkillRow.skill_id.in_(skill_ids)))
            )
        if words:
            query = query.where(OfferRow.number.in_(_with_words(words)))
        return [FoundOffer(row) for row in self._session.execute(query)]

    def valid(self, today: date) -> int:
        return self._session.scalar(select(func.count(OfferRow.number)).where(_valid(today))) or 0

    def page(self, wanted: OfferFilter, offset: int = 0, limit: int = 25) -> tuple[list[Offer], int]:
        conditions: list[ColumnElement[bool]] = [OfferRow.visible]
        for column, value in (
            (OfferRow.source, wanted.source),
            (OfferRow.provider_key, wanted.provider_key),
            (OfferRow.type, wanted.kind),
        ):
            if value:
                conditions.append(column == value)
        if wanted.to_check:
            conditions.append(OfferRow.skill_state.in_(("pruefen", "offen")))
        if wanted.skill_id:
            conditions.append(
                OfferRow.number.in_(select(OfferSkillRow.number).where(OfferSkillRow.skill_id == wanted.skill_id))
            )
        if wanted.words:
            conditions.append(OfferRow.number.in_(_with_words(wanted.words)))
        total = self._session.scalar(select(func.count(OfferRow.number)).where(*conditions)) or 0
        ids = (
            select(OfferRow.offer_id)
            .where(*conditions)
            .order_by(OfferRow.title, OfferRow.number)
            .offset(offset)
            .limit(limit)
        )
        return self.many(list(self._session.scalars(ids))), total

    def providers(self, today: date) -> list[Provider]:
        rows = self._session.execute(
            select(OfferRow.provider_key, func.min(OfferRow.provider_name), func.count(OfferRow.number))
            .where(_valid(today))
            .group_by(OfferRow.provider_key)
        )
        return sorted((Provider(*row) for row in rows), key=lambda one: one.name.casefold())

    def links(self) -> list[Link]:
        return [
            Link(
                provider_key=row.provider_key, provider_name=row.provider_name, linked=row.linked, reason=row.reason,
                changed_on=row.changed_on, who=row.who,
            )
            for row in self._session.scalars(select(ProviderLinkRow).order_by(ProviderLinkRow.provider_name))
        ]  # fmt: skip

    def save_link(self, link: Link) -> None:
        self._session.merge(ProviderLinkRow(**asdict(link)))
        self._session.flush()

    # --- Rows ------------------------------------------------------------------------------------------------------

    def _write(self, offers: Sequence[Offer], import_id: str | None, visible: bool) -> None:
        if not offers:
            return
        numbers = list(self._session.scalars(
            insert(OfferRow).returning(OfferRow.number, sort_by_parameter_order=True),
            [narrow(offer, import_id, visible) for offer in offers],
        ))  # fmt: skip
        numbered = list(zip(numbers, offers, strict=True))
        self._session.execute(
            insert(OfferTextRow), [{"number": number, "text": searched_text(offer)} for number, offer in numbered]
        )
        self._session.execute(
            insert(OfferRecordRow), [{"number": number, "record": offer.to_record()} for number, offer in numbered]
        )
        skills = [
            {"number": number, "skill_id": skill, "rank": rank}
            for number, offer in numbered
            for rank, skill in enumerate(offer.skill_ids)
        ]
        if skills:
            self._session.execute(insert(OfferSkillRow), skills)

    def _delete(self, condition: ColumnElement[bool]) -> int:
        numbers = select(OfferRow.number).where(condition)
        for table in BESIDE:
            self._session.execute(
                delete(table).where(table.number.in_(numbers)), execution_options={"synchronize_session": False}
            )
        return self._session.execute(
            delete(OfferRow).where(OfferRow.number.in_(numbers)), execution_options={"synchronize_session": False}
        ).rowcount

    def _gone(self, import_id: str, source: str) -> ColumnElement[bool]:
        new = aliased(OfferRow)
        staged = exists().where(new.import_id == import_id, new.visible.is_(False), new.source_id == OfferRow.source_id)
        return and_(OfferRow.source == source, OfferRow.visible, ~staged)

    def _decide_again(self, source: str, source_id: str | None = None) -> None:
        """Writes what managers decided about skills over what the file's words led to."""
        decided = select(SkillDecisionRow, OfferRow.number).join(
            OfferRow,
            and_(OfferRow.source == SkillDecisionRow.source, OfferRow.source_id == SkillDecisionRow.source_id, OfferRow.visible),
        ).where(SkillDecisionRow.source == source)  # fmt: skip
        if source_id is not None:
            decided = decided.where(SkillDecisionRow.source_id == source_id)
        for row, number in self._session.execute(decided).all():
            record = self._session.get_one(OfferRecordRow, number)
            offer = replace(Offer.from_record(record.record), skill_ids=tuple(row.skill_ids), skill_state="mensch")
            record.record = offer.to_record()
            self._session.execute(delete(OfferSkillRow).where(OfferSkillRow.number == number))
            for rank, skill in enumerate(offer.skill_ids):
                self._session.add(OfferSkillRow(number=number, skill_id=skill, rank=rank))
            self._session.execute(update(OfferRow).where(OfferRow.number == number).values(skill_state="mensch"))
            self._session.execute(
                update(OfferTextRow).where(OfferTextRow.number == number).values(text=searched_text(offer))
            )
        self._session.flush()


def _valid(today: date) -> ColumnElement[bool]:
    return and_(OfferRow.visible, or_(OfferRow.valid_until.is_(None), OfferRow.valid_until >= today))


def _with_words(words: Sequence[str]):
    return select(OfferTextRow.number).where(*(OfferTextRow.text.contains(word, autoescape=True) for word in words))


def _report(run: ImportRun) -> dict[str, Any]:
    return {
        "good": run.good, "bad": run.bad, "to_check": run.to_check, "only_good": run.only_good,
        "faults": [list(one) for one in run.faults], "doubts": [list(one) for one in run.doubts],
        "unknown": [list(one) for one in run.unknown], "removed": list(run.removed), "changes": asdict(run.changes),
    }  # fmt: skip


def _run(row: OfferImportRow) -> ImportRun:
    lists = {name: tuple(tuple(one) for one in row.report[name]) for name in ("faults", "doubts", "unknown")}
    return ImportRun(
        import_id=row.import_id, source=row.source, format=row.format, file_name=row.file_name, who=row.who, at=row.at,
        state=row.state, good=row.report["good"], bad=row.report["bad"], to_check=row.report["to_check"],
        only_good=row.report["only_good"], removed=tuple(row.report["removed"]), changes=Changes(**row.report["changes"]), **lists,
    )  # fmt: skip


def _source(row: OfferSourceRow) -> Source:
    settings = row.settings
    return Source(
        name=row.name, format=row.format, encoding=settings["encoding"], delimiter=settings["delimiter"],
        columns=settings["columns"], left_out=tuple(settings["left_out"]), provider=settings["provider"],
    )  # fmt: skip
