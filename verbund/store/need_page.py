"""Lists of needs as database queries."""

from __future__ import annotations

from typing import get_args

from sqlalchemy import ColumnElement, Select, case, select

from verbund.need_list import NeedFilter, NeedSort
from verbund.need_values import Dringlichkeit, Status
from verbund.store.need_tables import NeedRow, NeedSkillRow

_URGENCY = case({value: rank for rank, value in enumerate(get_args(Dringlichkeit))}, value=NeedRow.dringlichkeit)
_STAGE = case({value: rank for rank, value in enumerate(get_args(Status))}, value=NeedRow.status)
_NEWEST = (NeedRow.created_on.desc(), NeedRow.number.desc())

ORDERS: dict[NeedSort, tuple[ColumnElement, ...]] = {
    "newest": _NEWEST,
    "oldest": (NeedRow.created_on, NeedRow.number),
    "urgent": (_URGENCY, *_NEWEST),
    "status": (_STAGE, *_NEWEST),
    "place": (NeedRow.ort, *_NEWEST),
}


def needs_query(wanted: NeedFilter, sort: NeedSort) -> Select[tuple[NeedRow]]:
    """Returns the query of all needs that pass the filter, in order."""
    return select(NeedRow).where(*_conditions(wanted)).order_by(*ORDERS[sort])


def _conditions(wanted: NeedFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        column.in_(values)
        for column, values in (
            (NeedRow.region, wanted.regions),
            (NeedRow.status, wanted.statuses),
            (NeedRow.perspective, wanted.perspectives),
            (NeedRow.branche, wanted.branchen),
            (NeedRow.dringlichkeit, wanted.dringlichkeiten),
        )
        if values
    ]
    if wanted.ags:
        conditions.append(NeedRow.ags == wanted.ags)
    if wanted.skill_id:
        conditions.append(NeedRow.skills.any(NeedSkillRow.skill_id == wanted.skill_id))
    if wanted.skill_group:
        conditions.append(
            NeedRow.skills.any(NeedSkillRow.skill_id.startswith(f"{wanted.skill_group}-", autoescape=True))
        )
    if wanted.created_from:
        conditions.append(NeedRow.created_on >= wanted.created_from)
    if wanted.created_to:
        conditions.append(NeedRow.created_on <= wanted.created_to)
    return conditions
