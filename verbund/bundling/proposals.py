"""Proposals for joint courses, made of all open needs at once.

Needs are dealt into buckets by skill (and Branche, where a skill depends on it), each bucket in the order of the days by
which they are wanted. The earliest need begins a group; of those within the window behind it the nearest ones join as
long as level, times, places and seats still suit all (`grow`). What became a group leaves all buckets, so no need is
proposed twice. Three rounds: full groups on one skill, full groups on related skills, groups that still lack seats.

Cost: n log n for the order, and for each need that begins a group a look at those of its bucket within the window: the
sum of n_b * w_b over buckets, w_b being a fraction of n_b. Places are sets of bits, so "is there a place for all" is one
AND of 1,101 bits. The rule is greedy: each group is as large as it can be made around its first need, the division of
all needs is not the best possible one (that is set packing, which is NP-hard). docs/bundling.md has the measurements.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verbund.bundling.candidate import ON_SITE, ONLINE, Candidate, Rules
from verbund.bundling.fitting import BOTH_BRANCHES
from verbund.bundling.group import Group
from verbund.taxonomy import Taxonomy

MOST_MEMBERS = 24
FAR_FUTURE = date.max


@dataclass(frozen=True)
class Proposal:
    """Needs that could share a course.

    Attributes:
        group: the needs and what they have in common.
        missing: how many seats are missing to the smallest course; 0 for a full one.
    """

    group: Group
    missing: int

    @property
    def key(self) -> str:
        """The same for the same needs."""
        ids = " ".join(sorted(one.need_id for one in self.group.members))
        return hashlib.sha256(ids.encode()).hexdigest()[:16]


def proposals(candidates: Iterable[Candidate], rules: Rules) -> list[Proposal]:
    """Returns the proposals: full ones before those that lack seats, one skill before related ones, early ones first."""
    free = {one.need_id: one for one in candidates if _may_join(one, rules)}
    found: list[Proposal] = []
    for exact, least_seats in ((True, rules.min_seats), (False, rules.min_seats), (True, 1)):
        for mode in (ON_SITE, ONLINE):
            for key, bucket in _buckets(free.values(), mode, exact):
                for group in _groups(key, bucket, mode, exact, least_seats, rules, free):
                    found.append(Proposal(group, max(rules.min_seats - group.total_seats, 0)))
    return sorted(found, key=_order)


def _may_join(one: Candidate, rules: Rules) -> bool:
    return (
        one.together not in ("nein", "mit_einschraenkung")
        and bool(one.skill_ids)
        and bool(one.modes)
        and one.persons <= rules.max_seats
    )


def _order(proposal: Proposal) -> tuple:
    days = proposal.group.deadlines
    return (
        proposal.missing > 0,
        not proposal.group.exact,
        proposal.missing,
        days[0] if days else FAR_FUTURE,
        -proposal.group.total_seats,
        proposal.key,
    )


def _buckets(
    candidates: Iterable[Candidate], mode: str, exact: bool
) -> Iterator[tuple[tuple[str, str], list[Candidate]]]:
    """Deals needs into buckets within which skill and Branche fit, the largest first."""
    buckets: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in candidates:
        if mode not in one.modes or (mode == ON_SITE and not one.reach):
            continue
        keys = one.skill_ids if exact else {skill.partition("-")[0] for skill in one.skill_ids}
        for key in keys:
            buckets[key, "" if exact and _for_all_branches(key) else one.branche].append(one)
    for key, bucket in sorted(buckets.items(), key=lambda item: (-len(item[1]), item[0])):
        bucket.sort(key=lambda one: (one.deadline or FAR_FUTURE, one.need_id))
        yield key, bucket


def _for_all_branches(skill_id: str) -> bool:
    skill = Taxonomy.load().get(skill_id)
    return bool(skill and skill.branches >= BOTH_BRANCHES)


def _groups(
    key: tuple[str, str],
    bucket: Sequence[Candidate],
    mode: str,
    exact: bool,
    least_seats: int,
    rules: Rules,
    free: dict[str, Candidate],
) -> Iterator[Group]:
    """Grows groups out of a bucket; the needs of each are taken out of `free`."""
    bucket = [one for one in bucket if one.need_id in free]
    days = [one.deadline or FAR_FUTURE for one in bucket]
    timeless = [one for one in bucket if one.deadline is None]
    for number, seed in enumerate(bucket):
        if seed.need_id not in free:
            continue
        last = seed.deadline + timedelta(days=rules.window_days) if seed.deadline else FAR_FUTURE
        near = bucket[number + 1 : bisect_right(days, last)]
        within = [*near, *timeless] if seed.deadline else near
        others = [one for one in within if one.need_id in free]
        group = grow(seed, others, mode, exact, key[0], rules)
        if group.total_seats >= least_seats and group.companies[0] >= rules.min_companies:
            for one in group.members:
                del free[one.need_id]
            yield group


def grow(
    seed: Candidate, others: Iterable[Candidate], mode: str, exact: bool, key: str, rules: Rules
) -> Group:
    """Adds to a need, nearest first, all others that suit it and each other.

    Args:
        seed: the first need.
        others: needs of the same bucket that are wanted within the window from the first one on.
        mode: `vor_ort` or `online`.
        exact: whether the bucket is that of a skill; else that of a group of skills.
        key: the skill or the group.
        rules: what bundles must be like.
    """
    on_site = mode == ON_SITE
    members, low, high = [seed], seed.level, seed.level
    times, reach, persons = seed.times, seed.reach, seed.persons
    step = rules.level_step
    suiting = [
        one
        for one in others
        if (low is None or one.level is None or abs(one.level - low) <= step)
        and not times.isdisjoint(one.times)
        and (not on_site or reach & one.reach)
    ]
    suiting.sort(key=_nearness(seed, on_site))
    for one in suiting:
        level = one.level
        lowest = low if level is None else level if low is None else min(low, level)
        highest = high if level is None else level if high is None else max(high, level)
        if lowest is not None and highest - lowest > step:
            continue
        if times.isdisjoint(one.times) or (on_site and not reach & one.reach):
            continue
        if persons + one.persons > rules.max_seats:
            continue
        members.append(one)
        low, high = lowest, highest
        times, reach, persons = times & one.times, reach & one.reach, persons + one.persons
        if persons >= rules.max_seats or len(members) >= MOST_MEMBERS:
            break
    return Group(tuple(members), mode, key if exact else _commonest(members, key), exact)


def _nearness(seed: Candidate, on_site: bool) -> Callable[[Candidate], tuple]:
    """Other companies first, then those that are near: on a flat map, which is enough to put them in order."""

    def ordered(one: Candidate) -> tuple:
        way = 0.0
        if on_site and seed.site and one.site:
            north = one.site.point.latitude - seed.site.point.latitude
            east = (one.site.point.longitude - seed.site.point.longitude) * 0.66  # cosine of 48.5 degrees
            way = north * north + east * east
        return one.company == seed.company, way, one.deadline or FAR_FUTURE, one.need_id

    return ordered


def _commonest(members: Sequence[Candidate], prefix: str) -> str:
    counts = Counter(skill for one in members for skill in one.skill_ids if skill.startswith(prefix))
    return min(counts, key=lambda skill: (-counts[skill], skill))
