"""How often somebody may try: in memory, per client and for all together. What it is not sure of, it refuses."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

NOBODY = ""
ALL = "all"
NEIGHBOURS_V6 = 64  # whoever has one IPv6 address has all of its /64


@dataclass(frozen=True)
class Rate:
    """So many at once, then one in each `seconds`."""

    burst: int
    seconds: float


class Bucket:
    """A token bucket for each key.

    It keeps one number per key: the moment at which the bucket is full again (the "virtual scheduling" form of the
    generic cell rate algorithm, ITU-T I.371). A full bucket is the same as none, so those are forgotten.

    Args:
        rate: how much a key may do.
        clock: seconds that only grow.
        most: so many keys at once; further ones are refused, or a flood of addresses would fill the memory.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic, most: int = 10_000) -> None:
        self._rate = rate
        self._clock = clock
        self._most = most
        self._full_at: dict[str, float] = {}

    def __len__(self) -> int:
        return len(self._full_at)

    def wait(self, key: str) -> int:
        """Returns after how many seconds the key may try, 0 for now. Looking costs nothing."""
        now = self._clock()
        if key not in self._full_at and len(self._full_at) >= self._most:
            self._full_at = {known: full for known, full in self._full_at.items() if full > now}
            if len(self._full_at) >= self._most:
                return math.ceil(self._rate.seconds)
        ahead = self._full_at.get(key, now) - now
        return max(0, math.ceil(ahead - (self._rate.burst - 1) * self._rate.seconds))

    def spend(self, key: str) -> None:
        """Counts one attempt."""
        now = self._clock()
        self._full_at[key] = max(self._full_at.get(key, now), now) + self._rate.seconds


class Attempts:
    """Limits how often something is tried: `EACH` client, and all of them `TOGETHER`.

    Args:
        clock: seconds that only grow.
    """

    EACH: Rate
    TOGETHER: Rate

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = Bucket(self.EACH, clock)
        self._together = Bucket(self.TOGETHER, clock)

    def take(self, remote: str | None) -> int:
        """Counts an attempt where one is allowed.

        Args:
            remote: the address of the connection. No header is asked: anybody can write one.

        Returns:
            0, or after how many seconds to try again; then nothing was counted.
        """
        key = client_of(remote)
        wait = max(self._each.wait(key), self._together.wait(ALL))
        if wait == 0:
            self._each.spend(key)
            self._together.spend(ALL)
        return wait


class CodeAttempts(Attempts):
    """Limits guesses at codes.

    With 65 bits and one guess a second for all together, finding any of 100,000 needs takes some millions of years.
    The limit keeps guessing from being free, and the store from being asked too often.
    """

    EACH = Rate(burst=10, seconds=10)
    TOGETHER = Rate(burst=60, seconds=1)


class Changes:
    """Limits changes of one need: each leaves a line in its history."""

    EACH = Rate(burst=30, seconds=10)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = Bucket(self.EACH, clock)

    def take(self, need_id: str) -> int:
        """Counts a change where one is allowed; returns like `CodeAttempts.take`."""
        wait = self._each.wait(need_id)
        if wait == 0:
            self._each.spend(need_id)
        return wait


def client_of(remote: str | None) -> str:
    """Returns what counts as one client; all whose address is unknown are one."""
    try:
        address: IPv4Address | IPv6Address = ip_address(remote or NOBODY)
    except ValueError:
        return NOBODY
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), NEIGHBOURS_V6), strict=False))
