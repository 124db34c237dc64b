"""Bundling on the desk: from a proposal to an invitation, on the real application and store."""

from __future__ import annotations

import re
import uuid

import pytest

from tests.integration.desk.conftest import PASSWORD, Desk

LIST = "/verbund/buendel"
ULM = {"plz": "89073", "ort": "Ulm", "ags": "08421", "region": "Ulm"}
BIBERACH = {"plz": "88400", "ort": "Biberach an der Riß", "ags": "08426", "region": "Ulm"}
STUTTGART = {"plz": "70173", "ort": "Stuttgart", "ags": "08111", "region": "Stuttgart"}


@pytest.fixture
def tell(save, unit_of_work):
    """Returns what keeps the need of a team, with the name of its company."""

    def keep(company=None, **fields):
        known = {
            "perspective": "team", "skill_ids": ("AUT-03",), "skill_zuordnung": "bot_sicher", "stand_soll": 3,
            "anzahl_personen": 4, "radius_km": 100, "gemeinsam": "ja", "betriebsgroesse": "50_249",
            "zielgruppe_level": ("fachkraft",), "taetigkeit_freitext": "Instandhaltung", "ursache_art": ("wissen",),
            "pflicht": "freiwillig", "weitergabe_betrieb": "entfaellt", "thema_freitext": f"SPS bei {company}",
        }  # fmt: skip
        need = save(**(known | ULM | fields))
        if company:
            with unit_of_work() as uow:
                ref = uow.companies.put(need.conversation_id, company)
                uow.needs.correct(need.need_id, {"betrieb_ref": ref}, "alle", need.created_on)
                uow.commit()
        return need

    return keep


@pytest.fixture
def two(tell):
    return tell("Alpha Guss GmbH"), tell("Beta Antriebe GmbH", **BIBERACH)


async def accept(desk: Desk, *needs) -> str:
    """Accepts a proposal of these needs and returns the address of the bundle."""
    token = await desk.token(LIST)
    fields = [("csrf", token), ("thema", "AUT-03"), *(("bedarf", need.need_id) for need in needs)]
    response = await desk.client.post(LIST, data=fields, allow_redirects=False)
    assert response.status == 303, await response.text()
    return response.headers["Location"]


async def press(desk: Desk, bundle: str, what: str, **fields: str):
    _, page = await desk.get(bundle)
    seen = re.search(r'name="fassung" value="(\d+)"', page)[1]
    return await desk.post(f"{bundle}/{what}", bundle, **({"fassung": seen} | fields))


def status_of(unit_of_work, need):
    with unit_of_work() as uow:
        return uow.needs.get(need.need_id).status


async def test_a_proposal_says_why_and_becomes_a_bundle_with_one_button(desk, two, unit_of_work):
    _, page = await desk.get(LIST)
    assert "8 Plätze" in page and "2 Betriebe" in page
    assert "Alle brauchen „SPS-Fehlersuche und Diagnose“." in page
    assert all(f'name="bedarf" value="{need.need_id}"' in page for need in two)
    bundle = await accept(desk, *two)
    status, page = await desk.get(bundle)
    assert status == 200
    assert "<strong>8</strong> von 6 bis 12 Plätzen. 2 Betriebe." in page
    assert [status_of(unit_of_work, need) for need in two] == ["gebuendelt", "gebuendelt"]
    _, page = await desk.get(LIST)
    assert "Gerade kein Vorschlag" in page and bundle in page
    _, page = await desk.get(f"/verbund/bedarfe/{two[0].need_id}")
    assert f'href="{bundle}"' in page


async def test_needs_come_and_go_and_their_step_follows(desk, two, tell, unit_of_work):
    third = tell("Gamma Strick GmbH", status="in_pruefung", anzahl_personen=2)
    bundle = await accept(desk, *two)
    assert (await press(desk, bundle, "dazu", bedarf=third.need_id)).status == 303
    assert status_of(unit_of_work, third) == "gebuendelt"
    assert (await press(desk, bundle, "weg", bedarf=third.need_id)).status == 303
    assert status_of(unit_of_work, third) == "in_pruefung"
    _, page = await desk.get(bundle)
    assert "„SPS bei Gamma Strick GmbH“ herausgenommen" in page
    assert (await press(desk, bundle, "rueckgaengig")).status == 303
    assert status_of(unit_of_work, third) == "gebuendelt"


