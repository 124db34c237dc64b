"""Whoever knows every published report and is good at sums does not learn what is hidden (domain report 7.3)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.unit.reports.attack import Attacker, Variable, truth
from tests.unit.reports.worlds import ATOMS, LABELS, MONTHS, REGIONS, SCOPES, TODAY, around, needs, publish
from verbund.reports.attributes import NeedFacts, count
from verbund.reports.counted import LEAST_PERSONS, LEAST_SOURCES, Cell, Counted, Figures
from verbund.reports.report import Disclosed, Report
from verbund.reports.scope import Scope
from verbund.reports.tables import Table

MOST_CELLS = 14
TINY = 1e-6

Wanted = Callable[[Variable], bool]


def cells(attacker: Attacker) -> Iterator[Wanted]:
    """What an attacker asks for: lines of one and of two attributes, of each region and month, of some, and of all."""
    places: list[Wanted] = [lambda variable: True]
    places += [lambda variable, region=region: variable[0][0] == region for region in REGIONS]
    places += [lambda variable, month=month: variable[0][1] == month for month in MONTHS]
    places += [lambda variable, atom=atom: variable[0] == atom for atom in ATOMS]
    lines: list[Wanted] = [lambda variable: True]
    for name, labels in LABELS.items():
        lines += [lambda v, n=name, label=label: attacker.value(v, n) == label for label in labels]
    for other in ("dringlichkeit", "zielgruppe"):
        lines += [
            lambda v, o=other, first=first, second=second:
            attacker.value(v, "kompetenzfeld") == first and attacker.value(v, o) == second
            for first in LABELS["kompetenzfeld"] for second in LABELS[other]
        ]  # fmt: skip
    for place in places:
        for line in lines:
            yield lambda variable, place=place, line=line: place(variable) and line(variable)


def hidden(attacker: Attacker, counted: list[Counted]) -> Iterator[tuple[list[float], Cell]]:
    """The cells that nobody may learn: there is somebody in them, and they are too small."""
    known = truth(attacker, counted)
    published = frozenset().union(*(report.scope.atoms for report in attacker.reports))
    for wanted in cells(attacker):
        if not {variable[0] for variable in attacker.variables if wanted(variable)} <= published:
            continue  # no report says anything about it
        cell = Cell.of(one for variable, group in known.items() if wanted(variable) for one in group)
        if cell.persons and not cell.is_safe:
            yield attacker.row_of(wanted), cell


def attack(reports: list[Report], counted: list[Counted], figure: Callable[[Figures], int], least: int, pick) -> int:
    attacker = Attacker(reports, LABELS, ATOMS, around, figure)
    tried = 0
    asked = list(hidden(attacker, counted))
    for row, _ in asked:
        assert not attacker.exactly(row), "worked out by addition and subtraction"
    for row, _ in pick.sample(asked, min(MOST_CELLS, len(asked))):
        low, high = attacker.bounds(row)
        assert high - low >= least - TINY, (low, high)
        tried += 1
    return tried


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(needs(), st.lists(SCOPES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_no_hidden_cell_can_be_worked_out_of_all_reports_together(counted, scopes, pick) -> None:
    reports = publish(counted, scopes)
    event(f"{len(reports)} reports")
    for figure, least in ((lambda one: one.persons, LEAST_PERSONS), (lambda one: one.needs, LEAST_SOURCES)):
        event(f"{attack(reports, counted, figure, least, pick) > 0} cells attacked")


@settings(max_examples=60, deadline=None)
@given(needs(), st.lists(SCOPES, min_size=2, max_size=6))
def test_the_difference_of_two_reports_is_nobody_or_large_enough(counted, scopes) -> None:
    reports = publish(counted, scopes)
    for large in reports:
        for small in (one for one in reports if one.scope.atoms < large.scope.atoms):
            atoms = _published(large, reports) - _published(small, reports)
            cell = Cell.of(one for one in counted if (one.region, one.month) in atoms)
            assert cell.persons == 0 or cell.is_safe


def _published(report: Report, reports: list[Report]) -> set:
    parts = [one for one in reports if one.id in report.parts] + [report]
    return set().union(*(one.scope.atoms for one in parts if "betriebe" in one.own))


def test_months_are_not_told_apart_where_a_region_lacks_some() -> None:
    """The sum of a month, less the region that has only this month, would be what another region's month was."""
    counted = [
        count(
            NeedFacts(
                perspective="team", region=region, created_on=month, status="neu", branche="metall_elektro",
                dringlichkeit="sofort", persons=persons, company=f"{region} {company}", skill="CNC-01",
                zielgruppe=("fachkraft",),
            )
        )
        for region, month, persons in (
            (REGIONS[0], MONTHS[0], 4), (REGIONS[0], MONTHS[1], 4), (REGIONS[1], MONTHS[0], 1), (REGIONS[1], MONTHS[1], 4),
        )
        for company in range(3)
    ]  # fmt: skip
    part, both = Scope(REGIONS[:1], MONTHS[1], MONTHS[1]), Scope(REGIONS[:2], MONTHS[0], MONTHS[1])
    attack(publish(counted, [part, both]), counted, lambda one: one.persons, LEAST_PERSONS, random.Random(1))
    assert "B3" not in _tables(publish(counted, [part, both])[-1])
    assert "B3" in _tables(publish(counted, [both])[-1])


def _tables(report: Report) -> set[str]:
    return {table.id for table in report.own["betriebe"].tables if table.tells}


def test_the_attacker_finds_what_is_published_without_protection() -> None:
    """The attack is able to succeed."""
    facts = NeedFacts(
        perspective="team", region=REGIONS[0], created_on=MONTHS[0], status="neu", branche="metall_elektro",
        dringlichkeit="sofort", persons=2, company="b1", skill="CNC-01", zielgruppe=("fachkraft",),
    )  # fmt: skip
    bare = Table("B1", ("Zerspanung & CNC",), ("",), ((Figures(1, 2),),))
    report = Report(
        id=1, scope=Scope((REGIONS[0],), MONTHS[0], MONTHS[0]), published_on=TODAY, published_by="ulm",
        own={"betriebe": Disclosed(1, (bare,))},
    )  # fmt: skip
    attacker = Attacker([report], LABELS, ATOMS, around, lambda one: one.persons)
    row, _ = next(hidden(attacker, [count(facts)]))
    assert attacker.exactly(row)
    assert attacker.bounds(row) == (2.0, 2.0)
    with pytest.raises(AssertionError, match="worked out"):
        attack([report], [count(facts)], lambda one: one.persons, LEAST_PERSONS, random.Random(1))
