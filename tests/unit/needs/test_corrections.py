"""What follows from a correction, and that no correction breaks the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.needs import DAY, a_need, a_random_need
from verbund.corrections import CHOICES, MANDATORY, NotValid, completed
from verbund.need_list import CORRECTABLE_FIELDS
from verbund.need_schema import needs_schema
from verbund.needs import LIST_FIELDS, validate_record


def test_choices_are_those_of_the_schema() -> None:
    properties = needs_schema()["properties"]
    for field, values in CHOICES.items():
        rule = properties[field]
        rule = rule.get("items", rule)
        if "enum" in rule:
            assert set(rule["enum"]) - {None} == set(values), field
        else:
            assert (rule["minimum"], rule["maximum"]) == (values[0], values[-1]), field


def test_what_the_schema_demands_cannot_be_emptied() -> None:
    required = set(needs_schema()["required"]) & CORRECTABLE_FIELDS
    assert required - {"skill_ids", "skill_zuordnung"} <= MANDATORY | {"kontakt_gewuenscht"}


@pytest.mark.parametrize(
    ("changes", "follows"),
    [
        ({"skill_ids": ("AUT-01",)}, {"skill_zuordnung": "mensch"}),
        ({"skill_ids": ()}, {"skill_zuordnung": "offen"}),
        ({"ags": "08311"}, {"region": "Freiburg", "agentur": "Freiburg"}),
        ({"ags": "08311", "region": "Stuttgart"}, {"region": "Stuttgart", "agentur": "Freiburg"}),
        ({"branche": "textil_bekleidung"}, {"region": "Textil landesweit"}),
        ({"ags": None}, {"agentur": None}),
        ({"status": "bestaetigt", "owner": "petra", "due_on": DAY}, {}),
        ({"branche": "andere"}, {"region": "Ulm"}),
    ],
    ids=str,
)
def test_codes_that_hang_on_each_other_change_together(changes: dict[str, Any], follows: dict[str, Any]) -> None:
    assert completed(a_need(ags="08421", agentur="Ulm"), changes) == changes | follows


def test_what_was_wrong_before_may_stay_wrong() -> None:
    need = a_need(perspective="team")  # without what a team must say
    assert completed(need, {"status": "rueckfrage"}) == {"status": "rueckfrage"}


FIELDS = sorted(CHOICES)


@given(st.integers(0, 500), st.data())
def test_no_correction_makes_a_valid_record_invalid(seed: int, data: st.DataObject) -> None:
    need = a_random_need(seed)
    assert validate_record(need.to_record()) == []
    field = data.draw(st.sampled_from(FIELDS))
    values = st.sampled_from(CHOICES[field])
    value = data.draw(st.lists(values, unique=True).map(tuple) if field in LIST_FIELDS else values | st.none())
    try:
        changes = completed(need, {field: value})
    except NotValid:
        return
    assert validate_record(replace(need, **changes).to_record()) == []


@pytest.mark.parametrize(
    "changes", [{"anzahl_personen": 3}, {"stand_ist": None}, {"stand_ist": 7}, {"kldb": "12"}, {"region": "Bayern"}], ids=str
)
def test_what_the_schema_forbids_is_refused_without_the_value(changes: dict[str, Any]) -> None:
    with pytest.raises(NotValid, match=next(iter(changes))):
        completed(a_need(), changes)
