"""Figures that are right, and memory of a process that is known."""

from __future__ import annotations

import subprocess
import sys

import pytest

from verbundlotse.bench.interviews import NOTHING_KNOWN, _reply
from verbundlotse.bench.latency import Latency
from verbundlotse.bench.machine import resident_megabytes
from verbundlotse.bench.report import latency_table


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
