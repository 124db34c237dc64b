"""docs/bundling.md: its command runs, its numbers are those of the rules, its files are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from verbund.bundling.candidate import DAYS_LEFT, Rules
from verbund.bundling.proposals import LOOK_AHEAD, MOST_SORTED

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "bundling.md").read_text(encoding="utf-8")


def test_the_command_runs():
    (command,) = re.findall(r"^    \.venv/bin/python (.+?) --needs", TEXT, re.MULTILINE)
    ran = subprocess.run(
        [sys.executable, *command.split(), "--needs", "20"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "Bedarfe   Vorschläge s" in ran.stdout


def test_the_numbers_are_those_of_the_rules():
    rules = Rules()
    for number in (rules.window_days, rules.max_seats, rules.assumed_radius_km, *DAYS_LEFT.values(), LOOK_AHEAD, MOST_SORTED):
        assert re.search(rf"\b{number}\b", TEXT), number


def test_the_files_are_there():
    for name in re.findall(r"`((?:verbund|web|knowledge)/[\w/]+(?:\.\w+)?/?)`", TEXT):
        assert (ROOT / name).exists(), name
