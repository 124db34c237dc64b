"""Measures what a trained model understands: intents, closed answers, linking to skills."""

from __future__ import annotations

import asyncio
import csv
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import structlog

from bot.calibration import expected_calibration_error

_OUT_OF_SCOPE = "ausserhalb"

Parse = Callable[[str], dict[str, Any]]


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


def guess_intents(parse: Parse, rows: Iterable[list[str]]) -> list[tuple[str, str, float]]:
    """True intent, guessed intent before the fallback, and its score, for rows of text and intent."""
    guesses = []
    for text, intent, *_ in rows:
        best = next(r for r in parse(text)["intent_ranking"] if r["name"] != "nlu_fallback")
        guesses.append((intent, best["name"], best["confidence"]))
    return guesses


def intent_figures(guesses: Iterable[tuple[str, str, float]]) -> dict[str, Any]:
    """Sums up guesses.

    Args:
        guesses: True intent, guessed intent, score of the guess.

    Returns:
        Plain numbers and the commonest confusions.
    """
    right, scores, out_of_scope, confusions = [], [], [], Counter()
    for intent, guess, score in guesses:
        right.append(guess == intent)
        scores.append(score)
        if intent == _OUT_OF_SCOPE:
            out_of_scope.append(right[-1])
        if not right[-1]:
            confusions[f"{intent} -> {guess}"] += 1
    return {
        "examples": len(right),
        "accuracy": float(np.mean(right)),
        "ece": expected_calibration_error(np.array(scores), np.array(right)),
        "out_of_scope_recall": float(np.mean(out_of_scope)) if out_of_scope else None,
        "confusions": dict(confusions.most_common(12)),
    }


def measure_answers(parse: Parse, rows: Iterable[list[str]]) -> dict[str, Any]:
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


def measure_skills(parse: Parse, rows: Iterable[list[str]]) -> dict[str, Any]:
    """Top-1 and top-3 of linking, and what a phrase without a skill is given."""
    first, third, right, scores, nothing = [], [], [], [], []
    for phrase, wanted, *_ in rows:
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
        "highest_score_of_nothing": float(max(nothing, default=0.0)),
    }


def _taken(right: np.ndarray, scores: np.ndarray, threshold: float) -> dict[str, float]:
    taken = scores >= threshold
    return {"share": float(taken.mean()), "right": float(right[taken].mean()) if taken.any() else 0.0}
