"""Erasing by code: asked once more, gone from every store, shown in a receipt."""

from __future__ import annotations

from tests.integration.mine.conftest import COMPANY, CONTACT, NEED_ID, SECOND_ID, Person


async def test_erasing_asks_once_more(inside: Person, unit_of_work) -> None:
    await inside.open("/mein-bedarf/loeschen")
    assert "Alles löschen?" in inside.text and "Nein, behalten" in inside.text
    with unit_of_work() as uow:
        assert uow.needs.get(NEED_ID)


async def test_afterwards_every_store_is_empty_and_the_code_unknown(
    inside: Person, client, need, code_of, events, unit_of_work, settings
) -> None:
    await inside.send("/mein-bedarf/woerter", thema_freitext="Zwirnmaschinenkrempel")
    await inside.send("/mein-bedarf/loeschen", page="/mein-bedarf/loeschen")
    assert inside.status == 200 and "Ihr Eintrag ist gelöscht" in inside.text
    for line in (
        "Bedarf mit allen Antworten und Änderungen 1", "Telefonnummer oder E-Mail 1", "Name des Betriebs 1",
        "Nachrichten im Gespräch 1", "Einträge des Sprachprogramms 2", "Gespräch 1",
    ):  # fmt: skip
        assert line in inside.text, line
    assert "noch ein anderer Bedarf" not in inside.text
    assert len(client.session.cookie_jar) == 0
    with unit_of_work() as uow:
        assert (uow.needs.by_conversation("c-1"), uow.needs.history(NEED_ID)) == ([], [])
        assert (uow.contacts.by_conversation("c-1"), uow.companies.by_conversation("c-1")) == ([], [])
        assert (uow.conversations.remains("c-1"), uow.conversations.get("c-1").state) == (0, "erased")
    assert events() == ["c-2"]
    for word in ("Zwirnmaschinenkrempel", "Hydraulik", CONTACT, COMPANY, NEED_ID):
        for file in settings.data_dir.iterdir():
            assert not file.is_file() or word.encode() not in file.read_bytes(), (word, file.name)
    await inside.enter(code_of(need))
    assert inside.status == 422 and "Zu diesem Code gibt es keinen Eintrag." in inside.text


async def test_another_need_of_the_conversation_stays_and_it_is_said(
    inside: Person, save, code_of, events, unit_of_work
) -> None:
    second = save(need_id=SECOND_ID, thema_freitext="Zwirnmaschinen")
    await inside.send("/mein-bedarf/loeschen", page="/mein-bedarf/loeschen")
    assert "Telefonnummer oder E-Mail 0" in inside.text
    assert "noch ein anderer Bedarf gespeichert" in inside.text and "Zwirnmaschinen" not in inside.text
    assert events() == ["c-2"]
    with unit_of_work() as uow:
        assert uow.needs.by_conversation("c-1") == [second]
        assert uow.conversations.messages("c-1") == []
    await inside.enter(code_of(second))
    assert "Zwirnmaschinen" in inside.text


async def test_what_is_open_elsewhere_closes_with_the_need(inside: Person, need, unit_of_work) -> None:
    token = inside.token()
    with unit_of_work() as uow:
        uow.needs.erase(need.need_id)
        uow.commit()
    late = await inside.post("/mein-bedarf/loeschen", csrf=token)
    assert late.status == 403 and "Es wurde nichts geändert." in await late.text()
    await inside.open()
    assert 'name="code"' in inside.html


async def test_a_store_that_keeps_something_gives_no_receipt(inside: Person, monkeypatch) -> None:
    await inside.open("/mein-bedarf/loeschen")
    monkeypatch.setattr("verbund.store.engine_tracker.EngineTracker.count", lambda self, sender: 3)
    await inside.send("/mein-bedarf/loeschen")
    assert inside.status == 503
    assert "Ihr Eintrag ist gelöscht" not in inside.text and "noch etwas davon da" in inside.text
