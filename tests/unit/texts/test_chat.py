"""The texts around the conversation keep the rules of all texts, stand in one place, and none is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from tests.unit.texts.corpus import ROOT
from tests.unit.texts.test_words import FORBIDDEN

LONGEST_SENTENCE = 16
TEMPLATES = [*(ROOT / "web/page/templates").glob("*.html"), *(ROOT / "web/widget/templates").glob("*.html")]
SCRIPTS = [*(ROOT / "web/page/static").glob("*.js"), *(ROOT / "web/widget/static").glob("*.js")]
LOADER = ROOT / "web/widget/static/loader.js"
_TAGS = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


def texts() -> Iterator[tuple[str, str]]:
    parts = yaml.safe_load((ROOT / "knowledge/texts/chat.yml").read_text(encoding="utf-8"))
    for part, told in parts.items():
        for key, text in told.items():
            for line in [text] if isinstance(text, str) else text:
                yield f"{part}.{key}", line


def statement() -> tuple[str, str]:
    html = (ROOT / "web/page/templates/barrierefreiheit.html").read_text(encoding="utf-8")
    return "barrierefreiheit.html", " ".join(_TAGS.sub(" ", html).split())


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_no_text_holds(kind: str) -> None:
    assert [f"{name}: {text}" for name, text in [*texts(), statement()] if FORBIDDEN[kind].search(text)] == []


def test_sentences_are_short() -> None:
    long = [
        f"{name}: {sentence}"
        for name, text in texts()
        for sentence in re.split(r"(?<=[.!?:])\s", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_every_text_is_used() -> None:
    used = "\n".join(
        file.read_text(encoding="utf-8")
        for file in [*TEMPLATES, *SCRIPTS, ROOT / "web/page/texts.py", ROOT / "web/page/presentation.py"]
    )
    keys = {name: name.split(".")[1].removesuffix("_heisst") for name, _ in texts()}  # put together by _sprachwahl.html
    assert [name for name, key in keys.items() if not re.search(rf"\b{key}\b", used)] == []


def test_scripts_and_pages_hold_no_german_of_their_own() -> None:
    """Only the loader does: it comes alone to the host page and asks for nothing more."""
    words = re.compile(r"\b(Sie|Bitte|nicht|Gespräch|Verbindung|löschen)\b")
    comments = re.compile(r"//.*")
    stray = [
        f"{file.name}: {line.strip()}"
        for file in [*SCRIPTS, *TEMPLATES]
        if file not in (LOADER, ROOT / "web/page/templates/barrierefreiheit.html")
        for line in file.read_text(encoding="utf-8").splitlines()
        if words.search(_TAGS.sub(" ", comments.sub("", line)))
    ]
    assert stray == []
