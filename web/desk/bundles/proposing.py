"""Proposals for who is logged in. They are computed when needs or bundles changed, and kept until then."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from verbund.bundling.candidate import Candidate, Rules
from verbund.bundling.fitting import obstacles
from verbund.bundling.geography import Geography
from verbund.bundling.proposals import Proposal, proposals
from verbund.unit_of_work import UnitOfWork
from web.desk.bundles.words import rules
from web.store_access import Store

MOST_LOOKED_AT = 200


@dataclass(frozen=True)
class Proposed:
    """The proposals, and the needs that are in none of them, by skill."""

    proposals: Sequence[Proposal]
    free: dict[str, list[Candidate]]

    def almost(self, proposal: Proposal, most: int = 3) -> list[tuple[Candidate, str]]:
        """Returns needs that only one thing keeps out of a proposal that lacks seats, and what that is."""
        found = []
        for one in self.free.get(proposal.group.skill_id, ())[:MOST_LOOKED_AT]:
            against = obstacles(one, proposal.group, rules(), Geography.load())
            if len(against) == 1 and not against[0].final:
                found.append((one, against[0].sentence))
        found.sort(key=lambda pair: (abs(pair[0].persons - proposal.missing), pair[0].need_id))
        return found[:most]


class Proposer:
    """Makes proposals; two people who ask at once wait for the same work.

    Args:
        store: the store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[tuple[tuple[str, ...], date, str], Proposed] = {}
        self._locks: dict[tuple[str, ...], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def proposed(self, regions: Sequence[str], today: date) -> Proposed:
        """Returns the proposals among the needs of these regions (none means all)."""
        async with self._locks[tuple(regions)]:
            state = await self._store.read(lambda uow: uow.candidates.state())
            # What is out of date goes at once: it holds words of needs that may have been erased.
            self._kept = {key: kept for key, kept in self._kept.items() if key[1:] == (today, state)}
            key = (tuple(regions), today, state)
            if key not in self._kept:
                self._kept[key] = await self._store.read(lambda uow: _propose(uow, regions, today, rules()))
            return self._kept[key]


PROPOSER = web.AppKey("proposer", Proposer)


def _propose(uow: UnitOfWork, regions: Sequence[str], today: date, wanted: Rules) -> Proposed:
    needs = uow.candidates.open(regions, today, wanted)
    found = proposals(needs, wanted)
    held = {one.need_id for proposal in found for one in proposal.group.members}
    free: dict[str, list[Candidate]] = defaultdict(list)
    for one in needs:
        for skill in one.skill_ids if one.need_id not in held else ():
            free[skill].append(one)
    return Proposed(found, dict(free))
