"""Needs as bundling reads them: few columns of many rows, with the company behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from verbund.bundling.candidate import COMPANY_VOICES, OPEN_STATUSES, Candidate, Rules, candidate
from verbund.bundling.companies import Origin, identities
from verbund.bundling.geography import Geography
from verbund.reports.company import company_key
from verbund.store.bundle_tables import BundleMemberRow, BundleRow
from verbund.store.cipher import Cipher
from verbund.store.need_tables import NeedRow, NeedSkillRow
from verbund.store.review_tables import LinkRow
from verbund.store.vault_tables import CompanyRow

_COLUMNS = tuple(
    getattr(NeedRow, name)
    for name in (
        "need_id", "conversation_id", "betrieb_ref", "perspective", "status", "branche", "region", "thema_freitext",
        "skill_zuordnung", "stand_soll", "anzahl_personen", "created_on", "dringlichkeit", "zieldatum", "plz", "ort", "ags",
        "radius_km", "format", "zeitmodell", "betriebsgroesse", "gemeinsam", "gemeinsam_hinweis", "raum_angebot",
        "deutsch_unterstuetzung", "pflicht", "dauer_rahmen", "weitergabe_betrieb",
    )
)  # fmt: skip


class SqlCandidates:
    """`verbund.unit_of_work.Candidates` on a session; `secret` opens the names of companies."""

    def __init__(self, session: Session, secret: bytes) -> None:
        self._session = session
        self._cipher = Cipher(secret, CompanyRow.__tablename__)

    def open(
        self, regions: Sequence[str], today: date, rules: Rules, skill_group: str | None = None
    ) -> list[Candidate]:
        held = select(BundleMemberRow.need_id).where(BundleMemberRow.running)
        wanted = [NeedRow.status.in_(OPEN_STATUSES), NeedRow.need_id.not_in(held)]
        if regions:
            wanted.append(NeedRow.region.in_(regions))
        if skill_group:
            of_group = select(NeedSkillRow.need_id).where(NeedSkillRow.skill_id.startswith(f"{skill_group}-"))
            wanted.append(NeedRow.need_id.in_(of_group))
        return self._read(wanted, today, rules)

    def of(self, need_ids: Sequence[str], today: date, rules: Rules) -> list[Candidate]:
        found = {one.need_id: one for one in self._read([NeedRow.need_id.in_(need_ids)], today, rules)}
        return [found[need_id] for need_id in need_ids if need_id in found]

    def company_names(self, need_ids: Sequence[str]) -> dict[str, str]:
        query = select(NeedRow.need_id, NeedRow.betrieb_ref).where(
            NeedRow.need_id.in_(need_ids), NeedRow.betrieb_ref.is_not(None)
        )
        refs = {need_id: ref for need_id, ref in self._session.execute(query)}
        names = self._names(set(refs.values()))
        return {need_id: names[ref] for need_id, ref in refs.items() if ref in names}

    def state(self) -> str:
        queries = (
            select(func.count(NeedRow.number), func.max(NeedRow.number), func.sum(NeedRow.revision)),
            select(func.count(BundleRow.bundle_id), func.sum(BundleRow.version)),
            select(func.count(LinkRow.id), func.max(LinkRow.id)),
        )
        return repr([tuple(self._session.execute(query).one()) for query in queries])

    def _read(self, wanted: Sequence[ColumnElement[bool]], today: date, rules: Rules) -> list[Candidate]:
        rows = self._session.execute(select(*_COLUMNS).where(*wanted).order_by(NeedRow.number)).all()
        skills = defaultdict(list)
        chosen = select(NeedRow.need_id).where(*wanted)
        for need_id, skill_id in self._session.execute(
            select(NeedSkillRow.need_id, NeedSkillRow.skill_id)
            .where(NeedSkillRow.need_id.in_(chosen))
            .order_by(NeedSkillRow.need_id, NeedSkillRow.rank)
        ):
            skills[need_id].append(skill_id)
        names = self._names({row.betrieb_ref for row in rows if row.betrieb_ref})
        keys = {ref: company_key(name) for ref, name in names.items()}
        companies = identities(
            [_origin(row, keys.get(row.betrieb_ref, "")) for row in rows],
            [tuple(pair) for pair in self._session.execute(select(LinkRow.first_id, LinkRow.second_id))],
        )
        named = {companies[row.need_id] for row in rows if keys.get(row.betrieb_ref)}
        places = Geography.load()
        return [
            candidate(
                row, skills[row.need_id], companies[row.need_id], companies[row.need_id] in named, today, rules, places
            )
            for row in rows
        ]

    def _names(self, refs: set[str]) -> dict[str, str]:
        query = select(CompanyRow)
        if len(refs) < 500:  # else all of them are read; SQLite takes only so many values in a list
            query = query.where(CompanyRow.ref.in_(refs))
        rows = self._session.scalars(query)
        return {row.ref: self._cipher.open(row.sealed, row.ref, row.key_id) for row in rows if row.ref in refs}


def _origin(row: Row, name: str) -> Origin:
    return Origin(row.need_id, row.conversation_id, name, row.perspective in COMPANY_VOICES)
