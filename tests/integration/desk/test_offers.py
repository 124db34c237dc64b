"""Offers at the desk, through the real application: searching, choosing, reading files, own courses, orders, proof."""

from __future__ import annotations

import asyncio
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import FormData

from tests.integration.desk.conftest import KEY, Desk
from verbund.bundling.bundle import Bundle, Member
from verbund.offers.repositories import OfferFilter
from verbund.settings import Settings
from verbund.store import SqlUnitOfWork, create_session_factory
from verbund.tables import KNOWLEDGE
from verbundlotse.demo_offers import seed_offers
from web.app import MAX_BODY_BYTES

OFFERS = "/verbund/angebote"
SAMPLES = KNOWLEDGE / "offers" / "beispiele"
SECRET_WORDS = "ich trau mich an die Steuerung von der Anlage einfach nicht ran"


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory, prepared: Path) -> Path:
    """Returns the prepared database with the sample catalogues in it."""
    file = tmp_path_factory.mktemp("offers") / "stocked.db"
    shutil.copy(prepared, file)
    factory = create_session_factory(f"sqlite:///{file}")
    seed_offers(lambda: SqlUnitOfWork(factory, KEY.encode()), datetime.now(UTC))
    with SqlUnitOfWork(factory, KEY.encode()) as uow:
        uow.shred()
    factory.kw["bind"].dispose()
    return file


@pytest.fixture
def settings(settings: Settings, stocked: Path, request: pytest.FixtureRequest) -> Settings:
    if "catalogue" in request.fixturenames:
        shutil.copy(stocked, settings.database_url.removeprefix("sqlite:///"))
    return settings


@pytest.fixture
def catalogue() -> None:
    """Asks `settings` for the stocked database."""


@pytest.fixture
def cnc(save):
    return save(
        skill_ids=("CNC-02",), skill_zuordnung="mensch", stand_soll=3, plz="89073", ort="Ulm", radius_km=100, dringlichkeit="spaeter", zielzustand=SECRET_WORDS,
        thema_freitext="da hock ich jedes Mal davor und weiß net weiter",
    )  # fmt: skip


async def hidden(desk: Desk, path: str, name: str) -> str:
    _, page = await desk.get(path)
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


async def upload(desk: Desk, file: Path, source: str = "Probe", token: str | None = None, name: str | None = None):
    form = FormData()
    form.add_field("csrf", await desk.token(f"{OFFERS}/einlesen") if token is None else token)
    form.add_field("neue_quelle", source)
    form.add_field("datei", file.read_bytes(), filename=name or file.name, content_type="application/octet-stream")
    return await desk.client.post(f"{OFFERS}/einlesen/datei", data=form, allow_redirects=False)


# --- Searching ------------------------------------------------------------------------------------------------------


async def test_a_list_shows_its_rule_the_same_card_for_all_and_is_written_down(
    desk: Desk, catalogue, unit_of_work
) -> None:
    status, page = await desk.get(f"{OFFERS}?s=1&kompetenz=CNC-02&plz=89073&umkreis=100&stufe=3")
    assert status == 200 and "Bei Gleichstand entscheidet der Zufall" in page
    cards = re.findall(r'<article class="card offer".*?</article>', page, re.DOTALL)
    labels = [re.findall(r"<dt>(.*?)</dt>", card) for card in cards]
    assert len(cards) == 5 and all(each == labels[0] for each in labels)
    assert labels[0] == [
        "Ziel",
        "Beginn",
        "Ort",
        "Form",
        "Dauer",
        "Preis",
        "Nachweis",
        "AZAV",
        "ESF-Fachkurs",
        "Anbieter",
        "Quelle",
    ]
    assert page.count('class="badge linked"') == 1
    with unit_of_work() as uow:
        [entry] = uow.searches.page()[0]
    assert (entry.who, entry.wish, len(entry.shown)) == (
        "alle",
        {"skill_ids": ["CNC-02"], "level": 3, "plz": "89073", "radius_km": 100},
        5,
    )
    assert [card.linked for card in entry.shown].count(True) == 1
    _, page = await desk.get(f"{OFFERS}/suchen/{entry.number}")
    assert "Was zu sehen war" in page and entry.seed.replace("&", "&amp;") in page


