"""What a conversation offers beside its messages: undo, language mode, summary, resuming, feedback, the sheet."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.fakes.engine import FakeEngine, end
from tests.fakes.needs import DAY, a_need
from tests.integration.store.rasa_events import make_events_table
from tests.integration.web.conftest import API, Chat
from verbund.codes import code_for
from verbund.interview.state import Interview
from verbund.privacy.retention import RetentionPolicy, run
from verbund.store.database import create_database
from verbund.store.engine_tracker import EVENTS, EngineTracker

RESUME = "/api/v1/resume"


async def post(chat: Chat, call: str, body: object) -> object:
    return await chat.client.post(f"{API}/{chat.id}/{call}", json=body, headers=chat.auth)


async def resume(chat: Chat, code: str):
    return await chat.client.post(RESUME, json={"code": code})


async def code_of(chat: Chat) -> str:
    return (await (await post(chat, "resume-code", {})).json())["code"]


async def test_undo_and_language_mode_are_wishes_to_the_engine_and_stand_in_the_transcript(chat: Chat, engine: FakeEngine):
    wish = {"message_id": str(uuid.uuid4())}
    first = await (await post(chat, "undo", wish)).json()
    assert await (await post(chat, "undo", wish)).json() == first  # the same message_id changes nothing
    await post(chat, "language-mode", {"message_id": str(uuid.uuid4()), "language_mode": "einfach"})
    await post(chat, "language-mode", {"message_id": str(uuid.uuid4()), "language_mode": "standard"})
    assert engine.messages == ["/zurueck", "/einfacher_erklaeren", "/standard_sprache"]
    said = [message["text"] for message in (await chat.read())["messages"] if message["from"] == "person"]
    assert said == ["Bitte eine Antwort zurück.", "Bitte in Einfacher Sprache.", "Bitte in Standardsprache."]


async def test_a_failed_undo_says_so_and_can_be_sent_again(chat: Chat, engine: FakeEngine):
    wish = {"message_id": str(uuid.uuid4())}
    engine.failures = 1
    assert (await post(chat, "undo", wish)).status == 503
    assert (await post(chat, "undo", wish)).status == 200


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("undo", {}),
        ("undo", {"message_id": "x"}),
        ("undo", {"message_id": str(uuid.uuid4()), "text": "x"}),
        ("language-mode", {"message_id": str(uuid.uuid4()), "language_mode": "leicht"}),
        ("language-mode", {"message_id": str(uuid.uuid4()), "language_mode": ["einfach"]}),
        ("feedback", {"face": "super"}),
        ("feedback", {"face": "gut", "text": 1}),
        ("feedback", {"face": "gut", "note": "x"}),
    ],
)
async def test_what_is_not_as_described_is_refused(chat: Chat, call: str, body: object):
    response = await post(chat, call, body)
    assert (response.status, response.content_type) == (422, "application/problem+json")


def remember(settings, chat: Chat, interview: Interview) -> None:
    """Writes what Rasa keeps of an interview: one slot among others, the last one counts."""
    make_events_table(settings.tracker_url)
    with create_database(settings.tracker_url).begin() as connection:
        for name, value in (("interview", {}), ("interview", interview.to_slots()["interview"]), ("ort", "interview")):
            event = {"event": "slot", "timestamp": 1.0, "name": name, "value": value}
            row = {"sender_id": chat.id, "type_name": "slot", "timestamp": 1.0, "data": json.dumps(event)}
            connection.execute(EVENTS.insert().values(**row))


async def test_the_summary_has_words_and_the_choice_that_opens_a_field(chat: Chat, engine: FakeEngine, settings):
    summary = f"{API}/{chat.id}/summary"
    assert await (await chat.client.get(summary, headers=chat.auth)).json() == {"fields": []}
    remember(settings, chat, Interview(values={"perspective": "selbst", "thema_freitext": "Hydraulik", "stand_ist": 2}))
    fields = (await (await chat.client.get(summary, headers=chat.auth)).json())["fields"]
    assert [field["field"] for field in fields] == ["perspective", "thema_freitext", "stand_ist"]
    assert fields[1] | {"label": ""} == {
        "field": "thema_freitext", "label": "", "value": "Hydraulik", "edit": {"choice": "aendern-thema_freitext"},
    }  # fmt: skip
    assert fields[2]["value"] == "mit Unterstützung"
    assert (await chat.post({"message_id": str(uuid.uuid4())} | fields[1]["edit"])).status == 200
    assert engine.messages == ['/waehlen{"feld": "aendern", "wert": "thema_freitext"}']
    assert (await chat.choose("aendern-need_id")).status == 422
    engine.otherwise = lambda message: [{"text": "Danke."}, end(None, "finished")]
    await chat.say("fertig")
    assert {field["edit"] for field in (await (await chat.client.get(summary, headers=chat.auth)).json())["fields"]} == {None}


async def test_a_code_opens_the_conversation_elsewhere_and_shuts_it_here(chat: Chat):
    await chat.say("Ich will Hydraulik lernen")
    code = await code_of(chat)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", code)
    opened = await (await resume(chat, code.lower().replace("-", " "))).json()
    before, chat.token = chat.auth, opened["token"]
    assert (await chat.client.get(f"{API}/{chat.id}", headers=before)).status == 404
    assert opened == {"conversation_id": chat.id, "token": chat.token} | await chat.read()
    assert opened["messages"][1] | {"buttons": [], "links": []} == opened["messages"][1]
    assert (await resume(chat, code)).status == 200  # as long as it holds


async def test_a_new_code_replaces_the_one_before_and_none_outlives_the_conversation(chat: Chat):
    first, second = await code_of(chat), await code_of(chat)
    assert first != second
    assert (await resume(chat, first)).status == 404
    await chat.erase()
    assert (await resume(chat, second)).status == 404


async def test_a_code_ends_within_a_day_and_is_kept_as_a_hash(chat: Chat, unit_of_work, settings):
    answer = await (await post(chat, "resume-code", {})).json()
    until, now = datetime.fromisoformat(answer["valid_until"]), datetime.now(UTC)
    assert timedelta(hours=22) < until - now <= timedelta(hours=24)
    assert (until.minute, until.second) == (0, 0)
    assert answer["code"].encode() not in (settings.data_dir / "verbundlotse.db").read_bytes()
    with unit_of_work() as uow:
        assert uow.conversations.unsaved_before(until - timedelta(seconds=1)) == []  # it stays as long as its code
    proofs = run(unit_of_work, EngineTracker(settings.tracker_url), RetentionPolicy(), until)
    assert {proof.kind: proof.erased for proof in proofs}["unsaved_conversation"] == 1
    assert (await resume(chat, answer["code"])).status == 404


async def test_guessing_codes_is_limited_and_says_when_to_try_again(chat: Chat):
    code = await code_of(chat)
    for _ in range(10):
        assert (await resume(chat, "0000-0000-00000")).status == 404
    refused = await resume(chat, code)
    assert (refused.status, refused.headers["Retry-After"]) == (429, "10")


async def test_nothing_is_resumed_once_the_conversation_is_over(chat: Chat, engine: FakeEngine):
    engine.otherwise = lambda message: [{"text": "Danke."}, end(None, "finished")]
    await chat.say("fertig")
    assert (await post(chat, "resume-code", {})).status == 409


async def test_feedback_is_masked_replaced_and_counted_without_a_conversation(chat: Chat, unit_of_work):
    assert (await post(chat, "feedback", {"face": "schlecht"})).status == 204
    body = {"face": "gut", "text": "Gut. Rufen Sie mich an: 0711 1234567"}
    assert (await post(chat, "feedback", body)).status == 204
    with unit_of_work() as uow:
        summary = uow.feedback.summary()
    assert summary.sums == {"demo": {"gut": 1}}
    assert "1234567" not in summary.lines[0].text
    assert summary.lines[0].given_on == datetime.now(UTC).date()
    await chat.erase()
    with unit_of_work() as uow:
        assert uow.feedback.summary().sums == {}
    assert (await post(chat, "feedback", body)).status == 409


async def test_the_sheet_holds_code_and_words_and_needs_something_saved(chat: Chat, engine: FakeEngine, unit_of_work, settings):
    sheet = f"{API}/{chat.id}/takeaway"
    assert (await chat.client.get(sheet, headers=chat.auth)).status == 409
    need = a_need(conversation_id=chat.id, created_on=DAY)
    with unit_of_work() as uow:
        uow.needs.add_or_replace(need)
        uow.commit()
    response = await chat.client.get(sheet, headers=chat.auth)
    assert (response.status, response.content_type) == (200, "application/pdf")
    pdf = await response.read()
    assert pdf.startswith(b"%PDF-")
    assert response.headers["Cache-Control"] == "no-store"
    assert (await chat.client.get(sheet)).status == 404
    assert code_for(need.need_id, settings.secret_key) in text_of(pdf)


def text_of(pdf: bytes) -> str:
    """The words of a PDF, read from it by a program that did not write it."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
