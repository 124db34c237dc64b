"""HTML in every field that anybody can fill, and every page that shows it: it stays text everywhere."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from tests.fakes.engine import FakeEngine
from tests.integration.desk.conftest import PASSWORD, Desk
from verbund.codes import code_for
from verbund.learning.lines import Unclear
from verbund.managers import AuditEntry
from verbund.needs import Need
from web.app import create_app
from web.desk.accounts import add_manager

MARK = "xq7"
PAYLOADS = (
    f'"><script src=//evil.example/{MARK}></script>',
    f"'><img src=x onerror=alert('{MARK}')>",
    f"</textarea></title><svg onload=alert('{MARK}')>{{{{7*7}}}}",
)
PAGES = (
    "/verbund/bedarfe", "/verbund/buendel", "/verbund/angebote", "/verbund/angebote/katalog", "/verbund/kurse",
    "/verbund/berichte", "/verbund/berichte/innen", "/verbund/schlagworte", "/verbund/gruppen", "/verbund/rueckmeldungen",
    "/verbund/lernen", "/verbund/modelle", "/verbund/zugaenge", "/verbund/seiten", "/verbund/inbetriebnahme",
    "/verbund/protokoll", "/verbund/schnittstelle", "/verbund/konto",
)  # fmt: skip
TEXT_FIELDS = (
    "thema_freitext", "zielzustand", "ort", "agentur", "branche_text", "situation", "taetigkeit_freitext", "bisher",
    "gemeinsam_hinweis",
)  # fmt: skip


class Dangers(HTMLParser):
    """Collects what a browser would run: foreign scripts, handlers, javascript: addresses, unknown images."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            address = (value or "").strip().lower()
            if name.startswith("on") or address.startswith(("javascript:", "data:text", "//evil.example")):
                self.found.append(f"<{tag} {name}={value}>")
        own = any(name == "src" and re.match(r"/[^/]", value or "") for name, value in attributes)
        if tag in ("script", "style") and not own:
            self.found.append(f"<{tag}>")
        if tag == "svg" and MARK in str(attributes):
            self.found.append("<svg>")


def dangers(page: str) -> list[str]:
    parser = Dangers()
    parser.feed(page)
    return parser.found


@pytest.fixture
async def browser(aiohttp_client, settings) -> Desk:
    relaxed = dataclasses.replace(settings, second_factor="optional")
    desk = Desk(await aiohttp_client(create_app(relaxed, engine=FakeEngine())))
    await desk.log_in()
    return desk


def test_the_watchdog_barks() -> None:
    assert all(dangers(f"<p>{payload}</p>") for payload in PAYLOADS)
    assert not dangers('<script src="/verbund/static/desk.js" defer></script><a href="/verbund/konto">x</a>')


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_html_stays_text_on_every_page_of_the_desk(browser: Desk, save, unit_of_work, payload: str) -> None:
    need = _filled(save, unit_of_work, payload)
    await browser.post("/verbund/schlagworte", name=payload)
    await browser.post(f"/verbund/bedarfe/{need.need_id}/notizen", notiz=payload)
    await browser.post("/verbund/ansichten?q=" + MARK, name=payload)
    await browser.post("/verbund/schnittstelle/neu", zweck=payload, tage="30")
    await browser.post("/verbund/zugaenge/neu", name=payload, rolle="manager")
    shown = [path for path in (*PAGES, f"/verbund/bedarfe/{need.need_id}")]
    seen = 0
    for path in shown:
        status, page = await browser.get(path)
        assert status == 200, path
        assert dangers(page) == [], path
        seen += MARK in page
    assert seen >= 4, "the payload was nowhere to be seen, so nothing was tested"
    whole = await browser.post(f"/verbund/bedarfe/{need.need_id}/gespraech")
    assert dangers(await whole.text()) == []
    contact = await browser.post(f"/verbund/bedarfe/{need.need_id}/kontakt")
    assert dangers(await contact.text()) == []


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_html_in_addresses_stays_text(browser: Desk, payload: str) -> None:
    for path in (
        "/verbund/bedarfe?q=", "/verbund/protokoll?woran=", "/verbund/bedarfe?region=", "/verbund/fehlt/",
        "/verbund/konto?hinweis=",
    ):  # fmt: skip
        _, page = await browser.get(path + quote(payload, safe=""))
        assert dangers(page) == [], path


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_html_stays_text_on_the_pages_of_the_person(client, save, unit_of_work, settings, payload: str) -> None:
    need = _filled(save, unit_of_work, payload)
    await client.post("/mein-bedarf/code", data={"code": code_for(need.need_id, settings.secret_key)})
    for path in ("/mein-bedarf", "/mein-bedarf/worte", "/mein-bedarf/loeschen"):
        page = await (await client.get(path)).text()
        assert dangers(page) == [], path
    page = await (await client.post("/chat/start", data={"language_mode": "standard"})).text()
    csrf = re.search(r'name="csrf" value="([^"]+)"', page)[1]
    said = {"csrf": csrf, "message_id": "5f0b8f0e-3f0e-4b57-9d0a-0d3c2f3f9a11", "text": payload}
    page = await (await client.post("/chat/message", data=said)).text()
    assert MARK in page
    assert dangers(page) == []
    for path in (f"/foerderung/liste?x={payload}", f"/verbund/anmelden?weiter={payload}"):
        assert dangers(await (await client.get(path)).text()) == [], path


def _filled(save, unit_of_work, payload: str) -> Need:
    """A need with the payload in each text, said in the conversation, as contact, in the log and not understood."""
    need = save(("Guten Tag.", payload), payload, **dict.fromkeys(TEXT_FIELDS, payload))
    with unit_of_work() as uow:
        unclear = Unclear(conversation_id=need.conversation_id, text=payload, field="ort", said_on=need.created_on)
        uow.learning.add_unclear(unclear)
        uow.audit.add(AuditEntry(at=datetime.now(UTC), who=payload, action=payload, subject=payload, reason=payload))
        add_manager(uow, f"m {MARK}", PASSWORD, role="manager")
        uow.commit()
    return need
