"""Made-up needs of a Verbund, and reports about them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from verbund.reports.attributes import NeedFacts, count, month_name
from verbund.reports.counted import Counted
from verbund.reports.report import Report, draft, numbered
from verbund.reports.scope import ALL_REGIONS, Atom, NotPossible, Scope, in_order

TODAY = date(2027, 1, 15)
REGIONS = ALL_REGIONS[:3]
MONTHS = tuple(date(2026, number, 1) for number in (9, 10, 11))
ATOMS: tuple[Atom, ...] = tuple((region, month) for region in REGIONS for month in MONTHS)
SKILLS = {"CNC-01": "Zerspanung & CNC", "AUT-01": "Automatisierung, SPS & Robotik", "SPR-01": "Sprache & Grundbildung"}
URGENCIES = {"sofort": "sofort", "bis_6_monate": "in 6 Monaten", "spaeter": "später"}
GROUPS = {"angelernt": "An- und Ungelernte, auch gemischt", "fachkraft": "Fachkräfte"}
LABELS = {
    "kompetenzfeld": tuple(SKILLS.values()),
    "dringlichkeit": tuple(URGENCIES.values()),
    "zielgruppe": tuple(GROUPS.values()),
}


def around(atom: Atom) -> dict[str, str]:
    """Returns what region and month alone say."""
    return {"region": atom[0], "monat": month_name(atom[1])}


@st.composite
def needs(draw: st.DrawFn, most: int = 140) -> list[Counted]:
    """Returns needs of some companies in a few regions and months: some lines large, some of one or two persons."""
    size = draw(st.integers(10, most))
    random = draw(st.randoms(use_true_random=False))
    companies = [f"b{number}" for number in range(random.randint(3, 14))] + [""]
    skew = random.choice(((8, 2, 1), (3, 2, 1), (1, 1, 1), (20, 1, 1)))
    regions, months = REGIONS[: random.randint(1, 3)], MONTHS[: random.randint(1, 3)]
    return [
        count(
            NeedFacts(
                perspective="team",
                region=random.choice(regions),
                created_on=random.choice(months),
                status="neu",
                branche="metall_elektro",
                dringlichkeit=random.choices(list(URGENCIES), skew)[0],
                persons=random.choice((1, 1, 2, 3, 6)),
                company=random.choice(companies),
                skill=random.choices(list(SKILLS), skew)[0],
                zielgruppe=(random.choices(list(GROUPS), skew[:2])[0],),
            )
        )
        for _ in range(size)
    ]


SCOPES = st.builds(
    lambda regions, months: Scope(in_order(regions), min(months), max(months)),
    st.sets(st.sampled_from(REGIONS), min_size=1),
    st.sets(st.sampled_from(MONTHS), min_size=1),
)


def publish(counted: list[Counted], scopes: list[Scope]) -> list[Report]:
    """Publishes one report after the other, the small ones before those that hold them, as far as they are possible."""
    published: list[Report] = []
    for scope in sorted(scopes, key=lambda one: len(one.atoms)):
        mine = [one for one in counted if (one.region, one.month) in scope.atoms]
        try:
            made = draft(scope, mine, published, TODAY, "ulm").report
        except NotPossible:
            continue
        published.append(numbered(made, len(published) + 1))
    return published
