"""A copy of the project made of links, with checked lines beside its training data.

Rasa and `bot` read their data relative to the folder they run in. So a version is trained in a folder of its own that
looks like the project and holds more: nothing of the project is written, and nothing in it has to know of this.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from verbund.learning.training_files import write

PARTS = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "uv.lock", "bot", "data", "knowledge")
CACHE = ".rasa"


def build_overlay(root: Path, folder: Path, files: Mapping[str, str]) -> None:
    """Builds the copy.

    Args:
        root: the project.
        folder: where; what is there goes.
        files: path below the project -> content, from `training_files`.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in PARTS:
        for file in _files(root / part):
            link = folder / file.relative_to(root)
            if link.relative_to(folder).as_posix() in files:
                continue
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(file)
    # What Rasa has worked out for an earlier training with the same data is not worked out again.
    (root / CACHE).mkdir(exist_ok=True)
    (folder / CACHE).symlink_to(root / CACHE)
    write(folder, files)


def _files(part: Path) -> list[Path]:
    if part.is_file():
        return [part]
    return [file for file in sorted(part.rglob("*")) if file.is_file() and "__pycache__" not in file.parts]
