"""Measures a trained model on what it was never trained on: ``python -m bot.evaluate``.

Blind intents and answers (tests/dialogue/blind), hand-written skill phrases (tests/unit/bot/skill_phrases.tsv), latency
of a parse and memory of the process. ``--against-default`` trains Rasa's default pipeline on the same data in the same
run and puts it beside.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import structlog
import yaml

from bot.calibration import expected_calibration_error

_BLIND = Path("tests/dialogue/blind")
_PHRASES = Path("tests/unit/bot/skill_phrases.tsv")
_OUT_OF_SCOPE = "ausserhalb"
_DEFAULT_PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 42},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]


def read_rows(path: Path) -> list[list[str]]:
    """Reads a tab separated file without header; lines that start with ``#`` are notes."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row and row[0][:1] != "#"]


class Parser:
    """A loaded model that parses texts one after the other and remembers how long each took."""

    def __init__(self, model: Path) -> None:
        from rasa.core.agent import Agent  # ten seconds: not before it is needed

        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
        self._agent = Agent.load(str(model))
        self.milliseconds: list[float] = []
        self.cpu_milliseconds: list[float] = []

    def __call__(self, text: str) -> dict[str, Any]:
        """Parses one text.

        Args:
            text: What a person typed.

        Returns:
            Rasa's parse data.
        """
        start, cpu = time.perf_counter(), time.process_time()
        parsed = asyncio.run(self._agent.parse_message(text))
        self.milliseconds.append((time.perf_counter() - start) * 1000)
        self.cpu_milliseconds.append((time.process_time() - cpu) * 1000)
        return parsed


def measure_intents(parse: Parser, rows: Iterable[list[str]]) -> dict[str, Any]:
    """Accuracy, calibration, out-of-scope recall and the commonest confusions (before the fallback)."""
    right, scores, out_of_scope, confusions = [], [], [], Counter()
    for text, intent, *_ in rows:
        best = next(r for r in parse(text)["intent_ranking"] if r["name"] != "nlu_fallback")
        right.append(best["name"] == intent)
        scores.append(best["confidence"])
        if intent == _OUT_OF_SCOPE:
            out_of_scope.append(right[-1])
        if not right[-1]:
            confusions[f"{intent} -> {best['name']}"] += 1
    return {
        "examples": len(right),
        "accuracy": float(np.mean(right)),
        "ece": expected_calibration_error(np.array(scores), np.array(right)),
        "out_of_scope_recall": float(np.mean(out_of_scope)) if out_of_scope else None,
        "confusions": dict(confusions.most_common(12)),
    }


def measure_answers(parse: Parser, rows: Iterable[list[str]]) -> dict[str, Any]:
    """Share of closed answers whose best value is right, given that the field was asked."""
    right, scores, per_field = [], [], {}
    for field, values, text in rows:
        mine = [answer for answer in parse(text)["answers"] if answer["field"] == field]
        best = max(mine, key=lambda answer: answer["score"], default=None)
        right.append(best is not None and str(best["value"]) in values.split("|"))
        scores.append(best["score"] if best else 0.0)
        per_field.setdefault(field, []).append(right[-1])
    hits, chances = np.array(right), np.array(scores)
    return {
        "examples": len(right),
        "accuracy": float(hits.mean()),
        "ece": expected_calibration_error(chances, hits),
        "taken_at": {f"{t:.2f}": _taken(hits, chances, t) for t in (0.35, 0.5, 0.65, 0.8)},
        "weakest": dict(sorted(((f, float(np.mean(r))) for f, r in per_field.items()), key=lambda item: item[1])[:8]),
    }


def measure_skills(parse: Parser, rows: Iterable[list[str]]) -> dict[str, Any]:
    """Top-1 and top-3 of linking, and what a phrase without a skill is given."""
    first, third, right, scores, nothing = [], [], [], [], []
    for phrase, wanted, _ in rows:
        found = parse(phrase)["skills"]
        ids = [skill["id"] for skill in found]
        accepted = set(wanted.split("|"))
        if wanted != "none":
            first.append(bool(accepted & set(ids[:1])))
            third.append(bool(accepted & set(ids[:3])))
        else:
            nothing.append(found[0]["score"] if found else 0.0)
        right.append(bool(accepted & set(ids[:1])))
        scores.append(found[0]["score"] if found else 0.0)
    hits, chances = np.array(right), np.array(scores)
    return {
        "examples": len(first),
        "top1": float(np.mean(first)),
        "top3": float(np.mean(third)),
        "ece": expected_calibration_error(chances, hits),
        "taken_at": {f"{t:.2f}": _taken(hits, chances, t) for t in (0.3, 0.5, 0.7)},
        "highest_score_of_nothing": float(max(nothing)),
    }


def _taken(right: np.ndarray, scores: np.ndarray, threshold: float) -> dict[str, float]:
    taken = scores >= threshold
    return {"share": float(taken.mean()), "right": float(right[taken].mean()) if taken.any() else 0.0}


def _train_default(folder: Path) -> Path:
    from rasa.model_training import train_nlu

    config = folder / "config.yml"
    config.write_text(yaml.safe_dump({"recipe": "default.v1", "language": "de", "pipeline": _DEFAULT_PIPELINE}))
    return Path(train_nlu(str(config), "data/nlu", str(folder), domain="domain.yml"))


def measure(model: Path, against_default: bool) -> dict[str, Any]:
    """Runs all measurements.

    Args:
        model: A trained model with NLU.
        against_default: Whether to train and measure Rasa's default pipeline too (minutes).

    Returns:
        A report of plain numbers.
    """
    started = time.perf_counter()
    parse = Parser(model)
    report: dict[str, Any] = {"model_load_seconds": time.perf_counter() - started}
    parse("Guten Tag")
    parse.milliseconds.clear()
    parse.cpu_milliseconds.clear()
    report["intents"] = measure_intents(parse, read_rows(_BLIND / "intents.tsv"))
    for name, taken in (("parse_ms", parse.milliseconds), ("parse_cpu_ms", parse.cpu_milliseconds)):
        report[name] = {"p50": float(np.percentile(taken, 50)), "p95": float(np.percentile(taken, 95))}
    report["answers"] = measure_answers(parse, read_rows(_BLIND / "answers.tsv"))
    report["skills"] = measure_skills(parse, read_rows(_PHRASES))
    status = Path("/proc/self/status").read_text()
    report["memory_mb"] = int(status.split("VmRSS:")[1].split()[0]) // 1024
    if against_default:
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            default = _train_default(Path(folder))
            seconds = time.perf_counter() - started
            report["default_pipeline"] = measure_intents(Parser(default), read_rows(_BLIND / "intents.tsv"))
            report["default_pipeline"]["train_seconds"] = seconds
    return report


def main() -> None:
    """Measures the newest model and prints the report as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="a model file; the newest in models/ if not given")
    parser.add_argument("--against-default", action="store_true")
    options = parser.parse_args()
    models = sorted(Path("models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if options.model is None and not models:
        parser.error("Kein Modell in models/: zuerst trainieren.")
    print(json.dumps(measure(options.model or models[-1], options.against_default), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
