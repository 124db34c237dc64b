"""The list to print, over HTTP: no cookie, no store, nothing of a person, and nobody can put words on it."""

from __future__ import annotations

from io import BytesIO

from aiohttp.test_utils import TestClient
from pypdf import PdfReader

PAGE = "/foerderung/liste?wege=sgb3_82,esf_fachkurs&sicht=betrieb&agentur=Aalen"


async def test_the_page_stands_alone_and_offers_the_pdf(client: TestClient) -> None:
    answer = await client.get(PAGE)
    html = await answer.text()
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
    assert "Agentur für Arbeit Aalen" in html
    assert "§ 82 SGB III" in html
    assert "Die Reihenfolge ist fest und keine Wertung." in html
    assert 'href="/foerderung/liste.pdf?' in html
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


async def test_the_pdf_is_one(client: TestClient) -> None:
    answer = await client.get(PAGE.replace("liste?", "liste.pdf?"))
    assert answer.content_type == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(await answer.read())).pages)
    assert "Agentur für Arbeit Aalen" in text
    assert "Förderung klären" in text


async def test_foreign_words_are_left_out(client: TestClient) -> None:
    html = await (await client.get("/foerderung/liste?wege=<b>x</b>&agentur=Hallo&sprache=zz")).text()
    assert "Hallo" not in html
    assert "<b>" not in html


async def test_it_needs_no_style_from_anywhere_else(client: TestClient) -> None:
    assert (await client.get("/foerderung/liste.css")).content_type == "text/css"
