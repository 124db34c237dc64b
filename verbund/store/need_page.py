"""Lists of needs as database queries: the numbers of a page from one index, then its rows."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from verbund.need_list import NeedFilter, NeedSort
from verbund.need_values import Dringlichkeit, SkillZuordnung, Status
from verbund.store.need_tables import NeedRow, NeedSearchRow
from verbund.store.review_tables import NeedLabelRow
from verbund.store.unindexed import unindexed

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
    """Reads a page of the list, and how many needs the list has in all.

    A page is found by its number, not by the need before it: on a narrow index the way to the last of 4,000 pages
    takes 13 ms, and pages keep a number that one can jump to.
    """
    query = numbers_query(wanted, sort)
    total = session.scalar(query.with_only_columns(func.count(NeedRow.number)).order_by(None)) or 0
    numbers = list(session.scalars(query.offset(offset).limit(limit)))
    rows = {row.number: row for row in session.scalars(select(NeedRow).where(NeedRow.number.in_(numbers)))}
    return [rows[number] for number in numbers if number in rows], total


def _conditions(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column.in_(values)
        for column, values in (
            (unindexed(NeedRow.region), wanted.regions),
            (unindexed(NeedRow.status), wanted.statuses),
            (unindexed(NeedRow.perspective), wanted.perspectives),
            (unindexed(NeedRow.branche), wanted.branchen),
            (unindexed(NeedRow.dringlichkeit), wanted.dringlichkeiten),
            (unindexed(NeedRow.skill_zuordnung), wanted.zuordnungen),
        )
        if values
    ]
    conditions.append(unindexed(NeedRow.test) == wanted.trial)
    if wanted.without_withdrawn:
        conditions.append(unindexed(NeedRow.status) != "zurueckgezogen")
    if wanted.ags:
        conditions.append(unindexed(NeedRow.ags) == wanted.ags)
    if wanted.stand_ist is not None:
        conditions.append(unindexed(NeedRow.stand_ist) == wanted.stand_ist)
    if wanted.owner is not None:
        owner = unindexed(NeedRow.owner)
        conditions.append(owner == wanted.owner if wanted.owner else owner.is_(None))
    if wanted.due_until:
        conditions.append(unindexed(NeedRow.due_on) <= wanted.due_until)
    if wanted.created_from:
        conditions.append(NeedRow.created_on >= wanted.created_from)
    if wanted.created_to:
        conditions.append(NeedRow.created_on <= wanted.created_to)
    return conditions + _elsewhere(wanted)


def _elsewhere(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    """Conditions on tables beside the needs; each is one set of needs, found once per query."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.label_id is not None:
        labelled = select(NeedLabelRow.need_id).where(NeedLabelRow.label_id == wanted.label_id)
        conditions.append(unindexed(NeedRow.need_id).in_(labelled))
    found = [NeedSearchRow.text.contains(word, autoescape=True) for word in wanted.words]
    listed = (f"|{wanted.zielgruppe}|", wanted.zielgruppe), (f"|{wanted.skill_id}|", wanted.skill_id)
    for part, value in (*listed, (f"|{wanted.skill_group}-", wanted.skill_group)):
        if value:
            found.append(NeedSearchRow.groups.contains(part, autoescape=True))
    if found:
        conditions.append(unindexed(NeedRow.number).in_(select(NeedSearchRow.number).where(*found)))
    return conditions

