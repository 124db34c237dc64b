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


def _show(found: list[Text]) -> str:
    return "\n".join(f"{text.name} ({text.mode}) {measure(text.bubble)}: {text.bubble}" for text in found)


def _too_hard(text: Text) -> bool:
    figures = measure(text.bubble)
    return figures.lix > HARDEST_LIX[text.mode] or figures.amstad < LOWEST_AMSTAD[text.mode]


def test_there_is_something_to_measure() -> None:
    assert len(TEXTS) > 2 * 200


@pytest.mark.parametrize("mode", MODES)
def test_sentences_are_short_enough(mode: str) -> None:
    found = [text for text in TEXTS if text.mode == mode and measure(text.bubble).longest > LONGEST_SENTENCE[mode]]
    assert not found, _show(found)


def test_a_bubble_fits_a_small_screen() -> None:
    found = [text for text in TEXTS if len(text.bubble) > LONGEST_BUBBLE]
    assert not found, _show(found)


def test_einfach_has_two_sentences_per_bubble() -> None:
    easy = [text for text in TEXTS if text.mode == EINFACH]
    found = [text for text in easy if measure(text.bubble).sentences > MOST_SENTENCES_EINFACH]
    assert not found, _show(found)


@pytest.mark.parametrize("mode", MODES)
def test_words_are_easy_enough(mode: str) -> None:
    measured = [text for text in TEXTS if text.mode == mode and text.name not in NOT_MEASURED]
    found = [text for text in measured if _too_hard(text)]
    assert not found, _show(found)


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


def test_each_exception_names_a_text() -> None:
    assert set(NOT_MEASURED) <= {text.name for text in TEXTS}
