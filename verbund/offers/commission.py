"""A new course is ordered because no offer fits: specification, three providers asked, a decision with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from verbund.learning.rules import is_same_sentence
from verbund.privacy.masking import mask

State = Literal["entwurf", "angefragt", "zweite_person", "entschieden", "aufgehoben"]
LEAST_ASKED = 3
LONGEST_TEXT = 400
MOST_OUTCOMES, MOST_CRITERIA, MOST_QUOTES = 8, 8, 12
HIGHEST_POINTS = 5

SUGGESTED_CRITERIA = (
    ("Inhalt passt zu den Zielen", 40),
    ("Preis", 30),
    ("Termin und Ort", 15),
    ("Erfahrung mit der Zielgruppe", 15),
)
"""A start that managers change."""


@dataclass(frozen=True, kw_only=True)
class Specification:
    """What the course must be. Written by the manager, for everybody to read: no words of a person stand in it.

    Attributes:
        title: of the course.
        skill_ids: of the taxonomy.
        outcomes: "kann danach …", one each.
        target_group, level_from, level_to: who learns, from where to where (1 to 4).
        min_group, max_group: persons.
        duration_value, duration_unit: as planned; never turned into another unit.
        format, place, dates, languages: how, where, when.
        credential: what people get at the end.
        azav: whether the measure must be approved ("ja", "nein", "offen").
    """

    title: str
    skill_ids: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    target_group: str = ""
    level_from: int | None = None
    level_to: int | None = None
    min_group: int | None = None
    max_group: int | None = None
    duration_value: float | None = None
    duration_unit: str = ""
    format: str = ""
    place: str = ""
    dates: str = ""
    languages: str = ""
    credential: str = ""
    azav: str = "offen"


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A provider that was asked: when, and what it answered.

    Attributes:
        provider_name, provider_key: of the provider.
        linked: it belonged to a partner of the project when it was asked.
        asked_on, received_on: the days; no second one while nothing came.
        price_cents: of the whole course, without VAT as the provider names it.
        points: criterion → 0 to 5.
    """

    provider_name: str
    provider_key: str
    linked: bool
    asked_on: date
    received_on: date | None = None
    price_cents: int | None = None
    points: Mapping[str, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Who gets the order, and why.

    Attributes:
        provider_key: the chosen one.
        reason: why this one.
        fewer_reason: why fewer than three were asked, where that is so.
        decided_by, decided_on: the manager.
        checked_by, checked_on: a second person, needed for a provider that belongs to a partner.
    """

    provider_key: str
    reason: str
    decided_by: str
    decided_on: date
    fewer_reason: str = ""
    checked_by: str | None = None
    checked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Commission:
    """The whole file of an order; `version` counts its changes."""

    commission_id: str
    created_on: date
    created_by: str
    specification: Specification
    state: State = "entwurf"
    region: str | None = None
    need_id: str | None = None
    bundle_id: str | None = None
    criteria: tuple[tuple[str, int], ...] = SUGGESTED_CRITERIA
    quotes: tuple[Quote, ...] = ()
    decision: Decision | None = None
    version: int = 1

    def quote(self, provider_key: str) -> Quote | None:
        """Returns what a provider answered."""
        return next((one for one in self.quotes if one.provider_key == provider_key), None)


class Refused(ValueError):
    """A step that the rules do not allow; `reasons` are German sentences."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = tuple(reasons)


def faults_of(specification: Specification, said: Sequence[str] = ()) -> list[str]:
    """Checks a specification before it is kept.

    Args:
        specification: what the manager wrote.
        said: the person's own words in the need behind it; they must not get to providers.

    Returns:
        German sentences; none when it may be kept.
    """
    found = []
    if not specification.title:
        found.append("Bitte geben Sie dem Kurs einen Titel.")
    if not specification.outcomes:
        found.append("Bitte nennen Sie mindestens ein Ziel: Was können die Teilnehmenden danach?")
    for text in _texts(specification):
        if len(text) > LONGEST_TEXT:
            found.append(f"Ein Text ist länger als {LONGEST_TEXT} Zeichen: „{text[:40]}…“")
        elif mask(text).kinds:
            found.append(f"Ein Text enthält einen Namen, eine Nummer oder etwas über die Gesundheit: „{text[:60]}“")
        elif any(one and is_same_sentence(text, one) for one in said):
            found.append(
                "Ein Ziel sind die Worte der Person aus dem Bedarf. Anbieter dürfen sie nicht lesen: Bitte sagen Sie es in eigenen Worten."
            )
    if (specification.level_from or 1) > (specification.level_to or 4):
        found.append("Die Stufe am Anfang ist höher als die am Ende.")
    if (specification.min_group or 1) > (specification.max_group or 9999):
        found.append("Die kleinste Gruppe ist größer als die größte.")
    if (specification.duration_value is None) != (not specification.duration_unit):
        found.append("Bitte geben Sie zur Dauer auch die Einheit an (UE oder Stunden), oder lassen Sie beides leer.")
    return list(dict.fromkeys(found))


def faults_of_criteria(criteria: Sequence[tuple[str, int]]) -> list[str]:
    """Checks names and weights of the criteria: they make 100 together."""
    found = []
    if not criteria:
        found.append("Bitte nennen Sie mindestens ein Kriterium.")
    if len({name.casefold() for name, _ in criteria}) != len(criteria):
        found.append("Ein Kriterium steht zweimal da.")
    if any(not 1 <= weight <= 100 for _, weight in criteria) or (
        criteria and sum(weight for _, weight in criteria) != 100
    ):
        found.append(f"Die Gewichte ergeben zusammen {sum(weight for _, weight in criteria)}, nicht 100.")
    return found


def points_of(commission: Commission, quote: Quote) -> float | None:
    """Returns the weighted points of a quote, 0 to 5; None until every criterion has points."""
    points = quote.points or {}
    if any(name not in points for name, _ in commission.criteria):
        return None
    return sum(weight * points[name] for name, weight in commission.criteria) / 100


def ask(commission: Commission, quote: Quote) -> Commission:
    """Writes down that a provider was asked; raises `Refused`."""
    _still_open(commission)
    if commission.quote(quote.provider_key):
        raise Refused(["Dieser Anbieter ist schon gefragt."])
    if len(commission.quotes) >= MOST_QUOTES:
        raise Refused([f"Mehr als {MOST_QUOTES} Anbieter passen nicht in einen Vermerk."])
    return replace(commission, quotes=(*commission.quotes, quote), state="angefragt")


def answer(commission: Commission, quote: Quote) -> Commission:
    """Writes down what a provider answered, in place of what was there; raises `Refused`."""
    _still_open(commission)
    if commission.quote(quote.provider_key) is None:
        raise Refused(["Dieser Anbieter ist nicht gefragt."])
    faults = []
    if quote.received_on and quote.received_on < quote.asked_on:
        faults.append("Die Antwort kann nicht vor der Anfrage liegen.")
    if any(not 0 <= value <= HIGHEST_POINTS for value in (quote.points or {}).values()):
        faults.append(f"Punkte liegen zwischen 0 und {HIGHEST_POINTS}.")
    if faults:
        raise Refused(faults)
    quotes = tuple(quote if one.provider_key == quote.provider_key else one for one in commission.quotes)
    return replace(commission, quotes=quotes)


def decide(commission: Commission, decision: Decision) -> Commission:
    """Decides. A provider that belongs to a partner gets the order only after a second person has checked it.

    Raises:
        Refused: there is no such answer, points or reasons are missing, or fewer than three were asked without a reason.
    """
    _still_open(commission)
    quote = commission.quote(decision.provider_key)
    faults = []
    if quote is None or quote.received_on is None:
        faults.append("Den Auftrag kann nur bekommen, wer gefragt ist und geantwortet hat.")
    if not decision.reason:
        faults.append("Bitte begründen Sie die Entscheidung.")
    if len(commission.quotes) < LEAST_ASKED and not decision.fewer_reason:
        faults.append(
            f"Gefragt sind nur {len(commission.quotes)} Anbieter, nötig sind {LEAST_ASKED}. Bitte fragen Sie weitere oder begründen Sie, warum es nicht mehr gibt."
        )
    for text in (decision.reason, decision.fewer_reason):
        if text and (len(text) > LONGEST_TEXT or mask(text).kinds):
            faults.append(
                f"Die Begründung hat höchstens {LONGEST_TEXT} Zeichen und enthält keine Namen von Personen, keine Nummern und nichts über die Gesundheit."
            )
    if any(one.received_on and points_of(commission, one) is None for one in commission.quotes):
        faults.append(
            "Bitte geben Sie allen Antworten Punkte zu jedem Kriterium: Sonst ist der Vergleich nicht zu sehen."
        )
    if faults:
        raise Refused(list(dict.fromkeys(faults)))
    assert quote is not None
    state: State = "zweite_person" if quote.linked else "entschieden"
    return replace(commission, decision=replace(decision, checked_by=None, checked_on=None), state=state)


def confirm(commission: Commission, who: str, on: date, agrees: bool) -> Commission:
    """A second person checks an order to a linked provider: it stands, or the decision is open again; raises `Refused`."""
    if commission.state != "zweite_person" or commission.decision is None:
        raise Refused(["Hier wartet keine Entscheidung auf eine zweite Person."])
    if who == commission.decision.decided_by:
        raise Refused(["Prüfen muss jemand anderes als die Person, die entschieden hat."])
    if not agrees:
        return replace(commission, decision=None, state="angefragt")
    return replace(
        commission, decision=replace(commission.decision, checked_by=who, checked_on=on), state="entschieden"
    )


def give_up(commission: Commission) -> Commission:
    """Ends the order without a course; raises `Refused`."""
    _still_open(commission)
    return replace(commission, state="aufgehoben")


def changed(commission: Commission, specification: Specification, criteria: Sequence[tuple[str, int]]) -> Commission:
    """Changes what is asked for. Not after somebody was asked: all must answer the same question; raises `Refused`."""
    if commission.state != "entwurf":
        raise Refused(
            [
                "Die Leistung lässt sich nicht mehr ändern: Anbieter sind schon gefragt, und alle sollen dasselbe beantworten."
            ]
        )
    return replace(commission, specification=specification, criteria=tuple(criteria))


def _still_open(commission: Commission) -> None:
    if commission.state in ("entschieden", "zweite_person", "aufgehoben"):
        raise Refused(["Dieser Vermerk ist abgeschlossen und lässt sich nicht mehr ändern."])


def _texts(specification: Specification) -> list[str]:
    return [value for value in (
        specification.title, *specification.outcomes, specification.target_group, specification.format, specification.place,
        specification.dates, specification.languages, specification.credential,
    ) if value]  # fmt: skip
