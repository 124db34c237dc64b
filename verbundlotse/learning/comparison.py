"""Measures a version beside the model that answers now, in the same way and on the same lines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from verbund.learning.shelf import BASE, Shelf
from verbundlotse.environment import engine_variables
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import HELD_BACK, LEARNT, Ground
from verbundlotse.training.step import run_step

WORSE = 0.01
"""A share by which the blind lines may differ without meaning anything: with 438 of them that is four."""


def compare(ground: Ground, name: str) -> dict[str, Any]:
    """Measures a version and the active model, and writes the figures down.

    Two things are measured. On the blind lines (tests/dialogue/blind), which nobody may learn from, a new version must
    not be worse. On checked lines it should be better: on those held back, which it has not seen; and on those it has
    learnt, which says only that learning worked.

    Args:
        ground: where.
        name: the version.

    Returns:
        `against` (the active model), and for `before` and `after` the figures: `blind`, `skills`, `held_back`, `learnt`,
        each a share from 0 to 1 or None.

    Raises:
        OperatorError: there is no such version, or measuring failed.
    """
    if ground.shelf.version(name) is None:
        raise OperatorError(f"Ein Modell {name} gibt es nicht.")
    active = ground.shelf.active()
    figures = {
        "against": active,
        "before": _measure(ground, _file(ground, active), ground.shelf.place(name)),
        "after": _measure(ground, ground.shelf.model(name), ground.shelf.place(name)),
    }
    ground.shelf.measured(name, figures)
    return figures


def is_worse(figures: dict[str, Any]) -> bool:
    """Says whether the version understands strangers less well than the model it was compared with."""
    return figures["after"]["blind"] < figures["before"]["blind"] - WORSE


def model_file(shelf: Shelf, base_model: Path, name: str | None = None) -> Path:
    """Returns the file of a version, of the active one where none is named."""
    name = shelf.active() if name is None else name
    return base_model if name == BASE else shelf.model(name)


def _file(ground: Ground, name: str) -> Path:
    return model_file(ground.shelf, ground.workshop.model, name)


def _measure(ground: Ground, model: Path, place: Path) -> dict[str, float | None]:
    ground.say(f"{model.parent.name if model.parent != ground.workshop.models else BASE} wird gemessen …")
    printed: list[str] = []
    _run(ground, ["-m", "bot.evaluate", "--model", str(model)], printed.append)
    text = "\n".join(printed)
    report = json.loads(text[text.index("{\n") :])
    return {
        "blind": report["intents"]["accuracy"],
        "skills": report["skills"]["top1"],
        "held_back": understood(ground, model, place / HELD_BACK),
        "learnt": understood(ground, model, place / LEARNT),
    }


def understood(ground: Ground, model: Path, lines: Path) -> float | None:
    """Returns the share of lines whose intent the model gets right, the threshold of its fallback included."""
    if not lines.is_file():
        return None
    out = ground.shelf.folder / ".messung"
    shutil.rmtree(out, ignore_errors=True)
    texts, several = _with_a_second_intent(lines)
    probe = ground.shelf.folder / ".messung.yml"
    probe.write_text(several, encoding="utf-8")
    arguments = ["--nlu", str(probe), "--model", str(model), "--out", str(out), "--no-plot"]
    _run(ground, ["-m", "rasa", "test", "nlu", *arguments], lambda line: None)
    probe.unlink()
    if not (out / "intent_report.json").is_file():
        raise OperatorError(f"Das Messen hat keine Zahlen hinterlassen. Der Grund steht in {ground.workshop.log}.")
    wrong = out / "intent_errors.json"
    errors = json.loads(wrong.read_text(encoding="utf-8")) if wrong.is_file() else []
    shutil.rmtree(out, ignore_errors=True)
    return 1 - sum(error["text"] in texts for error in errors) / len(texts)


def _with_a_second_intent(lines: Path) -> tuple[set[str], str]:
    """Returns the texts, and the file with one more intent: Rasa measures nothing where all lines have the same one."""
    raw = lines.read_text(encoding="utf-8")
    blocks = yaml.safe_load(raw)["nlu"]
    texts = {line.removeprefix("- ") for block in blocks for line in block["examples"].splitlines()}
    name, text = ("verneinen", "nein") if blocks[0]["intent"] == "bejahen" else ("bejahen", "ja")
    return texts, f"{raw}  - intent: {name}\n    examples: |\n      - {text}\n"


def _run(ground: Ground, arguments: list[str], heed: Any) -> None:
    workshop = ground.workshop
    workshop.log.parent.mkdir(parents=True, exist_ok=True)
    code = run_step(
        [str(workshop.python), *arguments], engine_variables(ground.base), workshop.root, workshop.log, heed
    )
    if code != 0:
        raise OperatorError(f"Das Messen ist fehlgeschlagen (Code {code}). Der Grund steht in {workshop.log}.")
