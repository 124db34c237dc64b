"""Reports on the desk: what is published is protected, fixed, readable for whom it is meant, and traceable."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from pypdf import PdfReader

from tests.integration.desk.conftest import PASSWORD, Desk
from tests.integration.desk.report_material import OCTOBER, company_saver, some_needs
from verbund.need_list import NeedFilter
from verbund.needs import Need
from verbund.reports.protection import REST
from verbund.taxonomy import Taxonomy
from web.desk.accounts import add_manager

OF_OCTOBER = {"region": "Ulm", "von": "2026-10", "bis": "2026-10"}
BOTH_MONTHS = {"region": "Ulm", "von": "2026-09", "bis": "2026-10"}


@pytest.fixture
def company(save: Callable[..., Need], unit_of_work: Callable) -> Callable[..., Need]:
    return company_saver(save, unit_of_work)


@pytest.fixture
def needs(company: Callable[..., Need], save: Callable[..., Need]) -> None:
    some_needs(company, save)


async def publish(desk: Desk, **fields: str) -> str:
    response = await desk.post("/verbund/berichte/neu", **fields)
    assert response.status == 303, await response.text()
    return response.headers["Location"]


async def reader(visitor: Desk, unit_of_work: Callable, role: str, *regions: str) -> Desk:
    with unit_of_work() as uow:
        add_manager(uow, "liest", PASSWORD, role=role, regions=regions)
        uow.commit()
    await visitor.log_in("liest")
    return visitor


async def test_a_draft_is_looked_at_and_then_published(desk: Desk, needs, unit_of_work) -> None:
    status, page = await desk.get("/verbund/berichte/entwurf?region=Ulm&von=2026-10&bis=2026-10")
    assert status == 200
    assert "Maute" not in page and "Bekleidung" not in page  # one company alone with two persons
    assert REST in page
    assert "Bisher ist nichts veröffentlicht" in (await desk.get("/verbund/berichte"))[1]
    where = await publish(desk, **OF_OCTOBER, ausgaben="100.000", verbaende="20000", betriebe="15.000 €")
    _, page = await desk.get(where)
    assert "Oktober 2026" in page and "vorgesehener Anteil des Landes" in page and "65.000" in page
    with unit_of_work() as uow:
        entry = uow.audit.entries()[0]
        assert (entry.action, entry.who) == ("report_published", "alle")


async def test_a_published_report_never_changes(desk: Desk, needs, company, unit_of_work) -> None:
    where = await publish(desk, **OF_OCTOBER)
    before = (await desk.get(where))[1]
    company("Neu GmbH", 9)
    with unit_of_work() as uow:
        need = next(one for one in uow.needs.page(_all())[0] if one.created_on == OCTOBER)
        uow.needs.erase(need.need_id)
        uow.commit()
    after = (await desk.get(where))[1]
    assert _figures(after) == _figures(before) != []


async def test_a_report_of_two_months_is_the_sum_of_the_published_one_and_the_rest(desk: Desk, needs, company) -> None:
    one = _sum((await desk.get(await publish(desk, **OF_OCTOBER)))[1])
    company("Neu GmbH", 9)  # came too late for the report of October, and does not count in the next one either
    both = _sum((await desk.get(await publish(desk, **BOTH_MONTHS)))[1])
    assert one == 9 and both == one + 4


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ({"von": "2026-10", "bis": "2026-10"}, "gibt es schon"),
        ({"von": "2026-10", "bis": "2099-01"}, "nur Monate, die vorbei sind"),
        ({"von": "2026-10", "bis": "2026-09"}, "nach dem letzten"),
        ({"von": "", "bis": "2026-09"}, "Bitte wählen Sie den ersten"),
        ({"von": "2026-10", "bis": "2026-10", "region": ""}, None),
    ],
)
async def test_what_cannot_be_a_report_is_refused_with_a_reason(desk: Desk, needs, second, why) -> None:
    await publish(desk, **OF_OCTOBER)
    response = await desk.post("/verbund/berichte/neu", **OF_OCTOBER | second)
    if why is None:
        assert response.status == 404
    else:
        assert response.status == 422 and why in await response.text()


async def test_part_of_a_report_and_an_overlap_are_refused(desk: Desk, needs) -> None:
    await publish(desk, **BOTH_MONTHS)
    part = await desk.post("/verbund/berichte/neu", **OF_OCTOBER)
    assert part.status == 422 and "Teil eines Berichts" in await part.text()
    overlap = await desk.post("/verbund/berichte/neu", region="Ulm", von="2026-08", bis="2026-09")
    assert overlap.status == 422 and "überschneidet" in await overlap.text()


async def test_what_is_too_small_is_not_published_at_all(desk: Desk, company) -> None:
    company("Einzig GmbH", 40)
    response = await desk.post("/verbund/berichte/neu", **OF_OCTOBER)
    assert response.status == 422 and "Noch ist nichts groß genug" in await response.text()


async def test_wrong_amounts_are_refused(desk: Desk, needs) -> None:
    for amounts in ({"ausgaben": "viel"}, {"ausgaben": "10", "betriebe": "20"}):
        response = await desk.post("/verbund/berichte/neu", **OF_OCTOBER, **amounts)
        assert response.status == 422
    assert "Bisher ist nichts" in (await desk.get("/verbund/berichte"))[1]


async def test_a_funder_reads_published_reports_and_nothing_else(visitor: Desk, needs, unit_of_work) -> None:
    await visitor.log_in("alle")
    where = await publish(visitor, **OF_OCTOBER)
    await visitor.post("/verbund/abmelden")
    funder = await reader(visitor, unit_of_work, "foerderer", "Ulm")
    assert (await funder.get(where))[0] == 200
    assert "Neuer Bericht" not in (await funder.get("/verbund/berichte"))[1]
    for path in ("/verbund/berichte/innen", "/verbund/berichte/entwurf?region=Ulm&von=2026-10&bis=2026-10"):
        assert (await funder.get(path))[0] == 404


async def test_reports_of_other_regions_do_not_exist(visitor: Desk, needs, unit_of_work) -> None:
    await visitor.log_in("alle")
    where = await publish(visitor, **OF_OCTOBER)
    await visitor.post("/verbund/abmelden")
    other = await reader(visitor, unit_of_work, "manager", "Freiburg")
    for path in (where, f"{where}/bericht.pdf", f"{where}/bild/B1.svg", "/verbund/berichte/entwurf?region=Ulm&von=2026-10&bis=2026-10"):
        assert (await other.get(path))[0] == 404
    response = await other.post("/verbund/berichte/neu", **OF_OCTOBER)
    assert response.status == 404


async def test_the_inside_view_hides_nothing_and_is_written_down(visitor: Desk, needs, unit_of_work) -> None:
    await visitor.log_in("ulm")
    _, page = await visitor.get("/verbund/berichte/innen?region=Ulm&von=2026-10&bis=2026-10&zeile=kompetenzfeld")
    assert "Bekleidung" in page and "Insgesamt 9 Bedarfe" in page
    assert "Maute" not in page
    with unit_of_work() as uow:
        assert uow.audit.entries()[0].action == "report_inside_read"
    _, page = await visitor.get("/verbund/berichte/innen?region=Ulm&von=2026-10&bis=2026-10&zeile=kompetenzfeld&spalte=zielgruppe")
    assert "An- und Ungelernte" in page
    assert (await visitor.get("/verbund/berichte/innen?zeile=thema_freitext"))[0] == 404
    assert (await visitor.get("/verbund/berichte/innen?region=Freiburg&von=2026-10&bis=2026-10"))[0] == 404


async def test_every_figure_of_the_pdf_can_be_counted_again_in_the_store(desk: Desk, needs, unit_of_work) -> None:
    where = await publish(desk, **BOTH_MONTHS)
    response = await desk.client.get(f"{where}/bericht.pdf")
    assert response.content_type == "application/pdf"
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(await response.read())).pages)
    with unit_of_work() as uow:
        records = [one for one in uow.needs.page(_all(), limit=500)[0] if one.status != "zurueckgezogen"]
    checked, appendix = 0, " ".join(re.sub(r"Sachbericht, .* Seite \d+ von \d+", "", text).split())
    for table, lines in _tables(text).items():
        assert re.search(rf"{table}: [^:]*; 1\.9\.2026 bis 31\.10\.2026", appendix), table
        for label, figures in lines.items():
            mine = _counted_by_hand(table, label, set(lines), records)
            if mine is not None:
                assert figures == mine, (table, label)
                checked += 1
    assert checked == 8
    totals = re.search(r"Bedarfe: (\d+)\nPersonen: (\d+)", text)
    companies = [one for one in records if one.perspective == "team"]
    assert [int(totals[1]), int(totals[2])] == [len(companies), sum(one.anzahl_personen for one in companies)]
    assert "Seite 1 von" in text and "Schutz der Zahlen" in text
    assert not re.search(r"\d\d:\d\d", text)


async def test_workbook_and_csv_hold_the_same_figures_as_the_page(desk: Desk, needs) -> None:
    where = await publish(desk, **OF_OCTOBER)
    response = await desk.client.get(f"{where}/bericht.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(await response.read()))
    in_book = {(name, row[0], row[1]) for name in book.sheetnames[1:] for row in book[name].iter_rows(4, values_only=True) if row[1] is not None}
    text = (await (await desk.client.get(f"{where}/bericht.csv")).read()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    one_attribute = {(row[0], row[2], int(row[4])) for row in rows if len(row) == 5 and row[3] == "Bedarfe"}
    assert one_attribute and one_attribute <= in_book
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    _, page = await desk.get(where)
    for _, label, figure in one_attribute:
        assert f">{figure}</td>" in page and label.split(" &")[0] in page


async def test_the_public_edition_is_rounded_everywhere(desk: Desk, needs) -> None:
    where = await publish(desk, **BOTH_MONTHS)
    _, page = await desk.get(f"{where}?fassung=oeffentlich")
    figures = _figures(page)
    assert figures and all(int(figure) % 5 == 0 for figure in figures if figure.isdigit())
    svg = await (await desk.client.get(f"{where}/bild/B1.svg?fassung=oeffentlich")).text()
    said = re.search(r'<desc id="d">(.*?)</desc>', svg)[1]
    assert all(int(figure) % 5 == 0 for figure in re.findall(r": (\d+)", said))
    assert (await desk.get(f"{where}?fassung=geheim"))[0] == 404


async def test_no_file_carries_an_hour(desk: Desk, needs) -> None:
    where = await publish(desk, **OF_OCTOBER)
    pdf = PdfReader(io.BytesIO(await (await desk.client.get(f"{where}/bericht.pdf")).read()))
    assert pdf.metadata.creation_date.hour == pdf.metadata.creation_date.minute == 0
    book = openpyxl.load_workbook(io.BytesIO(await (await desk.client.get(f"{where}/bericht.xlsx")).read()))
    assert (book.properties.created.hour, book.properties.created.minute) == (0, 0)
    svg = await (await desk.client.get(f"{where}/bild/B1.svg")).text()
    assert "<dc:date>" not in svg and 'role="img"' in svg


def _all() -> NeedFilter:
    return NeedFilter(regions=("Ulm",))


def _figures(page: str) -> list[str]:
    return re.findall(r'<td class="number">([^<]+)</td>', page.split('id="kosten"')[0])


def _sum(page: str) -> int:
    return int(re.search(r"<dt>Bedarfe</dt><dd>(\d+)</dd>", page)[1])


def _tables(text: str) -> dict[str, dict[str, list[int]]]:
    """Reads the tables of one attribute back from the text of the PDF."""
    found: dict[str, dict[str, list[int]]] = {}
    table = ""
    for line in text.splitlines():
        if heading := re.match(r"Tabelle ([BE]\d+): ", line):
            table = heading[1]
        elif table and (cells := re.match(rf"(.+?)((?: \d+){{{2 if table[0] == 'B' else 1}}})$", line)):
            found.setdefault(table, {})[cells[1]] = [int(figure) for figure in cells[2].split()]
    return {name: lines for name, lines in found.items() if name in ("B1", "B3", "B5", "B6", "E1", "E5")}


def _counted_by_hand(table: str, label: str, labels: set[str], records: list[Need]) -> list[int] | None:
    """Counts the same once more, from the records and without anything that reports are made with."""
    skills = {skill.id: skill.group for skill in Taxonomy.load()}
    months = {date(2026, 9, 1): "September 2026", date(2026, 10, 1): "Oktober 2026"}
    read = {
        "1": lambda need: skills[need.skill_ids[0]],
        "3": lambda need: months[need.created_on.replace(day=1)],
        "5": lambda need: "An- und Ungelernte, auch gemischt" if "angelernt" in (need.zielgruppe_level or ()) else "?",
        "6": lambda need: {"team": "für ein Team", "selbst": "für sich selbst"}[need.perspective],
    }
    employees = table.startswith("E")
    by = read["6" if table == "E5" else table[1:]]
    mine = [one for one in records if (one.perspective == "selbst") == employees]
    mine = [one for one in mine if (by(one) not in labels if label == REST else by(one) == label)]
    return [len(mine)] if employees else [len(mine), sum(one.anzahl_personen for one in mine)]
