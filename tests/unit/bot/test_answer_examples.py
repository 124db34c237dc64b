import csv
from pathlib import Path

from bot.answer_examples import load_answers, load_no_answers, load_skill_phrases

ROOT = Path(__file__).parents[3]

FILE = """\
field: betriebsgroesse
values:
  - value: 10_49
    examples: |
      - zwanzig Leute
      - so um die dreißig
  - value: 3
    examples: |
      - drei
  - value: true
    examples: |
      - - Gedankenstrich
"""


def test_a_value_stays_what_was_written(tmp_path):
    (tmp_path / "betriebsgroesse.yml").write_text(FILE, encoding="utf-8")
    examples = load_answers(tmp_path)
    assert [(e.value, e.text) for e in examples[:3]] == [
        ("10_49", "zwanzig Leute"),
        ("10_49", "so um die dreißig"),
        (3, "drei"),
    ]
    assert examples[3].value is True


def test_none_is_no_field(tmp_path):
    (tmp_path / "none.yml").write_text("field: none\nvalues:\n  - value: none\n    examples: |\n      - Hallo\n")
    assert load_answers(tmp_path) == []
    assert load_no_answers(tmp_path) == ["Hallo"]


def test_skill_phrases_are_kept_apart(tmp_path):
    assert load_skill_phrases(tmp_path) == []
    (tmp_path / "skills.yml").write_text(
        "field: skills\nvalues:\n  - value: SIC-01\n    examples: |\n      - stapeln\n"
    )
    assert load_answers(tmp_path) == []
    assert [(e.value, e.text) for e in load_skill_phrases(tmp_path)] == [("SIC-01", "stapeln")]


def test_the_phrases_that_linking_is_measured_on_name_real_skills():
    with (ROOT / "tests/unit/bot/skill_phrases.tsv").open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    known = {
        row["id"] for p in (ROOT / "knowledge/skills").glob("*.csv") for row in csv.DictReader(p.open()) if "id" in row
    }
    assert len(rows) >= 150
    assert {skill for _, wanted, _ in rows for skill in wanted.split("|")} - {"none"} <= known
