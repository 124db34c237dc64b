"""Figures that are right, and memory of a process that is known."""

from __future__ import annotations

import subprocess
import sys

import pytest

from verbundlotse.bench.interviews import NOTHING_KNOWN, _reply
from verbundlotse.bench.latency import Latency
from verbundlotse.bench.machine import resident_megabytes
from verbundlotse.bench.report import latency_table
from verbundlotse.bench.understanding import understanding_table


def test_percentiles_are_those_of_the_turns():
    latency = Latency("x", [number / 1000 for number in range(1, 102)], elapsed=2.0)
    assert (latency.milliseconds(50), latency.milliseconds(95)) == (pytest.approx(51), pytest.approx(96))
    assert latency.per_second == 50.5


@pytest.mark.parametrize("turns, expected", [([], 0), ([0.25], 250)])
def test_few_turns_are_no_error(turns, expected):
    latency = Latency("x", turns, elapsed=0.0)
    assert (latency.milliseconds(95), latency.per_second) == (expected, 0.0)


def test_failed_turns_are_in_the_table():
    *_, row = latency_table("Titel", [Latency("1 Gespräch", [0.1, 0.1], elapsed=1.0, failed=7)])
    assert row.split() == ["1", "Gespräch", "100", "100", "2.0", "2", "7"]


def test_memory_counts_all_processes_of_a_group():
    source = "import os; keep = bytearray(50_000_000); os.fork(); print(flush=True); os.read(0, 1)"
    process = subprocess.Popen(
        [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout.readline() and process.stdout.readline()
    measured = resident_megabytes(process.pid)
    process.communicate(b"xx")
    assert 100 < measured < 300


def test_a_played_person_types_where_people_type_and_else_takes_the_first_button():
    asked = {"messages": [{"buttons": [{"id": "a"}, {"id": "b"}]}]}
    assert _reply({"asks": "branche", **asked}) == {"choice": "a"}
    assert _reply({"asks": "ort", **asked}) == {"text": "Reutlingen"}
    assert _reply({"asks": "betrieb_ref", "messages": [{"buttons": []}]}) == {"text": NOTHING_KNOWN}


def test_understanding_stands_beside_the_default_pipeline():
    ours = {"intents": {"accuracy": 0.934, "ece": 0.03}, "parse_ms": {"p50": 34.4}, "answers": {"accuracy": 1.0}}
    default = {"intents": {"accuracy": 0.8}, "parse_ms": {"p50": 15.0}, "epochs": 7, "train_seconds": 61.2}
    lines = list(understanding_table({**ours, "default_pipeline": default}))
    rows = {" ".join(line.split()[:-2]): line.split()[-2:] for line in lines}
    assert rows["Absichten, beide Blindmengen"] == ["0.934", "0.800"]
    assert rows["Verstehen einer Nachricht, p50 ms"] == ["34", "15"]
    assert rows["Absichten, Kalibrierung (ECE)"] == ["0.030", "–"]
    assert any(line.split()[-1] == "1.000" for line in lines if "Geschlossene Antworten" in line)
    assert "7 Epochen" in lines[-1]


def test_without_the_default_pipeline_its_column_is_empty():
    *_, last = lines = list(understanding_table({"intents": {"accuracy": 0.9}}))
    assert lines[2].split()[-2:] == ["0.900", "–"]
    assert "Epochen" not in last
