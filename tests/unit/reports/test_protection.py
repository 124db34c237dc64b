"""Every cell that is shown is safe by itself; tables add up; rounding tells less."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reports.worlds import SCOPES, needs, publish
from verbund.reports.attributes import NeedFacts, count
from verbund.reports.company import company_key
from verbund.reports.counted import Cell, Counted, together
from verbund.reports.document import rounded
from verbund.reports.groups import groups, reporting_day
from verbund.reports.protection import REST, by_label, one_attribute
from verbund.reports.report import chapters
from verbund.reports.tables import add, draw

FACTS = {
    "region": "Ulm", "created_on": date(2026, 10, 1), "status": "neu",
    "branche": "metall_elektro", "dringlichkeit": "sofort",
}  # fmt: skip


def team(skill: str, *companies: tuple[str, int]) -> list[Counted]:
    return [count(NeedFacts(perspective="team", persons=n, company=name, skill=skill, **FACTS)) for name, n in companies]


def employees(number: int, skill: str = "CNC-01", kreise: tuple[str, ...] = ("08421", "08425", "08426")) -> list[Counted]:
    return [
        count(NeedFacts(perspective="selbst", ags=kreise[place % len(kreise)], skill=skill, **FACTS))
        for place in range(number)
    ]


BIG = team("CNC-01", ("a", 4), ("b", 4), ("c", 4))
OTHER = team("AUT-01", ("a", 3), ("b", 3), ("c", 3))


def shown(counted: list[Counted]) -> dict[str, int]:
    """Persons by field of skills; empty where nothing may be shown."""
    tables = draw(counted)
    return {row: cells[0].persons for row, cells in zip(tables[0].rows, tables[0].cells, strict=True)} if tables else {}


@pytest.mark.parametrize(
    "companies",
    [
        (("a", 2), ("b", 1), ("c", 1)),  # four persons
        (("a", 20), ("b", 20)),  # two companies
        (("a", 7), ("b", 2), ("c", 2)),  # one is most of it
        (("a", 1), ("b", 1), ("", 30)),  # those without a company are no third one
        (("a", 3), ("b", 3), ("c", 3), ("", 7)),  # and may all be of the largest
    ],
)
def test_what_is_too_small_is_not_shown(companies):
    assert shown(team("CNC-01", *companies)) == {}


def test_five_persons_of_three_companies_are_shown():
    assert shown(team("CNC-01", ("a", 2), ("b", 2), ("c", 1))) == {"Zerspanung & CNC": 5}
    assert shown(team("CNC-01", ("a", 3), ("b", 3), ("c", 3), ("", 2))) == {"Zerspanung & CNC": 11}


def test_a_single_small_line_takes_a_second_one_along():
    assert shown([*BIG, *OTHER, *team("BEK-01", ("a", 1))]) == {"Zerspanung & CNC": 12, REST: 10}


def test_three_kreise_prove_three_sites_of_employees():
    assert shown(employees(6)) == {"Zerspanung & CNC": 6}
    assert shown(employees(9, kreise=("08421", "08425"))) == {}
    assert shown(employees(9, kreise=("08421", "08425", ""))) == {}


def test_employees_and_companies_are_never_one_table():
    both = [*BIG, *employees(6)]
    with_both = {one.population for one in both}
    assert with_both == {"betriebe", "beschaeftigte"}
    assert all(one.source in ("08421", "08425", "08426") for one in both if one.population == "beschaeftigte")


@given(st.lists(st.dictionaries(st.sampled_from(["", "a", "b", "c", "d"]), st.integers(0, 9)), min_size=2, max_size=4))
def test_what_is_safe_is_safe_together(parts):
    cells = [Cell(len(part), part) for part in parts]
    safe = [cell for cell in cells if cell.is_safe]
    assert together(safe).is_safe or not safe


@given(needs())
def test_an_axis_puts_every_need_somewhere_and_shows_only_what_is_safe(counted):
    for attribute in ("kompetenzfeld", "dringlichkeit", "region"):
        cells = by_label(counted, attribute)
        axis = one_attribute(cells)
        if axis is None:
            assert not together(cells.values()).is_safe
            continue
        assert {axis.place(label) for label in cells} == set(axis.labels)
        assert all(cells[label].is_safe for label in axis.shown)
        assert not axis.rest or together(cells[label] for label in axis.rest).is_safe


@settings(deadline=None)
@given(needs(), st.lists(SCOPES, min_size=1, max_size=5))
def test_every_figure_of_every_report_is_made_of_safe_cells(counted, scopes):
    reports = publish(counted, scopes)
    for report in reports:
        parts = [one for one in reports if one.id in report.parts] + [report]
        for chapter in chapters(report, reports):
            assert chapter.total.persons == sum(one.own["betriebe"].total.persons for one in parts if one.own)
            for table in chapter.tables:
                assert table.total == chapter.total
                for row in table.cells:
                    for figures in row:
                        assert figures.persons == 0 or (figures.persons >= 5 and figures.needs >= 3)


def test_a_line_that_a_part_hides_loses_its_name_in_the_sum():
    first, second = draw([*BIG, *OTHER])[0], draw([*BIG, *team("AUT-01", ("a", 1)), *team("BEK-01", ("b", 2), ("c", 2))])[0]
    both = add([first, second])
    assert both.rows == ("Zerspanung & CNC", REST)
    assert both.total.persons == first.total.persons + second.total.persons


@given(st.integers(0, 5000))
def test_rounding_is_to_the_nearest_five(figure):
    assert rounded(figure) % 5 == 0 and abs(rounded(figure) - figure) <= 2


def test_the_same_company_is_the_same_however_it_is_typed():
    assert company_key("Maute GmbH & Co. KG") == company_key("MAUTE  gmbh") == "maute"
    assert company_key("Maute GmbH") != company_key("Maier GmbH")


def test_a_works_council_reads_steps_of_five_and_no_trace_of_smaller_groups():
    found = groups([*employees(12), *employees(4, "AUT-01"), *team("LEA-01", ("a", 40))])
    assert [(one.label, one.at_least) for one in found] == [("Zerspanung & CNC", 10)]


def test_a_month_is_counted_when_it_is_over():
    assert reporting_day(date(2026, 11, 24)) == date(2026, 11, 1)