async def test_a_need_is_searched_with_its_codes_and_never_with_its_words(desk: Desk, catalogue, cnc) -> None:
    path = f"/verbund/bedarfe/{cnc.need_id}/angebote"
    _, page = await desk.get(path)
    assert "CNC-Drehen im Verbund" in page and "Zurück zum Bedarf" in page
    assert SECRET_WORDS not in page and cnc.thema_freitext not in page
    _, page = await desk.get(f"/verbund/bedarfe/{cnc.need_id}")
    assert f'href="{path}"' in page


async def test_a_need_of_another_region_is_not_searched(visitor: Desk, catalogue, save) -> None:
    foreign = save(region="Freiburg")
    await visitor.log_in("ulm")
    assert (await visitor.get(f"/verbund/bedarfe/{foreign.need_id}/angebote"))[0] == 404
    assert (await visitor.get(f"{OFFERS}/auftraege/neu?bedarf={foreign.need_id}"))[0] == 404


async def test_filters_say_what_they_remove_and_can_be_loosened(desk: Desk, catalogue) -> None:
    _, page = await desk.get(f"{OFFERS}?s=1&kompetenz=CNC-02&plz=68161&umkreis=25")
    assert (
        "Kein Angebot passt zu diesen Angaben" in page
        and "Filter <strong>Umkreis</strong> nimmt 5 Angebote heraus" in page
    )
    link = re.search(r'<a href="([^"]+)">ohne Umkreis</a>', page)[1].replace("&amp;", "&")
    assert "5 Angebote passen" in (await desk.get(link))[1]


async def test_nothing_fits_and_the_need_is_kept_in_mind(desk: Desk, save, unit_of_work) -> None:
    need = save(skill_ids=("CNC-02",), status="bestaetigt")
    path = f"/verbund/bedarfe/{need.need_id}/angebote"
    answer = await desk.post(f"{path}/merken", path)
    assert answer.status == 303 and "hinweis=gemerkt" in answer.headers["Location"]
    with unit_of_work() as uow:
        assert uow.needs.get(need.need_id).status == "angebot_gesucht"


async def test_an_offer_is_taken_down_out_of_a_list_that_is_on_record(desk: Desk, catalogue, cnc, unit_of_work) -> None:
    path = f"/verbund/bedarfe/{cnc.need_id}/angebote"
    _, page = await desk.get(path)
    number, chosen = (re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("suche", "angebot"))
    assert (await desk.post(f"{OFFERS}/wahl", path, suche=number, angebot=chosen)).status == 303
    again = await desk.post(f"{OFFERS}/wahl", path, suche=number, angebot=chosen)
    assert "hinweis=schon" in again.headers["Location"]
    with unit_of_work() as uow:
        assert uow.needs.get(cnc.need_id).status == "angebot_gefunden"
        assert [one.offer_id for one in uow.searches.chosen_for(need_id=cnc.need_id)] == [chosen]
        elsewhere = uow.offers.page(OfferFilter(words=("excel",)))[0][0].offer_id
    assert (await desk.post(f"{OFFERS}/wahl", path, suche=number, angebot=elsewhere)).status == 404
    _, page = await desk.get(f"{OFFERS}/fairness")
    assert "alle anderen zusammen" in page and "100,0 %" in page


async def test_a_bundle_is_searched_for_all_of_its_needs(desk: Desk, catalogue, save, unit_of_work) -> None:
    needs = [
        save(skill_ids=("CNC-02",), plz="89073", ort="Ulm", schicht="drei"),
        save(skill_ids=("CNC-02",), radius_km=50),
    ]
    bundle = Bundle(
        bundle_id="5f0d9a0e-6f0b-4a51-9d0e-0b7f3f1a2222", title="Drehen im Süden", skill_id="CNC-02", created_on=datetime.now(UTC).date(), region="Ulm",
        members=tuple(Member(need_id=need.need_id, seats=4) for need in needs),
    )  # fmt: skip
    with unit_of_work() as uow:
        uow.bundles.add(bundle, "alle")
        uow.commit()
    _, page = await desk.get(f"/verbund/buendel/{bundle.bundle_id}/angebote")
    assert (
        "Angebote für das Bündel „Drehen im Süden“" in page
        and 'name="personen" type="number" min="2" max="999" inputmode="numeric" value="8"' in page
    )
    assert (await desk.get("/verbund/buendel/gibt-es-nicht/angebote"))[0] == 404


