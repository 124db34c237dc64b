"""Routes of funding on the page of a need: dated, with paragraph, and never advice to design around a bound."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.integration.desk.conftest import Desk
from tests.unit.texts.test_words import FORBIDDEN
from verbund.needs import Need
from web.desk.funding import funding_of

Save = Callable[..., Need]


async def section(desk: Desk, need: Need) -> str:
    status, page = await desk.get(f"/verbund/bedarfe/{need.need_id}")
    assert status == 200
    return page[page.index('id="foerderwege"') : page.index("Liste für den Betrieb zum Ausdrucken")]


async def test_a_short_course_shows_why_a_route_does_not_fit_and_what_is_open(desk: Desk, save: Save) -> None:
    need = save(dauer_rahmen="bis_120_std", pflicht="freiwillig", betriebsgroesse="10_49", perspective="team")
    shown = await section(desk, need)
    assert "§ 82 Abs. 1 Satz 1 Nr. 4 SGB III" in shown
    assert "ESF-Plus-Fachkurse" in shown
    assert "nach den Angaben nicht" in shown
    assert re.search(r"Stand der Prüfung: \d\d\.\d\d\.\d{4}", shown)
    assert "Die Reihenfolge ist fest und keine Wertung" in shown


async def test_figures_stand_with_paragraph_and_condition(desk: Desk, save: Save) -> None:
    need = save(dauer_rahmen="ueber_120_std", pflicht="freiwillig", betriebsgroesse="50_249", perspective="team")
    for figure in (one for route in funding_of(need).routes for one in route.figures):
        assert re.search(r" \(\S.*\)$", figure), figure  # its source stands behind it


@pytest.mark.parametrize("duration", ["bis_1_tag", "2_5_tage", "bis_120_std", "ueber_120_std", "weiss_nicht"])
async def test_nothing_advises_to_design_around_a_bound_or_praises_a_route(desk: Desk, save: Save, duration: str) -> None:
    shown = await section(desk, save(dauer_rahmen=duration, betriebsgroesse="50_249", perspective="team"))
    assert not re.search(r"verlängern|kürzen|mindestens \d+ Stunden planen|damit der Kurs gefördert", shown)
    for kind in ("a recommendation", "a ranking", "a promise"):
        assert not FORBIDDEN[kind].search(re.sub(r"<[^>]+>", " ", shown)), kind
