"""Words that are never used, and signs that are never set: sections 4.6, 5.1 and 5.4 of the domain report."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.unit.texts.corpus import Text, buttons, field_texts, gateway_texts, response_texts

FORBIDDEN = {
    "a recommendation": re.compile(r"empfehl|empfiehl", re.IGNORECASE),
    "a ranking": re.compile(r"\b(beste[rsnm]?|top|günstigste[rsnm]?|führende[rsnm]?)\b", re.IGNORECASE),
    "a promise": re.compile(r"\bgarantier|\bAnspruch auf\b|\bkostenlos für Sie\b|\bwird bewilligt\b", re.IGNORECASE),
    "a figure of money": re.compile(r"\d+\s*(%|Prozent|€|Euro|EUR)", re.IGNORECASE),
    "a label that needs a test group": re.compile(r"\bLeichte[rn]? Sprache\b", re.IGNORECASE),
    "a gender sign": re.compile(r"\w(\*|:|_|/-?|\()in(nen)?\b|[a-zäöü]In(nen)?\b"),
    "an address by du": re.compile(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b", re.IGNORECASE),
    "the wrong name of the networks": re.compile(r"Qualifizierungsverbänd", re.IGNORECASE),
    "a provider that belongs to a partner": re.compile(r"\bBBQ\b|TEXOVERSUM|\bBIWE\b", re.IGNORECASE),
    "an abbreviation": re.compile(r"\b(z\. ?B\.|u\. ?a\.|usw\.|bzw\.|ggf\.|ca\.|d\. ?h\.)"),
}  # fmt: skip

# Telephone numbers must not be invented; these three are public and are tested nowhere else.
EMERGENCY_NUMBERS = ("0800 1110111", "112", "110")
_PHONE = re.compile(r"\b0\d{2,5}[ /-]?\d{4,}\b")


def _all() -> Iterator[Text]:
    yield from response_texts()
    yield from gateway_texts()
    yield from field_texts()
    for one in buttons():
        yield Text(one.response, one.mode, one.title)


ALL = list(_all())


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_holds(kind: str) -> None:
    found = [f"{text.name} ({text.mode}): {text.bubble}" for text in ALL if FORBIDDEN[kind].search(text.bubble)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        ("a recommendation", "Ich empfehle Ihnen diesen Kurs."),
        ("a ranking", "Das ist der beste Kurs."),
        ("a promise", "Sie haben Anspruch auf Förderung."),
        ("a figure of money", "Bis zu 100 Prozent werden bezahlt."),
        ("a label that needs a test group", "Ich spreche Leichte Sprache."),
        ("a gender sign", "Die Näher:innen lernen das."),
        ("an address by du", "Was möchtest du lernen?"),
        ("the wrong name of the networks", "Die Qualifizierungsverbände im Land."),
        ("a provider that belongs to a partner", "Fragen Sie BBQ."),
        ("an abbreviation", "Maschinen, z. B. Pressen."),
    ],
)
def test_the_patterns_find_what_they_are_for(kind: str, example: str) -> None:
    assert FORBIDDEN[kind].search(example)


def test_only_emergency_numbers_are_named() -> None:
    for text in ALL:
        without = text.bubble
        for number in EMERGENCY_NUMBERS:
            without = without.replace(number, "")
        assert not _PHONE.search(without), text


@pytest.mark.parametrize("mode", ["standard", "einfach"])
def test_distress_names_every_emergency_number(mode: str) -> None:
    said = " ".join(text.bubble for text in ALL if text.name == "utter_notlage" and text.mode == mode)
    assert all(number in said for number in EMERGENCY_NUMBERS)


def test_reasons_do_not_ask_the_person_why() -> None:
    blame = re.compile(r"\bwarum (haben|können|wissen|machen) Sie\b", re.IGNORECASE)
    asked = [text for text in ALL if text.name.startswith(("utter_ask_", "utter_warum_", "utter_beispiel_"))]
    assert asked
    assert not [text for text in asked if blame.search(text.bubble) or text.bubble.startswith("Warum")]
