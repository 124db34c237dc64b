"""Needs as other tools read them: in the order of saving, from a place on; and as numbers for reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from verbund.aggregates import Share, company_key
from verbund.outgoing import WITHDRAWN, FeedItem
from verbund.store.cipher import Cipher
from verbund.store.need_mapping import read_need
from verbund.store.need_tables import CorrectionRow, NeedRow, NeedSkillRow
from verbund.store.vault_tables import CompanyRow
from verbund.taxonomy import Taxonomy

NOT_COUNTED = (WITHDRAWN, "kein_weiterbildungsbedarf")
NO_TOPIC = "noch ohne Kompetenz"


class SqlNeedFeed:
    """`verbund.unit_of_work.NeedFeed` on a session.

    Args:
        session: the transaction.
        secret: the installation's secret key.
    """

    def __init__(self, session: Session, secret: bytes) -> None:
        self._session = session
        self._cipher = Cipher(secret, CompanyRow.__tablename__)

    def page(
        self, regions: Sequence[str], status: str | None, since: date | None, after: int, limit: int
    ) -> list[FeedItem]:
        changed = (
            select(func.max(CorrectionRow.changed_on))
            .where(CorrectionRow.need_id == NeedRow.need_id)
            .scalar_subquery()
        )
        query = select(NeedRow, changed).where(NeedRow.number > after, NeedRow.test.is_(False)).order_by(NeedRow.number).limit(limit)
        if regions:
            query = query.where(NeedRow.region.in_(regions))
        if status:
            query = query.where(NeedRow.status == status)
        if since:
            query = query.where(or_(NeedRow.created_on >= since, changed >= since))
        return [
            FeedItem(read_need(row), max(row.created_on, changed_on or row.created_on), row.number)
            for row, changed_on in self._session.execute(query)
        ]

    def shares(self, regions: Sequence[str], before: date) -> list[Share]:
        topic = select(NeedSkillRow.skill_id).where(NeedSkillRow.need_id == NeedRow.need_id, NeedSkillRow.rank == 0)
        query = select(
            NeedRow.region, NeedRow.anzahl_personen, NeedRow.perspective, NeedRow.betrieb_ref, topic.scalar_subquery()
        ).where(NeedRow.created_on < before, NeedRow.status.not_in(NOT_COUNTED), NeedRow.test.is_(False))
        if regions:
            query = query.where(NeedRow.region.in_(regions))
        names, skills = self._companies(), {skill.id: skill.group for skill in Taxonomy.load()}
        return [
            Share(
                topic=skills.get(skill, NO_TOPIC),
                region=region,
                persons=persons or 1,
                company=names.get(company, ""),
                employee=perspective == "selbst",
            )
            for region, persons, perspective, company, skill in self._session.execute(query)
        ]

    def _companies(self) -> dict[str, str]:
        rows = self._session.scalars(select(CompanyRow))
        return {row.ref: company_key(self._cipher.open(row.sealed, row.ref, row.key_id)) for row in rows}
