"""Sites: what the widget reads, pausing, trying out, and which web pages may call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.needs import DAY, a_need
from tests.integration.web.conftest import API
from verbund.need_list import NeedFilter
from verbund.privacy.retention import RetentionPolicy, run
from verbund.sites.site import Site, frame_ancestors
from verbund.store.engine_tracker import EngineTracker

FACTORY = "https://www.werk.example"
SITES = "/api/v1/sites"
BEFOREHAND = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}


@pytest.fixture
def keep(unit_of_work):
    def keep(**values) -> Site:
        site = Site(**{"key": "werk-2", "name": "Werk 2", "origins": (FACTORY,)} | values)
        with unit_of_work() as uow:
            uow.sites.put(site)
            uow.commit()
        return site

    return keep


async def test_the_default_site_is_there_without_any_configuration(client):
    response = await client.get(f"{SITES}/demo")
    assert response.status == 200
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "public, max-age=60"
    body = await response.json()
    assert set(body) == {
        "site", "name", "button", "greeting", "accent", "accent_text", "language_mode", "contact", "office_hours",
        "paused", "test", "version",
    }  # fmt: skip
    assert (body["site"], body["paused"], body["test"]) == ("demo", None, False)


@pytest.mark.parametrize("key", ["werk-2", "WERK", "..", "x" * 65])
async def test_an_unknown_site_is_a_problem(client, key):
    response = await client.get(f"{SITES}/{key}")
    assert (response.status, response.content_type) == (404, "application/problem+json")
    assert response.headers["Cache-Control"] == "no-store"


async def test_a_site_speaks_its_own_contact(client, keep):
    keep(contact="0731 555", office_hours="Mo bis Fr", language_mode="einfach")
    body = await (await client.get(f"{SITES}/werk-2")).json()
    assert (body["contact"], body["office_hours"], body["language_mode"]) == ("0731 555", "Mo bis Fr", "einfach")


async def test_a_paused_site_begins_nothing_and_says_why_but_open_talks_go_on(client, keep, begin_chat, engine):
    keep()
    chat = await begin_chat(client, site="werk-2")
    keep(paused="Wir ziehen um. Ab Montag sind wir wieder da.")
    refused = await client.post(API, json={"site": "werk-2"})
    assert refused.status == 409
    assert (await refused.json())["detail"] == "Wir ziehen um. Ab Montag sind wir wieder da."
    assert (await chat.say("weiter")).status == 200
    assert (await client.post(API, json={})).status == 201
    info = await (await client.get(f"{SITES}/werk-2")).json()
    assert info["paused"] == {"reason": "Wir ziehen um. Ab Montag sind wir wieder da."}


async def test_needs_of_a_site_in_test_mode_count_nowhere_and_go_after_days(client, keep, begin_chat, unit_of_work, settings):
    keep(test=True)
    trial, real = await begin_chat(client, site="werk-2"), await begin_chat(client)
    with unit_of_work() as uow:
        for number, chat in enumerate((trial, real)):
            uow.needs.add_or_replace(a_need(conversation_id=chat.id, need_id=f"n-{number}", created_on=DAY))
        uow.commit()
    keep(test=False)  # what was a trial stays one
    with unit_of_work() as uow:
        assert [need.need_id for need in uow.needs.page(NeedFilter())[0]] == ["n-1"]
        assert [need.need_id for need in uow.needs.page(NeedFilter(trial=True))[0]] == ["n-0"]
        assert [item.need.need_id for item in uow.feed.page((), None, None, 0, 10)] == ["n-1"]
        assert len(uow.feed.shares((), DAY.replace(year=DAY.year + 1))) == 1
        assert (uow.needs.get("n-0").loeschen_am - DAY).days == 3
    later = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(days=3)
    run(unit_of_work, EngineTracker(settings.tracker_url), RetentionPolicy(), later)
    with unit_of_work() as uow:
        assert (uow.needs.get("n-0"), uow.conversations.get(trial.id).state) == (None, "erased")
        assert uow.needs.get("n-1") is not None


async def test_only_pages_of_the_site_may_read_the_answers(client, keep, begin_chat):
    keep()
    keep(key="anders", origins=("https://anders.example",))
    chat = await begin_chat(client, site="werk-2")
    addresses = [f"{SITES}/werk-2", f"{API}/{chat.id}"]
    for address in addresses:
        for origin, allowed in ((FACTORY, FACTORY), ("https://anders.example", None), ("https://werk.example", None)):
            response = await client.get(address, headers=chat.auth | {"Origin": origin})
            assert response.headers.get("Access-Control-Allow-Origin") == allowed
            assert "Origin" in response.headers["Vary"]
            assert "Access-Control-Allow-Credentials" not in response.headers
    error = await client.get(f"{API}/{chat.id}", headers={"Origin": FACTORY})
    assert (error.status, error.headers["Access-Control-Allow-Origin"]) == (404, FACTORY)
    assert "Access-Control-Allow-Origin" not in (await client.get("/healthz", headers={"Origin": FACTORY})).headers


async def test_a_browser_asks_beforehand(client, keep, begin_chat):
    keep()
    chat = await begin_chat(client, site="werk-2")
    for address in (API, f"{API}/{chat.id}/messages", "/api/v1/resume"):
        allowed = await client.options(address, headers=BEFOREHAND | {"Origin": FACTORY})
        assert (allowed.status, allowed.headers["Access-Control-Allow-Origin"]) == (204, FACTORY)
        assert "Authorization" in allowed.headers["Access-Control-Allow-Headers"]
        refused = await client.options(address, headers=BEFOREHAND | {"Origin": "https://fremd.example"})
        assert "Access-Control-Allow-Origin" not in refused.headers
        assert "Access-Control-Allow-Methods" not in refused.headers


async def test_a_conversation_is_begun_from_pages_of_its_site_alone(client, keep, settings, engine):
    keep()
    keep(key="anders", origins=("https://anders.example",))
    own = f"http://{client.host}:{client.port}"
    for origin, status in ((FACTORY, 201), (own, 201), ("https://anders.example", 403), ("null", 403)):
        response = await client.post(API, json={"site": "werk-2"}, headers={"Origin": origin})
        assert response.status == status, origin
    assert len(engine.sent) == 2


def test_frames_are_allowed_to_the_site_and_to_us():
    assert frame_ancestors(Site(key="a", name="A")) == "'self'"
    assert frame_ancestors(Site(key="a", name="A", origins=(FACTORY,))) == f"'self' {FACTORY}"
