"""The phrases that linking learns from and the ones it is measured on."""

import csv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
MEASURED = ROOT / "tests/unit/bot/skill_phrases.tsv"
BLIND = ROOT / "tests/dialogue/blind/skills.tsv"
LEARNT = ROOT / "knowledge/skills/phrases.tsv"
SAID = ROOT / "data/skills/said.tsv"


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


def near(phrases, others):
    known = [grams(other) for other in others]
    return [one for one in phrases if any(len(grams(one) & other) / len(grams(one) | other) > 0.55 for other in known)]


def test_nothing_measured_was_learnt():
    assert near([phrase for _, phrase in rows(LEARNT)], [row[0] for row in rows(MEASURED)]) == []


def test_how_sure_it_may_be_is_learnt_from_what_is_neither_measured_nor_in_the_index(known):
    said = rows(SAID)
    assert len(said) >= 250
    assert {skill for accepted, _ in said for skill in accepted.split("|")} <= known
    others = [row[0] for row in rows(MEASURED) + rows(BLIND)] + [phrase for _, phrase in rows(LEARNT)]
    assert near([phrase for _, phrase in said], others) == []
