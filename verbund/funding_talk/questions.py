"""The questions of the funding check, as `knowledge/texts/foerdergespraech.yml` holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from verbund.funding_talk.figures import filled, number, value_of
from verbund.tables import KNOWLEDGE

FILE = KNOWLEDGE / "texts" / "foerdergespraech.yml"
EMPLOYEE = "selbst"
MANAGER = "betrieb"

Facts = Mapping[str, Any]
_SHORT_HOUR = 60 / 45


@dataclass(frozen=True)
class Option:
    """One answer that can be pressed.

    Attributes:
        id: name within its question.
        titles: mode → words on the button, with placeholders.
        facts: what the answer says of the profile.
        words: patterns of typed answers.
        yes, no: whether a bare yes or no means it.
    """

    id: str
    titles: Mapping[str, str]
    facts: Facts
    words: tuple[re.Pattern[str], ...]
    yes: bool
    no: bool


@dataclass(frozen=True)
class Question:
    """One question of the funding check.

    Attributes:
        id: its name.
        whom: `selbst`, `betrieb`, or None for everybody.
        settles: facts of the profile the answer gives.
        only_if, unless: fact → values with which it is asked, or is not.
        texts, reasons: by mode; managers may have a text of their own under `<mode>_betrieb`.
        options: the answers.
        confidential: the answer is used for the result and kept nowhere.
    """

    id: str
    whom: str | None
    settles: frozenset[str]
    only_if: Mapping[str, Any]
    unless: Mapping[str, Any]
    texts: Mapping[str, str]
    reasons: Mapping[str, str]
    options: tuple[Option, ...]
    confidential: bool

    def fits(self, facts: Facts) -> bool:
        """Whether this is a question for somebody of whom this much is known."""
        wanted = all(facts.get(name) in values for name, values in self.only_if.items())
        return wanted and not any(facts.get(name) in values for name, values in self.unless.items())

    def text(self, mode: str, employee: bool, day: date) -> str:
        """What is asked."""
        own = self.texts.get(f"{mode}_betrieb")
        return _said(self.texts[mode] if employee or own is None else own, day)

    def option(self, name: str) -> Option | None:
        return next((one for one in self.options if one.id == name), None)


@dataclass(frozen=True)
class Check:
    """The funding check.

    Attributes:
        questions: in their order.
        routes: instruments for whose sake something is asked.
        most: how many questions there are at most.
        ways_on: titles of the buttons beside the answers.
        opening: what is said before the first question.
    """

    questions: tuple[Question, ...]
    routes: frozenset[str]
    most: int
    ways_on: Mapping[str, Mapping[str, str]]
    opening: Mapping[str, str]

    def question(self, name: str) -> Question | None:
        return next((one for one in self.questions if one.id == name), None)


@cache
def load_check() -> Check:
    """Reads the file."""
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    most = int(raw["hoechstens"])
    opening = {mode: text.strip().replace("{hoechstens}", number(most)) for mode, text in raw["anfang"].items()}
    return Check(tuple(_question(one) for one in raw["fragen"]), frozenset(raw["wege"]), most, raw["weiter"], opening)


def title(option: Option, mode: str, day: date) -> str:
    """The words on the button of an answer."""
    return _said(option.titles[mode], day)


def hours_option(name: str, day: date) -> Facts:
    """What a range of hours says: where units of 45 minutes and full hours would be read alike, or not (`mittel`).

    Args:
        name: `bis`, `mittel` or `ueber`.
        day: the day whose bound holds (§ 82 Abs. 1 Satz 1 Nr. 4 SGB III).
    """
    bound = value_of("sgb3_82", "mehr_als_stunden", day)
    if bound is None:
        return {}
    upper = bound * _SHORT_HOUR
    return {
        "bis": {"course_hours": bound, "hour_minutes": 60},
        "mittel": {"course_hours": bound + 1},
        "ueber": {"course_hours": upper + 1},
    }[name]


def _said(text: str, day: date) -> str:
    """Questions name the bounds of the law; where one must not be spoken, its sentence is asked without it."""
    bound = value_of("sgb3_82", "mehr_als_stunden", day)
    text = text.replace("{grenze}", number(bound * _SHORT_HOUR) if bound else "…")
    return filled(text.strip(), day) or re.sub(r"\{[\w.]+\}", "…", text.strip())


def _question(raw: Mapping[str, Any]) -> Question:
    texts = {key: text for key, text in raw.items() if key.split("_")[0] in ("standard", "einfach")}
    return Question(
        raw["id"],
        raw.get("wer"),
        frozenset(raw["setzt"]),
        raw.get("nur", {}),
        raw.get("ausser", {}),
        texts,
        raw["grund"],
        tuple(_option(one) for one in raw["antworten"]),
        bool(raw.get("vertraulich")),
    )


def _option(raw: Mapping[str, Any]) -> Option:
    return Option(
        raw["id"],
        raw["titel"],
        raw.get("angaben") or {},
        tuple(re.compile(pattern) for pattern in raw.get("worte", ())),
        bool(raw.get("ja")),
        bool(raw.get("nein")),
    )
