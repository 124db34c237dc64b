"""Single values as catalogues write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbund.offers.reading import (
    Unreadable,
    read_cents,
    read_count,
    read_day,
    read_days,
    read_duration,
    read_german_level,
    read_number,
    read_yes,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1234.5", 1234.5), ("12,5", 12.5), ("1.290 €", 1290), ("1 290", 1290),
        ("2.500.000", 2_500_000), ("EUR 990,-", 990), ("0,5", 0.5), ("1'290", 1290),
    ],
)  # fmt: skip
def test_numbers(text, number):
    assert read_number(text) == number


@given(st.integers(1, 9_999_999))
def test_every_german_price_comes_back(cents):
    whole, rest = divmod(cents, 100)
    assert read_cents(f"{whole:,}".replace(",", ".") + f",{rest:02} €") == cents


@pytest.mark.parametrize("text", ["0", "0,00 €", "auf Anfrage", "n. V."])
def test_no_price_is_no_price_and_never_zero(text):
    assert read_cents(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-01", date(2027, 3, 1)), ("01.03.2027", date(2027, 3, 1)), ("1.3.27", date(2027, 3, 1)),
        ("2027-03-01T00:00:00.000+01:00", date(2027, 3, 1)), ("2027-03-01+02:00", date(2027, 3, 1)),
    ],
)  # fmt: skip
def test_days(text, day):
    assert read_day(text) == day


def test_several_days_are_in_order_and_of_a_span_the_first_counts():
    assert read_days("12.04.2027; 1.3.2027 - 5.3.2027\n2027-01-18") == (
        date(2027, 1, 18),
        date(2027, 3, 1),
        date(2027, 4, 12),
    )


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("24 UE", (24, "UE", None)), ("16 Stunden", (16, "Stunden", None)), ("7,5 h", (7.5, "Stunden", None)),
        ("40 Unterrichtseinheiten", (40, "UE", None)), ("3 Tage", (None, None, 3)), ("1 Tag", (None, None, 1)),
    ],
)  # fmt: skip
def test_a_duration_keeps_its_unit(text, duration):
    assert read_duration(text) == duration


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_day, "31.02.2027"), (read_day, "bald"), (read_number, "viele"), (read_duration, "40"), (read_duration, "3 Wochen"),
        (read_yes, "vielleicht"), (read_german_level, "gut"), (lambda text: read_count(text, 1, 4), "5"),
        (lambda text: read_count(text, 0, 9), "2,5"), (read_cents, "9.999.999"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so(read, text):
    with pytest.raises(Unreadable):
        read(text)
