"""The review of one need: corrections with history, two managers at once, undo, what managers add, the conversation."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.fakes.engine import FakeEngine
from tests.integration.desk.conftest import Desk
from verbund.conversations import Message
from verbund.needs import Need
from verbund.settings import Settings
from web.app import create_app
from web.desk.words import Words

Save = Callable[..., Need]
TODAY = datetime.now(UTC).date()


def path(need: Need, rest: str = "") -> str:
    return f"/verbund/bedarfe/{need.need_id}{rest}"


@pytest.fixture
async def colleague(aiohttp_client: Callable[..., Awaitable[TestClient]], settings: Settings) -> Desk:
    """A second manager in a browser of their own, on another web process."""
    client = await aiohttp_client(TestServer(create_app(settings, engine=FakeEngine())))
    other = Desk(client)
    await other.log_in("ulm")
    return other


def stored(unit_of_work: Callable, need: Need) -> Need:
    with unit_of_work() as uow:
        return uow.needs.get(need.need_id)


async def change(desk: Desk, need: Need, fassung: int, **fields: str | list[str]):
    pairs = [("csrf", await desk.token()), ("fassung", str(fassung))]
    for name, value in fields.items():
        pairs.append(("felder", name))
        pairs += [(name, one) for one in ([value] if isinstance(value, str) else value)]
    return await desk.client.post(path(need, "/aendern"), data=pairs, allow_redirects=False)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("stand_ist", "3", 3),
        ("stand_soll", "", None),
        ("dringlichkeit", "sofort", "sofort"),
        ("format", ["online_live", "inhouse"], ("inhouse", "online_live")),
        ("format", [], None),
        ("radius_km", "50", 50),
        ("zieldatum", "2027-02-01", date(2027, 2, 1)),
        ("kldb", "25122", "25122"),
        ("betriebsgroesse", "1_9", "1_9"),
        ("skill_ids", ["AUT-01", "AUT-03"], ("AUT-01", "AUT-03")),
    ],
)
async def test_a_code_is_corrected(
    desk: Desk, save: Save, unit_of_work: Callable, field: str, typed: str | list[str], kept: object
) -> None:
    need = save(stand_soll=4, format=("egal",), provenance={field: "so ungefähr"})
    response = await change(desk, need, 1, **{field: typed})
    assert (response.status, response.headers["Location"]) == (303, path(need, f"#f-{field}"))
    now = stored(unit_of_work, need)
    assert getattr(now, field) == kept
    assert now.provenance == {field: "so ungefähr"}
    assert (now.thema_freitext, now.zielzustand) == (need.thema_freitext, need.zielzustand)
    with unit_of_work() as uow:
        assert uow.audit.entries(need.need_id)[0].action == "need_corrected"


async def test_each_field_has_a_control_filled_with_what_is_stored(desk: Desk, save: Save) -> None:
    need = save(format=("inhouse",), stand_soll=3, zieldatum=date(2027, 2, 1))
    _, page = await desk.get(path(need))
    fields = set(re.findall(r"feld=([a-z_]+)#", page))
    assert {"stand_ist", "ags", "kldb", "anlass", "anzahl_personen", "zieldatum", "format"} <= fields
    assert not fields & {"thema_freitext", "zielzustand", "situation", "weitergabe_betrieb", "perspective", "created_on"}
    for field in fields:
        status, page = await desk.get(path(need, f"?feld={field}"))
        assert status == 200
        assert f'name="felder" value="{field}"' in page, field
    assert 'value="inhouse" checked' in (await desk.get(path(need, "?feld=format")))[1]
    assert '<option value="3" selected>' in (await desk.get(path(need, "?feld=stand_soll")))[1]
    assert 'value="2027-02-01"' in (await desk.get(path(need, "?feld=zieldatum")))[1]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("thema_freitext", "Meine Worte"), ("zielzustand", "x"), ("weitergabe_betrieb", "ja"), ("kontakt_ref", "k-1"),
        ("stand_ist", "5"), ("stand_ist", ""), ("status", ""), ("region", "Bayern"), ("ags", "09162"), ("kldb", "12"),
        ("anzahl_personen", "0"), ("zieldatum", "morgen"), ("skill_ids", "XXX-99"), ("format", "per Post"),
        ("skill_zuordnung", "bot_sicher"), ("owner", "gibt es nicht"), ("revision", "1"), ("perspective", "team"),
    ],
)  # fmt: skip
async def test_what_is_no_code_changes_nothing(
    desk: Desk, save: Save, unit_of_work: Callable, field: str, typed: str
) -> None:
    need = save()
    response = await change(desk, need, 1, **{field: typed})
    assert response.status == 422
    assert "Nichts wurde geändert" in await response.text()
    assert stored(unit_of_work, need) == need


async def test_a_record_never_becomes_invalid(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    response = await change(desk, need, 1, anzahl_personen="12")  # an employee speaks for one person
    assert response.status == 422
    assert stored(unit_of_work, need) == need


async def test_a_kreis_takes_region_and_agentur_along(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save(agentur="Ulm")
    await change(desk, need, 1, ags="08311")
    now = stored(unit_of_work, need)
    assert (now.ags, now.region, now.agentur) == ("08311", "Freiburg", "Freiburg")
    await change(desk, need, 2, branche="textil_bekleidung")
    assert stored(unit_of_work, need).region == "Textil landesweit"


async def test_a_chosen_skill_was_assigned_by_a_human(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save(skill_ids=("AUT-01",), skill_zuordnung="bot_unsicher")
    await change(desk, need, 1, skill_ids=["AUT-03"])
    assert stored(unit_of_work, need).skill_zuordnung == "mensch"
    await change(desk, need, 2, skill_ids=[])
    assert stored(unit_of_work, need).skill_zuordnung == "offen"


async def test_an_unsure_skill_stands_first_with_what_the_engine_thought_of(
    desk: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save(talk=("Thema?", "Was mit Strom"), skill_ids=("ELE-01",), skill_zuordnung="bot_unsicher")
    with unit_of_work() as uow:
        guess = {"intent": "angabe", "confidence": 0.5, "skills": [{"id": "AUT-03", "score": 0.4}]}
        uow.conversations.append_message(
            need.conversation_id, Message(sender="person", text="Also Steuerungen", understood=guess)
        )
        uow.commit()
    _, page = await desk.get(path(need))
    assert page.index("Welche Kompetenz ist gemeint?") < page.index("Worum es geht")
    assert '<input type="checkbox" name="skill_ids" value="ELE-01" checked>' in page
    assert '<input type="checkbox" name="skill_ids" value="AUT-03">' in page
    sure = save(skill_ids=("ELE-01",), skill_zuordnung="mensch")
    assert "Welche Kompetenz ist gemeint?" not in (await desk.get(path(sure)))[1]


async def test_confirming_goes_on_to_the_next_need(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    first, second = reversed(
        [save(thema_freitext=f"Thema {number}", skill_ids=("AUT-01",), skill_zuordnung="bot_unsicher") for number in (1, 2)]
    )
    response = await desk.post(path(first, "/schritt?status=neu&platz=1"), tun="bestaetigen", fassung="1")
    assert response.headers["Location"] == path(second, "?status=neu&platz=1")
    now = stored(unit_of_work, first)
    assert (now.status, now.skill_zuordnung) == ("bestaetigt", "mensch")
    with unit_of_work() as uow:
        assert uow.needs.handling(first.need_id).owner == "alle"
    response = await desk.post(path(second, "/schritt?status=neu&platz=1"), tun="rueckfrage", fassung="1")
    assert response.headers["Location"] == path(second, "?status=neu&platz=1")
    assert stored(unit_of_work, second).status == "rueckfrage"


async def test_owner_and_day_are_kept_with_history(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    await change(desk, need, 1, status="in_pruefung", owner="ulm", due_on="2026-12-01")
    with unit_of_work() as uow:
        handling = uow.needs.handling(need.need_id)
    assert (handling.owner, handling.due_on, handling.revision) == ("ulm", date(2026, 12, 1), 2)
    _, page = await desk.get(path(need))
    assert "Zuständig von „niemand“ auf „ulm“" in page
    assert "Wiedervorlage von „kein Tag“ auf „1.\N{NO-BREAK SPACE}12.\N{NO-BREAK SPACE}2026“" in page


async def test_a_second_manager_overwrites_nothing_and_sees_both_versions(
    desk: Desk, colleague: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save()
    await change(colleague, need, 1, dringlichkeit="sofort", stand_ist="1")
    response = await change(desk, need, 1, dringlichkeit="spaeter", status="neu")
    page = await response.text()
    assert response.status == 409
    assert stored(unit_of_work, need).dringlichkeit == "sofort"
    versions = re.search(r'<table class="versions">.*?</table>', page, re.DOTALL)[0]
    cells = re.findall(r"<td>(.*?)</td>", versions)
    words = Words.load()
    for cell, value in zip(cells, ("bis_6_monate", "sofort", "spaeter"), strict=True):
        assert words.value("dringlichkeit", value) in cell
    assert "von ulm" in cells[1]
    assert "Stand</th>" not in versions  # the form only repeated it
    # Going on with one's own version is one click, and takes only one's own change.
    form = re.search(r"<form method=\"post\" action=\"[^\"]*/aendern\">.*?</form>", page, re.DOTALL)[0]
    pairs = re.findall(r'name="([a-z_]+)" value="([^"]*)"', form)
    assert ("status", "neu") not in pairs
    again = await desk.client.post(path(need, "/aendern"), data=pairs, allow_redirects=False)
    assert again.status == 303
    now = stored(unit_of_work, need)
    assert (now.dringlichkeit, now.stand_ist) == ("spaeter", 1)
    with unit_of_work() as uow:
        assert [(one.who, one.field) for one in uow.needs.history(need.need_id)] == [
            ("ulm", "dringlichkeit"),
            ("ulm", "stand_ist"),
            ("alle", "dringlichkeit"),
        ]


async def test_a_form_that_only_repeats_takes_nothing_back(
    desk: Desk, colleague: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save()
    await change(colleague, need, 1, status="rueckfrage")
    response = await change(desk, need, 1, status="neu", owner="", due_on="")
    assert response.status == 303
    assert stored(unit_of_work, need).status == "rueckfrage"


async def test_two_managers_at_the_very_same_moment(
    desk: Desk, colleague: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save()
    answers = await asyncio.gather(
        change(desk, need, 1, status="bestaetigt"), change(colleague, need, 1, status="rueckfrage")
    )
    assert sorted(answer.status for answer in answers) == [303, 409]
    with unit_of_work() as uow:
        assert len(uow.needs.history(need.need_id)) == 1


async def test_the_person_who_changes_their_words_meanwhile_is_noticed(
    desk: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save()
    with unit_of_work() as uow:
        uow.needs.change_own(need.need_id, {"thema_freitext": "MAG-Schweißen"}, TODAY)
        uow.commit()
    response = await change(desk, need, 1, status="bestaetigt")
    assert response.status == 409
    assert "Person: Thema von „WIG-Schweißen“ auf „MAG-Schweißen“" in await response.text()


async def test_the_last_change_is_undone(desk: Desk, colleague: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    assert "Rückgängig" not in (await desk.get(path(need)))[1]
    await change(desk, need, 1, status="bestaetigt", dringlichkeit="sofort")
    assert "Rückgängig" in (await desk.get(path(need)))[1]
    assert "Rückgängig" not in (await colleague.get(path(need)))[1]
    assert (await desk.post(path(need, "/rueckgaengig"), fassung="2")).status == 303
    assert stored(unit_of_work, need) == need
    await change(colleague, need, 3, status="rueckfrage")
    response = await desk.post(path(need, "/rueckgaengig"), fassung="3")
    assert response.status == 409
    assert "nicht mehr zurücknehmen" in await response.text()
    assert stored(unit_of_work, need).status == "rueckfrage"


async def test_notes_are_masked_and_taken_back_by_their_writer(
    desk: Desk, colleague: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save()
    await desk.post(path(need, "/notizen"), notiz="Rückruf unter 0731 1234567 vereinbart")
    await desk.post(path(need, "/notizen"), notiz="   ")
    with unit_of_work() as uow:
        [note] = uow.reviews.notes(need.need_id)
    assert "1234567" not in note.text
    assert "vereinbart" in (await colleague.get(path(need)))[1]
    await colleague.post(path(need, f"/notizen/{note.id}"))
    with unit_of_work() as uow:
        assert uow.reviews.notes(need.need_id) == [note]
    await desk.post(path(need, f"/notizen/{note.id}"))
    with unit_of_work() as uow:
        assert uow.reviews.notes(need.need_id) == []


async def test_labels_are_given_from_the_vocabulary(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    await desk.post("/verbund/schlagworte", "/verbund/schlagworte", name=" Messe  Juni ")
    with unit_of_work() as uow:
        [label] = uow.reviews.labels()
        later = uow.reviews.add_label("Später angelegt")
        uow.reviews.set_label(need.need_id, later.id, True)
        uow.commit()
    assert label.name == "Messe Juni"
    await desk.post(path(need, "/beschriften"), angeboten=str(label.id), schlagwort=str(label.id))
    with unit_of_work() as uow:
        assert uow.reviews.labels_of(need.need_id) == [label, later]
    await desk.post(path(need, "/beschriften"), angeboten=str(label.id))
    with unit_of_work() as uow:
        assert uow.reviews.labels_of(need.need_id) == [later]


async def test_only_administrators_change_the_vocabulary(desk: Desk, colleague: Desk, unit_of_work: Callable) -> None:
    vocabulary = "/verbund/schlagworte"
    assert (await colleague.post(vocabulary, name="Eigenes")).status == 404
    await desk.post(vocabulary, vocabulary, name="Pilot")
    assert "Schlagwort gibt es schon" not in await (await desk.post(vocabulary, vocabulary, name="Eilt")).text()
    with unit_of_work() as uow:
        pilot = next(label for label in uow.reviews.labels() if label.name == "Pilot")
    taken = await desk.post(f"{vocabulary}/{pilot.id}", vocabulary, name="Eilt")
    assert (taken.status, "Schlagwort gibt es schon" in await taken.text()) == (422, True)
    await desk.post(f"{vocabulary}/{pilot.id}", vocabulary, name="Pilotkurs", ruht="ja")
    with unit_of_work() as uow:
        assert [(one.name, one.retired) for one in uow.reviews.labels()] == [("Eilt", False), ("Pilotkurs", True)]
    assert (await desk.post(f"{vocabulary}/999", vocabulary, name="x")).status == 404


async def test_both_sides_of_a_site_are_linked_and_stay_two(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save(thema_freitext="Meine Sicht", ort="Ulm", plz="89073")
    other = save(thema_freitext="Sicht der Leitung", perspective="team", anzahl_personen=4, ort="Ulm", plz="89073")
    save(thema_freitext="Anderer Ort", perspective="team", ort="Neu-Ulm", plz="89081")
    save(thema_freitext="Gleiche Seite", ort="Ulm", plz="89073")
    _, page = await desk.get(path(need))
    assert re.findall(r'name="bedarf" value="([^"]+)"', page) == [other.need_id]
    await desk.post(path(need, "/verbinden"), bedarf=other.need_id)
    _, page = await desk.get(path(other))
    assert "Verbindung lösen" in page
    assert stored(unit_of_work, need) == need
    assert (await desk.post(path(need, "/verbinden"), bedarf=need.need_id)).status == 404
    await desk.post(path(other, "/trennen"), bedarf=need.need_id)
    with unit_of_work() as uow:
        assert uow.reviews.linked(need.need_id) == []


async def test_only_what_the_need_was_taken_from_is_shown_until_a_reason_is_given(
    desk: Desk, save: Save, unit_of_work: Callable
) -> None:
    talk = ("Thema?", "WIG-Schweißen", "Noch etwas?", "Mein Chef darf das nicht wissen")
    need = save(talk=talk, provenance={"thema_freitext": "WIG-Schweißen"})
    _, page = await desk.get(path(need))
    assert "Mein Chef" not in page
    assert "1 Nachricht ohne Angaben zum Bedarf ist ausgeblendet" in page
    assert (await desk.post(path(need, "/gespraech"), grund="neugier")).status == 404
    assert (await desk.post(path(need, "/gespraech"))).status == 404
    with unit_of_work() as uow:
        assert not [one for one in uow.audit.entries() if one.action == "conversation_read"]
    assert "Mein Chef" in await (await desk.post(path(need, "/gespraech"), grund="beschwerde")).text()
    with unit_of_work() as uow:
        entry = uow.audit.entries(need.conversation_id)[0]
    assert (entry.who, entry.action, entry.reason) == (
        "alle", "conversation_read", "Beschwerde, Auskunft oder Löschwunsch"
    )  # fmt: skip
    assert "Mein Chef" not in (await desk.get(path(need)))[1]


async def test_what_the_engine_understood_stands_at_every_message(
    desk: Desk, save: Save, unit_of_work: Callable
) -> None:
    need = save(talk=("Thema?",), provenance={"thema_freitext": "WIG-Schweißen"})
    understood = {
        "intent": "angabe",
        "confidence": 0.91,
        "ranking": [{"intent": "frage_foerderung", "confidence": 0.05}],
        "entities": [{"kind": "skill", "start": 0, "end": 13, "value": "AUT-01"}],
        "meanings": [{"field": "dringlichkeit", "value": "sofort", "score": 0.7, "start": 14, "end": 20}],
        "skills": [],
    }
    with unit_of_work() as uow:
        for text, kept in (("WIG-Schweißen sofort", understood), ("Hä?", {"intent": "nlu_fallback", "confidence": 0.3})):
            uow.conversations.append_message(
                need.conversation_id, Message(sender="person", text=text, understood=kept)
            )
        uow.commit()
    _, page = await desk.get(path(need))
    assert "Verstanden: Antwort mit Inhalt, 91 %" in page
    assert "Kompetenz: „WIG-Schweißen“ →" in page
    assert "„sofort“ → sofort (70 %)" in page
    assert "Sonst erwogen: Frage nach Förderung 5 %" in page
    assert "Verstanden: nicht verstanden, 30 %" in page
    assert "Hä?" not in page
