"""Sites at the desk: set up, changed, paused, handed on; feedback read without anybody behind it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.fakes.engine import FakeEngine
from tests.fakes.needs import a_need
from tests.integration.desk.conftest import Desk
from verbund.conversations import Conversation
from verbund.feedback import Feedback
from verbund.settings import Settings
from verbund.sites.site import Site
from verbund.store import create_session_factory
from web.app import create_app
from web.desk.need_search import NeedSearch
from web.keys import SETTINGS

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WHOLE = {
    "key": "werk-2", "name": "Werk 2", "origins": "https://www.werk.example/karriere\nwww.werk.de", "button": "Was lernen?",
    "greeting": "Guten Tag.", "accent": "#0F5C63", "accent_text": "#ffffff", "language_mode": "einfach",
    "contact": "0731 555", "office_hours": "Mo bis Fr", "tun": "speichern", "fassung": "1",
}  # fmt: skip


@pytest.fixture
async def client(aiohttp_client, settings: Settings):
    relaxed = Settings(**{**vars(settings), "second_factor": "optional", "own_url": "https://lotse.example/"})
    return await aiohttp_client(create_app(relaxed, engine=FakeEngine()))


async def send(desk: Desk, path: str, **fields: str) -> tuple[int, str, str]:
    response = await desk.post(f"/verbund/seiten/{path}", **fields)
    return response.status, await response.text(), response.headers.get("Location", "")


async def test_a_site_is_set_up_and_the_widget_knows_it(desk: Desk, unit_of_work):
    status, _, location = await send(desk, "neu", **WHOLE)
    assert (status, location) == (303, "/verbund/seiten/werk-2?gut=neu")
    with unit_of_work() as uow:
        site = uow.sites.get("werk-2")
        entry = uow.audit.entries("werk-2")[0]
    assert site.origins == ("https://www.werk.example", "https://www.werk.de")
    assert (site.accent, site.version, site.paused) == ("#0f5c63", 1, None)
    assert (entry.who, entry.action) == ("alle", "site_added")
    info = await (await desk.client.get("/api/v1/sites/werk-2")).json()
    assert (info["name"], info["button"], info["contact"]) == ("Werk 2", "Was lernen?", "0731 555")
    _, page = await desk.get(location)
    assert "Die Seite ist angelegt." in page
    assert "https://lotse.example/widget.js" in page
    assert "data-site=&#34;werk-2&#34;" in page
    assert "§ 25 TDDDG" in page
    _, listed = await desk.get("/verbund/seiten")
    assert "Werk 2" in listed
    assert "demo" in listed


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"origins": "http://werk.de"}, "muss mit https:// beginnen"),
        ({"origins": "https://*.werk.de"}, "Ein Stern steht hier für keine"),
        ({"accent": "#dddddd"}, "nötig sind 4,5 zu 1"),
        ({"name": ""}, "Bitte geben Sie der Seite einen Namen"),
        ({"key": "demo"}, "Diese Kurzadresse gibt es schon"),
        ({"key": "Werk Zwei"}, "besteht aus 1 bis 40"),
    ],
)
async def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_lost(desk: Desk, unit_of_work, change, sentence):
    status, page, _ = await send(desk, "neu", **WHOLE | change)
    assert status == 422
    assert sentence in page
    assert "Guten Tag." in page
    with unit_of_work() as uow:
        assert uow.sites.all() == []
        assert not uow.audit.entries("werk-2")


async def test_a_preview_keeps_nothing(desk: Desk, unit_of_work):
    status, page, _ = await send(desk, "neu", **WHOLE | {"tun": "vorschau", "button": "Neu hier?"})
    assert (status, 'fill="#0f5c63"' in page, "Neu hier?" in page) == (200, True, True)
    with unit_of_work() as uow:
        assert uow.sites.all() == []


async def test_a_change_is_kept_unless_somebody_else_was_faster(desk: Desk, unit_of_work):
    await send(desk, "neu", **WHOLE)
    status, _, _ = await send(desk, "werk-2", **WHOLE | {"name": "Werk zwei", "test": "ja"})
    assert status == 303
    status, page, _ = await send(desk, "werk-2", **WHOLE | {"name": "Werk drei"})
    assert status == 409
    assert "Werk drei" in page
    with unit_of_work() as uow:
        site = uow.sites.get("werk-2")
        assert [entry.action for entry in uow.audit.entries("werk-2")] == ["site_changed", "site_added"]
    assert (site.name, site.test, site.version) == ("Werk zwei", True, 2)


async def test_the_default_site_is_changed_like_any_other(desk: Desk):
    status, _, _ = await send(desk, "demo", **WHOLE | {"name": "Unsere Seite"})
    assert status == 303
    assert (await (await desk.client.get("/api/v1/sites/demo")).json())["name"] == "Unsere Seite"


async def test_a_pause_needs_a_reason_stops_new_talks_and_is_written_down(desk: Desk, unit_of_work):
    status, page, _ = await send(desk, "demo/pause", tun="pause", grund=" ")
    assert (status, "warum gerade Pause ist" in page) == (422, True)
    reason = "Betriebsferien bis 7. Januar."
    assert (await send(desk, "demo/pause", tun="pause", grund=reason))[0] == 303
    refused = await desk.client.post("/api/v1/conversations", json={})
    assert (refused.status, (await refused.json())["detail"]) == (409, reason)
    for path in ("/chat/start", "/formular"):
        page = await desk.client.post(path, data={"language_mode": "standard"})
        assert (page.status, reason in await page.text()) == (409, True), path
    assert (await send(desk, "demo/pause", tun="oeffnen"))[0] == 303
    assert (await desk.client.post("/api/v1/conversations", json={})).status == 201
    with unit_of_work() as uow:
        assert [(one.action, one.reason) for one in uow.audit.entries("demo")] == [
            ("site_resumed", ""), ("site_paused", reason),
        ]  # fmt: skip


async def test_a_need_says_that_a_form_brought_it_or_a_trial_and_a_trial_is_in_no_list_and_no_count(desk: Desk, unit_of_work):
    ids = {}
    with unit_of_work() as uow:
        for name, values in (("form", {"channel": "formular"}), ("trial", {"test": True}), ("chat", {})):
            talk = Conversation(id=name, token_hash=name, created_on=DAY, touched_on=DAY, **values)
            uow.conversations.add(talk, NOON)
            need = a_need(need_id=f"{name:->36}", conversation_id=name, thema_freitext=f"Thema {name}", created_on=DAY)
            uow.needs.add_or_replace(need)
            ids[name] = need.need_id
        uow.commit()
    marks = {"form": "über das Formular", "trial": "Probebetrieb, zählt nicht"}
    for name, need_id in ids.items():
        _, page = await desk.get(f"/verbund/bedarfe/{need_id}")
        assert {mark for mark in marks.values() if mark in page} == ({marks[name]} if name in marks else set())
    _, listed = await desk.get("/verbund/bedarfe")
    assert [name for name in ids if f"Thema {name}" in listed] == ["form", "chat"]
    counts = await NeedSearch(create_session_factory(desk.client.app[SETTINGS].database_url)).counts((), "alle", DAY)
    assert (counts.total, counts.new, counts.unowned) == (2, 2, 2)


async def test_the_poster_is_one_page_in_plain_german_with_the_short_address(desk: Desk):
    await send(desk, "neu", **WHOLE)
    response = await desk.client.get("/verbund/seiten/werk-2/aushang.pdf")
    assert (response.status, response.content_type) == (200, "application/pdf")
    pages = PdfReader(BytesIO(await response.read())).pages
    assert len(pages) == 1
    words = pages[0].extract_text()
    for expected in ("lotse.example/s/werk-2", "Maschine", "keinen Namen", "freiwillig", "0731 555"):
        assert expected in words
    assert len(pages[0].images) == 1


async def test_the_short_address_leads_to_the_chat_of_the_site(desk: Desk, unit_of_work):
    await send(desk, "neu", **WHOLE)
    short = await desk.client.get("/s/werk-2", allow_redirects=False)
    assert (short.status, short.headers["Location"]) == (303, "/chat?site=werk-2")
    page = await (await desk.client.get("/chat?site=werk-2")).text()
    action = re.search(r'action="(/chat/start[^"]*)"', page)[1]
    await desk.client.post(action, data={"language_mode": "standard"})
    cookie = desk.client.session.cookie_jar.filter_cookies(desk.client.make_url("/chat"))["verbundlotse_chat"].value
    with unit_of_work() as uow:
        assert uow.conversations.get(cookie.split(".")[0]).site == "werk-2"
    assert (await desk.client.get("/s/fehlt")).status == 404


async def test_a_site_that_is_not_there_is_not_found(desk: Desk):
    for path in ("fehlt", "fehlt/aushang.pdf"):
        assert (await desk.get(f"/verbund/seiten/{path}"))[0] == 404
    assert (await send(desk, "fehlt", **WHOLE))[0] == 404


async def test_only_administration_sets_up_sites_and_all_managers_read_feedback(visitor: Desk, unit_of_work):
    with unit_of_work() as uow:
        uow.sites.put(Site(key="werk-2", name="Werk 2"))
        for number, (face, words) in enumerate((("gut", "Das ging schnell."), ("gut", ""), ("schlecht", "<b>Zu lang</b>"))):
            talk = f"c-{number}"
            uow.conversations.add(Conversation(id=talk, token_hash=talk, site="werk-2", created_on=DAY, touched_on=DAY), NOON)
            uow.feedback.put(Feedback(conversation_id=talk, site="werk-2", face=face, given_on=DAY, text=words))
        uow.commit()
    await visitor.log_in("ulm")
    assert (await visitor.get("/verbund/seiten"))[0] == 404
    assert (await visitor.get("/verbund/seiten/demo"))[0] == 404
    status, page = await visitor.get("/verbund/rueckmeldungen")
    assert status == 200
    for expected in ("Werk 2", "Das ging schnell.", "24.11.2026", "&lt;b&gt;Zu lang"):
        assert expected in page
    assert "c-0" not in page
    assert re.findall(r'<td class="number">(\d+)</td>', page) == ["2", "0", "1"]



