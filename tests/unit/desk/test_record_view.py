"""Every field of the record has its place and its German words."""

from __future__ import annotations

from datetime import date

import pytest

from verbund.need_schema import needs_schema
from verbund.needs import RECORD_FIELDS, Need
from web.desk.record_view import SECTIONS, SHOWN_ELSEWHERE, sections
from web.desk.words import Words, kreis_name

WORDS = Words.load()


def need(**fields: object) -> Need:
    return Need(
        need_id="2f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a1111", conversation_id="c", created_on=date(2026, 11, 23),
        language_mode="standard", perspective="selbst", region="Ulm", branche="metall_elektro",
        thema_freitext="SPS", zielzustand="Störungen finden", stand_ist=2, dringlichkeit="sofort",
        einwilligung_version="2026-11", loeschen_am=date(2027, 11, 23), **fields,
    )  # fmt: skip


def test_each_field_stands_in_one_section_or_elsewhere_on_the_page() -> None:
    shown = [name for names in SECTIONS.values() for name in names]
    assert sorted([*shown, *SHOWN_ELSEWHERE]) == sorted(RECORD_FIELDS)


@pytest.mark.parametrize("field", RECORD_FIELDS)
def test_each_field_has_a_label(field: str) -> None:
    assert WORDS.label(field) != field


def closed_values() -> list[tuple[str, object]]:
    properties = needs_schema()["properties"]
    rules = {name: rule.get("items", rule).get("enum", ()) for name, rule in properties.items()}
    return [(name, value) for name, values in rules.items() for value in values if value is not None]


@pytest.mark.parametrize(("field", "value"), closed_values())
def test_no_code_is_shown_in_place_of_words(field: str, value: object) -> None:
    for text in (WORDS.value(field, value), WORDS.short(field, value)):
        assert "_" not in text
        assert "(:" not in text


def test_codes_of_tables_have_their_names() -> None:
    assert (
        WORDS.value("skill_ids", ("AUT-01", "AUT-03"))
        == "SPS-Grundlagen (AUT-01), SPS-Fehlersuche und Diagnose (AUT-03)"
    )
    assert WORDS.value("ags", "08136") == "Ostalbkreis"
    assert WORDS.value("kldb", "24422") == "Schweißfachkraft (24422)"
    assert WORDS.value("skill_ids", "XXX-99") == "XXX-99"


def test_town_and_landkreis_of_one_name_differ() -> None:
    assert kreis_name("Heilbronn", "Stadtkreis") != kreis_name("Heilbronn", "Landkreis")


def test_answered_and_unanswered_fields_are_told_apart() -> None:
    record = sections(need(anlass=(), situation="Die Anlage stand"), WORDS, company=None)
    about = next(section for section in record if section.title == "Worum es geht")
    assert "situation" in [line.field for line in about.lines]
    assert ("anlass", WORDS.label("anlass")) in about.unanswered_fields


def test_own_words_are_not_repeated() -> None:
    record = sections(need(provenance={"thema_freitext": "SPS", "stand_ist": "mit Hilfe"}), WORDS, company=None)
    lines = {line.field: line for line in record[0].lines}
    assert lines["thema_freitext"].own_words
    assert not lines["stand_ist"].own_words
    assert lines["stand_ist"].words == "mit Hilfe"
