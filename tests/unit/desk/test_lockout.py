"""After five failures a name is shut, each time for longer, and one good login forgets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from verbund.managers import AuditEntry
from web.desk.lockout import FIRST_DELAY, LOGIN, LOGIN_FAILED, LONGEST_DELAY, LOOK_BACK, locked_until

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def entries(*newest_first: str) -> list[AuditEntry]:
    return [
        AuditEntry(at=NOW - timedelta(minutes=age), who="x", action=action) for age, action in enumerate(newest_first)
    ]


@pytest.mark.parametrize("failures", range(5))
def test_a_few_failures_shut_nothing(failures: int) -> None:
    assert locked_until(entries(*[LOGIN_FAILED] * failures)) is None


@pytest.mark.parametrize(("failures", "times"), [(5, 1), (6, 2), (7, 4), (8, 8)])
def test_the_delay_doubles_from_the_last_failure(failures: int, times: int) -> None:
    assert locked_until(entries(*[LOGIN_FAILED] * failures)) == NOW + FIRST_DELAY * times


def test_the_delay_has_an_end() -> None:
    assert locked_until(entries(*[LOGIN_FAILED] * LOOK_BACK)) == NOW + LONGEST_DELAY


def test_as_many_entries_are_read_as_the_longest_delay_needs() -> None:
    assert locked_until(entries(*[LOGIN_FAILED] * LOOK_BACK)) == locked_until(entries(*[LOGIN_FAILED] * 40))


def test_a_login_forgets_the_failures_before_it() -> None:
    assert locked_until(entries(*[LOGIN_FAILED] * 4, LOGIN, *[LOGIN_FAILED] * 9)) is None
