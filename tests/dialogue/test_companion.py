"""Going back, another language, the summary and going on elsewhere, against the real three processes."""

from __future__ import annotations

import json
import uuid
from typing import Any
from urllib import request

import pytest

from tests.dialogue.player import Api
from tests.dialogue.test_traps import texts

ANSWERS = (
    "ja ist in ordnung", "für mich selbst", "Ich bin Zerspanungsmechaniker und arbeite an der CNC in Ulm", "eine neue Maschine",
)  # fmt: skip


class Page:
    """The buttons of the page beside the chat."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.api = Api(base_url)
        self.first = self.api.start("standard")

    def post(self, call: str, body: dict[str, Any]) -> Any:
        return self._send("POST", f"/{self.api.conversation_id}{call}", body)

    def wish(self, call: str, **values: Any) -> dict[str, Any]:
        return self.post(call, {"message_id": str(uuid.uuid4())} | values)

    def fields(self) -> dict[str, dict[str, Any]]:
        return {one["field"]: one for one in self.api.get("/summary")["fields"]}

    def _send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        call = request.Request(f"{self.base_url}/api/v1/conversations{path}", json.dumps(body).encode(), method=method)
        call.add_header("Content-Type", "application/json")
        call.add_header("Authorization", f"Bearer {self.api.token}")
        with request.urlopen(call, timeout=60) as answer:
            return json.load(answer)


@pytest.fixture
def page(stack) -> Page:
    page = Page(stack.base_url)
    assert page.fields() == {}
    for words in ANSWERS:
        page.last = page.api.say(words)
    return page


def test_each_step_back_takes_one_answer_and_the_summary_follows(page):
    assert page.last["asks"] == "situation"
    assert {"taetigkeit_freitext", "ort", "anlass"} <= page.fields().keys()
    assert page.wish("/undo")["asks"] == "anlass"
    assert "anlass" not in page.fields()
    assert page.wish("/undo")["asks"] == "taetigkeit_freitext"
    assert set(page.fields()) == {"perspective"}
    for words in ANSWERS[2:]:
        page.last = page.api.say(words)
    assert page.last["asks"] == "situation"


def test_the_language_changes_there_and_back_and_the_question_stays(page):
    easy = page.wish("/language-mode", language_mode="einfach")
    assert (easy["asks"], "einfacher" in texts(easy)) == ("situation", True)
    assert page.fields()["ort"]["label"] == "Ort der Firma"
    back = page.wish("/language-mode", language_mode="standard")
    assert back["asks"] == "situation"
    assert page.fields()["ort"]["label"] == "Ort des Betriebs"


def test_a_field_of_the_summary_is_opened_and_answered_anew_on_another_device(page):
    code = page.post("/resume-code", {})["code"]
    call = request.Request(f"{page.base_url}/api/v1/resume", json.dumps({"code": code}).encode(), method="POST")
    call.add_header("Content-Type", "application/json")
    with request.urlopen(call, timeout=60) as answer:
        resumed = json.load(answer)
    assert resumed["asks"] == "situation"
    page.api.token = resumed["token"]
    opened = page.wish("/messages", **page.fields()["ort"]["edit"])
    assert opened["asks"] == "ort"
    assert page.api.say("Nein, in Aalen")["asks"] == "situation"
    assert page.fields()["ort"]["value"].startswith("Aalen")
