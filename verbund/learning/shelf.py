"""Trained models of one installation, as versions in its data folder; which one is active; what is to be done next.

Files, because those who write and read them are different processes: the desk orders, the supervisor trains and starts
the engine anew, the command line does either.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

BASE = "grundmodell"
"""The name of the model that is trained from the project's own data alone."""

Deed = Literal["train", "compare", "activate", "rollback"]
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{1,4}")


@dataclass(frozen=True)
class Version:
    """A trained model.

    Attributes:
        id: its name: the day and a number.
        fingerprint: digest of everything it was made of.
        model: digest of the model file.
        lines: how many checked lines it has learnt.
        held_back: how many were kept apart to measure with.
        seconds: how long its training took.
        trained_by: who ordered it.
        figures: what was measured, by model: this one and the one it was compared with; empty before.
    """

    id: str
    fingerprint: str
    model: str
    lines: int
    held_back: int
    seconds: float
    trained_by: str
    figures: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """What somebody wants done: `version` for all but a training."""

    deed: Deed
    by: str
    version: str = ""


class Shelf:
    """The folder of versions.

    Args:
        folder: `models` in the data folder; made when something is put there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, version: str) -> Path:
        """Returns the folder of a version.

        Raises:
            ValueError: that is no name of a version.
        """
        if not _VERSION.fullmatch(version):
            raise ValueError(version)
        return self.folder / version

    def model(self, version: str) -> Path:
        """Returns the model file of a version."""
        return self.place(version) / "verbundlotse.tar.gz"

    def versions(self) -> list[Version]:
        """Returns the versions that are complete, the newest first."""
        found = [self.version(file.parent.name) for file in self.folder.glob("*/manifest.json")]
        return sorted(filter(None, found), key=lambda one: _order(one.id), reverse=True)

    def version(self, name: str) -> Version | None:
        """Returns one version, or None when it is not there or not complete."""
        if not _VERSION.fullmatch(name) or not self.model(name).is_file():
            return None
        try:
            return Version(**json.loads((self.place(name) / "manifest.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, version: Version) -> None:
        """Writes what is known of a version; the model file must lie there already."""
        _write(self.place(version.id) / "manifest.json", asdict(version))

    def measured(self, name: str, figures: Mapping[str, Any]) -> None:
        """Writes down what was measured."""
        version = self.version(name)
        if version is not None:
            self.keep(replace(version, figures=figures))

    def next_id(self, day: str) -> str:
        """Returns the name of a new version of this day (ISO)."""
        numbers = [int(one.name.rpartition("-")[2]) for one in self.folder.glob(f"{day}-*") if one.is_dir()]
        return f"{day}-{max(numbers, default=0) + 1}"

    def active(self) -> str:
        """Returns the version that answers people, or `BASE`."""
        return self._marks()[-1]

    def before(self) -> str | None:
        """Returns what was active before, to roll back to; None when there was nothing else."""
        marks = self._marks()
        return marks[-2] if len(marks) > 1 else None

    def activate(self, name: str) -> None:
        """Makes a version, or `BASE`, the active one. The supervisor sees it and starts the engine anew.

        Raises:
            KeyError: there is no such version.
        """
        if name != BASE and self.version(name) is None:
            raise KeyError(name)
        if name != self.active():
            self._mark([*self._marks(), name])

    def roll_back(self) -> str:
        """Makes the one before active again and returns its name.

        Raises:
            KeyError: there was none.
        """
        marks = self._marks()
        if len(marks) < 2:
            raise KeyError("nothing before")
        self._mark(marks[:-1])
        return marks[-2]

    def order(self, order: Order) -> bool:
        """Leaves an order for the supervisor; False when there is one that nobody has begun."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"auftrag.{os.getpid()}.{secrets.token_hex(4)}"
        draft.write_text(json.dumps(asdict(order)), encoding="utf-8")
        try:
            os.link(draft, self.folder / "auftrag.json")  # complete, or not at all because another one waits
        except FileExistsError:
            return False
        finally:
            draft.unlink()
        return True

    def take_order(self) -> Order | None:
        """Takes the order that waits; None when there is none, or none that can be read."""
        try:
            order = Order(**json.loads((self.folder / "auftrag.json").read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            order = None
        (self.folder / "auftrag.json").unlink(missing_ok=True)
        return order

    def waiting(self) -> bool:
        """Says whether an order waits."""
        return (self.folder / "auftrag.json").is_file()

    def report(self, line: str, *, busy: bool) -> None:
        """Says how far the work is; the desk shows it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        _write(self.folder / "stand.json", {"line": line, "busy": busy})

    def progress(self) -> tuple[str, bool]:
        """Returns what was last said, and whether work goes on."""
        try:
            state = json.loads((self.folder / "stand.json").read_text(encoding="utf-8"))
            return str(state["line"]), bool(state["busy"])
        except (OSError, ValueError, KeyError, TypeError):
            return "", False

    def _marks(self) -> list[str]:
        """Everything that was active and not rolled back, the present last; what has vanished since does not count."""
        try:
            names = json.loads((self.folder / "aktiv.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            names = []
        kept = [name for name in names if name == BASE or (isinstance(name, str) and self.version(name))]
        return [BASE, *kept] if kept[:1] != [BASE] else kept

    def _mark(self, names: list[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        _write(self.folder / "aktiv.json", names)


def _order(name: str) -> tuple[str, int]:
    day, _, number = name.rpartition("-")
    return day, int(number)


def _write(file: Path, value: Any) -> None:
    """In one step: whoever reads finds the old content or the new one."""
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draft.replace(file)
