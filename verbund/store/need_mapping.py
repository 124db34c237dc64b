"""Between a need and its row. Columns have the names of the fields, so a field that has no column fails at once."""

from __future__ import annotations

from typing import Any

from verbund.needs import LIST_FIELDS, RECORD_FIELDS, Need
from verbund.search_text import search_text
from verbund.store.need_tables import NeedRow, NeedSearchRow, NeedSkillRow


def write_need(row: NeedRow, need: Need, kept: frozenset[str]) -> None:
    """Writes a need into its row, except the fields in `kept`."""
    row.conversation_id = need.conversation_id
    row.provenance = dict(need.provenance)
    for name in RECORD_FIELDS:
        if name not in kept:
            set_field(row, name, getattr(need, name))


def refresh_search(row: NeedRow) -> None:
    """Writes anew what full-text search and the filter by group read."""
    need = read_need(row)
    row.searched = row.searched or NeedSearchRow()
    row.searched.text = search_text(need)
    row.searched.groups = list_values(need)


def list_values(need: Need) -> str:
    """Returns who learns and which skills, each between bars, so that one LIKE finds a value or a group of skills."""
    return "".join(f"|{value}" for value in (*(need.zielgruppe_level or ()), *need.skill_ids)) + "|"


def set_field(row: NeedRow, name: str, value: Any) -> None:
    """Sets one field of the record in a row."""
    if name == "skill_ids":
        known = {skill.skill_id: skill for skill in row.skills}
        row.skills = [known.get(skill_id) or NeedSkillRow(skill_id=skill_id) for skill_id in dict.fromkeys(value)]
        for rank, skill in enumerate(row.skills):
            skill.rank = rank
    else:
        setattr(row, name, list(value) if isinstance(value, tuple) else value)


def get_field(row: NeedRow, name: str) -> Any:
    """Returns one field of the record from a row."""
    if name == "skill_ids":
        return tuple(skill.skill_id for skill in sorted(row.skills, key=lambda skill: skill.rank))
    value = getattr(row, name)
    return tuple(value) if name in LIST_FIELDS and value is not None else value


def read_need(row: NeedRow) -> Need:
    """Returns the need of a row."""
    return Need(
        conversation_id=row.conversation_id,
        provenance=row.provenance,
        **{name: get_field(row, name) for name in RECORD_FIELDS},
    )
