"""Closed answers by their wording: precise, and silent where a text does not say it clearly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import yaml

from verbund.language import measures
from verbund.language.dialect import in_plain_german, with_likely_words
from verbund.language.folding import Folded, fold, plain
from verbund.tables import KNOWLEDGE

_READERS: dict[str, Callable[[str], list[measures.Measured]]] = {
    "radius_km": measures.radius,
    "dauer_rahmen": measures.duration,
    "altersband": measures.age,
    "schicht": measures.shifts,
}
_LEXICONS = ("choices.yml", "questions.yml")
# words; "ja" at the start of a story is a word, not an answer, and "weiß nicht" within one answers no question
_SHORT_ANSWER = 14
_BRIEF_ANSWER = 8
_ANY_LENGTH = 10_000
_LEAD = (
    r"^\W*(?:(?:na|also|hm+|ach|aeh+|oh|ha|ah|a|und|da|tja|puh|gut|eigentlich|hallo|danke|aber|dann|nun|em|oke?)"
    r"\W+){0,2}"
)
_CLAUSE = re.compile(r"[.,;:!?\n]+|\b(?:aber|sondern|doch|dafuer|nur)\b")
_NOT = r"(?:nicht|net|ned|nich|nit|ed|kein\w{0,2}|koi\w{0,2}|nie|niemals|ohne|weder|nix|nichts|bloss net)"
_NOT_BEFORE = re.compile(rf"\b{_NOT}(?:\s+\w+){{0,2}}\s*$")
_NOT_AFTER = re.compile(rf"^(?:\w*)(?:\s+\w+){{0,3}}?\s+(?:{_NOT}\b(?!\s+(?:nur|schlecht|so wild|schwer))|vergessen\b|(?:faellt )?(?:flach|weg|raus)\b|scheidet\b|bringt nichts)")
# "passt mir nicht" is no yes, while "ja, nicht online" is one and says something else beside it
_NOT_RIGHT_AFTER = re.compile(rf"^(?:[^\w.,;:!?]+\w+){{0,2}}[^\w.,;:!?]+{_NOT}\W*$")
# up to three words, none of which turns the meaning
_OPTIONAL_FIRST = r"\W+)?"
_GAP = rf"(?:[^\w.;!?]+(?!(?:{_NOT}|aber|sondern)\b)\w+){{0,3}}?[^\w.;!?]+"


@dataclass(frozen=True)
class ChoiceHit:
    """A value of a closed field in a text; `negated` if the text says it is not so."""

    value: Any
    start: int
    end: int
    negated: bool


@dataclass(frozen=True)
class _Field:
    """The wording of one field, compiled.

    Attributes:
        single: one value only; `order` decides between several that are said.
        negation: "beides", "vorn" (only words before the hit deny it) or "keine".
        opposite: value → what its denial means.
        rules: value, pattern, whether negation is looked at, how many words the text may have.
    """

    single: bool
    negation: str
    opposite: dict[Any, Any]
    order: tuple[Any, ...]
    rules: tuple[tuple[Any, re.Pattern[str], bool, int], ...]


def choose(field: str, text: str) -> list[ChoiceHit]:
    """Finds what a text says about a closed field.

    Args:
        field: a field of the needs record, one of `einwilligung`, `perspective`, `bestaetigung`, `weiterer_bedarf`,
            `kontakt`, `funding`, or `zwischenfrage`, whose values are names of answers.
        text: an answer or a story.

    Returns:
        Hits in the order of the text. For a field with one value the hits of the winning value only, or hits of several
        values where the text contradicts itself; denied values carry `negated`. Empty if the wording says nothing.
    """
    rules = _fields().get(field)
    if rules is None:
        return []
    folded = fold(text)
    hits = [ChoiceHit(value, start, end, False) for value, start, end in _READERS.get(field, lambda _: [])(text)]
    hits += _lexical(rules, folded)
    hits = _longest(hits)
    return _decided(rules, hits) if rules.single else hits


def choose_anyhow(field: str, text: str) -> tuple[list[ChoiceHit], str]:
    """What an answer to the very question says: in plain German, as it stands, then with slips put right.

    Args:
        field: as for `choose`.
        text: the answer.

    Returns:
        The affirmed hits of the first reading that has some, and the text they point into; no hits and the text itself
        where nothing is found.
    """
    standard = in_plain_german(text)
    for read_as in dict.fromkeys((standard, text)):
        hits = choose(field, read_as)
        if any(not hit.negated for hit in hits):
            return [hit for hit in hits if not hit.negated], read_as
        if hits:
            return [], text  # denied: a slip does not make it a yes
    likely = with_likely_words(standard, vocabulary(field))
    return [hit for hit in choose(field, likely) if not hit.negated], likely


@lru_cache(maxsize=64)
def vocabulary(field: str) -> frozenset[str]:
    """The folded words of a field's phrases."""
    return _raw_vocabulary().get(field, frozenset())


