"""How long proposals take with very many open needs. A measurement, no test: `python -m tests.load.bundling`.

The needs are made up: skills as uneven as life is (Zipf's law), sites anywhere in the Land, one in three told by an
employee, levels, days, formats and radii by chance.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from tests.fakes.needs import a_need
from verbund import need_values as values
from verbund.bundling.candidate import Candidate, Rules, candidate
from verbund.bundling.geography import Geography
from verbund.bundling.proposals import Proposal, proposals
from verbund.taxonomy import Taxonomy

TODAY = date(2026, 11, 25)
RULES = Rules()


def made_up(count: int, seed: int = 7) -> list[Candidate]:
    """Returns open needs by chance."""
    rng = random.Random(seed)
    geography = Geography.load()
    skills = sorted(skill.id for skill in Taxonomy.load())
    rng.shuffle(skills)
    weights = [1 / rank for rank in range(1, len(skills) + 1)]
    return [_one(number, rng, geography, skills, weights) for number in range(count)]


def _one(
    number: int, rng: random.Random, geography: Geography, skills: Sequence[str], weights: Sequence[float]
) -> Candidate:
    place = rng.choice(geography.gemeinden)
    employee = rng.random() < 1 / 3
    named = not employee and rng.random() < 0.7
    company = f"firma-{rng.randrange(4000)}" if named else f"n-{number}"
    need = a_need(
        need_id=f"n-{number}",
        perspective="selbst" if employee else rng.choice(("team", "betrieb", "vertretung")),
        created_on=TODAY - timedelta(days=rng.randrange(120)),
        branche=rng.choices(get_args(values.Branche), weights=(60, 25, 12, 3))[0],
        stand_soll=rng.choice((None, 2, 3, 3, 4)),
        anzahl_personen=1 if employee else min(999, 1 + int(rng.expovariate(0.25))),
        dringlichkeit=rng.choice(get_args(values.Dringlichkeit)),
        plz=rng.choice(place.postcodes),
        ort=place.name,
        ags=place.kreis_ags,
        radius_km=rng.choice((None, 0, 25, 50, 50, 100, 999)),
        format=rng.choice((None, ("kurs_vor_ort",), ("inhouse",), ("online_live",), ("kurs_vor_ort", "inhouse"), ("egal",))),
        zeitmodell=rng.choice((None, ("ganze_tage",), ("halbe_tage",), ("block", "ganze_tage"), ("abend",))),
        betriebsgroesse=None if employee else rng.choice(get_args(values.Betriebsgroesse)),
        gemeinsam="entfaellt" if employee else rng.choice(("ja", "ja", "ja", "weiss_nicht", "mit_einschraenkung", "nein")),
        raum_angebot=rng.choice(("ja", "nein", None)),
    )
    chosen = dict.fromkeys(rng.choices(skills, weights=weights, k=rng.choice((1, 1, 2, 3))))
    return candidate(need, tuple(chosen), company, named, TODAY, RULES, geography)


def measure(count: int) -> tuple[float, float, list[Proposal]]:
    """Returns seconds of proposing, seconds of finding the places of all proposals, and the proposals."""
    needs = made_up(count)
    begun = time.perf_counter()
    found = proposals(needs, RULES)
    proposed = time.perf_counter()
    for one in found:
        one.group.place(Geography.load())
    return proposed - begun, time.perf_counter() - proposed, found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, nargs="+", default=[300, 2000, 20000])
    options = parser.parse_args()
    print(f"{os.cpu_count()} Kerne, Last {os.getloadavg()[0]:.1f}")
    print("Bedarfe   Vorschläge s   Orte s   volle   unvollständige   Bedarfe darin")
    for count in options.needs:
        seconds, places, found = measure(count)
        full = sum(not one.missing for one in found)
        held = sum(len(one.group.members) for one in found)
        print(f"{count:7}   {seconds:12.2f}   {places:6.2f}   {full:5}   {len(found) - full:14}   {held:13}")


if __name__ == "__main__":
    main()
