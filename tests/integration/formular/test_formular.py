"""The plain form: both perspectives, both language modes, saved without an engine, and nothing lost on the way."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.integration.formular.conftest import Form
from verbund.codes import code_hash
from verbund.need_list import NeedFilter
from verbund.needs import validate_record
from verbund.plain_form.questions import PERSPECTIVES, questions
from verbund.privacy.erasure import erase_by_code
from verbund.sites.site import Site
from verbund.store.engine_tracker import EngineTracker

EMPLOYEE = {
    "taetigkeit_freitext": "Maschinenführung an der Presse", "thema_freitext": "Hydraulikpläne lesen",
    "zielzustand": "Störungen allein eingrenzen", "stand_ist": "2", "dringlichkeit": "bis_3_monate", "ort": "Ulm",
    "branche": "metall_elektro", "weitergabe_betrieb": "nein", "einwilligung": "ja",
}  # fmt: skip
MANAGER = {
    "thema_freitext": "Schweißen mit dem Roboter", "ursache_art": ["wissen", "uebung"],
    "taetigkeit_freitext": "Schweißen", "anzahl_personen": "12", "zielgruppe_level": ["fachkraft"],
    "zielzustand": "Roboter selbst programmieren", "stand_ist": "1", "stand_soll": "3", "pflicht": "freiwillig",
    "dringlichkeit": "bis_6_monate", "gemeinsam": "ja", "ort": "89073", "branche": "andere", "branche_text": "Holz",
    "betriebsgroesse": "50_249", "einwilligung": "ja",
}  # fmt: skip


async def filled(form: Form, answers: dict, **query: str) -> Form:
    await form.open(**query)
    return await form.send(**answers)


@pytest.mark.parametrize("mode", ["standard", "einfach"])
@pytest.mark.parametrize("perspective", PERSPECTIVES)
async def test_every_perspective_saves_a_valid_record_without_an_engine(form, unit_of_work, perspective, mode):
    answers = EMPLOYEE if perspective == "selbst" else MANAGER
    if perspective == "vertretung":
        answers = answers | {"weitergabe_betrieb": "nein"}
    await filled(form, answers, fuer=perspective, sprache=mode)
    assert form.response.status == 200
    assert "noch ist nichts gespeichert" in form.page.lower()
    with unit_of_work() as uow:
        assert uow.needs.page(NeedFilter())[1] == 0
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        need = uow.needs.by_code_hash(code_hash(form.code))
        talk = uow.conversations.get(need.conversation_id)
    assert validate_record(need.to_record()) == []
    assert (need.perspective, need.language_mode, need.region, need.ags) == (perspective, mode, "Ulm", "08421")
    assert (talk.channel, talk.state, talk.site) == ("formular", "finished", "demo")
    assert need.provenance["thema_freitext"] == answers["thema_freitext"]


async def test_what_a_manager_says_is_all_on_record(form, unit_of_work):
    await filled(form, MANAGER | {"kontakt": "0731 123456", "betrieb_ref": "Ulmer Pressen"}, fuer="team")
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        need = uow.needs.by_code_hash(code_hash(form.code))
        assert uow.contacts.reveal(need.kontakt_ref) == "0731 123456"
        assert uow.companies.reveal(need.betrieb_ref) == "Ulmer Pressen"
    assert (need.anzahl_personen, need.ursache_art, need.branche_text) == (12, ("wissen", "uebung"), "Holz")
    assert (need.betriebsgroesse, need.stand_ist, need.stand_soll) == ("50_249", 1, 3)
    assert need.kontakt_gewuenscht
    assert "123456" not in str(need)


async def test_skills_named_by_name_are_linked_and_others_are_left_to_people(form, unit_of_work):
    for topic, ids in (("Staplerschein", ("SIC-01",)), ("Irgendwas mit Dingen", ())):
        await filled(form, EMPLOYEE | {"thema_freitext": topic}, fuer="selbst")
        await form.send(schritt="speichern")
        with unit_of_work() as uow:
            need = uow.needs.by_code_hash(code_hash(form.code))
        assert need.skill_ids == ids
        assert need.skill_zuordnung == ("bot_sicher" if ids else "offen")


async def test_sent_twice_it_is_saved_once_and_gives_the_same_code(form, unit_of_work):
    await filled(form, EMPLOYEE, fuer="selbst")
    review = form.page
    first = (await form.send(schritt="speichern")).code
    form.page = review
    assert (await form.send(schritt="speichern")).code == first
    with unit_of_work() as uow:
        assert uow.needs.page(NeedFilter())[1] == 1


async def test_what_was_erased_is_not_saved_again_by_the_back_button(form, unit_of_work, settings):
    await filled(form, EMPLOYEE, fuer="selbst")
    review = form.page
    code = (await form.send(schritt="speichern")).code
    with unit_of_work() as uow:
        receipt = erase_by_code(uow, code, EngineTracker(settings.tracker_url))
    assert (receipt.erased["needs"], receipt.erased["conversations"]) == (1, 1)
    form.page = review
    await form.send(schritt="speichern")
    assert form.response.status == 409
    assert "Hydraulikpläne lesen" in form.page
    with unit_of_work() as uow:
        assert uow.needs.page(NeedFilter())[1] == 0


@pytest.mark.parametrize(("perspective", "answers"), [("selbst", EMPLOYEE), ("betrieb", MANAGER)])
async def test_each_needed_answer_that_is_missing_is_named_and_the_others_stay(form, perspective, answers):
    for name in [one.name for one in questions(perspective, "standard") if one.needed] + ["einwilligung"]:
        rest = {key: value for key, value in answers.items() if key != name}
        await filled(form, rest, fuer=perspective)
        assert form.response.status == 422, name
        assert f'href="#f-{name}"' in form.page
        assert form.page.count('href="#f-') == 1
        if name != "thema_freitext":
            assert answers["thema_freitext"] in form.page
        if name != "branche":
            assert f'value="{answers["branche"]}" checked' in form.page


async def test_everything_may_be_wrong_and_is_said_at_once_in_order(form):
    await filled(form, {}, fuer="betrieb")
    needed = [one.name for one in questions("betrieb", "standard") if one.needed]
    assert re.findall(r'href="#f-(\w+)"', form.page) == [*needed, "einwilligung"]


async def test_names_numbers_and_health_are_masked_before_anything_is_shown_or_kept(form, unit_of_work):
    words = "Hydraulik, fragen Sie Herrn Müller, 0731 998877"
    await filled(form, EMPLOYEE | {"thema_freitext": words}, fuer="selbst")
    assert "998877" not in form.page
    assert "nicht gespeichert" in form.page
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        need = uow.needs.by_code_hash(code_hash(form.code))
    assert "998877" not in str(need)
    assert "Müller" not in str(need)


async def test_a_contact_is_only_a_contact(form):
    await filled(form, EMPLOYEE | {"kontakt": "gerne"}, fuer="selbst")
    assert form.response.status == 422
    assert "keine Telefonnummer" in form.page
    assert 'value="gerne"' in form.page


async def test_a_place_that_exists_twice_or_never_is_asked_once_and_then_taken(form, unit_of_work):
    await filled(form, EMPLOYEE | {"ort": "Altdorf"}, fuer="selbst")
    assert "gibt es mehrmals" in form.page
    await form.send(**EMPLOYEE | {"ort": "Altdorf"}, ort_wahl="Altdorf (Landkreis Esslingen)")
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        need = uow.needs.by_code_hash(code_hash(form.code))
    assert (need.ort, need.region, need.ags) == ("Altdorf", "Stuttgart", "08116")
    await filled(form, EMPLOYEE | {"ort": "Schnurzelingen"}, fuer="selbst")
    assert "kennen wir nicht" in form.page
    await form.send(**EMPLOYEE | {"ort": "Schnurzelingen"}, ort_so_lassen="1")
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        need = uow.needs.by_code_hash(code_hash(form.code))
    assert (need.ort, need.region, need.ags) == ("Schnurzelingen", "unklar", None)


async def test_change_brings_everything_back(form):
    await filled(form, EMPLOYEE | {"kontakt": "0731 123456", "situation": "Gestern stand die Presse."}, fuer="selbst")
    await form.send(schritt="aendern")
    for words in ("Hydraulikpläne lesen", "0731 123456", "Gestern stand die Presse.", "<details open>"):
        assert words in form.page


async def test_a_form_that_is_not_ours_or_too_old_saves_nothing_and_loses_nothing(form, unit_of_work):
    await filled(form, EMPLOYEE | {"formular": "x"}, fuer="selbst")
    assert form.response.status == 422
    assert "Hydraulikpläne lesen" in form.page
    assert (await form.send(**EMPLOYEE)).response.status == 200  # with the new form it goes on
    refused = await form.client.post("/formular", data=EMPLOYEE, headers={"Origin": "https://fremd.example"})
    assert refused.status == 403
    with unit_of_work() as uow:
        assert uow.needs.page(NeedFilter())[1] == 0


async def test_a_paused_site_takes_nothing_and_a_trial_does_not_count(form, unit_of_work):
    site = Site(key="werk", name="Werk", test=True)
    with unit_of_work() as uow:
        uow.sites.put(site)
        uow.commit()
    await filled(form, EMPLOYEE, fuer="selbst", site="werk")
    assert "ausprobiert" in form.page
    await form.send(schritt="speichern")
    with unit_of_work() as uow:
        assert uow.needs.page(NeedFilter())[1] == 0
        assert uow.needs.page(NeedFilter(trial=True))[1] == 1
        uow.sites.put(replace(site, paused="Wir sind im Urlaub."))
        uow.commit()
    await form.open(site="werk")
    assert (form.response.status, "Wir sind im Urlaub." in form.page) == (409, True)
    assert (await form.send(**EMPLOYEE, site="werk", fuer="selbst")).response.status == 409
    assert (await form.open(site="fehlt")).response.status == 404


async def test_nothing_is_kept_in_the_browser_and_too_much_at_once_is_refused_kindly(form, client):
    await filled(form, EMPLOYEE, fuer="selbst")
    assert "Set-Cookie" not in form.response.headers
    review = form.page
    for _ in range(20):
        form.page = review
        assert (await form.send(schritt="speichern")).response.status == 200
    form.page = review
    await form.send(schritt="speichern")
    assert (form.response.status, form.response.headers["Retry-After"]) == (429, "10")
    assert "Hydraulikpläne lesen" in form.page


async def test_words_that_look_like_markup_stay_words(form):
    await filled(form, EMPLOYEE | {"thema_freitext": "<script>alert(1)</script> lernen"}, fuer="selbst")
    assert "<script>alert" not in form.page
    assert "&lt;script&gt;" in form.page


async def test_where_the_chat_does_not_answer_the_page_leads_to_the_form(form, client):
    refused = await client.post("/chat/start?site=demo", data={"language_mode": "standard"})
    assert refused.status == 503
    assert 'href="/formular?site=demo"' in await refused.text()
    assert (await form.open(site="demo")).response.status == 200
