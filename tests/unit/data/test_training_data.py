"""The training data keeps its own rules, and stays apart from everything it is measured with."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parents[3]
BLIND = ROOT / "tests" / "dialogue" / "blind"
PERSONAS = ROOT / "tests" / "dialogue" / "personas"
ANNOTATION = re.compile(r"\[([^\]]+)\]\((\w+)\)")
UMLAUTS = str.maketrans({"ß": "ss", "ä": "ae", "ö": "oe", "ü": "ue"})
# Shorter lines ("ja", "keine Schicht") are the common words of the language, not somebody's sentence.
SENTENCE_WORDS = 5
# Same words in another order or with one more letter: such a line would measure memory, not understanding.
TOO_CLOSE = 97
LEAST_PER_INTENT = 30
LEAST_PER_VALUE = 18
LEAST_ANNOTATED = 200


def plain(text: str) -> str:
    """The text without annotation, capitals, umlauts and punctuation; symbols alone stay as they are."""
    bare = ANNOTATION.sub(r"\1", text).strip()
    return re.sub(r"\W+", " ", bare.lower().translate(UMLAUTS)).strip() or bare


def lines(block: str) -> list[str]:
    return [line.removeprefix("- ") for line in block.splitlines() if line.strip()]


@functools.cache
def intent_examples() -> list[tuple[str, str]]:
    blocks = [
        block
        for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]
    ]
    return [(block["intent"], line) for block in blocks if "intent" in block for line in lines(block["examples"])]


@functools.cache
def answer_files() -> dict[str, dict]:
    paths = sorted((ROOT / "data" / "answers").glob("*.yml"))
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in paths}


@functools.cache
def answer_examples() -> list[tuple[str, str]]:
    return [
        (field, line)
        for field, content in answer_files().items()
        for value in content["values"]
        for line in lines(value["examples"])
    ]


def skill_phrases() -> list[tuple[str, str]]:
    listed = (ROOT / "knowledge" / "skills" / "phrases.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in listed if line and not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (BLIND / name).read_text("utf-8").splitlines()]


def persona_sentences() -> set[str]:
    found: set[str] = set()

    def collect(node: object) -> None:
        if isinstance(node, str):
            found.add(plain(node))
        elif isinstance(node, dict):
            for child in node.values():
                collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    for path in PERSONAS.glob("*.json"):
        persona = json.loads(path.read_text("utf-8"))
        collect([persona.get(key) for key in ("opening", "answers", "interrupts", "corrections", "second_need")])
    return {sentence for sentence in found if len(sentence.split()) >= SENTENCE_WORDS}


def test_no_intent_example_is_given_twice() -> None:
    counts = Counter(plain(line) for _, line in intent_examples())
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_intent_has_enough_examples() -> None:
    counts = Counter(intent for intent, _ in intent_examples())
    assert {intent: count for intent, count in counts.items() if count < LEAST_PER_INTENT} == {}


def test_blind_intents_are_exactly_the_trained_ones() -> None:
    trained = {intent for intent, _ in intent_examples()}
    assert {row[1] for row in rows("intents.tsv")} == trained
    assert {row[1] for row in rows("intents_second.tsv")} <= trained


def test_the_blind_sets_are_large_enough() -> None:
    intents = rows("intents.tsv") + rows("intents_second.tsv")
    texts = [plain(row[0]) for row in intents]
    assert len(set(texts)) >= 500
    assert sum(row[1] == "ausserhalb" for row in intents) >= 40
    assert len(rows("entities.tsv")) >= 100


def test_entities_are_thema_and_taetigkeit_with_enough_examples() -> None:
    found = [ANNOTATION.findall(line) for _, line in intent_examples() if ANNOTATION.search(line)]
    assert {entity for spans in found for _, entity in spans} == {"thema", "taetigkeit"}
    assert len(found) >= LEAST_ANNOTATED


@pytest.mark.parametrize("field", sorted(answer_files()))
def test_answer_file_is_well_formed(field: str) -> None:
    content = answer_files()[field]
    examples = {value["value"]: lines(value["examples"]) for value in content["values"]}
    texts = Counter(plain(line) for given in examples.values() for line in given)
    assert content["field"] == field
    assert all(type(value) in (str, int) for value in examples)
    assert {value: len(given) for value, given in examples.items() if len(given) < LEAST_PER_VALUE} == {}
    assert [text for text, count in texts.items() if count > 1] == []


def test_closed_fields_offer_the_values_of_the_record_schema() -> None:
    schema = json.loads((ROOT / "knowledge" / "needs_record.schema.json").read_text("utf-8"))["properties"]
    for field, content in answer_files().items():
        allowed = schema.get(field, {}).get("enum") or schema.get(field, {}).get("items", {}).get("enum")
        if allowed:
            assert {value["value"] for value in content["values"]} == set(allowed) - {"entfaellt", None}, field


def test_blind_answers_name_known_fields_and_values() -> None:
    known = {field: {str(v["value"]) for v in content["values"]} for field, content in answer_files().items()}
    assert [row for row in rows("answers.tsv") if not set(row[1].split("|")) <= known[row[0]]] == []


@pytest.mark.parametrize(
    ("examples", "blind", "column"),
    [
        (intent_examples, "intents.tsv", 0),
        (intent_examples, "intents_second.tsv", 0),
        (answer_examples, "answers.tsv", 2),
        (skill_phrases, "skills.tsv", 0),
    ],
    ids=["intents", "intents_second", "answers", "skills"],
)
def test_no_blind_line_is_trained_on(examples, blind: str, column: int) -> None:
    trained = [plain(line) for _, line in examples()]
    texts = [plain(row[column]) for row in rows(blind)]
    near = [
        text
        for text in texts
        if len(text) >= 10 and process.extractOne(text, trained, scorer=fuzz.token_sort_ratio, score_cutoff=TOO_CLOSE)
    ]
    assert sorted(set(texts) & set(trained)) == []
    assert near == []


def test_no_sentence_of_a_persona_is_trained_on() -> None:
    personas = persona_sentences()
    trained = {plain(line) for _, line in intent_examples() + answer_examples()}
    assert personas, "tests/dialogue/personas holds no persona"
    assert sorted(personas & trained) == []
