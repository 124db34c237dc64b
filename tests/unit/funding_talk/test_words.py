"""Every sentence about funding, over the space of profiles: no promise, no ranking, no figure without paragraph and day."""

from __future__ import annotations

import re

import pytest

from tests.unit.funding_talk.corpus import MODES, answers, profiles, questions, results
from tests.unit.texts.readability import measure
from tests.unit.texts.test_words import FORBIDDEN

OF_THE_CHAT = {kind: pattern for kind, pattern in FORBIDDEN.items() if kind != "a figure of money"}
PROMISES = re.compile(
    r"empf(ehl|iehl)|\bbeste[rsnm]?\b|\bTop\b|garantier|kostenlos für Sie|\bAnspruch auf\b|\b(wird|werden) bewilligt\b(?<!wenn bewilligt wird)|"
    r"steht Ihnen zu|Sie bekommen|Sie erhalten|sicher gefördert|mit Sicherheit|stellen Sie (doch )?\d+ Stunden|machen Sie \d+",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d[\d.,]*\s*(Prozent|Euro|%|€)")
LONGEST = 300
# The source in brackets, and the day after it, is looked up and not read aloud.
CITATION = re.compile(r"\s*\([^()]*(§|Stand|AFBG)[^()]*\)|, Stand \d+\.\d+\.\d{4}")
EINFACH_WORDS, STANDARD_WORDS = 12, 25


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str, str]]:
    spoken = [("result", mode, text) for _, mode, texts in results(step=3) for text in texts]
    return list(dict.fromkeys([*answers(), *questions(), *spoken]))


def test_there_is_a_space_of_profiles_worth_looking_at(said):
    assert len(profiles()) > 2000
    assert len(said) > 500


@pytest.mark.parametrize("kind", OF_THE_CHAT)
def test_no_text_holds(kind, said):
    found = [text for _, _, text in said if OF_THE_CHAT[kind].search(text.replace("unternehmensWert:Mensch", ""))]
    assert not found, "\n".join(found[:5])


def test_nothing_is_promised(said):
    found = [text for _, _, text in said if PROMISES.search(text)]
    assert not found, "\n".join(found[:5])


@pytest.mark.parametrize("text", ["Sie haben Anspruch auf Geld.", "Das wird bewilligt.", "Wir empfehlen das.", "Sie bekommen 50 Prozent."])
def test_the_pattern_finds_promises(text):
    assert PROMISES.search(text)


def test_a_figure_never_stands_without_paragraph_and_day(said):
    """Of a bubble with percentages or euros, each figure has its law beside it and the day of the check."""
    for name, _, text in said:
        if FIGURE.search(text):
            assert re.search(r"§|BzG|Bildungszeitgesetz", text), (name, text)
            assert re.search(r"Stand \d{1,2}\.\d{1,2}\.\d{4}", text), (name, text)


def test_a_bubble_fits_a_small_screen(said):
    found = [(name, len(text), text) for name, _, text in said if len(text) > LONGEST]
    assert not found, "\n".join(map(str, found[:5]))


def read_aloud(text: str) -> str:
    return CITATION.sub("", text)


def test_einfach_has_two_short_sentences_at_most(said):
    easy = [(name, text) for name, mode, text in said if mode == "einfach"]
    many = [one for one in easy if measure(one[1]).sentences > 2]
    long = [one for one in easy if measure(read_aloud(one[1])).longest > EINFACH_WORDS]
    assert not many, "\n".join(map(str, many[:8]))
    assert not long, "\n".join(map(str, long[:8]))


def test_answers_in_standard_are_no_legal_text():
    for name, mode, text in answers():
        if mode == "standard":
            figures = measure(read_aloud(text))
            assert figures.longest <= STANDARD_WORDS, (name, text)
            assert figures.lix <= 60, (name, figures.lix, text)
            assert figures.amstad >= 40, (name, figures.amstad, text)


@pytest.mark.parametrize("mode", MODES)
def test_the_order_is_said_to_mean_nothing_and_the_office_decides(mode):
    for _, spoken, texts in results(step=50):
        if spoken == mode:
            told = " ".join(texts)
            assert "Reihenfolge ist fest" in told
            assert "entscheidet" in told
            assert "Agentur für Arbeit Aalen" in told