async def test_seats_are_set_by_hand_and_undone(desk, two):
    bundle = await accept(desk, *two)
    await press(desk, bundle, "plaetze", bedarf=two[0].need_id, plaetze="7")
    _, page = await desk.get(bundle)
    assert "<strong>11</strong>" in page and "von 4 auf 7" in page
    await press(desk, bundle, "rueckgaengig")
    assert "<strong>8</strong>" in (await desk.get(bundle))[1]
    for wrong in ("-1", "viele", "10000", "", "٣"):
        response = await press(desk, bundle, "plaetze", bedarf=two[0].need_id, plaetze=wrong)
        assert response.status == 409 and "eine Zahl von 0 bis 999" in await response.text()


async def test_dissolving_lets_all_needs_go_and_can_be_undone(desk, two, unit_of_work):
    bundle = await accept(desk, *two)
    await press(desk, bundle, "stand", stand="aufgeloest")
    assert [status_of(unit_of_work, need) for need in two] == ["neu", "neu"]
    assert (await press(desk, bundle, "dazu", bedarf=two[0].need_id)).status == 409
    await press(desk, bundle, "rueckgaengig")
    assert [status_of(unit_of_work, need) for need in two] == ["gebuendelt", "gebuendelt"]


async def test_a_need_in_another_bundle_stays_there_and_the_page_says_so(desk, two, tell):
    first = await accept(desk, *two)
    other = await accept(desk, tell("Gamma GmbH"))
    response = await press(desk, other, "dazu", bedarf=two[0].need_id)
    text = await response.text()
    assert response.status == 409 and "schon in einem anderen Bündel" in text and f'href="{other}"' in text
    await press(desk, other, "stand", stand="aufgeloest")
    with_taken = await desk.client.post(
        LIST, data={"csrf": await desk.token(LIST), "thema": "AUT-03", "bedarf": two[0].need_id}, allow_redirects=False
    )
    assert with_taken.status == 409 and "inzwischen in anderen Bündeln" in await with_taken.text()
    assert "<strong>8</strong>" in (await desk.get(first))[1]


async def test_two_managers_at_once_overwrite_nothing(desk, two):
    bundle = await accept(desk, *two)
    await press(desk, bundle, "plaetze", bedarf=two[0].need_id, plaetze="5")
    response = await press(desk, bundle, "plaetze", fassung="1", bedarf=two[0].need_id, plaetze="9")
    assert response.status == 409 and "Jemand anders hat dieses Bündel" in await response.text()
    assert "<strong>9</strong>" in (await desk.get(bundle))[1]


async def test_a_no_cannot_be_overruled_and_a_restriction_is_read_first(desk, two, tell):
    bundle = await accept(desk, *two)
    no = tell("Nein GmbH", gemeinsam="nein", anzahl_personen=1)
    only = tell("Nur GmbH", gemeinsam="mit_einschraenkung", gemeinsam_hinweis="nicht mit Gießereien", anzahl_personen=1)
    _, page = await desk.get(bundle)
    assert "„nicht mit Gießereien“" in page and "Trotzdem dazunehmen" in page
    assert (await press(desk, bundle, "dazu", bedarf=no.need_id)).status == 409
    assert (await press(desk, bundle, "dazu", bedarf=only.need_id)).status == 303


async def test_a_need_set_back_by_hand_leaves_its_bundle(desk, two, unit_of_work):
    bundle = await accept(desk, *two)
    need = f"/verbund/bedarfe/{two[0].need_id}"
    _, page = await desk.get(need)
    seen = re.search(r'name="fassung" value="(\d+)"', page)[1]
    await desk.post(f"{need}/aendern", need, fassung=seen, felder="status", status="zurueckgezogen")
    with unit_of_work() as uow:
        held = uow.bundles.get(bundle.rpartition("/")[2])
    assert [member.need_id for member in held.members] == [two[1].need_id]
    assert status_of(unit_of_work, two[0]) == "zurueckgezogen"


