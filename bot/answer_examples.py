"""Reads ``data/answers/<field>.yml``: how people answer each closed question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# Not a field: what people say that answers nothing.
_NO_FIELD = "none"
_INTEGER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class AnswerExample:
    """A text and what it says in one field."""

    field: str
    value: Any
    text: str


def load_answers(folder: Path) -> list[AnswerExample]:
    """Reads all closed fields.

    Args:
        folder: ``data/answers``.

    Returns:
        All examples, file by file in alphabetical order.
    """
    return [example for example in _all_examples(folder) if example.field != _NO_FIELD]


def load_no_answers(folder: Path) -> list[str]:
    """Reads what people say that answers no closed question (``none.yml``), though it may name a skill."""
    return [example.text for example in _all_examples(folder) if example.field == _NO_FIELD]


def _all_examples(folder: Path) -> list[AnswerExample]:
    return [example for path in sorted(folder.glob("*.yml")) for example in _examples(path)]


def _examples(path: Path) -> Iterator[AnswerExample]:
    # BaseLoader leaves everything a string: YAML 1.1 would read the value 10_49 as the number 1049.
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for entry in content["values"]:
        for line in entry["examples"].splitlines():
            if text := line.strip().removeprefix("-").strip():
                yield AnswerExample(content["field"], _value(entry["value"]), text)


def _value(written: str) -> Any:
    if _INTEGER.fullmatch(written):
        return int(written)
    return {"true": True, "false": False, "null": None}.get(written, written)
