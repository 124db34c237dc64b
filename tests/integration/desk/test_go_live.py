"""Nobody switches the lotse to real use before everything is done, and every tick has a name."""

from __future__ import annotations

import dataclasses

import pytest

from tests.fakes.engine import FakeEngine
from tests.integration.desk.conftest import Desk
from verbund import go_live
from verbund.settings import ROOT
from web.app import create_app

PAGE = "/verbund/inbetriebnahme"


@pytest.fixture
async def admin(aiohttp_client, settings) -> Desk:
    desk = Desk(await aiohttp_client(create_app(dataclasses.replace(settings, second_factor="optional"), engine=FakeEngine())))
    await desk.log_in()
    return desk


async def test_active_is_refused_until_the_last_item_is_ticked(admin: Desk, unit_of_work) -> None:
    assert "läuft zur Probe" in (await admin.get(PAGE))[1]
    *most, last = go_live.items()
    for item in most:
        assert (await admin.post(f"{PAGE}/punkt", PAGE, punkt=item, erledigt="ja")).status == 303
    refused = await admin.post(f"{PAGE}/stand", PAGE, stand="aktiv")
    assert refused.status == 409
    assert "Es fehlt noch etwas" in await refused.text()
    await admin.post(f"{PAGE}/punkt", PAGE, punkt=last, erledigt="ja")
    assert (await admin.post(f"{PAGE}/stand", PAGE, stand="aktiv")).status == 303
    page = (await admin.get(PAGE))[1]
    assert "Der Lotse ist aktiv" in page
    assert "Umgestellt von alle" in page


async def test_taking_an_item_back_ends_real_use(admin: Desk, unit_of_work) -> None:
    for item in go_live.items():
        await admin.post(f"{PAGE}/punkt", PAGE, punkt=item, erledigt="ja")
    await admin.post(f"{PAGE}/stand", PAGE, stand="aktiv")
    await admin.post(f"{PAGE}/punkt", PAGE, punkt="sicherung", erledigt="nein")
    with unit_of_work() as uow:
        state = go_live.read_state(uow)
    assert not state.active
    assert state.missing == ("sicherung",)
    assert state.done["probe"].who == "alle"


async def test_an_unknown_item_does_not_exist(admin: Desk) -> None:
    assert (await admin.post(f"{PAGE}/punkt", PAGE, punkt="irgendwas", erledigt="ja")).status == 404


async def test_managers_have_no_such_page(visitor: Desk) -> None:
    await visitor.log_in("ulm")
    assert (await visitor.get(PAGE))[0] == 404


def test_the_paper_list_has_as_many_items() -> None:
    paper = (ROOT / "docs/datenschutz/inbetriebnahme.md").read_text(encoding="utf-8")
    assert paper.count("- [ ]") == len(go_live.items())
