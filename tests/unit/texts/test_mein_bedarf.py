"""The texts of `/mein-bedarf` keep the rules of all texts: words never used, Sie, no gender signs, short sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.unit.texts.corpus import ROOT
from tests.unit.texts.test_words import FORBIDDEN

LONGEST_SENTENCE = 16
_TAGS = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def _texts() -> list[tuple[str, str]]:
    parts = yaml.safe_load((ROOT / "knowledge/texts/mein_bedarf.yml").read_text(encoding="utf-8"))
    told = [(f"{part}.{key}", text) for part, texts in parts.items() for key, text in texts.items()]
    pages = [(file.name, _plain(file)) for file in sorted((ROOT / "web/mine/templates").glob("*.html"))]
    return [*told, *pages]


def _plain(file: Path) -> str:
    return " ".join(re.sub(r"\s+", " ", _TAGS.sub(" \n ", file.read_text(encoding="utf-8"))).split())


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_holds(kind: str) -> None:
    assert [f"{name}: {text}" for name, text in _texts() if FORBIDDEN[kind].search(text)] == []


def test_sentences_are_short() -> None:
    long = []
    for name, text in _texts():
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            if len(sentence.split()) > LONGEST_SENTENCE and not name.endswith(".html"):
                long.append(f"{name}: {sentence}")
    assert long == []