async def test_an_erased_need_leaves_the_list_and_takes_its_place_along(
    desk: Desk, catalogue, cnc, unit_of_work
) -> None:
    await desk.get(f"/verbund/bedarfe/{cnc.need_id}/angebote")
    with unit_of_work() as uow:
        uow.needs.erase(cnc.need_id)
        uow.commit()
    with unit_of_work() as uow:
        [entry] = uow.searches.page()[0]
    assert entry.need_id is None and cnc.need_id not in str(entry) and "plz" not in entry.wish
    assert len(entry.shown) == 5


async def test_who_looks_after_a_region_sees_own_searches_only(visitor: Desk, desk: Desk, catalogue) -> None:
    await desk.get(f"{OFFERS}?s=1&q=excel")
    await desk.post("/verbund/abmelden")
    await visitor.log_in("ulm")
    assert (await visitor.get(f"{OFFERS}/suchen/1"))[0] == 404
    assert "Noch hat niemand gesucht" in (await visitor.get(f"{OFFERS}/suchen"))[1]


@pytest.mark.parametrize(
    "query",
    [
        "?s=1&kompetenz=XX-99&stufe=9&bis=2027-13-01&plz=abc&umkreis=-1&form=zug&sort=provider&seite=0",
        "?s=1&q=%00%22%3Cscript%3E",
        "?s=1&kompetenz=CNC-02&seite=99",
    ],
)
async def test_strange_addresses_do_no_harm(desk: Desk, catalogue, query: str) -> None:
    status, page = await desk.get(OFFERS + query)
    assert status in (200, 303) and "<script>" not in page.replace("<script src", "")


# --- Reading files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "count"), [("kursml.xml", 20), ("openqcat.xml", 6)])
async def test_a_catalogue_is_checked_and_taken_over(desk: Desk, unit_of_work, name: str, count: int) -> None:
    answer = await upload(desk, SAMPLES / name)
    assert answer.status == 303
    _, page = await desk.get(answer.headers["Location"])
    assert "Geprüft, noch nicht übernommen" in page and f"<dd>{count}</dd>" in page
    with unit_of_work() as uow:
        assert uow.offers.page(OfferFilter())[1] == 0
    done = await desk.post(f"{answer.headers['Location']}/entscheiden", tun="alles")
    assert done.headers["Location"].endswith("hinweis=uebernommen")
    with unit_of_work() as uow:
        assert uow.offers.page(OfferFilter())[1] == count
        assert "offers_imported" in {entry.action for entry in uow.audit.entries()}
    assert (await desk.get(answer.headers["Location"]))[0] == 404


