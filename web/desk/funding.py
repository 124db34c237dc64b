"""Routes of funding that fit a need as it is on record: for the manager's Lotsenfunktion, with paragraph and day.

The same rules as in the chat. What would have to be changed for a route to fit is not said: a course follows the need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verbund.funding import Figure, InstrumentResult, RuleResult
from verbund.funding.instruments import load_instruments
from verbund.funding_talk.checklist import Order, address
from verbund.funding_talk.figures import number
from verbund.needs import Need
from verbund.planned_course import routes_for

STATUS_WORDS = {
    "kommt_in_betracht": "könnte in Betracht kommen",
    "offen": "noch offen",
    "kommt_nicht_in_betracht": "nach den Angaben nicht",
}


@dataclass(frozen=True)
class Point:
    """One condition, and where it stands."""

    text: str
    paragraph: str


@dataclass(frozen=True)
class DeskRoute:
    """One route for one need.

    Attributes:
        name, basis: as managers and offices call it.
        status, status_words: what came out.
        speaks_for, unchecked, against: conditions by their result.
        figures: what the rules name, each with paragraph and condition.
        warnings: points to look at before anybody applies.
        decides, when: who decides, and by when it is to be applied for.
        checked_on: day on which the rules were last compared with their source.
    """

    name: str
    basis: str
    status: str
    status_words: str
    speaks_for: Sequence[Point]
    unchecked: Sequence[Point]
    against: Sequence[Point]
    figures: Sequence[str]
    warnings: Sequence[str]
    decides: str
    when: str
    checked_on: str


@dataclass(frozen=True)
class DeskFunding:
    """What the page of a need shows: the routes in their fixed order, what to mind, and the list to print."""

    routes: Sequence[DeskRoute]
    warnings: Sequence[str]
    list_href: str


def funding_of(need: Need, today: date | None = None) -> DeskFunding:
    """Checks the routes of funding for a need.

    Args:
        need: as it is on record; people's answers to the funding check are not in it.
        today: the day of the check; today where none is given.
    """
    day = today or date.today()
    view = routes_for([need.to_record()], day)
    shown = {route.id for route in view.routes}
    results = [one for one in view.assessments[0] if one.id in shown]
    possible = tuple(one.id for one in results if one.status != "kommt_nicht_in_betracht")
    order = Order(possible, "standard", False, (need.agentur or "").strip() or None)
    return DeskFunding(tuple(_route(one) for one in results), view.warnings, address(order, "html"))


def _route(result: InstrumentResult) -> DeskRoute:
    instrument = next(one for one in load_instruments() if one.id == result.id)
    return DeskRoute(
        instrument.name["standard"],
        result.basis,
        result.status,
        STATUS_WORDS[result.status],
        _points(result.rules, "erfuellt"),
        _points(result.rules, "nicht_geprueft"),
        _points(result.rules, "nicht_erfuellt"),
        tuple(_figure(one) for one in result.figures),
        result.pitfalls if result.status != "kommt_nicht_in_betracht" else (),
        result.decides,
        result.when,
        f"{result.checked_on:%d.%m.%Y}",
    )


def _points(rules: Sequence[RuleResult], result: str) -> tuple[Point, ...]:
    return tuple(Point(one.reason, one.paragraph) for one in rules if one.result == result)


def _figure(figure: Figure) -> str:
    amount = f"{'bis zu ' if figure.at_most else ''}{number(figure.value)} {figure.unit}"
    label = _LABELS.get(figure.id, figure.id.replace("_", " "))
    return f"{label}: {amount} ({figure.paragraph}{', ' + figure.condition if figure.condition else ''})"


_LABELS = {
    "kurskosten_agentur": "Kurskosten, Anteil der Agentur", "kurskosten_arbeitgeber": "Kurskosten, Anteil des Betriebs",
    "lohnzuschuss": "Zuschuss zum Lohn", "anteil_nettodifferenz": "Anteil am ausfallenden Nettolohn",
    "praemie_zwischenpruefung": "Prämie nach der Zwischenprüfung", "praemie_abschluss": "Prämie nach der Abschlussprüfung",
    "weiterbildungsgeld": "Weiterbildungsgeld", "hoechstbetrag": "Gebühren höchstens", "zuschuss_anteil": "davon als Zuschuss",
    "erlass_anteil": "Erlass vom Darlehen nach bestandener Prüfung", "gesamtbetrag": "Gesamtbetrag", "eigenanteil": "Eigenanteil",
    "monatlich": "im Monat", "jaehrlich": "im Jahr", "buechergeld": "Büchergeld", "tage": "Tage", "zuschuss": "Zuschuss",
    "mindestanteil_arbeitgeber": "Mindestanteil des Betriebs",
}  # fmt: skip
