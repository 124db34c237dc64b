"""The phrases that linking learns from and the ones it is measured on."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEASURED = ROOT / "tests/unit/bot/skill_phrases.tsv"
LEARNT = ROOT / "knowledge/skills/phrases.tsv"


def rows(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.fixture
def known():
    with (ROOT / "knowledge/skills/skills_taxonomy.csv").open(encoding="utf-8") as file:
        return {row["id"] for row in csv.DictReader(file)}


def grams(text):
    padded = f" {text.lower()} "
    return {padded[i : i + 4] for i in range(len(padded) - 3)}


def test_measured_phrases_name_skills_of_the_taxonomy(known):
    measured = rows(MEASURED)
    assert len(measured) >= 150
    assert {skill for _, wanted, _ in measured for skill in wanted.split("|")} - {"none"} <= known


def test_learnt_phrases_name_skills_of_the_taxonomy(known):
    assert {skill for skill, _ in rows(LEARNT)} <= known


def test_nothing_measured_was_learnt():
    measured = [grams(phrase) for phrase, _, _ in rows(MEASURED)]
    near = [
        phrase
        for _, phrase in rows(LEARNT)
        for other in measured
        if len(grams(phrase) & other) / len(grams(phrase) | other) > 0.55
    ]
    assert near == []
