"""Makes sure that there is a model of the present training data."""

from __future__ import annotations

import contextlib
import fcntl
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from verbundlotse.environment import engine_variables
from verbundlotse.errors import OperatorError
from verbundlotse.training.progress import Progress
from verbundlotse.training.step import run_step
from verbundlotse.training.workshop import (
    DATA_FOLDERS,
    Stamp,
    Workshop,
    digest,
    fingerprint,
    is_current,
    write_stamp,
)


def ensure_model(workshop: Workshop, base: Mapping[str, str], say: Callable[[str], None]) -> bool:
    """Trains if need be. Of several callers at once one trains, the others wait and find it done.

    Args:
        workshop: where.
        base: variables of the caller.
        say: takes German lines.

    Returns:
        Whether something was trained.

    Raises:
        OperatorError: a step failed; names the log. The model that was there before is untouched.
    """
    with _alone(workshop, say):
        if is_current(workshop):
            return False
        _train(workshop, base, say)
        return True


def build_gazetteer(workshop: Workshop, base: Mapping[str, str], heed: Callable[[str], None]) -> None:
    """Builds the spaCy gazetteer from the knowledge files into the models folder.

    Args:
        workshop: where.
        base: variables of the caller.
        heed: takes each line that it prints.

    Raises:
        OperatorError: that failed.
    """
    _new_log(workshop)
    _step("Der Bau des Verzeichnisses der Orte, Berufe und Kompetenzen", ["-m", "bot.gazetteer"], workshop, base, heed)


def _train(workshop: Workshop, base: Mapping[str, str], say: Callable[[str], None]) -> None:
    if not (workshop.root / "config.yml").is_file():
        raise OperatorError(f"In {workshop.root} fehlt config.yml, also gibt es nichts zu trainieren.")
    sources = fingerprint(workshop.root)
    say(f"Die Trainingsdaten sind neu: Das Modell wird trainiert (einige Minuten). Protokoll: {workshop.log}")
    progress = Progress(say)
    build_gazetteer(workshop, base, progress.heed)
    draft = workshop.models / ".draft"
    shutil.rmtree(draft, ignore_errors=True)
    data = [folder for folder in DATA_FOLDERS if (workshop.root / folder).is_dir()]
    command = ["-m", "rasa", "train", "--fixed-model-name", "verbundlotse", "--out", str(draft), "--data", *data]
    progress.tell("Rasa lädt und liest die Trainingsdaten …")
    # Only what Rasa says of its progress is at level INFO; nobody's words are in the training data.
    _step("Das Training", command, workshop, base, progress.heed, level="INFO")
    model = draft / workshop.model.name
    if not model.is_file():
        raise OperatorError(f"Das Training hat kein Modell hinterlassen. Der Grund steht in {workshop.log}.")
    stamp = Stamp(fingerprint=sources, model=digest(model), seconds=round(progress.seconds, 1))
    model.replace(workshop.model)
    write_stamp(workshop, stamp)
    shutil.rmtree(draft)
    progress.tell("Das Modell ist fertig.")


def _step(
    what: str,
    arguments: list[str],
    workshop: Workshop,
    base: Mapping[str, str],
    heed: Callable[[str], None],
    level: str = "WARNING",
) -> None:
    if not workshop.python.exists():
        raise OperatorError(f"{workshop.python} fehlt: Bitte zuerst „make setup“ ausführen.")
    variables = engine_variables(base) | {"LOG_LEVEL": level}
    code = run_step([str(workshop.python), *arguments], variables, workshop.root, workshop.log, heed)
    if code != 0:
        raise OperatorError(f"{what} ist fehlgeschlagen (Code {code}). Der Grund steht in {workshop.log}.")


def _new_log(workshop: Workshop) -> None:
    workshop.log.parent.mkdir(parents=True, exist_ok=True)
    workshop.log.write_text("", encoding="utf-8")


@contextlib.contextmanager
def _alone(workshop: Workshop, say: Callable[[str], None]) -> Iterator[None]:
    """Holds a lock on the models folder; the system lets go of it when the process ends, however it ends."""
    workshop.models.mkdir(exist_ok=True)
    with Path(workshop.models / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Ein anderer Befehl trainiert gerade; warte auf ihn …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
