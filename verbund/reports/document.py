"""A report as people read it: the same headings, tables and notes on the page, in the PDF and in the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

import yaml

from verbund.german_days import day_in_digits
from verbund.reports.attributes import ATTRIBUTES
from verbund.reports.counted import Figures, Population
from verbund.reports.money import Money, euros, percent
from verbund.reports.report import POPULATION_NAMES, Chapter, Report, chapters
from verbund.reports.scope import Scope
from verbund.reports.tables import Table
from verbund.settings import ROOT

Edition = Literal["foerderung", "oeffentlich"]
EDITIONS: tuple[Edition, ...] = ("foerderung", "oeffentlich")
STEP = 5
TEXTS_FILE = ROOT / "knowledge" / "texts" / "bericht.yml"

COLUMNS: Mapping[Population, tuple[str, ...]] = {
    "betriebe": ("Bedarfe", "Personen"),
    "beschaeftigte": ("Bedarfe",),
    "teilnehmende": ("Plätze",),
    "bewertung": ("Rückmeldungen",),
    "wirkung": ("Rückmeldungen",),
}
"""Which figures of a cell are shown; the last one is what charts and tables of two attributes count."""

SOURCES: Mapping[Population, str] = {
    "betriebe": "Betriebe",
    "beschaeftigte": "Kreise, also mindestens so viele Standorte",
    "teilnehmende": "Betriebe",
    "bewertung": "Kurse",
    "wirkung": "Kurse",
}

COUNTED: Mapping[Population, str] = {
    "betriebe": "Bedarfe für ein Team oder den Betrieb, und die Personen darin; ohne zurückgezogene",
    "beschaeftigte": "Bedarfe von Beschäftigten, Betriebsräten und Mentoren; ohne zurückgezogene",
    "teilnehmende": "Belegte Plätze in Kursen, die im Zeitraum begonnen haben und nicht abgesagt sind; steht fest, wie "
    "viele kamen, zählen diese",
    "bewertung": "Rückmeldungen direkt nach dem Kurs, die im Zeitraum eingetragen wurden",
    "wirkung": "Rückmeldungen 3 bis 6 Monate nach dem Kurs, die im Zeitraum eingetragen wurden",
}


@dataclass(frozen=True)
class Sheet:
    """A table to be read.

    Attributes:
        id, title: of the table.
        query: what is counted, in words, so that anybody can count it again.
        header: the first line.
        lines: label and figures.
        merged: whether something was put together.
        chart: whether there is a picture.
        bars: what the picture shows: label and figure.
    """

    id: str
    title: str
    query: str
    header: tuple[str, ...]
    lines: tuple[tuple[str, tuple[int, ...]], ...]
    merged: bool
    chart: bool
    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Section:
    """All of one population: its sums in words, and its tables."""

    title: str
    sums: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class Document:
    """A whole report.

    Attributes:
        title, facts: what stands on top of it.
        sections: by population.
        costs, costs_note: amounts and shares.
        definitions, protection: what is counted how, and why something is missing.
        edition: for whom it is.
        day: when it was published; files carry no time.
        slug: for names of files.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    costs: tuple[tuple[str, str, str], ...]
    costs_note: str
    definitions: tuple[tuple[str, str], ...]
    protection: tuple[str, ...]
    edition: Edition
    day: date
    slug: str

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(sheet for section in self.sections for sheet in section.sheets)


def document(report: Report, held: Iterable[Report], edition: Edition) -> Document:
    """Makes the document of a report.

    Args:
        report: the report.
        held: at least the reports in it.
        edition: for the funder with figures as they are, or for everybody, rounded.
    """
    known, texts = list(held), texts_of_reports()
    shown = rounded if edition == "oeffentlich" else int
    by_id = {one.id: one for one in known}
    facts = [
        ("Region", report.scope.place),
        ("Zeitraum", report.scope.period),
        ("Stichtag", day_in_digits(report.published_on)),
        ("Fassung", texts["fassungen"][edition]),
    ]
    if report.id:
        facts.insert(0, ("Nummer", str(report.id)))
    if report.parts:
        names = (f"Nr. {number}: {by_id[number].scope.place}, {by_id[number].scope.period}" for number in report.parts)
        facts.append(("Enthält", "; ".join(names)))
    costs, note = _costs(report.money)
    protection = (*texts["schutz"], *([texts["gerundet"]] if edition == "oeffentlich" else []))
    return Document(
        title=texts["titel"],
        facts=tuple(facts),
        sections=tuple(_section(chapter, report.scope, shown) for chapter in chapters(report, known)),
        costs=costs,
        costs_note=note,
        definitions=tuple((word, meaning) for word, meaning in texts["zaehlung"]),
        protection=protection,
        edition=edition,
        day=report.published_on,
        slug=f"bericht-{report.id}-{report.scope.first:%Y-%m}-bis-{report.scope.last:%Y-%m}-{edition}",
    )


