"""How often somebody may try: in memory, per client and for all together. What it is not sure of, it refuses."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp import web

from web.keys import SETTINGS

NOBODY = ""
ALL = "all"
DAY = 24 * 60 * 60
FORWARDED = "X-Forwarded-For"
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


def take_all(*wanted: tuple[Bucket, str]) -> int:
    """Counts one attempt in each bucket where all allow it.

    Args:
        wanted: buckets, each with the key that is asked for.

    Returns:
        0, or after how many seconds to try again; then nothing was counted.
    """
    wait = max(bucket.wait(key) for bucket, key in wanted)
    if wait == 0:
        for bucket, key in wanted:
            bucket.spend(key)
    return wait


def remote_of(request: web.Request) -> str | None:
    """Returns the address of who asks.

    A header is believed only where the operator has said how many proxies of their own stand before us
    (`trusted_proxies`): each adds the address it was asked from at the end, so that many from the right is the last
    one that somebody of ours has seen. Fewer entries than proxies mean that none of it can be believed.
    """
    proxies = request.config_dict[SETTINGS].trusted_proxies
    seen = [part.strip() for part in ",".join(request.headers.getall(FORWARDED, [])).split(",") if part.strip()]
    return seen[-proxies] if 0 < proxies <= len(seen) else request.remote


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
