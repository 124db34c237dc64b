"""The record that others get of a need."""

from __future__ import annotations

import copy
from datetime import datetime
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.needs import a_need, a_random_need
from verbund.need_schema import needs_schema, validate_record
from verbund.needs import LIST_FIELDS, RECORD_FIELDS, Need


@given(seed=st.integers(0, 2**32))
def test_every_need_gives_a_valid_record_and_comes_back_from_it(seed):
    need = a_random_need(seed)
    if need.branche == "andere" and need.branche_text is None:
        need = a_random_need(seed, branche_text="Bau")
    record = need.to_record()
    assert validate_record(record) == []
    assert Need.from_record(record, need.conversation_id, need.provenance) == need


@pytest.mark.parametrize("record", needs_schema()["examples"], ids=lambda record: record["perspective"])
def test_the_examples_of_the_schema_survive_a_round_trip(record):
    again = Need.from_record(record, "c-1").to_record()
    assert {name: again[name] for name in record} == record
    assert all(value is None for name, value in again.items() if name not in record)


def test_fields_are_those_of_the_schema():
    assert {*RECORD_FIELDS, "schema_version"} == set(needs_schema()["properties"])
    arrays = {name for name, rule in needs_schema()["properties"].items() if rule.get("type") == "array"}
    assert arrays == LIST_FIELDS


@pytest.mark.parametrize("name", [name for name, rule in needs_schema()["properties"].items() if "enum" in str(rule)])
def test_values_are_those_of_the_schema(name):
    rule = needs_schema()["properties"][name]
    allowed = rule.get("enum") or rule["items"]["enum"]
    said = get_type_hints(Need)[name]
    assert set(_leaves(said)) - {type(None), Ellipsis} == {value for value in allowed if value is not None}


def _leaves(kind):
    inner = get_args(kind)
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [kind]


def test_unanswered_fields_are_null_where_allowed_and_else_left_out():
    record = a_need().to_record()
    assert record["situation"] is None
    assert "pflicht" not in record
    assert record["skill_ids"] == []


def test_a_need_holds_no_time():
    with pytest.raises(TypeError, match="created_on"):
        a_need(created_on=datetime(2026, 11, 23, 9, 30))


def test_a_need_of_a_team_says_what_is_missing():
    faults = validate_record(a_need(perspective="team", weitergabe_betrieb="entfaellt").to_record())
    assert len(faults) == 1
    for name in ("anzahl_personen", "zielgruppe_level", "ursache_art", "betriebsgroesse", "gemeinsam", "pflicht"):
        assert name in faults[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"anzahl_personen": 3},
        {"weitergabe_betrieb": "entfaellt"},
        {"kontakt_gewuenscht": True},
        {"stand_ist": 5},
        {"region": "Bayern"},
        {"thema_freitext": "x"},
        {"thema_freitext": "x" * 601},
        {"need_id": "1"},
        {"ags": "09162"},
        {"skill_ids": ("AUT-01", "AUT-02", "AUT-03", "AUT-04")},
        {"anlass": ("sonstiges", "sonstiges")},
    ],
    ids=str,
)
def test_wrong_values_are_faults(changes):
    assert validate_record(a_need(**changes).to_record())


def test_faults_never_repeat_what_a_person_said():
    record = copy.deepcopy(a_need().to_record()) | {
        "thema_freitext": "Stefan " * 200,
        "Stefan": 1,
        "ort": "Stefan" * 20,
    }
    faults = validate_record(record)
    assert len(faults) == 3
    assert "Stefan" not in " ".join(faults)
    with pytest.raises(ValueError, match="thema_freitext") as raised:
        Need.from_record(record, "c-1")
    assert "Stefan" not in str(raised.value)


def test_needs_are_values():
    need = a_need(need_id="2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a1111", provenance={"ort": "in Ulm"})
    assert need in {a_need(need_id=need.need_id, provenance={"ort": "in Ulm"})}
