"""What the widget's files weigh, who may show its frame, and how long browsers keep what."""

from __future__ import annotations

import gzip
import re

import pytest
from aiohttp.test_utils import TestClient

from verbund.sites.site import Site
from web.widget.assets import LOADER, Assets

KILOBYTE = 1024
FACTORY = "https://www.werk.example"


@pytest.fixture
def assets() -> Assets:
    return Assets.load()


def frame_ancestors(response) -> str:
    return re.search(r"frame-ancestors ([^;]+)", response.headers["Content-Security-Policy"])[1]


def test_the_loader_is_small(assets: Assets) -> None:
    assert len(gzip.compress(assets.files[LOADER].body)) <= 5 * KILOBYTE


async def test_the_chat_is_small(client: TestClient, assets: Assets) -> None:
    """Everything behind the button: page, style, scripts, picture, each packed on its own as it travels."""
    page = gzip.compress(await (await client.get("/widget/demo")).read())
    files = sum(len(file.packed) for name, file in assets.files.items() if name != LOADER)
    assert len(page) + files <= 35 * KILOBYTE


async def test_the_frame_names_every_file_it_loads_with_its_version(client: TestClient, assets: Assets) -> None:
    html = await (await client.get("/widget/demo")).text()
    named = set(re.findall(rf'"/widget/v/{assets.version}/([^"]+)"', html))
    assert named == assets.files.keys() - {LOADER}
    for name in named:
        response = await client.get(f"/widget/v/{assets.version}/{name}")
        assert response.status == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


async def test_a_file_of_another_release_is_not_kept(client: TestClient) -> None:
    response = await client.get("/widget/v/000000000000/start.js")
    assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
    assert (await client.get("/widget/v/000000000000/..%2Fframe.py")).status == 404
    assert (await client.get("/widget/v/000000000000/fehlt.js")).status == 404


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip", "gzip"), ("identity", None)])
async def test_files_travel_packed_where_that_is_understood(
    client: TestClient, accepted: str, encoding: str | None
) -> None:
    response = await client.get("/widget.js", headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    assert "verbundlotse-chat" in await response.text()


async def test_any_page_may_load_the_button_and_keeps_it_for_an_hour(client: TestClient) -> None:
    response = await client.get("/widget.js")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    assert response.content_type == "text/javascript"
    assert "Set-Cookie" not in response.headers


async def test_only_the_pages_of_a_site_may_show_its_frame(client: TestClient, unit_of_work) -> None:
    with unit_of_work() as uow:
        uow.sites.put(Site(key="werk-2", name="Werk 2", origins=(FACTORY, "https://werk.example:8443")))
        uow.commit()
    assert frame_ancestors(await client.get("/widget/werk-2")) == f"'self' {FACTORY} https://werk.example:8443"
    assert frame_ancestors(await client.get("/widget/demo")) == "'self'"
    assert frame_ancestors(await client.get("/widget/keine-seite")) == "'self'"
    assert frame_ancestors(await client.get("/chat")) == "'self'"


async def test_the_frame_has_nothing_inline_and_is_kept_nowhere(client: TestClient) -> None:
    response = await client.get("/widget/demo")
    html = await response.text()
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", html) == []
    assert re.findall(r'(?:src|href)="(?!/)', html) == []


@pytest.mark.parametrize("mode", ["standard", "einfach"])
async def test_the_language_of_the_site_is_offered_first(client: TestClient, unit_of_work, mode: str) -> None:
    with unit_of_work() as uow:
        uow.sites.put(Site(key="werk", name="Werk", language_mode=mode))
        uow.commit()
    html = await (await client.get("/widget/werk")).text()
    assert re.findall(r'name="language_mode" value="(\w+)"', html)[0] == mode


async def test_what_a_manager_wrote_about_a_site_is_text(client: TestClient, unit_of_work) -> None:
    with unit_of_work() as uow:
        uow.sites.put(Site(key="werk", name='"><script>1</script>', greeting="<b>Hallo</b> {{ 7 * 7 }}"))
        uow.commit()
    html = await (await client.get("/widget/werk")).text()
    assert "<script>1" not in html and "<b>Hallo" not in html and "{{ 7 * 7 }}" in html


@pytest.mark.parametrize("key", ["GROSS", "a b", "x" * 65])
async def test_a_name_that_is_none_is_not_found(client: TestClient, key: str) -> None:
    assert (await client.get(f"/widget/{key}")).status == 404
