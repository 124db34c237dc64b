"""How well German is understood, beside Rasa's default pipeline on the same data: runs ``bot.evaluate`` and lays out its figures."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from verbundlotse.environment import engine_variables
from verbundlotse.errors import OperatorError
from verbundlotse.training.step import run_step
from verbundlotse.training.workshop import Workshop

_NONE = "–"
# What both pipelines can be asked, and where it stands in the report.
_BOTH = (
    ("Absichten, beide Blindmengen", ("intents", "accuracy")),
    ("Absichten, erste Blindmenge", ("intents: intents.tsv", "accuracy")),
    ("Absichten, zweite (Dialekt, kurz, holprig)", ("intents: intents_second.tsv", "accuracy")),
    ("Absichten, Kalibrierung (ECE)", ("intents", "ece")),
    ("Außerhalb des Themas erkannt", ("intents", "out_of_scope_recall")),
    ("Fundstellen, F1 bei gleichen Wörtern", ("entities", "strict", "f1")),
    ("Fundstellen, F1 bei Überlappung", ("entities", "overlap", "f1")),
    ("Verstehen einer Nachricht, p50 ms", ("parse_ms", "p50")),
    ("Verstehen einer Nachricht, p95 ms", ("parse_ms", "p95")),
)
_OURS = (
    ("Absichten, 5-fach kreuzvalidiert", ("intents_cross_validation", "accuracy")),
    ("dabei Kalibrierung (ECE)", ("intents_cross_validation", "ece")),
    ("Geschlossene Antworten", ("answers", "accuracy")),
    ("dabei Kalibrierung (ECE)", ("answers", "ece")),
    ("Kompetenzen, erste richtig (Sätze)", ("skills", "top1")),
    ("unter den ersten drei", ("skills", "top3")),
    ("dabei Kalibrierung (ECE)", ("skills", "ece")),
    ("Kompetenzen, erste richtig (Blindmenge)", ("skills_blind", "top1")),
    ("unter den ersten drei", ("skills_blind", "top3")),
    ("dabei Kalibrierung (ECE)", ("skills_blind", "ece")),
    ("Laden des Modells, s", ("model_load_seconds",)),
    ("Speicher danach (mit TensorFlow), MB", ("memory_mb",)),
)


def evaluate(workshop: Workshop, base: Mapping[str, str], folder: Path, epochs: int) -> dict[str, Any]:
    """Measures the present model.

    Args:
        workshop: where it lies.
        base: variables of the caller.
        folder: takes the report and the log.
        epochs: of the default pipeline's DIET; 0 leaves that pipeline out.

    Returns:
        The report of ``bot.evaluate``.

    Raises:
        OperatorError: the measurement failed; names the log.
    """
    folder.mkdir(parents=True, exist_ok=True)
    report, log = folder / "understanding.json", folder / "understanding.log"
    log.write_text("", encoding="utf-8")
    command = [str(workshop.python), "-m", "bot.evaluate", "--model", str(workshop.model), "--report", str(report)]
    command += ["--cross-validation"]
    command += ["--against-default", "--default-epochs", str(epochs)] if epochs else []
    if run_step(command, engine_variables(base), workshop.root, log, _unheeded):
        raise OperatorError(f"Das Verstehen ließ sich nicht messen. Der Grund steht in {log}.")
    return json.loads(report.read_text(encoding="utf-8"))


def understanding_table(report: Mapping[str, Any]) -> Iterator[str]:
    """Lays out the figures, ours and the default pipeline's side by side.

    Args:
        report: of ``bot.evaluate``.

    Yields:
        Lines to print.
    """
    default = report.get("default_pipeline", {})
    yield ""
    yield f"{'Verstehen':<44}{'Verbundlotse':>14}{'Rasa-Standard':>15}"
    for label, path in _BOTH:
        yield f"  {label:<42}{_figure(report, path):>14}{_figure(default, path):>15}"
    for label, path in _OURS:
        yield f"  {label:<42}{_figure(report, path):>14}"
    if default:
        yield f"  Rasa-Standard: {default['epochs']} Epochen DIET auf denselben Daten, {default['train_seconds']:.0f} s Training"


def _figure(report: Mapping[str, Any], path: tuple[str, ...]) -> str:
    value: Any = report
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    if value is None:
        return _NONE
    return f"{value:.3f}" if isinstance(value, float) and value <= 1 else f"{value:.0f}"


def _unheeded(line: str) -> None:
    """The log has it; between the tables nobody could read it."""
