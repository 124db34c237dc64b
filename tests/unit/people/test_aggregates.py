"""No number gives anybody away (domain report 7.3)."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from verbund.aggregates import MERGED, Share, company_key, figures, groups, reporting_day


def needs(topic: str, *companies: tuple[str, int], region: str = "Ulm") -> list[Share]:
    return [Share(topic, region, persons, company) for company, persons in companies]


def by_topic(shares):
    table = figures(shares, lambda share: share.topic)
    return {line.label: line.persons for line in table.lines}, table.total


BIG = needs("CNC", ("a", 4), ("b", 4), ("c", 4))
OTHER = needs("SPS", ("a", 3), ("b", 3), ("c", 3))


def test_five_persons_of_three_companies_are_shown():
    assert by_topic(needs("CNC", ("a", 2), ("b", 2), ("c", 1))) == ({"CNC": 5}, 5)


def test_four_persons_two_companies_or_one_that_is_most_of_it_are_not():
    for small in (
        needs("CNC", ("a", 2), ("b", 1), ("c", 1)),
        needs("CNC", ("a", 20), ("b", 20)),
        needs("CNC", ("a", 7), ("b", 2), ("c", 2)),
    ):
        assert by_topic(small) == ({}, None)


def test_persons_without_a_company_count_and_make_up_no_company():
    assert by_topic(needs("CNC", ("a", 1), ("b", 1), ("", 30))) == ({}, None)
    assert by_topic(needs("CNC", ("a", 1), ("b", 1), ("c", 1), ("", 2))) == ({"CNC": 5}, 5)


def test_a_single_small_cell_takes_a_second_one_along_so_that_the_total_does_not_tell_it():
    shown, total = by_topic([*BIG, *OTHER, *needs("Nähen", ("a", 1))])
    assert shown == {"CNC": 12, MERGED: 10}
    assert total == 22


def test_two_small_cells_are_put_together_once_they_are_large_enough():
    small = [*needs("Nähen", ("a", 2)), *needs("Gießen", ("b", 2), ("c", 1))]
    assert by_topic([*BIG, *small])[0] == {"CNC": 12, MERGED: 5}


def test_the_same_company_is_the_same_however_it_is_typed():
    assert company_key("Maute GmbH & Co. KG") == company_key("MAUTE  gmbh") == "maute"
    assert company_key("Maute GmbH") != company_key("Maier GmbH")


def test_a_works_council_reads_groups_of_five_employees_and_no_trace_of_others():
    five = [Share("CNC", "Ulm", 1, employee=True)] * 5
    four = [Share("SPS", "Ulm", 1, employee=True)] * 4
    team = [Share("Lean", "Ulm", 40, "a")]
    assert [(line.label, line.persons) for line in groups([*five, *four, *team])] == [("CNC", 5)]


def test_a_month_is_counted_when_it_is_over():
    assert reporting_day(date(2026, 11, 24)) == date(2026, 11, 1)


SHARES = st.lists(
    st.builds(
        Share,
        topic=st.sampled_from("ABCDEF"),
        region=st.just("Ulm"),
        persons=st.integers(1, 12),
        company=st.sampled_from(["", "a", "b", "c", "d", "e"]),
    ),
    max_size=40,
)


@given(SHARES)
def test_whatever_comes_in_no_hidden_cell_can_be_worked_out(shares):
    table = figures(shares, lambda share: share.topic)
    for line in table.lines:
        assert line.persons >= 5
        assert line.companies >= 3
    named = {line.label for line in table.lines} - {MERGED}
    hidden = {share.topic for share in shares} - named
    if table.total is not None:
        assert table.total == sum(share.persons for share in shares)
        # What is missing is nothing, or at least two cells, or the table shows no cell at all beside its total.
        assert len(hidden) != 1 or not table.lines
    if hidden and named:
        assert MERGED in {line.label for line in table.lines}
