"""Published reports in the database, and needs as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from verbund.courses.evaluation import Evaluation
from verbund.outgoing import WITHDRAWN
from verbund.reports.attributes import NeedFacts, count
from verbund.reports.company import company_key
from verbund.reports.counted import Counted, Figures
from verbund.reports.course_figures import COUNTED_STATUSES, count_course
from verbund.reports.money import Money, Shares
from verbund.reports.report import Disclosed, Draft, Report, numbered
from verbund.reports.scope import Scope, next_month
from verbund.reports.tables import Table
from verbund.store.cipher import Cipher
from verbund.store.course_repository import course_of, evaluation_of
from verbund.store.course_tables import CourseRow, CourseSeatsRow, EvaluationRow
from verbund.store.need_tables import NeedRow, NeedSkillRow
from verbund.store.report_tables import ReportCoverRow, ReportRow
from verbund.store.vault_tables import CompanyRow
from verbund.unit_of_work import Taken

CODES = (
    "perspective", "region", "created_on", "status", "branche", "dringlichkeit", "anzahl_personen", "betrieb_ref", "ags",
    "zielgruppe_level", "ursache_art", "betriebsgroesse", "raum_angebot",
)  # fmt: skip


class SqlReports:
    """`verbund.unit_of_work.Reports` on a session.

    Args:
        session: the transaction.
        secret: the installation's secret key.
    """

    def __init__(self, session: Session, secret: bytes) -> None:
        self._session = session
        self._cipher = Cipher(secret, CompanyRow.__tablename__)

    def counted(self, regions: Sequence[str], first: date, last: date) -> list[Counted]:
        topic = select(NeedSkillRow.skill_id).where(NeedSkillRow.need_id == NeedRow.need_id, NeedSkillRow.rank == 0)
        # Codes only: no words are read, and of 100,000 needs a quarter of the bytes.
        query = select(*(getattr(NeedRow, name) for name in CODES), topic.scalar_subquery().label("skill")).where(
            NeedRow.created_on.between(first, next_month(last) - timedelta(days=1)), NeedRow.status != WITHDRAWN
        )
        if regions:
            query = query.where(NeedRow.region.in_(regions))
        names = self._companies()
        return [
            count(
                NeedFacts(
                    perspective=row.perspective,
                    region=row.region,
                    created_on=row.created_on,
                    status=row.status,
                    branche=row.branche,
                    dringlichkeit=row.dringlichkeit,
                    persons=row.anzahl_personen or 1,
                    company=names.get(row.betrieb_ref or "", ""),
                    ags=row.ags or "",
                    skill=row.skill or "",
                    zielgruppe=tuple(row.zielgruppe_level or ()),
                    ursache=tuple(row.ursache_art or ()),
                    betriebsgroesse=row.betriebsgroesse or "",
                    raum_angebot=row.raum_angebot or "",
                )
            )
            for row in self._session.execute(query)
        ] + self._courses(regions, first, last, names)

    def _courses(self, regions: Sequence[str], first: date, last: date, names: Mapping[str, str]) -> list[Counted]:
        places = select(CourseSeatsRow, NeedRow.region, NeedRow.betrieb_ref).outerjoin(
            NeedRow, NeedRow.need_id == CourseSeatsRow.need_id
        )
        seats = {
            (row.course_id, row.number): (region or "", names.get(ref or "", ""))
            for row, region, ref in self._session.execute(places)
        }
        evaluations: dict[str, list[Evaluation]] = {}
        for row in self._session.scalars(select(EvaluationRow)):
            evaluations.setdefault(row.course_id, []).append(evaluation_of(row))
        found = []
        for row in self._session.scalars(select(CourseRow).where(CourseRow.status.in_(COUNTED_STATUSES))):
            course = course_of(row)
            mine = {one.number: seats[course.course_id, one.number] for one in course.seats}
            found += count_course(course, mine, evaluations.get(course.course_id, ()))
        return [one for one in found if first <= one.month <= last and (not regions or one.region in regions)]

    def publish(self, draft: Draft) -> Report:
        report = draft.report
        row = ReportRow(
            regions=list(report.scope.regions),
            first_month=report.scope.first,
            last_month=report.scope.last,
            published_on=report.published_on,
            published_by=report.published_by,
            own={population: asdict(disclosed) for population, disclosed in report.own.items()},
            parts=list(report.parts),
            money=_kept(report.money) if report.money else None,
        )
        self._session.add(row)
        self._session.flush()
        for population, atoms in draft.covers.items():
            self._session.add_all(
                ReportCoverRow(population=population, region=region, month=month, report_id=row.id)
                for region, month in sorted(atoms)
            )
        try:
            self._session.flush()
        except IntegrityError:
            raise Taken("report") from None
        return numbered(report, row.id)

    def get(self, number: int) -> Report | None:
        row = self._session.get(ReportRow, number)
        return None if row is None else _report(row)

    def all(self) -> list[Report]:
        return [_report(row) for row in self._session.scalars(select(ReportRow).order_by(ReportRow.id))]

    def _companies(self) -> dict[str, str]:
        rows = self._session.scalars(select(CompanyRow))
        return {row.ref: company_key(self._cipher.open(row.sealed, row.ref, row.key_id)) for row in rows}


def _report(row: ReportRow) -> Report:
    return Report(
        id=row.id,
        scope=Scope(tuple(row.regions), row.first_month, row.last_month),
        published_on=row.published_on,
        published_by=row.published_by,
        own={population: _disclosed(kept) for population, kept in row.own.items()},
        parts=tuple(row.parts),
        money=_money(row.money) if row.money else None,
    )


def _kept(money: Money) -> dict[str, Any]:
    kept = asdict(money)
    if money.shares:
        kept["shares"]["checked_on"] = money.shares.checked_on.isoformat()
    return kept


def _money(kept: dict[str, Any]) -> Money:
    shares = kept["shares"] and Shares(**kept["shares"] | {"checked_on": date.fromisoformat(kept["shares"]["checked_on"])})
    return Money(**kept | {"shares": shares})


def _disclosed(kept: dict[str, Any]) -> Disclosed:
    return Disclosed(kept["sites"], tuple(_table(table) for table in kept["tables"]))


def _table(kept: dict[str, Any]) -> Table:
    cells = tuple(tuple(Figures(**figures) for figures in row) for row in kept["cells"])
    return Table(kept["id"], tuple(kept["rows"]), tuple(kept["columns"]), cells)
