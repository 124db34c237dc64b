"""Measures a trained model on what it was never trained on: ``python -m bot.evaluate``.

Blind intents, entities, answers and skill phrases (tests/dialogue/blind), hand-written skill phrases
(tests/unit/bot/skill_phrases.tsv), intents by five-fold cross-validation, latency of a parse and memory of the process.
``--against-default`` trains Rasa's default pipeline on the same data in the same run and puts it beside.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from bot import default_pipeline
from bot.cross_validation import cross_validate_intents
from bot.measure_entities import measure_entities
from bot.measures import Parser, guess_intents, intent_figures, measure_answers, measure_skills, read_rows

_BLIND = Path("tests/dialogue/blind")
_PHRASES = Path("tests/unit/bot/skill_phrases.tsv")
_INTENTS = ("intents.tsv", "intents_second.tsv")


def measure(model: Path, cross_validation: bool, default_epochs: int) -> dict[str, Any]:
    """Runs all measurements.

    Args:
        model: A trained model with NLU.
        cross_validation: Whether to cross-validate the intents too (minutes: every text is encoded).
        default_epochs: Epochs for Rasa's default pipeline; 0 leaves it out.

    Returns:
        A report of plain numbers.
    """
    started = time.perf_counter()
    parse = Parser(model)
    report: dict[str, Any] = {"model_load_seconds": time.perf_counter() - started}
    report |= _understanding(parse)
    report["answers"] = measure_answers(parse, read_rows(_BLIND / "answers.tsv"))
    report["skills"] = measure_skills(parse, read_rows(_PHRASES))
    report["skills_blind"] = measure_skills(parse, read_rows(_BLIND / "skills.tsv"))
    status = Path("/proc/self/status").read_text()
    report["memory_mb"] = int(status.split("VmRSS:")[1].split()[0]) // 1024
    if cross_validation:
        report["intents_cross_validation"] = cross_validate_intents()
    if default_epochs:
        with default_pipeline.trained_default(default_epochs) as (default, seconds):
            trained = {"train_seconds": seconds, "epochs": default_epochs}
            report["default_pipeline"] = trained | _understanding(Parser(default))
    return report


def _understanding(parse: Parser) -> dict[str, Any]:
    """What both pipelines can be asked: intents, entities, speed."""
    parse("Guten Tag")
    parse.milliseconds.clear()
    parse.cpu_milliseconds.clear()
    guesses = {name: guess_intents(parse, read_rows(_BLIND / name)) for name in _INTENTS}
    report: dict[str, Any] = {"intents": intent_figures(itertools.chain(*guesses.values()))}
    for name, taken in (("parse_ms", parse.milliseconds), ("parse_cpu_ms", parse.cpu_milliseconds)):
        report[name] = {"p50": float(np.percentile(taken, 50)), "p95": float(np.percentile(taken, 95))}
    report |= {f"intents: {name}": intent_figures(own) for name, own in guesses.items()}
    lines = (_BLIND / "entities.tsv").read_text(encoding="utf-8").splitlines()
    return report | {"entities": measure_entities(parse, lines)}


def main() -> None:
    """Measures the newest model and gives the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="a model file; the newest in models/ if not given")
    parser.add_argument("--cross-validation", action="store_true")
    parser.add_argument("--against-default", action="store_true")
    parser.add_argument("--default-epochs", type=int, default=default_pipeline.EPOCHS)
    parser.add_argument("--report", type=Path, help="a file that takes the report; without it, it is printed")
    options = parser.parse_args()
    models = sorted(Path("models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if options.model is None and not models:
        parser.error("Kein Modell in models/: zuerst trainieren.")
    epochs = options.default_epochs if options.against_default else 0
    report = measure(options.model or models[-1], options.cross_validation, epochs)
    written = json.dumps(report, indent=2, ensure_ascii=False)
    if options.report:
        options.report.write_text(written, encoding="utf-8")
    else:
        print(written)


if __name__ == "__main__":
    main()