def rounded(figure: int) -> int:
    """Returns the nearest multiple of five (domain report 7.3, rule 5)."""
    return (figure + STEP // 2) // STEP * STEP



def _section(chapter: Chapter, scope: Scope, shown: Callable[[int], int]) -> Section:
    names = COLUMNS[chapter.population]
    sums = list(zip(names, (str(shown(figure)) for figure in _figures(chapter.total, names)), strict=True))
    sums += [(f"{SOURCES[chapter.population]} ({where})", str(shown(number))) for where, number in chapter.sites]
    sheets = tuple(_sheet(table, chapter.population, scope, shown) for table in chapter.tables)
    return Section(POPULATION_NAMES[chapter.population], tuple(sums), sheets)


def _sheet(table: Table, population: Population, scope: Scope, shown: Callable[[int], int]) -> Sheet:
    plan, names = table.plan, COLUMNS[population]
    row = ATTRIBUTES[plan.row].title
    title = row
    if plan.column:
        title = f"{row} und {ATTRIBUTES[plan.column].title} ({names[-1]})"
        header = (row, *table.columns)
        lines = [(label, [_figures(cell, names)[-1] for cell in line]) for label, line in zip(table.rows, table.cells, strict=True)]
    else:
        header = (row, *names)
        lines = [(label, _figures(line[0], names)) for label, line in zip(table.rows, table.cells, strict=True)]
    final = tuple((label, tuple(shown(figure) for figure in figures)) for label, figures in lines)
    bars = tuple((label, figures[-1]) for label, figures in final)
    return Sheet(table.id, title, query(table, scope), header, final, table.merged, plan.chart and len(final) > 1, bars)


def _figures(figures: Figures, names: tuple[str, ...]) -> tuple[int, ...]:
    """Of employees only needs are counted, of participants only persons."""
    return (figures.needs, figures.persons) if len(names) > 1 else (figures.persons,)


def query(table: Table, scope: Scope) -> str:
    """Returns what a table counts, in words."""
    plan = table.plan
    first, last = day_in_digits(scope.first), day_in_digits(scope.last_day)
    by = " und nach ".join(ATTRIBUTES[key].title for key in (plan.row, plan.column) if key)
    meanings = " ".join(ATTRIBUTES[key].meaning for key in (plan.row, plan.column) if key)
    return f"{COUNTED[plan.population]}; {scope.place}; {first} bis {last}; gezählt nach {by}. {meanings}"


def _costs(money: Money | None) -> tuple[tuple[tuple[str, str, str], ...], str]:
    texts = texts_of_reports()["kosten"]
    if money is None:
        return (), texts["ohne_betraege"]
    lines = [
        ("Ausgaben im Zeitraum", euros(money.costs), percent(money.costs, money.costs)),
        ("davon Beiträge der Verbände", euros(money.associations), percent(money.associations, money.costs)),
        ("davon Beiträge der Betriebe", euros(money.companies), percent(money.companies, money.costs)),
        ("davon offen für das Land", euros(money.open), percent(money.open, money.costs)),
    ]
    shares = money.shares
    if shares is None:
        return tuple(lines), texts["ohne_anteile"]
    planned_land, planned_others = (round(money.costs * share / 100) for share in (shares.land, shares.others))
    lines += [
        ("vorgesehener Anteil des Landes", euros(planned_land), f"{shares.land}\N{NO-BREAK SPACE}%"),
        ("vorgesehen für Verbände und Betriebe", euros(planned_others), f"{shares.others}\N{NO-BREAK SPACE}%"),
    ]
    return tuple(lines), texts["hinweis"].format(quelle=shares.source, tag=day_in_digits(shares.checked_on))


@cache
def texts_of_reports() -> Mapping[str, Any]:
    """Returns the fixed texts of reports."""
    return yaml.safe_load(TEXTS_FILE.read_text(encoding="utf-8"))
