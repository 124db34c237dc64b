"""What may become training data."""

from __future__ import annotations

import json

import pytest

from verbund.learning.rules import faults, is_measured_with, is_same_sentence, measured_lines
from verbund.settings import ROOT

SAID = "ich müsst halt mal wissen wie ma den Umrichter einstellt"


def check(text: str, label: str = "angabe", said: str = "") -> list[str]:
    return faults("intent", text, label, {"angabe"}, said)


def test_a_line_of_ones_own_may_be_learnt():
    assert check("an der Antriebstechnik das Parametrieren", said=SAID) == []


@pytest.mark.parametrize("text", [SAID, SAID.upper(), f"  {SAID}!", "wissen ich müsst halt mal wie ma den Umrichter einstellt"])
def test_a_persons_sentence_may_not_however_it_is_written(text):
    assert any("Worte der Person" in fault for fault in check(text, said=SAID))


def test_a_few_common_words_are_nobodys():
    assert check("passt scho so", said="passt scho so") == []
    assert not is_same_sentence("noch net so", "noch net so")


@pytest.mark.parametrize("text", ["", " ", "x" * 201, "/start", "- Liste", "[WIG](thema)", "a\tb", "eins\nzwei", "#"])
def test_what_would_break_the_training_files_may_not(text):
    assert check(text)


@pytest.mark.parametrize("text", ["Frau Häberle weiß das", "meine Nummer ist 0711 1234567", "seit meinem Burnout geht das nicht"])
def test_nothing_personal_may(text):
    assert any("Namen" in fault for fault in check(text))


def test_the_label_must_exist():
    assert check("ja", label="gibt_es_nicht")


def test_no_line_that_models_are_measured_with_may():
    rows = (ROOT / "tests/dialogue/blind/intents.tsv").read_text(encoding="utf-8").splitlines()
    blind = [row.split("\t")[0] for row in rows]
    assert len(measured_lines()) > 700
    for text in blind[::40]:
        assert is_measured_with(text), text
        assert is_measured_with(text.upper() + " !"), text
    phrases = (ROOT / "tests/unit/bot/skill_phrases.tsv").read_text(encoding="utf-8").splitlines()
    assert is_measured_with(next(row for row in phrases if not row.startswith("#")).split("\t")[0])
    assert not is_measured_with("an der Antriebstechnik das Parametrieren")


def test_no_sentence_of_a_persona_may():
    persona = json.loads(next((ROOT / "tests/dialogue/personas").glob("*.json")).read_text(encoding="utf-8"))
    sentence = persona["opening"] if isinstance(persona["opening"], str) else persona["opening"][0]
    assert is_measured_with(sentence)
