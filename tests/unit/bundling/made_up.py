"""Needs for tests of bundling: of a small world, so that many of them fit together."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.fakes.needs import a_need
from verbund.bundling.candidate import Candidate, Rules, candidate
from verbund.bundling.companies import Origin, identities
from verbund.bundling.geography import Geography
from verbund.needs import Need

TODAY = date(2026, 11, 25)
RULES = Rules()
ULM = {"plz": "89073", "ort": "Ulm", "ags": "08421"}
BIBERACH = {"plz": "88400", "ort": "Biberach an der Riß", "ags": "08426"}
EHINGEN = {"plz": "89584", "ort": "Ehingen (Donau)", "ags": "08425"}
MANNHEIM = {"plz": "68159", "ort": "Mannheim", "ags": "08222"}
KREIS_ONLY = {"ags": "08426"}
NOWHERE: dict[str, str] = {}
PLACES = (ULM, BIBERACH, EHINGEN, MANNHEIM, KREIS_ONLY, NOWHERE)


def team(**changes: Any) -> Need:
    """Returns the need of a team in Ulm that fits to nearly everything."""
    known = {
        "perspective": "team", "skill_ids": ("AUT-03",), "stand_soll": 3, "anzahl_personen": 4, "created_on": TODAY,
        "dringlichkeit": "bis_6_monate", "radius_km": 50, "gemeinsam": "ja", "betriebsgroesse": "50_249",
        "weitergabe_betrieb": "entfaellt", "conversation_id": "", "skill_zuordnung": "bot_sicher",
    }  # fmt: skip
    need = a_need(**(known | ULM | changes))
    return need if need.conversation_id else a_need(**(known | ULM | changes | {"conversation_id": need.need_id}))


def alone(**changes: Any) -> Need:
    """Returns the need of one employee in Ulm."""
    none = {"betriebsgroesse": None, "gemeinsam": None, "weitergabe_betrieb": "nein", "radius_km": 50}
    return team(**({"perspective": "selbst", "anzahl_personen": 1} | none | changes))


def origin(need: Need, name: str = "") -> Origin:
    """Returns what tells of which company a need is."""
    return Origin(need.need_id, need.conversation_id, name, need.perspective in ("team", "betrieb"))


def candidates(needs: list[Need], names: dict[str, str] | None = None, links=(), rules: Rules = RULES) -> list[Candidate]:
    """Returns the needs as bundling sees them; `names` maps references to names of companies."""
    names = names or {}
    keys = {need.need_id: names.get(need.betrieb_ref or "", "") for need in needs}
    companies = identities([origin(need, keys[need.need_id]) for need in needs], links)
    named = {companies[need.need_id] for need in needs if keys[need.need_id]}
    return [
        candidate(
            need, need.skill_ids, companies[need.need_id], companies[need.need_id] in named, TODAY, rules, Geography.load()
        )
        for need in needs
    ]


def some_needs() -> st.SearchStrategy[list[Need]]:
    """Returns up to 30 needs of four skills in six places. Drawn by a seed: field by field it would take ten times as long."""
    return st.builds(
        lambda count, seed: [_by_chance(number, random.Random(f"{seed}/{number}")) for number in range(count)],
        st.integers(0, 30),
        st.integers(0, 10**9),
    )


def _by_chance(number: int, rng: random.Random) -> Need:
    def pick(*options: Any) -> Any:
        return rng.choice(options)

    perspective = pick("selbst", "team", "team", "betrieb", "vertretung")
    place = pick(*PLACES) if number % 3 else ULM
    return team(
        need_id=f"n-{number}",
        conversation_id=f"c-{rng.randrange(60)}",
        perspective=perspective,
        **({"plz": None, "ort": None, "ags": None} | place),
        branche=pick("metall_elektro", "metall_elektro", "textil_bekleidung", "andere"),
        skill_ids=rng.sample(("AUT-03", "AUT-01", "SPR-01", "FHR-02"), pick(0, 1, 1, 2, 3)),
        stand_soll=pick(None, 2, 3, 3, 4),
        anzahl_personen=1 if perspective == "selbst" else pick(1, 2, 3, 4, 5, 13),
        created_on=TODAY - timedelta(days=rng.randrange(200)),
        dringlichkeit=pick("sofort", "bis_3_monate", "bis_6_monate", "bis_12_monate", "spaeter", "weiss_nicht"),
        zieldatum=pick(None, None, TODAY + timedelta(days=100)),
        radius_km=pick(None, 0, 25, 50, 100, 999),
        format=pick(None, ("kurs_vor_ort",), ("inhouse",), ("online_live",), ("online_selbst",), ("gemischt",)),
        zeitmodell=pick(None, ("ganze_tage",), ("halbe_tage", "abend"), ("flexibel",), ("block", "ganze_tage")),
        betriebsgroesse=pick(None, "10_49", "50_249", "weiss_nicht"),
        betrieb_ref=pick(None, "b-1", "b-2", "b-3", "b-4"),
        gemeinsam=pick("ja", "ja", "ja", "weiss_nicht", None, "nein", "mit_einschraenkung"),
        raum_angebot=pick(None, "ja", "nein"),
    )
