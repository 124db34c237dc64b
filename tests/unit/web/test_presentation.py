"""What the page shows."""

from __future__ import annotations

import pytest

from web.page.presentation import entries, keyboard, remaining


def message(speaker: str, *buttons: str) -> dict:
    return {"from": speaker, "text": "…", "links": [], "buttons": [{"id": b, "title": b} for b in buttons]}


def test_only_choices_of_the_last_turn_are_open() -> None:
    shown = entries([message("bot", "a"), message("person"), message("bot", "b"), message("bot", "c")])
    assert [len(entry.buttons) for entry in shown] == [0, 0, 1, 1]
    assert [entry.newest for entry in shown] == [False, False, True, False]
    assert [entry.number for entry in shown] == [1, 2, 3, 4]


def test_before_the_person_spoke_the_first_message_is_the_newest() -> None:
    assert [entry.newest for entry in entries([message("bot"), message("bot")])] == [True, False]


@pytest.mark.parametrize(
    ("answered", "expected", "words"),
    [
        (0, 0, ""),
        (1, 5, "noch etwa 4 Fragen"),
        (4, 5, "noch etwa 1 Frage"),
        (5, 5, "gleich fertig"),
        (7, 5, "gleich fertig"),
    ],
)
def test_progress_in_words(answered: int, expected: int, words: str) -> None:
    assert remaining({"answered": answered, "expected": expected}) == words


def test_a_number_can_be_answered_by_a_sentence_so_the_letters_stay() -> None:
    assert keyboard("anzahl_personen")["inputmode"] == "text"
    assert keyboard(None)["inputmode"] == "text"
    assert keyboard("kontakt") == {"inputmode": "email", "autocapitalize": "none"}
