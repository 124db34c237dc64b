"""Shares shown and chosen beside the share of the catalogue; linked providers apart."""

from __future__ import annotations

from datetime import date

import pytest

from verbund.offers.fairness import fairness, quarter
from verbund.offers.providers import Link, Links, Provider

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 11, 25), (10, 1), (12, 31)),
        (date(2026, 2, 28), (1, 1), (3, 31)),
        (date(2026, 6, 30), (4, 1), (6, 30)),
    ],
)
def test_quarters(day, first, last):
    assert quarter(day) == (date(2026, *first), date(2026, *last))


def test_rows_are_by_name_and_linked_ones_are_added_up():
    links = Links([Link(provider_key="z", provider_name="Z", linked=True, reason="r", changed_on=DAY)])
    report = fairness(
        DAY,
        DAY,
        [Provider("b", "B", 30), Provider("z", "Z", 10)],
        {("z", "Z"): 2, ("b", "B"): 6, ("a", "A"): 2},
        {("z", "Z"): 1},
        5,
        links,
    )
    assert [row.name for row in report.rows] == ["A", "B", "Z"]
    assert (report.linked.share_catalogue, report.linked.share_shown, report.linked.share_chosen) == (0.25, 0.2, 1.0)
    assert (report.others.in_catalogue, report.others.shown, report.others.chosen) == (30, 8, 0)


def test_nothing_to_divide_by_is_no_zero():
    report = fairness(DAY, DAY, [Provider("b", "B", 3)], {}, {}, 0, Links())
    assert (report.rows[0].share_shown, report.rows[0].share_chosen) == (None, None)


def test_linked_providers_of_the_data_are_known_by_their_names():
    links = Links()
    assert links.of("bbq") and links.of("bbq standort ulm") and links.of("texoversum experts training hub")
    assert links.of("bbqueen") is None and links.of("irgendwer") is None


def test_a_manager_can_say_no_longer():
    links = Links(
        [Link(provider_key="bbq", provider_name="BBQ", linked=False, reason="verkauft", changed_on=DAY, who="a")]
    )
    assert links.of("bbq") is None
    assert links.of("bbq bildung und berufliche qualifizierung") is not None
