"""Says the result of the funding check: what may be in question and why, what not, what was not checked, who decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from verbund.funding import Assessment, InstrumentResult, RuleResult
from verbund.funding.instruments import load_instruments
from verbund.funding_talk.figures import filled, number
from verbund.funding_talk.questions import load_check
from verbund.german_days import day_in_digits
from verbund.tables import KNOWLEDGE

FILE = KNOWLEDGE / "texts" / "foerderergebnis.yml"
LONGEST_BUBBLE = 300
# So many unchecked conditions allow figures, and so many allow to speak of a route at all.
MOST_UNCHECKED = 4
MOST_TOLD = 5
_SENTENCES_EINFACH = 2
_WORDS_EINFACH = 11
_POINTS = {"standard": {"dafuer": 3, "offen": 4}, "einfach": {"dafuer": 1, "offen": 2}}
# Said where somebody asks for it; here it would double every figure.
_RARE_CASE = re.compile(r"Betriebsvereinbarung")
_PARTS = re.compile(r"\s(Abs\.|Satz|Nr\.)\s[\w]+")
_IN_QUESTION, _OPEN, _NOT = "kommt_in_betracht", "offen", "kommt_nicht_in_betracht"


@dataclass(frozen=True)
class Bubble:
    """One message, with addresses that belong to it as `(title, url)`."""

    text: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Listener:
    """To whom the result is said.

    Attributes:
        mode: `standard` or `einfach`.
        employee: whether the person speaks for themselves.
        agentur: the Agentur of the company's site, None where it is not known.
        day: today.
    """

    mode: str
    employee: bool
    agentur: str | None
    day: date


def report(result: Assessment, listener: Listener) -> list[Bubble]:
    """Words a result.

    Args:
        result: from `assess`.
        listener: to whom it is said.

    Returns:
        Messages: the frame, the routes in their fixed order, what does not fit, what else there is, and the next step.
    """
    words, mode = _words(), listener.mode
    shown = [one for one in result if one.id in load_check().routes or _extra(one)]
    routes = [one for one in shown if _is_told(one)]
    texts = words["einleitung"][mode].strip().split("\n\n")
    texts += [text for one in routes for text in _route(one, listener)] or [words["keine"][mode]]
    texts += _together([_against(one, listener) for one in shown if one.status == _NOT], mode)
    texts += _further(result, routes, mode)
    return [*map(Bubble, texts), *_next_step(listener)]


def checklist_routes(result: Assessment) -> list[str]:
    """The routes whose papers belong on the list to print: in question or open."""
    return [one.id for one in result if one.id in load_check().routes and one.status != _NOT]


def list_titles(mode: str) -> dict[str, str]:
    """Titles of the links to the list to print, by kind."""
    return {kind: titles[mode] for kind, titles in _words()["liste"].items()}


@cache
def _words() -> Mapping[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _extra(result: InstrumentResult) -> bool:
    """A route nobody was asked for is shown where it fits all the same."""
    return result.category == "foerderung" and result.status == _IN_QUESTION


def _is_told(result: InstrumentResult) -> bool:
    """An open route is told in full only if something speaks for it; the others are named together."""
    if result.status == _IN_QUESTION:
        return True
    points = _words()["punkte"]
    speaks = any(
        "dafuer" in points.get(f"{result.id}.{one.rule}", points.get(one.rule, {}))
        for one in result.rules
        if one.result == "erfuellt"
    )
    much_open = len(result.unchecked) > MOST_TOLD and result.id not in _words()["immer"]
    return result.status == _OPEN and speaks and not much_open


def _route(result: InstrumentResult, listener: Listener) -> list[str]:
    """The status with its reasons, then the figures with paragraph and day, and who decides."""
    forms, mode = _words()["weg"][listener.mode], listener.mode
    lines = [forms[result.status].format(name=_name(result, mode))]
    lines += _listed(forms["dafuer"], result, "erfuellt", "dafuer", listener)
    lines += _listed(forms["ungeprueft"], result, "nicht_geprueft", "offen", listener)
    silent = [one.reason for one in result.rules if _is_silent(one) and one.reason.startswith("ob ")]
    if silent:
        lines.append(forms["gesetz_offen"].format(punkt=silent[0].partition(", sagt ")[0]))
    decides = forms["entscheidet"].format(stelle=_decides(result, mode), tag=day_in_digits(result.checked_on))
    return _together([*lines, *_figures(result, listener), decides], mode)


def _is_silent(rule: RuleResult) -> bool:
    """The law itself leaves it open: no fact of the person would settle it."""
    return rule.result == "nicht_geprueft" and rule.ask is not None and not rule.missing


def _figures(result: InstrumentResult, listener: Listener) -> list[str]:
    """The figures, those with the same condition together; far from settled, figures would only mislead."""
    forms, names = _words()["weg"][listener.mode], _words()["zahlen"]
    if len(result.unchecked) > MOST_UNCHECKED:
        return []
    groups: dict[str, list[str]] = {}
    for one in result.figures:
        if one.id in names and not _RARE_CASE.search(one.condition or ""):
            amount = f"{number(one.value)} {one.unit}"
            words = names[one.id][listener.mode].format(zahl=f"bis zu {amount}" if one.at_most else amount)
            groups.setdefault(one.condition or "", []).append(f"{words} ({_paragraph(one.paragraph, listener.mode)})")
    day = day_in_digits(result.checked_on)
    if listener.mode == "einfach":
        # A condition makes a sentence too long, and without it a figure would be wrong.
        said = [forms["zahlen"].format(zahlen=amount, tag=day) for amount in groups.get("", ())]
    else:
        said = [
            forms["zahlen"].format(bedingung=_capital(condition or forms["ohne_bedingung"]), zahlen=" und ".join(own), tag=day)
            for condition, own in groups.items()
        ]
    rates = [one for one in result.withheld if one.id in _words()["saetze"]]
    if not said and rates:
        return [forms["zurueckgehalten"].format(fragen=rates[0].ask)]
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paragraph(paragraph: str, mode: str) -> str:
    """Einfache Sprache names the paragraph without its parts."""
    return _PARTS.sub("", paragraph) if mode == "einfach" else paragraph


def _listed(form: str, result: InstrumentResult, which: str, side: str, listener: Listener) -> list[str]:
    points = [
        said
        for one in result.rules
        if one.result == which and not _is_silent(one) and (said := _point(result, one, side, listener))
    ]
    most = _POINTS[listener.mode][side]
    return [form.format(punkte=", ".join(list(dict.fromkeys(points))[:most]))] if points else []


def _against(result: InstrumentResult, listener: Listener) -> str:
    rule = result.unmet[0]
    said = _point(result, rule, "nicht", listener) or rule.reason
    return _words()["weg"][listener.mode]["nicht"].format(name=_name(result, listener.mode), punkt=said)


def _point(result: InstrumentResult, rule: RuleResult, side: str, listener: Listener) -> str | None:
    """The words for one condition; Einfache Sprache leaves out what it has no easy words for."""
    points = _words()["punkte"]
    # Words of its own take the place of the common ones altogether: the same name may mean another thing here.
    own = points.get(f"{result.id}.{rule.rule}", points.get(rule.rule, {}))
    return filled(own[side][listener.mode], listener.day) if side in own else None


def _name(result: InstrumentResult, mode: str) -> str:
    """The name, with the paragraph where it has one."""
    name = next(one for one in load_instruments() if one.id == result.id).name[mode]
    return f"{name} ({_paragraph(result.basis, mode)})" if result.basis.startswith("§") else name


def _decides(result: InstrumentResult, mode: str) -> str:
    return next(one for one in load_instruments() if one.id == result.id).entscheidet[mode]


def _further(result: Assessment, told: Iterable[InstrumentResult], mode: str) -> list[str]:
    known = {one.id for one in told}
    names = [
        next(own for own in load_instruments() if own.id == one.id).name[mode]
        for one in result
        if one.id not in known and one.category == "foerderung" and one.status == _OPEN
    ]
    texts, form = [], _words()["weitere"][mode]
    while names:
        count = next(count for count in range(len(names), 0, -1) if count == 1 or _short(form, names[:count], mode))
        texts.append(form.format(namen=", ".join(names[:count])))
        names = names[count:]
    return texts


def _short(form: str, names: list[str], mode: str) -> bool:
    """Whether so many names still make a sentence that is read at one go."""
    text = form.format(namen=", ".join(names))
    return len(text) <= LONGEST_BUBBLE and (mode != "einfach" or len(text.split()) <= _WORDS_EINFACH)


def _next_step(listener: Listener) -> list[Bubble]:
    words, mode = _words(), listener.mode
    step = words["schritt"].get(f"{mode}_betrieb") if not listener.employee else None
    agentur = f"Agentur für Arbeit {listener.agentur}" if listener.agentur else "Agentur für Arbeit"
    texts = [(step or words["schritt"][mode]).strip().format(agentur=agentur)]
    if listener.employee and listener.agentur:
        texts.append(words["schritt"]["wohnort"][mode])
    exits = words["ausgaenge"]
    names = exits["kurz"] if mode == "einfach" else [one["name"] for one in exits["stellen"]]
    links = tuple((one["name"], one["adresse"]) for one in exits["stellen"] if "adresse" in one)
    return [*map(Bubble, texts), Bubble(exits[mode].format(namen=", ".join(names)), links)]


def _together(texts: list[str], mode: str) -> list[str]:
    """As few bubbles as a telephone and the language mode allow; no text is torn apart."""
    bubbles: list[list[str]] = []
    for text in texts:
        fits = bubbles and len(" ".join([*bubbles[-1], text])) <= LONGEST_BUBBLE
        if fits and (mode != "einfach" or len(bubbles[-1]) < _SENTENCES_EINFACH):
            bubbles[-1].append(text)
        else:
            bubbles.append([text])
    return ["\n".join(lines) for lines in bubbles]
