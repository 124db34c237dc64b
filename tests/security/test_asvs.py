"""docs/security/asvs.md names tests: each exists, and a line without one says why."""

from __future__ import annotations

import re

import pytest

from verbund.settings import ROOT

PAGE = ROOT / "docs" / "security" / "asvs.md"
TEST = re.compile(r"(tests/[\w/]+\.py)::(\w+)")
REASONS = ("n/a", "operator:", "open:")
DOCUMENTED = ("docs/", "decision", "constants in", "verbund/")
ROWS = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]


@pytest.mark.parametrize("row", [row for row in ROWS if "::" in row])
def test_every_named_test_exists(row: str) -> None:
    for file, name in TEST.findall(row):
        source = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE), f"{file} has no {name}"


def test_a_line_without_a_test_gives_its_reason_or_its_document() -> None:
    for row in ROWS:
        section, what, shown = (cell.strip() for cell in row.strip("|").split("|"))
        heading = section.startswith("**") and not what
        assert heading or TEST.search(shown) or what.startswith(REASONS) or any(one in what for one in DOCUMENTED), row


def test_no_chapter_is_left_out() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [number for number in range(1, 18) if f"**V{number} " not in text] == []
