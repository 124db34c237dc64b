"""The list: whose needs, which of them, in which order, how many."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.integration.desk.conftest import Desk
from verbund.needs import Need

LIST = "/verbund/bedarfe"
Save = Callable[..., Need]


def topics(page: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a href="[^"]*">([^<]*)</a>', page)


async def listed(desk: Desk, query: str = "") -> list[str]:
    status, page = await desk.get(LIST + query)
    assert status == 200
    return topics(page)


async def test_a_manager_sees_the_needs_of_their_regions_only(visitor: Desk, save: Save) -> None:
    save(thema_freitext="Ulmer Thema")
    save(thema_freitext="Freiburger Thema", region="Freiburg", ags="08311")
    await visitor.log_in("ulm")
    assert await listed(visitor) == ["Ulmer Thema"]
    assert await listed(visitor, "?region=Freiburg") == []


async def test_new_ones_come_first(desk: Desk, save: Save) -> None:
    for age in (5, 1, 9):
        save(thema_freitext=f"vor {age} Tagen", created_on=date(2026, 11, 20) - timedelta(days=age))
    assert await listed(desk) == ["vor 1 Tagen", "vor 5 Tagen", "vor 9 Tagen"]
    assert await listed(desk, "?sort=oldest") == ["vor 9 Tagen", "vor 5 Tagen", "vor 1 Tagen"]


async def test_urgent_ones_first_when_wished(desk: Desk, save: Save) -> None:
    save(thema_freitext="später", dringlichkeit="spaeter")
    save(thema_freitext="jetzt", dringlichkeit="sofort")
    save(thema_freitext="bald", dringlichkeit="bis_3_monate")
    assert await listed(desk, "?sort=urgent") == ["jetzt", "bald", "später"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("region", "Freiburg"), ("branche", "textil_bekleidung"), ("perspective", "team"), ("dringlichkeit", "sofort"),
        ("status", "rueckfrage"), ("skill_zuordnung", "bot_unsicher"),
    ],
)  # fmt: skip
async def test_the_list_is_narrowed_by_each_field(desk: Desk, save: Save, field: str, value: str) -> None:
    save(thema_freitext="anders")
    save(thema_freitext="gesucht", **{field: value})
    assert await listed(desk, f"?{field}={value}") == ["gesucht"]
    assert await listed(desk, f"?{field}=gibt-es-nicht") == ["gesucht", "anders"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("schweißen", ["WIG-Schweißen"]), ("ÜBERGABE", ["Die Übergabe leiten"]), ("übergabe leiten", ["Die Übergabe leiten"]),
        ("leiten übergabe", ["Die Übergabe leiten"]), ("100 %", ["100 % Prüfung"]), ("_", []), ("%", ["100 % Prüfung"]),
        ("Roboter", []), ("'; DROP TABLE needs; --", []),
    ],
)  # fmt: skip
async def test_words_of_the_topic_are_found(desk: Desk, save: Save, typed: str, found: list[str]) -> None:
    for topic in ("WIG-Schweißen", "Die Übergabe leiten", "100 % Prüfung"):
        save(thema_freitext=topic, zielzustand="es können")
    response = await desk.client.get(LIST, params={"q": typed})
    assert topics(await response.text()) == found


async def test_pages_hold_every_need_once(desk: Desk, save: Save) -> None:
    for number in range(60):
        save(thema_freitext=f"Thema {number}")
    pages = [await listed(desk, f"?seite={page}") for page in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 10]
    assert len({topic for page in pages for topic in page}) == 60


async def test_a_page_behind_the_last_leads_to_the_last(desk: Desk, save: Save) -> None:
    save()
    response = await desk.client.get(f"{LIST}?seite=9&sort=oldest", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, f"{LIST}?sort=oldest")


async def test_the_counts_say_what_waits(visitor: Desk, save: Save) -> None:
    save(skill_zuordnung="offen")
    save(skill_zuordnung="bot_sicher")
    save(status="geplant", skill_zuordnung="mensch")
    save(status="zurueckgezogen")
    save(region="Freiburg")
    await visitor.log_in("ulm")
    _, page = await visitor.get(LIST)
    counts = re.search(r'<p class="counts">(.*?)</p>', page, re.DOTALL)[1]
    assert re.findall(r"<strong>(\d+)</strong>", counts) == ["2", "1", "3"]


async def test_what_was_withdrawn_is_not_listed_unless_asked_for(desk: Desk, save: Save) -> None:
    save(thema_freitext="zurück", status="zurueckgezogen")
    assert await listed(desk) == []
    assert await listed(desk, "?status=zurueckgezogen") == ["zurück"]


async def test_an_empty_list_says_what_to_do(desk: Desk, save: Save) -> None:
    _, page = await desk.get(LIST)
    assert "Noch keine Bedarfe in Ihren Regionen" in page
    save()
    _, page = await desk.get(f"{LIST}?branche=andere")
    assert "Kein Bedarf passt zu dieser Auswahl" in page
    assert '<a href="/verbund/bedarfe">' in page