async def test_a_person_alone_is_no_reason_to_write_to_a_company(desk, two, save):
    person = save(skill_ids=("AUT-03",), skill_zuordnung="bot_sicher", stand_soll=3, radius_km=50, ort="Ehingen (Donau)",
                  plz="89584", ags="08425", thema_freitext="geheimer Wunsch")  # fmt: skip
    bundle = await accept(desk, *two, person)
    _, page = await desk.get(bundle)
    assert "geheimer Wunsch" in page and "Ihr Betrieb erfährt davon nichts" in page
    texts = re.findall(r"<textarea id=\"t-(\w+)\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert [key for key, _ in texts] == ["A", "B", "alle"]
    for _, text in texts:
        assert "geheim" not in text and "Ehingen" not in text


async def test_an_invitation_is_a_file_that_names_nobody_until_all_agreed(desk, two):
    bundle = await accept(desk, *two)
    response = await desk.client.get(f"{bundle}/einladung/A")
    text = await response.text()
    assert response.headers["Content-Disposition"] == 'attachment; filename="einladung-A.txt"'
    assert response.content_type == "text/plain"
    assert "4 Personen" in text and "Beta" not in text and "Alpha" not in text
    await press(desk, bundle, "zusage", betrieb="A", genannt="ja")
    assert "Alpha" not in await (await desk.client.get(f"{bundle}/einladung/B")).text()
    await press(desk, bundle, "zusage", betrieb="B", genannt="ja")
    assert "Mit dabei sind: Alpha Guss GmbH." in await (await desk.client.get(f"{bundle}/einladung/B")).text()
    assert (await desk.client.get(f"{bundle}/einladung/C")).status == 404
    assert (await press(desk, bundle, "zusage", betrieb="", genannt="ja")).status == 404


async def test_details_of_a_bundle_are_kept_and_what_names_people_is_masked(desk, two):
    bundle = await accept(desk, *two)
    fields = {"titel": "SPS für  drei", "stufe": "4", "mindestens": "3", "hoechstens": "5", "notiz": "ruf 0711 1234567 an"}
    assert (await press(desk, bundle, "aendern", **fields)).status == 303
    _, page = await desk.get(bundle)
    assert "<h1>SPS für drei</h1>" in page and "3 Plätze zu viel" in page and "1234567" not in page
    wrong = await press(desk, bundle, "aendern", **(fields | {"mindestens": "9"}))
    assert wrong.status == 409 and "größer als" in await wrong.text()


async def test_an_empty_bundle_begins_with_a_topic_and_shows_what_fits(desk, two):
    bundle = await accept(desk)
    _, page = await desk.get(bundle)
    assert "Noch leer." in page and page.count("Dazunehmen<") == 2
    assert (await desk.post(LIST, LIST, thema="XXX-99")).status == 404


async def test_what_is_done_stands_in_the_log(desk, two, unit_of_work):
    bundle = await accept(desk, *two)
    await press(desk, bundle, "weg", bedarf=two[0].need_id)
    await desk.get(f"{bundle}/einladung/alle")
    with unit_of_work() as uow:
        done = [(one.action, one.subject) for one in uow.audit.entries(limit=20)]
    bundle_id = bundle.rpartition("/")[2]
    for action in ("bundle_made", "bundle_read", "bundle_changed", "invitation_taken"):
        assert (action, bundle_id) in done
    assert ("status_changed", two[0].need_id) in done


async def test_other_regions_do_not_see_a_bundle_nor_its_needs(visitor, tell, unit_of_work):
    await visitor.log_in()
    mine = tell("Alpha GmbH"), tell("Beta GmbH", **BIBERACH)
    foreign = tell("Gamma GmbH", **STUTTGART)
    both, foreign_only = await accept(visitor, mine[0], foreign), await accept(visitor)
    await visitor.post("/verbund/abmelden")
    await visitor.log_in("ulm", PASSWORD)
    for bundle in (both, foreign_only):
        assert (await visitor.get(bundle))[0] == 404
        for what in ("dazu", "weg", "plaetze", "zusage", "aendern", "stand", "rueckgaengig"):
            assert (await visitor.post(f"{bundle}/{what}", LIST, fassung="1")).status == 404
        assert (await visitor.get(f"{bundle}/einladung/alle"))[0] == 404
    _, page = await visitor.get(LIST)
    assert both not in page and foreign.need_id not in page
    response = await visitor.post(LIST, LIST, thema="AUT-03", bedarf=foreign.need_id)
    assert response.status == 404
    own = await accept(visitor, mine[1])
    assert (await press(visitor, own, "dazu", bedarf=foreign.need_id)).status == 404
    assert (await visitor.get(f"{LIST}/{uuid.uuid4()}"))[0] == 404


async def test_links_to_other_parts_stand_only_where_these_parts_exist(desk, two):
    _, page = await desk.get(await accept(desk, *two))
    assert "/angebote" not in page and "/kurs\"" in page


async def test_proposals_are_narrowed_and_paged(desk, two, tell):
    for number in range(2):
        tell(f"Klein {number}", skill_ids=("SPR-01",), anzahl_personen=1, **(BIBERACH if number else {}))
    _, page = await desk.get(f"{LIST}?zeigen=fast")
    assert "4 Plätze fehlen" in page and "SPS-Fehlersuche und Diagnose</h3>" not in page
    _, page = await desk.get(f"{LIST}?feld=AUT&seite=99")
    assert "SPS-Fehlersuche und Diagnose</h3>" in page and "fehlen bis" not in page
    assert (await desk.get(f"{LIST}?zeigen=%00&seite=-3"))[0] == 200
