"""Where a person can be reached is said only as the operator has set it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.ask import Ask
from actions.services import Services
from actions.side_questions import TellContact
from actions.site import reached_at
from tests.fakes.unit_of_work import FakeUnitOfWork, Memory
from verbund.conversations import Conversation
from verbund.interview.state import Interview
from verbund.interview.world import World
from verbund.settings import Settings
from verbund.sites.site import Site

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 12, tzinfo=UTC)


def services(**contact) -> Services:
    return Services(lambda: None, World.load(), b"x" * 32, 365, **contact)


def said(action, interview: Interview | None = None) -> list[dict]:
    dispatcher = CollectingDispatcher()
    slots = (interview or Interview()).to_slots()
    tracker = Tracker("sender", slots, {}, [], False, None, {}, "action_listen")
    asyncio.run(action.run(dispatcher, tracker, {}))
    return dispatcher.messages


def test_contact_hours_and_waiting_time_are_spoken():
    messages = said(TellContact(services(contact="verbund@example.org", office_hours="werktags", reply_days=3)))
    assert [one["response"] for one in messages] == ["utter_ansprechpartner", "utter_wartezeit"]
    assert messages[0]["wege"] == "verbund@example.org"
    assert messages[0]["zeiten"] == "werktags"
    assert messages[1]["tage"] == "3"


def test_what_is_not_set_is_not_spoken():
    assert said(TellContact(services())) == []


def test_the_settings_reach_the_action(tmp_path: Path):
    environ = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_CONTACT": "anruf", "VERBUNDLOTSE_OFFICE_HOURS": "montags", "VERBUNDLOTSE_REPLY_DAYS": "2"}
    made = Services.of(Settings.load(environ))
    assert (made.contact, made.office_hours, made.reply_days) == ("anruf", "montags", 2)


def test_consent_is_asked_back_with_words_of_its_own():
    for variant in ("rueckfrage", "offen"):
        messages = said(Ask("einwilligung", services()), Interview(variant=variant))
        assert messages[0]["response"] == f"utter_einwilligung_{variant}"


def test_topics_named_together_are_buttons():
    interview = Interview(topics=["WIG-Schweißen lernen", "zwei Leute brauchen den Staplerschein"], choosing_topic=True)
    (message, _) = said(Ask("thema_freitext", services()), interview)
    assert [one["title"] for one in message["buttons"]] == interview.topics


def test_a_waiting_topic_is_named_when_a_further_need_is_asked():
    messages = said(Ask("weiterer_bedarf", services()), Interview(topics=["zwei Leute brauchen den Staplerschein"]))
    assert messages[0]["response"] == "utter_thema_wartet"


def test_every_field_of_the_summary_can_be_chosen_for_change():
    interview = Interview(values={"perspective": "selbst", "stand_ist": 2, "dringlichkeit": "sofort"}, variant="aendern")
    messages = said(Ask("bestaetigung", services()), interview)
    (choice,) = [one for one in messages if one["response"] == "utter_welches_feld"]
    assert len(choice["buttons"]) == 3


def test_a_site_with_a_contact_of_its_own_is_spoken_instead():
    memory = Memory()
    with FakeUnitOfWork(memory) as uow:
        for key, site in (("sender", "werk-2"), ("other", "demo")):
            uow.conversations.add(Conversation(id=key, token_hash="", site=site, created_on=DAY, touched_on=DAY), NOW)
        uow.sites.put(Site(key="werk-2", name="Werk 2", contact="0731 555"))
        uow.sites.put(Site(key="demo", name="Demo"))
        uow.commit()
    known = replace(services(contact="zentrale", office_hours="werktags"), unit_of_work=lambda: FakeUnitOfWork(memory))
    assert reached_at(known, "sender") == ("0731 555", "werktags")
    assert reached_at(known, "other") == reached_at(known, "nobody") == ("zentrale", "werktags")


def test_without_the_store_the_contact_of_the_installation_is_spoken():
    assert reached_at(services(contact="zentrale"), "sender") == ("zentrale", "")
