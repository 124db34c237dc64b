"""Shares come from a dated file, and are not said when nobody has checked them."""

from __future__ import annotations

from datetime import date

from verbund.reports.money import Money, euros, percent, shares_on

END = date(2026, 10, 31)


def test_shares_hold_from_their_first_day_and_while_they_are_checked():
    known = shares_on(END, date(2026, 11, 25))
    assert (known.land, known.others) == (65, 35)
    assert shares_on(date(2021, 6, 30), date(2026, 11, 25)) is None
    assert shares_on(END, date(2028, 1, 1)) is None


def test_what_is_left_for_the_land_is_what_others_did_not_pay():
    money = Money(120_000, 20_000, 22_000)
    assert (money.own_share, money.open) == (42_000, 78_000)
    assert percent(money.open, money.costs) == "65,0\N{NO-BREAK SPACE}%"
    assert percent(0, 0) == "–"
    assert euros(1_234_567) == "1.234.567\N{NO-BREAK SPACE}€"
