"""What a person sees of their own entry, and what nobody sees there."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest

from tests.fakes.needs import a_random_need
from tests.integration.mine.conftest import COMPANY, CONTACT, NEED_ID, SECOND_ID, Person
from verbund.need_values import Status, WeitergabeBetrieb
from verbund.needs import RECORD_FIELDS, validate_record
from verbund.store.schema import metadata
from web.mine.record_view import INTERNAL, SECTIONS, SHOWN_ELSEWHERE
from web.mine.texts import MineTexts

OWN_WORDS = (
    "thema_freitext", "zielzustand", "situation", "bisher", "taetigkeit_freitext", "ort", "branche_text",
    "gemeinsam_hinweis",
)  # fmt: skip
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y> {{ 7*7 }} {% raw %}"


def test_every_field_of_the_record_is_shown_or_ours_alone() -> None:
    named = [*(name for names in SECTIONS.values() for name in names), *SHOWN_ELSEWHERE, *INTERNAL]
    assert sorted(named) == sorted(RECORD_FIELDS)


def test_every_status_reader_and_store_has_its_words(unit_of_work) -> None:
    texts = MineTexts.load()
    assert set(texts.stages) == set(get_args(Status))
    assert set(texts.readers) == set(get_args(WeitergabeBetrieb))
    # every table that an erasure reaches
    assert {"needs", "contacts", "companies", "messages", "buttons", "answers", "conversations"} <= set(metadata.tables)
    assert set(texts.stores) == {
        "needs", "contacts", "companies", "messages", "buttons", "answers", "conversations", "engine",
        "unclear_messages",
        "resume_codes",
        "feedback",
    }  # fmt: skip


async def test_the_entry_in_plain_words(inside: Person, need) -> None:
    text = inside.text
    for expected in (
        "Neu. Ihr Bedarf ist angekommen.", "Das Verbundmanagement Ihrer Region (Ulm) liest diesen Eintrag und das Gespräch dazu.",
        "Ihr Arbeitgeber, Ihre Leitung und der Betriebsrat sehen diesen Eintrag nicht.",
        "Am 23. November 2027 wird dieser Eintrag von selbst gelöscht.", "Thema Hydraulikpläne lesen",
        "Kann danach Störungen allein eingrenzen", "Stand heute mit Unterstützung", "Branche Metall und Elektro",
        f"Name des Betriebs {COMPANY}", "Ihr Kontakt: hinterlegt.", "Aufgenommen am 23. November 2026",
    ):  # fmt: skip
        assert expected in text, expected


async def test_what_is_ours_alone_is_not_there(inside: Person, need, code_of) -> None:
    for hidden in (need.need_id, "c-1", need.kontakt_ref, need.betrieb_ref, CONTACT, code_of(need), "bot_", "offen"):
        assert hidden not in inside.html.replace("15 Minuten offen", ""), hidden


async def test_another_need_of_the_conversation_stays_hidden(inside: Person, save, code_of) -> None:
    second = save(need_id=SECOND_ID, thema_freitext="Zwirnmaschinen")
    await inside.open()
    assert "Zwirnmaschinen" not in inside.html
    await inside.enter(code_of(second))
    assert "Zwirnmaschinen" in inside.html and "Hydraulikpläne" not in inside.html


@pytest.mark.parametrize("seed", range(12))
async def test_any_record_can_be_shown_and_taken_along(person: Person, save, code_of, seed: int) -> None:
    wild = a_random_need(seed)
    chosen = {name: getattr(wild, name) for name in RECORD_FIELDS if name not in ("need_id", "kontakt_ref", "betrieb_ref")}
    need = save(**chosen | ({} if wild.kontakt_gewuenscht else {"kontakt_ref": None}))
    await person.enter(code_of(need))
    assert person.status == 200
    assert "None" not in person.text and "[]" not in person.text
    await person.send("/mein-bedarf/datei")
    record = json.loads(person.html)
    assert (validate_record(record), record) == ([], need.to_record())


async def test_the_file_is_a_download_that_nobody_keeps(inside: Person, need) -> None:
    await inside.send("/mein-bedarf/datei")
    assert inside.headers["Content-Type"] == "application/json"
    assert inside.headers["Content-Disposition"] == 'attachment; filename="mein-bedarf.json"'
    assert inside.headers["Cache-Control"] == "no-store"
    assert json.loads(inside.html)["need_id"] == NEED_ID
    assert CONTACT not in inside.html and "conversation" not in inside.html


@pytest.mark.parametrize("field", [*OWN_WORDS, "betrieb_ref"])
async def test_own_words_are_shown_harmless(person: Person, save, unit_of_work, code_of, field: str) -> None:
    need = save(**{} if field == "betrieb_ref" else {field: HOSTILE[:80]})
    if field == "betrieb_ref":
        with unit_of_work() as uow:
            uow.needs.add_or_replace(replace(need, betrieb_ref=uow.companies.put("c-1", HOSTILE)))
            uow.commit()
    for path in ("/mein-bedarf", "/mein-bedarf/woerter"):
        await (person.enter(code_of(need)) if path == "/mein-bedarf" else person.open(path))
        assert person.status == 200
        assert "<script" not in person.html and "<img src=x" not in person.html
        if path == "/mein-bedarf":
            assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&gt;" in person.html


async def test_without_transcript_contact_and_region(person: Person, save, unit_of_work, code_of) -> None:
    need = save(kontakt_gewuenscht=False, kontakt_ref=None, region="unklar", weitergabe_betrieb="entfaellt", perspective="team")
    with unit_of_work() as uow:
        uow.conversations.erase_transcript("c-1")
        uow.commit()
    await person.enter(code_of(need))
    assert "Das Verbundmanagement liest diesen Eintrag. Andere Betriebe sehen diesen Eintrag nicht." in person.text
    assert "Ihr Kontakt: nicht hinterlegt." in person.text
    assert "/kontakt" not in person.html and "/weitergabe" not in person.html


async def test_the_words_are_those_of_the_conversations_language(person: Person, save, code_of) -> None:
    await person.enter(code_of(save(language_mode="einfach")))
    assert "Kann es heute mit Hilfe" in person.text and "Was die Firma macht Metall oder Elektro" in person.text
