"""Lists of needs as database queries: the numbers of a page from one index, then its rows."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from verbund.need_list import NeedFilter, NeedSort
from verbund.need_values import Dringlichkeit, SkillZuordnung, Status
from verbund.store.need_tables import NeedRow, NeedSearchRow, NeedSkillRow
from verbund.store.review_tables import NeedLabelRow

_UNSURE_FIRST: tuple[SkillZuordnung, ...] = ("bot_unsicher", "offen", "bot_sicher", "mensch")
_URGENCY = case({value: rank for rank, value in enumerate(get_args(Dringlichkeit))}, value=NeedRow.dringlichkeit)
_STAGE = case({value: rank for rank, value in enumerate(get_args(Status))}, value=NeedRow.status)
_SURENESS = case({value: rank for rank, value in enumerate(_UNSURE_FIRST)}, value=NeedRow.skill_zuordnung)
_NEWEST = (NeedRow.created_on.desc(), NeedRow.number.desc())

ORDERS: dict[NeedSort, tuple[ColumnElement, ...]] = {
    "newest": _NEWEST,
    "oldest": (NeedRow.created_on, NeedRow.number),
    "urgent": (_URGENCY, *_NEWEST),
    "unsure": (_SURENESS, *_NEWEST),
    "due": (NeedRow.due_on.is_(None), NeedRow.due_on, *_NEWEST),
    "status": (_STAGE, *_NEWEST),
    "place": (NeedRow.ort, *_NEWEST),
}


def numbers_query(wanted: NeedFilter, sort: NeedSort) -> Select[tuple[int]]:
    """Returns the query of the numbers of all needs that pass the filter, in order.

    It asks for nothing that does not stand in the index `ix_needs_list`; a query for whole rows would read every row
    that it then leaves out.
    """
    return select(NeedRow.number).where(*_conditions(wanted)).order_by(*ORDERS[sort])


def rows_of_page(
    session: Session, wanted: NeedFilter, sort: NeedSort, offset: int, limit: int
) -> tuple[list[NeedRow], int]:
    """Reads a page of the list, and how many needs the list has in all."""
    query = numbers_query(wanted, sort)
    total = session.scalar(query.with_only_columns(func.count(NeedRow.number)).order_by(None)) or 0
    numbers = list(session.scalars(query.offset(offset).limit(limit)))
    rows = {row.number: row for row in session.scalars(select(NeedRow).where(NeedRow.number.in_(numbers)))}
    return [rows[number] for number in numbers if number in rows], total


def _conditions(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column.in_(values)
        for column, values in (
            (NeedRow.region, wanted.regions),
            (NeedRow.status, wanted.statuses),
            (NeedRow.perspective, wanted.perspectives),
            (NeedRow.branche, wanted.branchen),
            (NeedRow.dringlichkeit, wanted.dringlichkeiten),
            (NeedRow.skill_zuordnung, wanted.zuordnungen),
        )
        if values
    ]
    if wanted.without_withdrawn:
        conditions.append(NeedRow.status != "zurueckgezogen")
    if wanted.ags:
        conditions.append(NeedRow.ags == wanted.ags)
    if wanted.stand_ist is not None:
        conditions.append(NeedRow.stand_ist == wanted.stand_ist)
    if wanted.owner is not None:
        conditions.append(NeedRow.owner == wanted.owner if wanted.owner else NeedRow.owner.is_(None))
    if wanted.due_until:
        conditions.append(NeedRow.due_on <= wanted.due_until)
    if wanted.created_from:
        conditions.append(NeedRow.created_on >= wanted.created_from)
    if wanted.created_to:
        conditions.append(NeedRow.created_on <= wanted.created_to)
    return conditions + _elsewhere(wanted)


def _elsewhere(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    """Conditions on tables beside the needs; each is one set of needs, found once per query.

    `+ 0` and `|| ''` keep SQLite from looking up whole needs by such a set, which may hold half of them: the list is
    read from its index in any case.
    """
    conditions: list[ColumnElement[bool]] = []
    if wanted.skill_id:
        conditions.append(_skilled(NeedSkillRow.skill_id == wanted.skill_id))
    if wanted.skill_group:
        conditions.append(_skilled(NeedSkillRow.skill_id.startswith(f"{wanted.skill_group}-", autoescape=True)))
    if wanted.label_id is not None:
        labelled = select(NeedLabelRow.need_id).where(NeedLabelRow.label_id == wanted.label_id)
        conditions.append((NeedRow.need_id + "").in_(labelled))
    found = [NeedSearchRow.text.contains(word, autoescape=True) for word in wanted.words]
    if wanted.zielgruppe:
        found.append(NeedSearchRow.groups.contains(f"|{wanted.zielgruppe}|", autoescape=True))
    if found:
        conditions.append((NeedRow.number + 0).in_(select(NeedSearchRow.number).where(*found)))
    return conditions


def _skilled(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (NeedRow.need_id + "").in_(select(NeedSkillRow.need_id).where(condition))
