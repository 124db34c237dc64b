"""Every field of the record and every value it may hold has a name in plain words, in both modes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.texts.corpus import MODES, fields, schema_properties
from tests.unit.texts.readability import measure

EMPTY = "_leer"
LONGEST_LABEL_WORDS = 6
OPEN_RANGE = {"anzahl_personen"}


def _values(name: str) -> set[Any]:
    described = schema_properties()[name]
    described = described.get("items", described)
    if described.get("type") == "boolean":
        return {True, False}
    if "enum" in described:
        return {value for value in described["enum"] if value is not None}
    if "minimum" in described and name not in OPEN_RANGE:
        return set(range(described["minimum"], described["maximum"] + 1))
    return set()


def _shown(words: str | dict[str, str], mode: str) -> str:
    return words[mode] if isinstance(words, dict) else words


def test_the_fields_are_those_of_the_record() -> None:
    assert set(fields()) == {*schema_properties(), EMPTY}


@pytest.mark.parametrize("name", schema_properties())
def test_every_value_has_plain_words_and_no_other(name: str) -> None:
    assert set(fields()[name].get("values", {})) == _values(name)


@pytest.mark.parametrize("name", fields())
@pytest.mark.parametrize("mode", MODES)
def test_labels_and_values_are_short_and_plain(name: str, mode: str) -> None:
    entry = fields()[name]
    for words in [entry["label"], *entry.get("values", {}).values()]:
        shown = _shown(words, mode)
        assert isinstance(shown, str) and shown.strip()
        assert "_" not in shown
        assert measure(shown).words <= LONGEST_LABEL_WORDS, shown


@pytest.mark.parametrize("name", schema_properties())
@pytest.mark.parametrize("mode", MODES)
def test_values_of_a_field_can_be_told_apart(name: str, mode: str) -> None:
    shown = [_shown(words, mode) for words in fields()[name].get("values", {}).values()]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("mode", MODES)
def test_labels_can_be_told_apart(mode: str) -> None:
    labels = [_shown(entry["label"], mode) for entry in fields().values()]
    assert len(labels) == len(set(labels))
