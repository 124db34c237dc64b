"""Trains a version from the project's data and what managers have checked."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbund.language.folding import plain
from verbund.learning.lines import Reviewed
from verbund.learning.shelf import BASE, Shelf, Version
from verbund.learning.training_files import INTENTS_FILE, SKILLS_FILE, present, training_files, write
from verbundlotse.errors import OperatorError
from verbundlotse.learning.overlay import build_overlay
from verbundlotse.training.train import ensure_model
from verbundlotse.training.workshop import Workshop, fingerprint, read_stamp

HELD_BACK = "zurueckgehalten.yml"
LEARNT = "gelernt.yml"
FEWEST_TO_HOLD_BACK = 10
ONE_IN = 5


@dataclass(frozen=True)
class Ground:
    """Where versions are trained and kept.

    Attributes:
        workshop: the project's own.
        shelf: the installation's versions.
        base: variables of the caller.
        say: takes German lines.
    """

    workshop: Workshop
    shelf: Shelf
    base: Mapping[str, str]
    say: Callable[[str], None]

    @property
    def bench(self) -> Path:
        """The folder in which a version is being trained."""
        return self.shelf.folder / ".werkstatt"


def train_candidate(ground: Ground, lines: Sequence[Reviewed], by: str, day: str) -> Version:
    """Trains a version and puts it on the shelf; what answers people does not change.

    Args:
        ground: where.
        lines: all checked lines.
        by: who ordered it.
        day: ISO, for its name.

    Returns:
        The version.

    Raises:
        OperatorError: there is nothing to learn, or the training failed.
    """
    if not lines:
        raise OperatorError("Noch ist keine Formulierung zugeordnet: Es gibt nichts Neues zu lernen.")
    held = held_back(lines)
    learnt = [line for line in lines if line not in held]
    files = training_files(learnt, present(ground.workshop.root))
    version = _train(ground, files, len(learnt), len(held), by, day)
    for name, some in ((HELD_BACK, held), (LEARNT, learnt)):
        text = training_files([line for line in some if line.kind == "intent"], {}).get(INTENTS_FILE, "")
        if text:
            (ground.shelf.place(version.id) / name).write_text(text, encoding="utf-8")
    return version


def renew(ground: Ground, day: str) -> None:
    """Trains the active version anew if the project has changed under it (an update), and lets the new one answer.

    What managers have taught the lotse is not lost by `git pull`. If that fails, the project's own model answers.
    """
    name = ground.shelf.active()
    version = ground.shelf.version(name)
    if version is None:
        return
    files = _files_of(ground.shelf.place(name))
    build_overlay(ground.workshop.root, ground.bench, files)
    if fingerprint(ground.bench) == version.fingerprint:
        return
    ground.say(f"Das Projekt ist neuer als Modell {name}: Was es gelernt hat, wird mit dem neuen Stand trainiert …")
    try:
        new = _train(ground, files, version.lines, version.held_back, version.trained_by, day)
        for extra in (HELD_BACK, LEARNT):
            if (ground.shelf.place(name) / extra).is_file():
                shutil.copy(ground.shelf.place(name) / extra, ground.shelf.place(new.id) / extra)
        ground.shelf.activate(new.id)
    except OperatorError as error:
        ground.say(f"{error} Es antwortet das Grundmodell.")
        ground.shelf.activate(BASE)


def held_back(lines: Sequence[Reviewed]) -> list[Reviewed]:
    """Chooses one in five intent lines to measure with; always the same ones, and none while there are few."""
    intents = [line for line in lines if line.kind == "intent"]
    if len(intents) < FEWEST_TO_HOLD_BACK:
        return []
    by_hash = sorted(intents, key=lambda line: hashlib.sha256(plain(line.text).encode()).hexdigest())
    return by_hash[: len(intents) // ONE_IN]


def _train(ground: Ground, files: Mapping[str, str], learnt: int, held: int, by: str, day: str) -> Version:
    shelf, bench = ground.shelf, ground.bench
    build_overlay(ground.workshop.root, bench, files)
    workshop = Workshop(bench, ground.workshop.python, ground.workshop.log)
    ensure_model(workshop, ground.base, ground.say)
    stamp = read_stamp(workshop)
    if stamp is None:
        raise OperatorError(f"Das Training hat kein Modell hinterlassen. Der Grund steht in {workshop.log}.")
    version = Version(
        id=shelf.next_id(day),
        fingerprint=stamp.fingerprint,
        model=stamp.model,
        lines=learnt,
        held_back=held,
        seconds=stamp.seconds,
        trained_by=by,
    )
    place = shelf.place(version.id)
    place.mkdir(parents=True)
    workshop.model.replace(shelf.model(version.id))
    write(place, files)
    shelf.keep(version)
    shutil.rmtree(bench)
    return version


def _files_of(place: Path) -> dict[str, str]:
    files = {name: place / name for name in (INTENTS_FILE, SKILLS_FILE)}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items() if file.is_file()}


