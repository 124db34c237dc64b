"""The list to print: nothing personal in it or in its address, and a PDF that can be read."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from urllib.parse import parse_qsl, urlsplit

import pytest
from pypdf import PdfReader

from tests.unit.funding_talk.corpus import MODES, TODAY
from tests.unit.texts.test_words import FORBIDDEN
from verbund.funding.instruments import load_instruments
from verbund.funding_talk.checklist import Order, address, checklist, read_order
from web.checklist.pdf import as_pdf

ROUTES = ("sgb3_82", "sgb3_81_2", "esf_fachkurs")


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(("mode", "employee", "agentur"), list(product(MODES, (True, False), ("Aalen", None))))
def test_an_address_says_what_the_list_holds_and_nothing_else(mode, employee, agentur):
    order = Order(ROUTES, mode, employee, agentur)
    query = dict(parse_qsl(urlsplit(address(order, "html")).query))
    assert read_order(query) == order
    assert set(query) <= {"wege", "sprache", "sicht", "agentur"}


def test_nobody_can_print_words_of_their_own():
    order = read_order({"wege": "sgb3_82,<b>,hallo", "agentur": "<script>", "sprache": "xx", "sicht": "yy"})
    assert order == Order(("sgb3_82",), "standard", True, None)


@pytest.mark.parametrize(("mode", "employee"), list(product(MODES, (True, False))))
def test_the_list_says_who_decides_and_before_the_course(mode, employee):
    made = checklist(Order(ROUTES, mode, employee, "Aalen"), TODAY)
    assert "Agentur für Arbeit Aalen" in made.office
    assert any("vor" in step or "bevor" in step for step in made.steps)
    assert len(made.papers) >= 6
    assert [route.name.partition(" (")[0] for route in made.routes] == [
        one.name[mode] for one in load_instruments() if one.id in ROUTES
    ]


@pytest.mark.parametrize("kind", [kind for kind in FORBIDDEN if kind != "a figure of money"])
def test_no_list_holds(kind):
    everything = tuple(one.id for one in load_instruments())
    for mode, employee in product(MODES, (True, False)):
        made = checklist(Order(everything, mode, employee), TODAY)
        lines = [made.title, made.subtitle, made.office, made.papers_note, made.order_note, made.footer, *made.steps, *made.papers]
        lines += [text for route in made.routes for _, text in route.lines]
        lines += [point for route in made.routes for point in route.points]
        for line in lines:
            assert not FORBIDDEN[kind].search(line.replace("unternehmensWert:Mensch", "")), line


def test_the_pdf_holds_the_text_with_umlauts_and_paragraphs_and_its_own_font():
    pdf = as_pdf(checklist(Order(ROUTES, "standard", False, "Göppingen"), TODAY))
    text = text_of(pdf)
    for words in ("Förderung klären", "Agentur für Arbeit Göppingen", "§ 82 SGB III", "Betriebsnummer", "24.11.2026"):
        assert words in text
    fonts = [font for page in PdfReader(BytesIO(pdf)).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("DejaVu" in font.get_object()["/BaseFont"] for font in fonts)


@pytest.mark.parametrize(("mode", "employee"), list(product(MODES, (True, False))))
def test_every_list_becomes_a_pdf_of_few_pages(mode, employee):
    pdf = as_pdf(checklist(Order(ROUTES, mode, employee), TODAY))
    assert 1 <= len(PdfReader(BytesIO(pdf)).pages) <= 3
    assert len(pdf) < 200_000
