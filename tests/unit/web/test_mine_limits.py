"""Buckets on a clock of their own: nothing here waits."""

from __future__ import annotations

import pytest

from web.limits import ALL, Bucket, Rate, client_of
from web.mine.limits import CodeAttempts


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_one_in_each_interval() -> None:
    clock = Clock()
    bucket = Bucket(Rate(burst=3, seconds=10), clock)
    for _ in range(3):
        assert bucket.wait("a") == 0
        bucket.spend("a")
    assert bucket.wait("a") == 10
    assert bucket.wait("b") == 0
    clock.now = 9.5
    assert bucket.wait("a") == 1
    clock.now = 10
    assert bucket.wait("a") == 0
    bucket.spend("a")
    assert bucket.wait("a") == 10


def test_after_a_rest_the_burst_is_back_and_no_more_than_it() -> None:
    clock = Clock()
    bucket = Bucket(Rate(burst=2, seconds=10), clock)
    bucket.spend("a")
    clock.now = 10_000
    for _ in range(2):
        assert bucket.wait("a") == 0
        bucket.spend("a")
    assert bucket.wait("a") == 10


def test_a_flood_of_keys_is_refused_and_forgotten() -> None:
    clock = Clock()
    bucket = Bucket(Rate(burst=1, seconds=10), clock, most=3)
    for key in "abc":
        bucket.spend(key)
    assert bucket.wait("d") == 10
    clock.now = 10
    assert (bucket.wait("d"), len(bucket)) == (0, 0)


def test_all_together_are_limited_too() -> None:
    attempts = CodeAttempts(Clock())
    for number in range(CodeAttempts.TOGETHER.burst):
        assert attempts.take(f"192.0.2.{number}") == 0
    assert attempts.take("192.0.2.200") == 1
    assert attempts._each.wait("192.0.2.200") == 0  # what was refused is not counted
    assert attempts._together.wait(ALL) == 1


@pytest.mark.parametrize(
    ("remote", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        (None, ""),
        ("unix:", ""),
    ],
)
def test_what_counts_as_one_client(remote: str | None, client: str) -> None:
    assert client_of(remote) == client
