"""The texts of the form, the sheet, the poster and the privacy paragraphs keep the rules of all texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.unit.texts.corpus import EINFACH, MODES, ROOT, STANDARD, Text
from tests.unit.texts.readability import measure
from tests.unit.texts.test_words import FORBIDDEN
from verbund.plain_form.questions import PERSPECTIVES, questions

LONGEST_SENTENCE = {STANDARD: 25, EINFACH: 12}
LONGEST_ON_PAPER = 34  # the privacy paragraphs are read at a desk, by people who compare them with the law


def _read(name: str) -> Any:
    return yaml.safe_load((ROOT / "knowledge/texts" / name).read_text(encoding="utf-8"))


def _leaves(node: Any, name: str, mode: str | None = None) -> Iterator[Text]:
    if isinstance(node, str):
        for one in (mode,) if mode else MODES:
            yield Text(name, one, node)
    elif isinstance(node, list):
        for one in node:
            yield from _leaves(one, name, mode)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, f"{name}.{key}", key if key in MODES else mode)


SHOWN = [
    *_leaves(_read("formular.yml"), "formular"),
    *_leaves(_read("mitnehmen.yml"), "mitnehmen"),
    *_leaves(_read("seiten.yml")["aushang"], "aushang", EINFACH),
]
ON_PAPER = [*_leaves(_read("seiten.yml")["datenschutz"], "datenschutz", STANDARD)]


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_holds(kind: str) -> None:
    found = [f"{text.name}: {text.bubble}" for text in [*SHOWN, *ON_PAPER] if FORBIDDEN[kind].search(text.bubble)]
    assert found == []


@pytest.mark.parametrize("mode", MODES)
def test_sentences_are_short(mode: str) -> None:
    measured = [text for text in SHOWN if text.mode == mode and text.bubble.strip("{}")]
    found = [text for text in measured if measure(text.bubble).longest > LONGEST_SENTENCE[mode]]
    assert found == []


def test_sentences_of_the_privacy_notice_can_be_followed() -> None:
    assert [text for text in ON_PAPER if measure(text.bubble).longest > LONGEST_ON_PAPER] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("perspective", PERSPECTIVES)
def test_every_question_has_words_and_answers_to_choose_from(perspective: str, mode: str) -> None:
    for question in questions(perspective, mode):
        assert question.text.endswith((".", "?")), question.name
        assert (question.kind in ("choice", "choices")) == bool(question.options), question.name
