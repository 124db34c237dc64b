"""Checked lines become files that Rasa and the skill linker read, and nothing is lost or written twice."""

from __future__ import annotations

from datetime import date

import yaml

from verbund.learning.lines import Reviewed
from verbund.learning.training_files import INTENTS_FILE, SKILLS_FILE, difference, present, training_files, write


def line(text: str, label: str = "bejahen", kind: str = "intent") -> Reviewed:
    return Reviewed(kind=kind, text=text, label=label, who="petra", reviewed_on=date(2026, 11, 24))


LINES = [line("jo: freilich \"gern\""), line("'s passt scho"), line("net wirklich", "verneinen"),
         line("mit der Ameise fahren", "SIC-01", "skill")]  # fmt: skip


def test_rasa_reads_what_was_checked_whatever_signs_are_in_it():
    content = yaml.safe_load(training_files(LINES, {})[INTENTS_FILE])
    assert content["version"] == "3.1"
    assert {block["intent"]: block["examples"].splitlines() for block in content["nlu"]} == {
        "bejahen": ['- jo: freilich "gern"', "- 's passt scho"],
        "verneinen": ["- net wirklich"],
    }


def test_the_linker_reads_id_and_phrase():
    rows = training_files(LINES, {})[SKILLS_FILE].splitlines()
    assert [row for row in rows if not row.startswith("#")] == ["SIC-01\tmit der Ameise fahren"]


def test_what_was_there_stays_and_nothing_is_written_twice(tmp_path):
    write(tmp_path, training_files(LINES, {}))
    before = present(tmp_path)
    assert training_files([*LINES, line("JO: Freilich \"gern\"")], before) == before
    assert difference(before, training_files(LINES, before)) == ""
    after = training_files([line("ha jo klar")], before)
    assert [row for row in difference(before, after).splitlines() if row[:1] == "+" and row[:3] != "+++"] == [
        "+      - ha jo klar"
    ]
    assert after[SKILLS_FILE] == before[SKILLS_FILE]


def test_nothing_checked_is_no_file():
    assert training_files([], {}) == {}
