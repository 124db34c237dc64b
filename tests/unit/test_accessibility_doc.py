"""docs/accessibility.md: every criterion of WCAG 2.2 A and AA stands there, and every test it names exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d\.\d\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", DOC, re.MULTILINE)
FILES = dict(re.findall(r"`(\w+)` = `(tests/[\w/]+\.py)`", DOC))
# WCAG 2.2, levels A and AA; 4.1.1 was taken out of the standard.
CRITERIA = [
    "1.1.1",
    "1.2.1",
    "1.2.2",
    "1.2.3",
    "1.2.4",
    "1.2.5",
    "1.3.1",
    "1.3.2",
    "1.3.3",
    "1.3.4",
    "1.3.5",
    "1.4.1",
    "1.4.2",
    "1.4.3",
    "1.4.4",
    "1.4.5",
    "1.4.10",
    "1.4.11",
    "1.4.12",
    "1.4.13",
    "2.1.1",
    "2.1.2",
    "2.1.4",
    "2.2.1",
    "2.2.2",
    "2.3.1",
    "2.4.1",
    "2.4.2",
    "2.4.3",
    "2.4.4",
    "2.4.5",
    "2.4.6",
    "2.4.7",
    "2.4.11",
    "2.5.1",
    "2.5.2",
    "2.5.3",
    "2.5.4",
    "2.5.7",
    "2.5.8",
    "3.1.1",
    "3.1.2",
    "3.2.1",
    "3.2.2",
    "3.2.3",
    "3.2.4",
    "3.2.6",
    "3.3.1",
    "3.3.2",
    "3.3.3",
    "3.3.4",
    "3.3.7",
    "3.3.8",
    "4.1.2",
    "4.1.3",
]


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


def test_every_criterion_has_its_row() -> None:
    assert [number for number, *_ in ROWS] == CRITERIA


@pytest.mark.parametrize(("number", "how", "proof"), [(number, how, proof) for number, _, how, proof in ROWS])
def test_the_proof_of_a_criterion_exists(number: str, how: str, proof: str) -> None:
    named = re.findall(r"`(\w+)` `(test_\w+)`", proof)
    if not named:
        assert how.startswith("entfällt") or proof == "von Hand"
    assert [test for file, test in named if test not in names_in(FILES[file])] == []
