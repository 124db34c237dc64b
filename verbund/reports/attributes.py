"""By what needs are counted in reports: each attribute puts every need into exactly one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from verbund.courses.evaluation import ANSWERS
from verbund.german_days import month_in_words
from verbund.reports.counted import Counted, Population
from verbund.taxonomy import Taxonomy

NOT_SAID = "keine Angabe"
NO_SKILL = "noch ohne Kompetenz"
EMPLOYEES = frozenset(("selbst", "vertretung"))


@dataclass(frozen=True, kw_only=True)
class NeedFacts:
    """What a report reads of a need: codes, and never words.

    Attributes:
        company: the same text for the same company, empty where nobody named one.
        skill: the first skill of the record.
        zielgruppe, ursache: as in the record, empty where nobody asked.
        The other attributes are those of the record.
    """

    perspective: str
    region: str
    created_on: date
    status: str
    branche: str
    dringlichkeit: str
    persons: int = 1
    company: str = ""
    ags: str = ""
    skill: str = ""
    zielgruppe: tuple[str, ...] = ()
    ursache: tuple[str, ...] = ()
    betriebsgroesse: str = ""
    raum_angebot: str = ""


@dataclass(frozen=True)
class Attribute:
    """An attribute.

    Attributes:
        key: its name in code and files.
        title: as a heading.
        meaning: how a need gets its line, as a sentence of the report.
        order: the lines in their order; empty means the largest first.
        read: the line of a need; None for what only courses have.
    """

    key: str
    title: str
    meaning: str
    order: tuple[str, ...]
    read: Callable[[NeedFacts], str] | None = None


def _from(words: Mapping[str, str], value: Callable[[NeedFacts], str]) -> Callable[[NeedFacts], str]:
    return lambda facts: words.get(value(facts), NOT_SAID)


def month_name(month: date) -> str:
    """Returns "Oktober 2026"."""
    return month_in_words(month)


def skill_group(skill: str) -> str:
    """Returns the field of a skill."""
    return _groups().get(skill, NO_SKILL)


@cache
def _groups() -> Mapping[str, str]:
    return {skill.id: skill.group for skill in Taxonomy.load()}


TARGETS = {
    "fachkraft": "Fachkräfte", "spezialist": "Spezialkräfte", "fuehrung": "Führungskräfte",
    "auszubildende": "Auszubildende", "buero": "Beschäftigte im Büro",
}  # fmt: skip
SEMI_SKILLED, SEVERAL = "An- und Ungelernte, auch gemischt", "mehrere Gruppen"


def _target(facts: NeedFacts) -> str:
    if "angelernt" in facts.zielgruppe:
        return SEMI_SKILLED
    return SEVERAL if len(facts.zielgruppe) > 1 else TARGETS.get("".join(facts.zielgruppe), NOT_SAID)


LEARNING, BOTH, OTHER, OPEN = (
    "Wissen oder Übung", "Wissen oder Übung, dazu Ablauf, Ausstattung oder Zeit",
    "nur Ablauf, Ausstattung oder Zeit", "noch unklar",
)  # fmt: skip


def _cause(facts: NeedFacts) -> str:
    learning, other = {"wissen", "uebung"} & {*facts.ursache}, {"ablauf", "ausstattung", "zeit"} & {*facts.ursache}
    if learning:
        return BOTH if other else LEARNING
    return OTHER if other else OPEN if facts.ursache else NOT_SAID


BRANCHES = {"metall_elektro": "Metall und Elektro", "textil_bekleidung": "Textil und Bekleidung", "andere": "andere Branchen"}
URGENCIES = {
    "sofort": "sofort", "bis_3_monate": "in 3 Monaten", "bis_6_monate": "in 6 Monaten",
    "bis_12_monate": "in 12 Monaten", "spaeter": "später",
}  # fmt: skip
SIZES = {
    "1_9": "1 bis 9 Beschäftigte", "10_49": "10 bis 49 Beschäftigte", "50_249": "50 bis 249 Beschäftigte",
    "250_499": "250 bis 499 Beschäftigte", "500_plus": "500 und mehr Beschäftigte",
}  # fmt: skip
ROOMS = {"ja": "bietet Räume oder Maschinen an", "nein": "bietet keine an"}
VIEWS = {
    "team": "für ein Team", "betrieb": "für den Betrieb", "selbst": "für sich selbst",
    "vertretung": "als Betriebsrat oder Mentor",
}  # fmt: skip
NO_TRAINING = "kein Weiterbildungsbedarf"
RESULTS = {True: NO_TRAINING, False: "Weiterbildung"}

ATTRIBUTES: Mapping[str, Attribute] = {
    one.key: one
    for one in (
        Attribute(
            "kompetenzfeld", "Kompetenzfeld", "Es zählt das Feld der ersten Kompetenz eines Bedarfs, bei Kursen das des Themas.", (),
            lambda facts: skill_group(facts.skill),
        ),
        Attribute("region", "Region", "Es zählt die Region des Standorts; Textil landesweit ist eine eigene.", (),
                  lambda facts: facts.region),
        Attribute("monat", "Monat", "Bei Bedarfen der Monat, in dem sie bestätigt und gespeichert wurden, bei Kursen der des ersten Termins.", (),
                  lambda facts: month_name(facts.created_on)),
        Attribute("branche", "Branche", "Wie im Gespräch genannt.", (*BRANCHES.values(), NOT_SAID),
                  _from(BRANCHES, lambda facts: facts.branche)),
        Attribute("zielgruppe", "Zielgruppe", "Sind An- und Ungelernte dabei, zählt der Bedarf bei ihnen; "
                  "andere Gruppen gemischt stehen unter „mehrere Gruppen“.",
                  (SEMI_SKILLED, *TARGETS.values(), SEVERAL, NOT_SAID), _target),
        Attribute("perspektive", "Für wen", "Wer gesprochen hat und für wen.", tuple(VIEWS.values()),
                  _from(VIEWS, lambda facts: facts.perspective)),
        Attribute("dringlichkeit", "Dringlichkeit", "Bis wann es gebraucht wird, gerechnet vom Gespräch an.",
                  (*URGENCIES.values(), NOT_SAID), _from(URGENCIES, lambda facts: facts.dringlichkeit)),
        Attribute("ursache", "Ursache", "Was nach Angabe im Gespräch fehlt, mehrere Angaben zusammen in einer Zeile.",
                  (LEARNING, BOTH, OTHER, OPEN, NOT_SAID), _cause),
        Attribute("betriebsgroesse", "Größe des Betriebs", "Beschäftigte am Standort, wie im Gespräch genannt.",
                  (*SIZES.values(), NOT_SAID), _from(SIZES, lambda facts: facts.betriebsgroesse)),
        Attribute("raum", "Beitrag: Räume und Maschinen", "Ob der Betrieb Räume oder Maschinen für einen gemeinsamen "
                  "Kurs anbietet.", (*ROOMS.values(), NOT_SAID), _from(ROOMS, lambda facts: facts.raum_angebot)),
        Attribute("ergebnis", "Ergebnis der Klärung", "„Kein Weiterbildungsbedarf“: Genannt wurden nur Ablauf, "
                  "Ausstattung oder Zeit.", tuple(RESULTS.values()),
                  lambda facts: RESULTS[facts.status == "kein_weiterbildungsbedarf"]),
        Attribute("kursstand", "Stand des Kurses", "Am Tag der Veröffentlichung.", ("läuft", "abgeschlossen")),
        Attribute("herkunft", "Herkunft des Kurses", "Aus einem Angebot genommen oder neu entwickelt.",
                  ("bestehendes Angebot", "neu entwickelt", NOT_SAID)),
        Attribute("bewertung", "Bewertung", "Direkt nach dem Kurs gefragt.", tuple(ANSWERS["nach_kurs"].values())),
        Attribute("kann_danach", "Kann es danach", "3 bis 6 Monate nach dem Kurs gefragt, gemessen am Zielzustand.",
                  tuple(ANSWERS["nach_monaten"].values())),
    )
}  # fmt: skip


def count(facts: NeedFacts) -> Counted:
    """Turns a need into a number.

    Three companies are proven by their names. Employees name none: there a Kreis proves a site, because a site lies
    in one Kreis, so employees of three Kreise work at three sites at least.

    Args:
        facts: the need.

    Returns:
        The number; of an employee the company is forgotten even if they named it.
    """
    employee = facts.perspective in EMPLOYEES
    population: Population = "beschaeftigte" if employee else "betriebe"
    return Counted(
        population=population,
        region=facts.region,
        month=facts.created_on.replace(day=1),
        persons=1 if employee else facts.persons,
        source=facts.ags if employee else facts.company,
        values={key: attribute.read(facts) for key, attribute in ATTRIBUTES.items() if attribute.read},
    )
