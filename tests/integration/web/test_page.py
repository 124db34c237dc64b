"""`/chat` as a browser without JavaScript sees it: forms, redirects, a cookie."""

from __future__ import annotations

import re
import uuid

import pytest
from aiohttp.test_utils import TestClient

from tests.fakes.engine import FakeEngine, end
from web.page.session import COOKIE

AI_NOTICE = "Sie schreiben mit einem Computerprogramm, nicht mit einem Menschen."


class Browser:
    """Keeps the page it sees and fills in its forms."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.html = ""
        self.status = 0
        self.addresses: list[str] = []

    async def open(self, path: str = "/chat") -> Browser:
        return await self._see(await self.client.get(path))

    async def start(self, language_mode: str = "standard") -> Browser:
        return await self.post("/chat/start", language_mode=language_mode)

    async def say(self, text: str, **fields: str) -> Browser:
        return await self.post("/chat/message", **self.hidden(), text=text, **fields)

    async def post(self, path: str, **fields: str) -> Browser:
        return await self._see(await self.client.post(path, data=fields))

    def hidden(self) -> dict[str, str]:
        return {name: re.search(f'name="{name}" value="([^"]+)"', self.html)[1] for name in ("csrf", "message_id")}

    async def _see(self, response) -> Browser:
        self.html, self.status = await response.text(), response.status
        self.addresses = [*[str(step.headers["Location"]) for step in response.history]]
        return self


@pytest.fixture
def browser(client: TestClient) -> Browser:
    return Browser(client)


async def test_the_start_page_sets_no_cookie_and_asks_nobody(browser: Browser, engine: FakeEngine) -> None:
    await browser.open("/")
    assert browser.addresses == ["/chat"]
    assert AI_NOTICE in browser.html
    assert len(browser.client.session.cookie_jar) == 0
    assert engine.sent == []


async def test_a_conversation_by_forms(browser: Browser, engine: FakeEngine) -> None:
    engine.script["Ich <b>schweiße</b>."] = [
        {"text": "Wählen Sie bitte.", "buttons": [{"title": "Ja & gern", "payload": "/ja"}]},
        end("einwilligung", answered=1, expected=5),
    ]
    await browser.start("einfach")
    assert browser.addresses == ["/chat#neu"]
    assert "Guten Tag." in browser.html and AI_NOTICE in browser.html
    assert '"language_mode": "einfach"' in engine.sent[0][1]
    await browser.say("Ich <b>schweiße</b>.")
    assert browser.addresses == ["/chat#neu"]
    assert "Ich &lt;b&gt;schweiße&lt;/b&gt;." in browser.html
    assert "noch etwa 4 Fragen" in browser.html
    assert re.search(r'<button class="knopf" name="choice" value="[\w-]+">Ja &amp; gern</button>', browser.html)
    choice = re.search(r'name="choice" value="([\w-]+)"', browser.html)[1]
    await browser.post("/chat/message", **browser.hidden(), choice=choice)
    assert engine.messages[-1] == "/ja"
    assert 'name="choice"' not in browser.html


async def test_the_cookie_is_strict(client: TestClient) -> None:
    response = await client.post(
        "/chat/start", data={"language_mode": "standard"}, allow_redirects=False, headers={"X-Forwarded-Proto": "https"}
    )
    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"], cookie["path"]) == (True, True, "Strict", "/chat")
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Bitte schreiben Sie etwas"), ("   ", "Bitte schreiben Sie etwas"), ("ä" * 2001, "2.000 Zeichen")],
)
async def test_an_error_keeps_what_was_typed(browser: Browser, engine: FakeEngine, text: str, sentence: str) -> None:
    await browser.start()
    await browser.say(text)
    assert browser.status == 422
    assert re.search(f'role="alert"[^>]*>[^<]*{sentence}', browser.html)
    assert f"\n{text}</textarea>" in browser.html
    assert engine.messages == []


async def test_after_a_failed_turn_the_form_repeats_the_same_message(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    before = browser.hidden()["message_id"]
    engine.failures = 1
    await browser.say("Ich schweiße.")
    assert browser.status == 503
    assert "\nIch schweiße.</textarea>" in browser.html
    assert "nicht verloren" in browser.html
    assert browser.hidden()["message_id"] == before
    await browser.say("Ich schweiße.")
    assert browser.status == 200
    assert browser.hidden()["message_id"] != before


async def test_a_form_sent_twice_is_one_message(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    fields = browser.hidden()
    await browser.post("/chat/message", **fields, text="zwölf")
    await browser.post("/chat/message", **fields, text="zwölf")
    assert engine.messages == ["zwölf"]
    assert browser.html.count("Verstanden.") == 1


async def test_start_while_the_engine_is_starting(browser: Browser, engine: FakeEngine) -> None:
    engine.failures = 1
    await browser.start()
    assert browser.status == 503
    assert "noch nicht bereit" in browser.html and 'name="language_mode"' in browser.html
    assert len(browser.client.session.cookie_jar) == 0


async def test_forms_from_elsewhere_are_refused(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    fields = browser.hidden() | {"text": "untergeschoben"}
    await browser.post("/chat/message", **(fields | {"csrf": "falsch"}))
    assert browser.status == 403
    await browser.post("/chat/message", **{name: fields[name] for name in ("message_id", "text")})
    assert browser.status == 403
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}, {"Origin": "null"}):
        for path in ("/chat/message", "/chat/start", "/chat/loeschen"):
            response = await browser.client.post(path, data=fields, headers=headers)
            assert response.status == 403, (path, headers)
    assert engine.messages == []


async def test_erasing_asks_once_more_and_then_shows_the_receipt(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    assert 'href="/chat/loeschen"' in browser.html
    conversation = engine.sent[0][0]
    await browser.open("/chat/loeschen")
    assert "Alles löschen?" in browser.html
    csrf = re.search('name="csrf" value="([^"]+)"', browser.html)[1]
    await browser.post("/chat/loeschen", csrf=csrf)
    assert browser.status == 200
    assert "2 Einträge" in browser.html  # the conversation and the bot's greeting
    assert len(browser.client.session.cookie_jar) == 0
    await browser.open()
    assert "Guten Tag." not in browser.html and conversation not in browser.html


async def test_erasing_by_a_sentence_ends_the_session(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    engine.otherwise = lambda _: [{"text": "Ich lösche alles."}, end(None, "erase")]
    await browser.say("ja, löschen")
    assert "Ihr Gespräch ist gelöscht" in browser.html and "Ich lösche alles." in browser.html
    assert len(browser.client.session.cookie_jar) == 0


async def test_a_finished_conversation_offers_a_new_one(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    engine.otherwise = lambda _: [{"text": "Danke."}, end(None, "finished", 5, 5)]
    await browser.say("nein")
    assert "Neues Gespräch" in browser.html and "<textarea" not in browser.html
    await browser.start()
    assert "<textarea" in browser.html and "Danke." not in browser.html


@pytest.mark.parametrize("cookie", ["unsinn", f"{uuid.uuid4()}.unbekannt", "\"'<script>"])
async def test_a_cookie_that_opens_nothing_leads_to_the_start(browser: Browser, cookie: str) -> None:
    browser.client.session.cookie_jar.update_cookies({COOKIE: cookie})
    await browser.open()
    assert 'name="language_mode"' in browser.html
    assert "script>" not in browser.html.replace("</script>", "").replace('chat.js">', "")


async def test_the_contact_question_changes_the_keyboard(browser: Browser, engine: FakeEngine) -> None:
    await browser.start()
    assert 'inputmode="text"' in browser.html and 'maxlength="2000"' in browser.html
    engine.otherwise = lambda _: [{"text": "Wie erreichen wir Sie?"}, end("kontakt")]
    await browser.say("ja")
    assert 'inputmode="email"' in browser.html and 'data-asks="kontakt"' in browser.html