async def test_a_file_may_be_larger_than_any_form(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "gross.xml"
    filler = "Übungen an der Maschine. " * 40
    courses = "".join(
        f"<kurs><kursnummer>{number}</kursnummer><titel>Kurs</titel><anbieter>Haus</anbieter><inhalt>{filler}</inhalt></kurs>" for number in range(300)
    )
    file.write_text(f"<kursml>{courses}</kursml>", encoding="utf-8")
    assert file.stat().st_size > 4 * MAX_BODY_BYTES
    place = (await upload(desk, file)).headers["Location"]
    for _ in range(100):
        _, page = await desk.get(place)
        if "Die Datei wird gelesen" not in page:
            break
        await asyncio.sleep(0.1)
    assert "<dd>300</dd>" in page


async def test_columns_are_mapped_once_and_remembered(desk: Desk, unit_of_work, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(
        "Kennung;Worum es geht;Wer;Farbe\n1;CNC-Drehen;Haus;rot\n2;WIG-Schweißen;Hof;blau\n", encoding="cp1252"
    )
    place = (await upload(desk, file, "Kammer")).headers["Location"]
    _, page = await desk.get(place)
    assert "Welche Spalte ist was?" in page and "Windows (ISO-8859-1)" in page and "WIG-Schweißen" in page
    wrong = await desk.post(f"{place}/spalten", trennzeichen=";", **{"spalte-0": "source_id"})
    assert wrong.status == 422 and "„Titel“" in await wrong.text()
    mapped = {"spalte-0": "source_id", "spalte-1": "title", "spalte-2": "provider_name", "spalte-3": "-"}
    assert (await desk.post(f"{place}/spalten", trennzeichen=";", **mapped)).status == 303
    _, page = await desk.get(place)
    assert "<dd>2</dd>" in page and "Spalten ohne Feld" not in page
    await desk.post(f"{place}/entscheiden", tun="alles")
    _, page = await desk.get((await upload(desk, file, "Kammer")).headers["Location"])
    assert "Die Zuordnung vom letzten Mal ist eingetragen" in page
    assert re.findall(r'<option value="([^"]+)" selected>', page) == [";", "source_id", "title", "provider_name", "-"]


async def test_bad_rows_are_listed_and_only_the_good_ones_go_in_on_demand(
    desk: Desk, unit_of_work, tmp_path: Path
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Nummer;Titel;Anbieter\n1;CNC-Drehen;Haus\n2;;Haus\n", encoding="utf-8")
    place = (await upload(desk, file)).headers["Location"]
    await desk.post(
        f"{place}/spalten",
        trennzeichen=";",
        **{"spalte-0": "source_id", "spalte-1": "title", "spalte-2": "provider_name"},
    )
    _, page = await desk.get(place)
    assert "Es fehlt der Titel." in page and "Nur die 1 guten Zeilen übernehmen" in page
    refused = await desk.post(f"{place}/entscheiden", tun="alles")
    assert refused.status == 422 and "1 Zeile ist nicht in Ordnung" in await refused.text()
    await desk.post(f"{place}/entscheiden", tun="gute")
    with unit_of_work() as uow:
        assert [one.title for one in uow.offers.page(OfferFilter())[0]] == ["CNC-Drehen"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Die Datei ist leer"), (b"PK\x03\x04", "gepackte Datei"), (b"nur ein Wort", "keine Spalten"),
    ],
)  # fmt: skip
async def test_what_is_no_catalogue_is_said_at_once(desk: Desk, tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    answer = await upload(desk, file)
    assert answer.status == 422 and sentence in await answer.text()


async def test_a_bomb_is_refused_with_a_sentence_and_leaves_nothing(desk: Desk, settings, tmp_path: Path) -> None:
    file = tmp_path / "bombe.xml"
    file.write_text(
        '<!DOCTYPE k [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><kursml><kurs><titel>&b;</titel></kurs></kursml>'
    )
    place = (await upload(desk, file)).headers["Location"]
    status, page = await desk.get(place)
    assert status == 422 and "DOCTYPE" in page and "Im Katalog hat sich nichts geändert" in page


async def test_a_file_without_the_proof_of_the_form_is_not_even_read(desk: Desk, settings) -> None:
    for token in ("", "falsch"):
        assert (await upload(desk, SAMPLES / "kursml.xml", token=token)).status == 403
    form = FormData()
    form.add_field("datei", b"x", filename="a.csv")
    form.add_field("csrf", await desk.token())
    assert (await desk.client.post(f"{OFFERS}/einlesen/datei", data=form)).status == 403
    plain = await desk.client.post(f"{OFFERS}/einlesen/datei", data={"csrf": await desk.token()})
    assert plain.status == 403
    assert not (settings.data_dir / "einlesen").exists()


async def test_an_upload_belongs_to_whoever_brought_it(desk: Desk, visitor: Desk) -> None:
    place = (await upload(desk, SAMPLES / "kurse.csv")).headers["Location"]
    await desk.post("/verbund/abmelden")
    await visitor.log_in("ulm")
    assert (await visitor.get(place))[0] == 404
    assert (await visitor.get(f"{OFFERS}/einlesen/..%2F..%2Fsecret_key"))[0] == 404


async def test_a_file_name_is_only_a_name(desk: Desk, settings) -> None:
    answer = await upload(desk, SAMPLES / "kursml.xml", name="../../../<b>böse</b>.xml")
    _, page = await desk.get(answer.headers["Location"])
    assert "<b>böse" not in page
    await asyncio.sleep(0)
    assert {file.suffix for file in (settings.data_dir / "einlesen").iterdir()} == {".datei", ".json"}


# --- Catalogue, own courses, providers ------------------------------------------------------------------------------


async def test_a_manager_decides_what_an_offer_teaches(desk: Desk, catalogue, unit_of_work) -> None:
    with unit_of_work() as uow:
        unsure = uow.offers.page(OfferFilter(to_check=True))[0][0]
    _, page = await desk.get(f"{OFFERS}/katalog?pruefen=1")
    assert unsure.title in page
    answer = await desk.post(
        f"{OFFERS}/katalog/{unsure.offer_id}/kompetenzen", f"{OFFERS}/katalog/{unsure.offer_id}", skill_ids="AUT-07"
    )
    assert answer.status == 303
    with unit_of_work() as uow:
        assert (uow.offers.get(unsure.offer_id).skill_ids, uow.offers.get(unsure.offer_id).skill_state) == (
            ("AUT-07",),
            "mensch",
        )


async def test_an_own_course_is_entered_changed_and_taken_out(desk: Desk, unit_of_work) -> None:
    page = f"{OFFERS}/eigene"
    course = {
        "title": "Drehen im Verbund",
        "provider_name": "Haus",
        "skill_ids": "CNC-02",
        "start_dates": "01.03.2037",
        "duration_value": "40",
        "duration_unit": "UE",
        "price_per_person": "720,50",
    }
    wrong = await desk.post(page, page, **(course | {"start_dates": "bald", "skill_ids": ""}))
    said = await wrong.text()
    assert (
        wrong.status == 422
        and "kein Datum" in said
        and "mindestens eine Kompetenz" in said
        and "Drehen im Verbund" in said
    )
    assert (await desk.post(page, page, **course)).status == 303
    with unit_of_work() as uow:
        [kept] = uow.offers.page(OfferFilter(kind="verbundkurs"))[0]
    assert (kept.price_per_person, kept.duration_unit, kept.source) == (72050, "UE", "verbund")
    shown = f"{page}?kurs={kept.offer_id}"
    _, html = await desk.get(shown)
    assert 'value="720,5"' in html and 'value="01.03.2037"' in html
    number = await hidden(desk, shown, "nummer")
    await desk.post(page, page, **(course | {"title": "Drehen im Verbund II", "nummer": number}))
    with unit_of_work() as uow:
        [kept] = uow.offers.page(OfferFilter(kind="verbundkurs"))[0]
    assert kept.title == "Drehen im Verbund II"
    await desk.post(f"{page}/{kept.offer_id}/weg", page)
    with unit_of_work() as uow:
        assert uow.offers.page(OfferFilter())[1] == 0


async def test_only_own_courses_can_be_taken_out(desk: Desk, catalogue, unit_of_work) -> None:
    with unit_of_work() as uow:
        other = uow.offers.page(OfferFilter(words=("excel",)))[0][0]
    assert (await desk.post(f"{OFFERS}/eigene/{other.offer_id}/weg")).status == 404


async def test_a_link_that_becomes_known_shows_on_the_card_and_moves_nothing(desk: Desk, catalogue) -> None:
    path = f"{OFFERS}?s=1&kompetenz=CNC-02"
    titles = re.compile(r'<h3 id="t-([^"]+)"')
    before = titles.findall((await desk.get(path))[1])
    page = f"{OFFERS}/anbieter"
    assert (await desk.post(page, page, name="Ostalb Kompetenzhaus eG", verbunden="ja", grund="")).status == 422
    assert (
        await desk.post(page, page, name="Ostalb Kompetenzhaus eG", verbunden="ja", grund="Handelsregister")
    ).status == 303
    _, after = await desk.get(path)
    assert titles.findall(after) == before and after.count('class="badge linked"') == 2 and "Handelsregister" in after


# --- Orders ---------------------------------------------------------------------------------------------------------


async def order(desk: Desk, need_id: str) -> str:
    path = f"{OFFERS}/auftraege/neu?bedarf={need_id}"
    _, page = await desk.get(path)
    fields = {
        name: value
        for name, value in re.findall(r'name="([a-z_]+|(?:kriterium|gewicht)-\d)"[^>]*? value="([^"]*)"', page)
        if name != "csrf"
    }
    fields |= {"outcomes": re.search(r'name="outcomes"[^>]*>([^<]*)<', page)[1], "skill_ids": "CNC-02"}
    answer = await desk.post(f"{OFFERS}/auftraege/neu", path, **fields)
    assert answer.status == 303, await answer.text()
    return answer.headers["Location"]


async def test_an_order_from_a_need_to_the_second_person(
    desk: Desk, visitor: Desk, cnc, unit_of_work, settings
) -> None:
    _, page = await desk.get(f"{OFFERS}/auftraege/neu?bedarf={cnc.need_id}")
    assert "CNC-Drehen: selbstständig" in page and SECRET_WORDS not in page and cnc.thema_freitext not in page
    place = await order(desk, cnc.need_id)

    async def step(name: str, **fields: str):
        return await desk.post(f"{place}/{name}", place, fassung=await hidden(desk, place, "fassung"), **fields)

    for provider in ("BBQ", "Technikforum Donau e. V.", "Neckarwerkstatt gGmbH"):
        assert (await step("fragen", anbieter=provider, gefragt="2026-11-25")).status == 303
    points = {f"punkte-{number}": "4" for number in range(4)}
    assert (await step("antwort", anbieter="bbq", eingang="2026-12-01", preis="9.500,00", **points)).status == 303
    early = await step("antwort", anbieter="bbq", eingang="2026-11-01", **points)
    assert early.status == 422 and "nicht vor der Anfrage" in await early.text()
    assert (
        (await step("entscheiden", anbieter="bbq", grund="Erfüllt alle Ziele.")).headers["Location"].endswith("zweite")
    )
    with unit_of_work() as uow:
        [waiting] = uow.commissions.all()
    own = await desk.post(f"{place}/pruefen", place, fassung=str(waiting.version), tun="bestaetigen")
    assert own.status == 422 and "jemand anderes" in await own.text()
    with unit_of_work() as uow:
        assert uow.needs.get(cnc.need_id).status == "neu"
    await desk.post("/verbund/abmelden")
    await visitor.log_in("ulm")
    checked = await visitor.post(
        f"{place}/pruefen", place, fassung=await hidden(visitor, place, "fassung"), tun="bestaetigen"
    )
    assert checked.status == 303
    with unit_of_work() as uow:
        [done] = uow.commissions.all()
        assert (done.state, done.decision.decided_by, done.decision.checked_by) == ("entschieden", "alle", "ulm")
        assert uow.needs.get(cnc.need_id).status == "beauftragt"
    late = await visitor.post(f"{place}/fragen", place, fassung=str(done.version), anbieter="Noch einer")
    assert late.status == 422


async def test_words_of_a_person_do_not_get_into_an_order(desk: Desk, cnc, unit_of_work) -> None:
    path = f"{OFFERS}/auftraege/neu?bedarf={cnc.need_id}"
    criteria = {"kriterium-0": "Preis", "gewicht-0": "100"}
    for outcome, sentence in ((SECRET_WORDS, "Worte der Person"), ("Frau Huber soll drehen können", "einen Namen")):
        answer = await desk.post(
            f"{OFFERS}/auftraege/neu", path, bedarf=cnc.need_id, title="Kurs", outcomes=outcome, **criteria
        )
        assert answer.status == 422 and sentence in await answer.text()
    with unit_of_work() as uow:
        assert uow.commissions.all() == []


async def test_two_managers_at_once_overwrite_nothing(desk: Desk, cnc) -> None:
    place = await order(desk, cnc.need_id)
    seen = await hidden(desk, place, "fassung")
    await desk.post(f"{place}/fragen", place, fassung=seen, anbieter="Haus eins")
    late = await desk.post(f"{place}/fragen", place, fassung=seen, anbieter="Haus zwei")
    assert late.status == 409 and "inzwischen geändert" in await late.text()


async def test_the_specification_is_printed_without_providers_and_the_note_with_them(desk: Desk, cnc) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    place = await order(desk, cnc.need_id)
    await desk.post(
        f"{place}/fragen", place, fassung=await hidden(desk, place, "fassung"), anbieter="Technikforum Donau"
    )
    texts = []
    for part in ("", "?teil=vermerk"):
        response = await desk.client.get(f"{place}/pdf{part}")
        assert response.content_type == "application/pdf"
        texts.append(" ".join(page.extract_text() for page in PdfReader(BytesIO(await response.read())).pages))
    assert "CNC-Drehen" in texts[0] and "Technikforum" not in texts[0]
    assert "Vergabevermerk" in texts[1] and "Technikforum Donau" in texts[1]
    assert SECRET_WORDS not in " ".join(texts)


async def test_an_order_of_another_region_is_not_there(visitor: Desk, desk: Desk, save, unit_of_work) -> None:
    place = await order(desk, save(region="Freiburg", skill_ids=("CNC-02",)).need_id)
    await desk.post("/verbund/abmelden")
    await visitor.log_in("ulm")
    assert (await visitor.get(place))[0] == 404
    assert "Noch keiner" in (await visitor.get(f"{OFFERS}/auftraege"))[1]