@lru_cache(maxsize=1)
def _raw_vocabulary() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(
            word for phrases in spec["werte"].values() for phrase in _flat(phrases) for word in re.findall(r"(?<![*\w])\w{4,}(?!\w)", plain(phrase))
        )
        for name, spec in _specs().items()
    }


@lru_cache(maxsize=1)
def _specs() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _LEXICONS:
        with open(KNOWLEDGE / "lexicon" / name, encoding="utf-8") as file:
            found |= yaml.safe_load(file)["felder"]
    return found


def _lexical(rules: _Field, folded: Folded) -> Iterator[ChoiceHit]:
    count = len(folded.words)
    for value, pattern, checks_negation, longest in rules.rules:
        if count > longest:
            continue
        for match in pattern.finditer(folded.text):
            start, end = match.span("hit")
            hit = ChoiceHit(value, *folded.span(start, end), False)
            if value == "ja" and _denied_at_once(folded.text[end:]):
                continue
            if checks_negation and _is_denied(folded.text, start, end, rules.negation):
                opposite = rules.opposite.get(value)
                hit = replace(hit, negated=True) if opposite is None else replace(hit, value=opposite)
            yield hit


def _denied_at_once(rest: str) -> bool:
    """Whether what follows a yes takes it back in the same breath, as in "passt mir nicht"."""
    return bool(_NOT_RIGHT_AFTER.match(_CLAUSE.split(rest)[0]))


def _is_denied(text: str, start: int, end: int, direction: str) -> bool:
    if direction == "keine":
        return False
    before = _CLAUSE.split(text[:start])[-1]
    after = _CLAUSE.split(text[end:])[0]
    return bool(_NOT_BEFORE.search(before)) or (direction == "beides" and bool(_NOT_AFTER.match(after)))


def _longest(hits: list[ChoiceHit]) -> list[ChoiceHit]:
    """Of overlapping hits what is affirmed remains, then the longest: "ohne Hilfe" is not "Hilfe"."""
    kept: list[ChoiceHit] = []
    for hit in sorted(hits, key=lambda one: (one.negated, one.start - one.end, one.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def _decided(rules: _Field, hits: list[ChoiceHit]) -> list[ChoiceHit]:
    said = {hit.value for hit in hits if not hit.negated}
    if len(said) > 1:
        for value in rules.order:
            if value in said:
                return [hit for hit in hits if hit.value == value and not hit.negated]
    return hits


@lru_cache(maxsize=1)
def _fields() -> dict[str, _Field]:
    return {name: _compiled(spec) for name, spec in _specs().items()}


def _compiled(spec: dict[str, Any]) -> _Field:
    rules = [(value, *_rule(phrase)) for value, phrases in spec["werte"].items() for phrase in _flat(phrases)]
    return _Field(
        spec.get("art", "eine") == "eine",
        spec.get("verneinung", "beides"),
        spec.get("gegenteil", {}),
        tuple(spec.get("vorrang", ())),
        tuple(rules),
    )


def _flat(phrases: list[Any]) -> Iterator[str]:
    for phrase in phrases:
        if isinstance(phrase, list):
            yield from _flat(phrase)
        else:
            yield str(phrase)


def _rule(phrase: str) -> tuple[re.Pattern[str], bool, int]:
    """Compiles a phrase of choices.yml; the file explains the signs."""
    brief = phrase.startswith("~")
    phrase = phrase.removeprefix("~")
    checks_negation = not phrase.startswith("!") and not re.search(rf"\b{_NOT}\b", fold(phrase).text)
    phrase = phrase.removeprefix("!")
    anchored = phrase.startswith("^")
    phrase = phrase.removeprefix("^")
    at_end = phrase.endswith("$")
    words = re.findall(r"(?:\([^)]*\)|\S)+", fold(phrase.removesuffix("$")).text)
    pattern = ""
    for word in words:
        part = (
            re.escape(word.removesuffix("?"))
            .replace(r"\*", r"\w*")
            .replace(r"\(", "(?:")
            .replace(r"\)", ")")
            .replace(r"\|", "|")
        )
        part = part.replace(r"\?", "?").replace(r"\ ", r"\W+")
        between = "" if not pattern or pattern.endswith((_GAP, _OPTIONAL_FIRST)) else r"\W+"
        if word == "...":
            pattern += _GAP
        elif word.endswith(")?"):
            pattern += f"(?:{between}{part})?" if pattern else f"(?:{part}{_OPTIONAL_FIRST}"
        else:
            pattern += between + part
    longest = _BRIEF_ANSWER if brief else _SHORT_ANSWER if anchored else _ANY_LENGTH
    body = rf"(?P<hit>(?<!\w){pattern}(?!\w))"
    return (
        re.compile((_LEAD if anchored else "") + body + (r"\W*$" if at_end else "")),
        checks_negation and not anchored,
        longest,
    )
