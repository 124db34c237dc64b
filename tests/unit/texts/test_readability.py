"""The gates of section 5.2 of the domain report, over every bubble that people read."""

from __future__ import annotations

import pytest

from tests.unit.texts.corpus import EINFACH, MODES, STANDARD, Text, gateway_texts, response_texts
from tests.unit.texts.readability import measure, syllables

# Standard: LIX at most 60, Amstad at least 50, no sentence over 25 words. Einfach: 40, 70 and 12.
HARDEST_LIX = {STANDARD: 60, EINFACH: 40}
LOWEST_AMSTAD = {STANDARD: 50, EINFACH: 70}
LONGEST_SENTENCE = {STANDARD: 25, EINFACH: 12}
LIX_OF_ALL_STANDARD = 40
WORDS_PER_SENTENCE_EINFACH = 7
MOST_SENTENCES_EINFACH = 2
LONGEST_BUBBLE = 300

# Texts a gate does not fit, each with its reason.
NOT_MEASURED = {
    "utter_verstanden": "holds the person's own words",
    "utter_geaendert": "holds the person's own words",
    "utter_ort_mehrdeutig": "holds names of Kreise",
}  # fmt: skip

TEXTS = [*response_texts(), *gateway_texts()]


def _id(text: Text) -> str:
    return f"{text.name}-{text.mode}-{text.bubble[:24]}"


@pytest.mark.parametrize("text", TEXTS, ids=_id)
def test_sentences_are_short_enough(text: Text) -> None:
    figures = measure(text.bubble)
    assert figures.longest <= LONGEST_SENTENCE[text.mode], text.bubble
    assert len(text.bubble) <= LONGEST_BUBBLE, text.bubble


@pytest.mark.parametrize("text", [text for text in TEXTS if text.mode == EINFACH], ids=_id)
def test_einfach_has_two_sentences_per_bubble(text: Text) -> None:
    assert measure(text.bubble).sentences <= MOST_SENTENCES_EINFACH, text.bubble


@pytest.mark.parametrize("text", [text for text in TEXTS if text.name not in NOT_MEASURED], ids=_id)
def test_words_are_easy_enough(text: Text) -> None:
    figures = measure(text.bubble)
    assert figures.lix <= HARDEST_LIX[text.mode], f"LIX {figures.lix:.0f}: {text.bubble}"
    assert figures.amstad >= LOWEST_AMSTAD[text.mode], f"Amstad {figures.amstad:.0f}: {text.bubble}"


def test_all_standard_texts_together_are_easy() -> None:
    assert measure(" ".join(text.bubble for text in TEXTS if text.mode == STANDARD)).lix <= LIX_OF_ALL_STANDARD


def test_einfach_sentences_are_short_on_average() -> None:
    figures = measure(" ".join(text.bubble for text in TEXTS if text.mode == EINFACH))
    assert figures.words / figures.sentences <= WORDS_PER_SENTENCE_EINFACH


# The questions of the domain report with the figures measured there (LIX, Amstad).
@pytest.mark.parametrize(
    ("text", "lix", "amstad"),
    [
        ("Und was möchten Sie nach der Weiterbildung selbstständig tun können?", 40, 71),
        ("Was machen Sie bei der Arbeit? Erzählen Sie kurz.", 16, 91),
        ("Wobei fragen Ihre Kolleginnen und Kollegen Sie um Rat?", 31, 60),
        ("Was möchten Sie nach dem Kurs können?", 21, 98),
    ],
)
def test_the_measure_agrees_with_the_report(text: str, lix: int, amstad: int) -> None:
    figures = measure(text)
    assert abs(figures.lix - lix) <= 3
    assert abs(figures.amstad - amstad) <= 3


@pytest.mark.parametrize(
    ("word", "count"),
    [("neue", 2), ("Qualität", 3), ("Betriebe", 3), ("Haus", 1), ("Situation", 5), ("Weiterbildung", 4), ("112", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_each_exception_is_still_needed() -> None:
    names = {text.name for text in TEXTS}
    assert set(NOT_MEASURED) <= names
    assert set(MODES) == {STANDARD, EINFACH}
