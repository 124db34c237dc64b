"""Each change reaches the store, is masked, checked and written down as the person's."""

from __future__ import annotations

import pytest

from tests.integration.mine.conftest import CONTACT, NEED_ID, SECOND_ID, Person
from verbund.needs import validate_record

WORDS = {"thema_freitext": "Pneumatik", "zielzustand": "Ventile tauschen", "situation": "Die Anlage stand."}


def history(unit_of_work, need_id: str = NEED_ID) -> list[tuple]:
    with unit_of_work() as uow:
        return [(one.who, one.field, one.before, one.after) for one in uow.needs.history(need_id)]


def stored(unit_of_work, need_id: str = NEED_ID):
    with unit_of_work() as uow:
        return uow.needs.get(need_id)


async def test_own_words_are_corrected_and_written_down(inside: Person, need, unit_of_work) -> None:
    await inside.open("/mein-bedarf/woerter")
    assert f"\n{need.thema_freitext}</textarea>" in inside.html
    await inside.send("/mein-bedarf/woerter", **WORDS)
    assert inside.path == "/mein-bedarf" and "Ihre neuen Worte sind gespeichert." in inside.text
    assert "Thema Pneumatik" in inside.text
    kept = stored(unit_of_work)
    assert {name: getattr(kept, name) for name in WORDS} == WORDS
    assert validate_record(kept.to_record()) == []
    assert history(unit_of_work) == [
        ("Person", "thema_freitext", need.thema_freitext, "Pneumatik"),
        ("Person", "zielzustand", need.zielzustand, "Ventile tauschen"),
        ("Person", "situation", None, "Die Anlage stand."),
    ]
    assert "gespeichert" not in (await inside.open()).text  # said once


async def test_new_words_are_masked_before_they_are_kept(inside: Person, unit_of_work, settings) -> None:
    await inside.send("/mein-bedarf/woerter", situation="Rufen Sie Herrn Grabowski an: 0711 1234567, er ist krank.")
    assert "haben wir vorher ersetzt" in inside.text
    assert "[TELEFON]" in stored(unit_of_work).situation
    for file in settings.data_dir.iterdir():
        if file.is_file():
            assert b"1234567" not in file.read_bytes() and b"Grabowski" not in file.read_bytes()


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("thema_freitext", "  ", "Thema: Bitte schreiben Sie mindestens 3 Zeichen."),
        ("thema_freitext", "ä" * 601, "Thema: Bitte schreiben Sie höchstens 600 Zeichen."),
        ("zielzustand", "<b>" * 200, "Kann danach: Bitte schreiben Sie höchstens 400 Zeichen."),
        ("situation", "ä" * 5000, "Situation: Bitte schreiben Sie höchstens 600 Zeichen."),
    ],
)
async def test_words_that_cannot_be_kept_come_back_with_the_reason(
    inside: Person, need, unit_of_work, field: str, text: str, sentence: str
) -> None:
    await inside.send("/mein-bedarf/woerter", page="/mein-bedarf/woerter", **WORDS | {field: text})
    assert inside.status == 422 and sentence in inside.text
    assert text.strip()[:50].replace("<", "&lt;").replace(">", "&gt;") in inside.html
    assert (stored(unit_of_work), history(unit_of_work)) == (need, [])
    assert "Die Anlage stand." in inside.html or field == "situation"


async def test_a_text_field_may_be_emptied_and_same_words_are_no_change(inside: Person, need, unit_of_work, save) -> None:
    await inside.send("/mein-bedarf/woerter", situation="Text")
    await inside.send("/mein-bedarf/woerter", situation="")
    assert stored(unit_of_work).situation is None
    await inside.send("/mein-bedarf/woerter", thema_freitext=f" {need.thema_freitext}\r\n")
    assert "Es hat sich nichts geändert." in inside.text
    assert len(history(unit_of_work)) == 2


async def test_only_own_words_can_be_changed(inside: Person, need, unit_of_work) -> None:
    await inside.send("/mein-bedarf/woerter", status="abgeschlossen", need_id=SECOND_ID, stand_ist="4", kontakt_ref="k-9")
    assert (stored(unit_of_work), history(unit_of_work)) == (need, [])


async def test_sharing_asks_before_yes_and_not_before_no(inside: Person, unit_of_work) -> None:
    await inside.open("/mein-bedarf/weitergabe")
    assert "Darf Ihr Betrieb davon erfahren?" in inside.text
    assert stored(unit_of_work).weitergabe_betrieb == "nein"
    await inside.send("/mein-bedarf/weitergabe", wert="ja")
    assert "Ihr Betrieb darf jetzt davon erfahren." in inside.text
    assert stored(unit_of_work).weitergabe_betrieb == "ja"
    await inside.send("/mein-bedarf/weitergabe", wert="nein")
    assert "Ihr Betrieb erfährt nichts davon." in inside.text
    assert history(unit_of_work) == [
        ("Person", "weitergabe_betrieb", "nein", "ja"),
        ("Person", "weitergabe_betrieb", "ja", "nein"),
    ]


@pytest.mark.parametrize("value", ["", "entfaellt", "JA", "<b>"])
async def test_sharing_takes_yes_and_no_alone(inside: Person, need, unit_of_work, value: str) -> None:
    await inside.send("/mein-bedarf/weitergabe", wert=value)
    assert inside.status == 400
    assert stored(unit_of_work) == need


async def test_a_companys_own_need_has_nothing_to_share(person: Person, save, code_of, unit_of_work) -> None:
    need = save(perspective="team", weitergabe_betrieb="entfaellt")
    await person.enter(code_of(need))
    await person.send("/mein-bedarf/weitergabe", wert="ja")
    assert person.status == 400
    assert stored(unit_of_work).weitergabe_betrieb == "entfaellt"
    assert (await person.open("/mein-bedarf/weitergabe")).path == "/mein-bedarf"


async def test_the_contact_is_erased_and_so_is_the_wish(inside: Person, save, unit_of_work) -> None:
    save(need_id=SECOND_ID)
    await inside.open("/mein-bedarf/kontakt")
    assert "Kontakt löschen?" in inside.text and CONTACT not in inside.html
    await inside.send("/mein-bedarf/kontakt")
    assert "Ihr Kontakt ist gelöscht." in inside.text and "Ihr Kontakt: nicht hinterlegt" in inside.text
    with unit_of_work() as uow:
        assert uow.contacts.by_conversation("c-1") == []
        kept = uow.needs.by_conversation("c-1")
        assert len(uow.companies.by_conversation("c-1")) == 1
    assert [(one.kontakt_gewuenscht, one.kontakt_ref, validate_record(one.to_record())) for one in kept] == [
        (False, None, []), (False, None, []),
    ]  # fmt: skip
    assert history(unit_of_work) == [("Person", "kontakt_gewuenscht", True, False)]
    assert (await inside.open("/mein-bedarf/kontakt")).path == "/mein-bedarf"
