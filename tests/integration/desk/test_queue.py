"""The list: whose needs, which of them, in which order, how many."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.integration.desk.conftest import Desk
from verbund.needs import Need

LIST = "/verbund/bedarfe"
TODAY = datetime.now(UTC).date()
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
        ("status", "rueckfrage"), ("skill_zuordnung", "bot_unsicher"), ("ags", "08311"), ("stand_ist", 4),
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
        ("schweissen", ["WIG-Schweißen"]), ("uebergabe", ["Die Übergabe leiten"]), ("gabe", ["Die Übergabe leiten"]),
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


async def test_each_count_says_what_waits_and_leads_to_it(
    visitor: Desk, save: Save, unit_of_work: Callable
) -> None:
    mine = [save(skill_zuordnung="bot_sicher") for _ in range(4)]
    save(skill_zuordnung="offen")
    save(status="geplant", skill_zuordnung="bot_unsicher")
    save(status="abgeschlossen", skill_zuordnung="offen")
    save(status="zurueckgezogen")
    save(region="Freiburg")
    with unit_of_work() as uow:
        for need, due_on in zip(mine, (TODAY, TODAY - timedelta(3), TODAY + timedelta(1), None), strict=True):
            uow.needs.correct(need.need_id, {"owner": "ulm", "due_on": due_on}, "ulm", TODAY)
        uow.commit()
    await visitor.log_in("ulm")
    _, page = await visitor.get(LIST)
    tiles = re.search(r'<nav class="tiles".*?</nav>', page, re.DOTALL)[0]
    counts = {words: int(number) for number, words in re.findall(r"<strong>(\d+)</strong> ([^<]+)</a>", tiles)}
    assert counts == {
        "neu": 5,
        "heute fällig bei mir": 2,
        "offen bei mir": 4,
        "Zuordnung prüfen": 2,
        "ohne Zuständige": 2,
        "insgesamt": 7,
    }
    for number, query in re.findall(r'href="/verbund/bedarfe([^"]*)"[^>]*><strong>(\d+)', tiles):
        assert len(await listed(visitor, number.replace("&amp;", "&"))) == int(query), number


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


async def test_the_list_is_narrowed_by_what_hangs_on_a_need(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    save(thema_freitext="anders")
    need = save(thema_freitext="gesucht", skill_ids=("AUT-01",), zielgruppe_level=("angelernt", "buero"))
    with unit_of_work() as uow:
        label = uow.reviews.add_label("Pilot")
        uow.reviews.set_label(need.need_id, label.id, True)
        uow.needs.correct(need.need_id, {"owner": "ulm", "due_on": TODAY + timedelta(5)}, "ulm", TODAY)
        uow.commit()
    for query in ("skill_group=AUT", "zielgruppe=buero", f"label={label.id}", "owner=ulm", "faellig=woche"):
        assert await listed(desk, f"?{query}") == ["gesucht"], query
    for query in ("skill_group=BEK", "zielgruppe=fachkraft", "label=99", "owner=ich", "faellig=heute"):
        assert await listed(desk, f"?{query}") == [], query
    assert await listed(desk, "?owner=niemand") == ["anders"]


async def test_a_list_is_saved_under_a_name_and_forgotten(desk: Desk, save: Save) -> None:
    save(thema_freitext="gesucht", branche="andere")
    response = await desk.post("/verbund/ansichten?branche=andere&seite=3", name="  Andere   Branchen ")
    assert response.headers["Location"] == f"{LIST}?branche=andere"
    _, page = await desk.get(f"{LIST}?branche=andere")
    assert f'<a href="{LIST}?branche=andere" aria-current="true">Andere Branchen</a>' in page
    view_id = re.search(r"/verbund/ansichten/(\d+)", page)[1]
    await desk.post(f"/verbund/ansichten/{view_id}")
    assert "Andere Branchen" not in (await desk.get(LIST))[1]


async def test_saved_lists_are_ones_own(desk: Desk, unit_of_work: Callable) -> None:
    with unit_of_work() as uow:
        view = uow.reviews.save_view("ulm", "Nur für Ulm", "?region=Ulm")
        uow.commit()
    assert "Nur für Ulm" not in (await desk.get(LIST))[1]
    await desk.post(f"/verbund/ansichten/{view.id}")
    with unit_of_work() as uow:
        assert uow.reviews.views("ulm") == [view]


async def test_several_needs_are_taken_over_at_once(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    first, second, other = (save(thema_freitext=f"Thema {number}") for number in range(3))
    with unit_of_work() as uow:
        uow.needs.correct(second.need_id, {"status": "rueckfrage"}, "ulm", TODAY)
        uow.commit()
    form = [("csrf", await desk.token()), ("tun", "mir"), ("wahl", f"{first.need_id}.1"), ("wahl", f"{second.need_id}.1")]
    response = await desk.client.post(f"{LIST}/auswahl?sort=oldest", data=form, allow_redirects=False)
    assert response.headers["Location"] == f"{LIST}?sort=oldest&geaendert=1&uebergangen=1"
    _, page = await desk.get(response.headers["Location"])
    assert "1 Bedarf geändert." in page
    assert "1 wurde inzwischen von jemand anderem geändert" in page
    with unit_of_work() as uow:
        assert [uow.needs.handling(one.need_id).owner for one in (first, second, other)] == ["alle", None, None]


async def test_several_needs_are_moved_to_a_step(desk: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save()
    response = await desk.post(f"{LIST}/auswahl", tun="stand", stand="in_pruefung", wahl=f"{need.need_id}.1")
    assert response.headers["Location"] == f"{LIST}?geaendert=1&uebergangen=0#n-{need.need_id}"
    assert (await desk.post(f"{LIST}/auswahl", tun="stand", stand="weg", wahl=f"{need.need_id}.2")).status == 303
    with unit_of_work() as uow:
        assert uow.needs.get(need.need_id).status == "in_pruefung"
        assert uow.audit.entries(need.need_id)[0].action == "status_changed"


async def test_needs_of_other_regions_are_not_picked(visitor: Desk, save: Save, unit_of_work: Callable) -> None:
    need = save(region="Freiburg")
    await visitor.log_in("ulm")
    assert (await visitor.post(f"{LIST}/auswahl", tun="mir", wahl=f"{need.need_id}.1")).status == 404
    with unit_of_work() as uow:
        assert uow.needs.handling(need.need_id).owner is None
