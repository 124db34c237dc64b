"""Which value of which closed field a clause means.

Two questions are kept apart. *If this field was asked*, which value is meant, or none: one classifier per field
("score"). *If nothing was asked*, which field is the clause about: one classifier over all fields ("unasked"). "Ja"
answers whatever was asked, so its score is high for many fields and its unasked score low for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from bot import calibration
from bot.answer_examples import AnswerExample
from bot.normalise import fold
from bot.text_features import TextFeatures

MULTI_VALUED = frozenset({"anlass", "ursache_art", "zielgruppe_level", "format", "zeitmodell", "rahmen"})
LEAST_SCORE = 0.2
_SEED = 42
# An example of another field as near as this could just as well answer this one ("ja, machen wir").
_TOO_NEAR = 0.7
_OTHERS_PER_OWN = 1.5
_ASKED_AND_ANSWERED = 0.9


def _classifier() -> LogisticRegression:
    return LogisticRegression(C=6.0, max_iter=100, tol=1e-3, random_state=_SEED)


@dataclass
class _Head:
    """A calibrated classifier over values; class 0 is "none of them"."""

    values: list[Any]
    weights: np.ndarray
    offsets: np.ndarray

    @classmethod
    def fit(cls, values: list[Any], vectors: np.ndarray, classes: np.ndarray, weights: np.ndarray) -> _Head:
        count = len(values) + 1
        unseen = calibration.out_of_fold_logits(_classifier, vectors, classes, weights, count)
        classifier = _classifier().fit(vectors, classes, sample_weight=weights)
        flat = calibration.temperature(unseen, classes, weights)
        # Plain arrays: asking scikit-learn 70 times a message costs 15 ms, this costs 2.
        axes = np.vstack([np.zeros(vectors.shape[1]), np.eye(vectors.shape[1])])
        logits = calibration.logits_of(classifier, axes, count)
        return cls(values, ((logits[1:] - logits[0]) / flat).astype(np.float32), (logits[0] / flat).astype(np.float32))

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Probabilities of the values, without the "none" column."""
        return calibration.softmax(vectors @ self.weights + self.offsets)[:, 1:]


@dataclass(frozen=True)
class Answer:
    """What a clause says in a field."""

    field: str
    value: Any
    score: float
    unasked: float


class AnswerModel:
    """All fields together over one set of features."""

    def __init__(self) -> None:
        self._features = TextFeatures()
        self._heads: dict[str, list[_Head]] = {}
        self._about: _Head | None = None

    def fit(self, examples: Sequence[AnswerExample], others: Sequence[str]) -> AnswerModel:
        """Learns from examples.

        Args:
            examples: What people say in each field.
            others: What people say besides: side questions, greetings, insults.

        Returns:
            This model.
        """
        fields = list(dict.fromkeys(example.field for example in examples))
        texts = [example.text for example in examples] + list(others)
        owners = np.array([example.field for example in examples] + [""] * len(others))
        vectors = self._features.fit_transform(texts)
        unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        for field in fields:
            own = np.flatnonzero(owners == field)
            foreign = self._foreign(owners, unit, own, field)
            self._heads[field] = self._fit_field(field, examples, texts, vectors, own, foreign)
        about = np.array([fields.index(owner) + 1 if owner else 0 for owner in owners])
        self._about = _Head.fit(fields, vectors, about, np.ones(len(about)))
        return self

    def predict(self, texts: Sequence[str]) -> list[list[Answer]]:
        """Finds the answers in each text.

        Args:
            texts: Clauses.

        Returns:
            For each text the best value of every field (every value of a multi-valued field) whose score is at
            least ``LEAST_SCORE``, best first.
        """
        if not texts or self._about is None:
            return [[] for _ in texts]
        vectors = self._features.transform(texts)
        about = self._about.scores(vectors)
        found: list[list[Answer]] = [[] for _ in texts]
        for column, field in enumerate(self._about.values):
            for row, scores in enumerate(self._scores(field, vectors)):
                for value, score in scores.items():
                    unasked = score * float(about[row, column])
                    found[row].append(Answer(field, value, round(score, 4), round(unasked, 4)))
        return [sorted(answers, key=lambda answer: -answer.score) for answers in found]

    def _scores(self, field: str, vectors: np.ndarray) -> list[dict[Any, float]]:
        """Scores of the values to report, per row: the best one, and whatever a value's own head says."""
        rows: list[dict[Any, float]] = [{} for _ in vectors]
        for head in self._heads[field]:
            scores = head.scores(vectors)
            for row, best in enumerate(scores.argmax(axis=1)):
                value, score = head.values[best], float(scores[row, best])
                if score >= max(LEAST_SCORE, rows[row].get(value, 0.0)):
                    rows[row][value] = score
        return rows

    @staticmethod
    def _foreign(owners: np.ndarray, unit: np.ndarray, own: np.ndarray, field: str) -> np.ndarray:
        """Picks examples that surely do not answer the field: side questions all, other fields a sample."""
        outside = np.flatnonzero(owners == "")
        elsewhere = np.flatnonzero((owners != "") & (owners != field))
        if len(elsewhere):
            nearest = (unit[elsewhere] @ unit[own].T).max(axis=1)
            elsewhere = elsewhere[nearest < _TOO_NEAR]
        wanted = int(_OTHERS_PER_OWN * len(own))
        chooser = np.random.default_rng(_SEED)
        samples = [chooser.permutation(rows)[:wanted] for rows in (outside, elsewhere)]
        return np.concatenate(samples).astype(int)

    @staticmethod
    def _fit_field(
        field: str,
        examples: Sequence[AnswerExample],
        texts: Sequence[str],
        vectors: np.ndarray,
        own: np.ndarray,
        foreign: np.ndarray,
    ) -> list[_Head]:
        values = list(dict.fromkeys(examples[row].value for row in own))
        rows = np.concatenate([own, foreign])
        # Who was asked mostly answers: without weights the many foreign examples would say otherwise.
        weight = len(own) * (1 - _ASKED_AND_ANSWERED) / _ASKED_AND_ANSWERED / max(len(foreign), 1)
        weights = np.concatenate([np.ones(len(own)), np.full(len(foreign), weight)])
        classes = [values.index(examples[row].value) + 1 for row in own] + [0] * len(foreign)
        heads = [_Head.fit(values, vectors[rows], np.array(classes), weights)]
        for value in values if field in MULTI_VALUED else ():
            # The same words may stand under several values: "Wissen und Übung".
            said = {fold(examples[row].text) for row in own if examples[row].value == value}
            classes = np.array([int(fold(texts[row]) in said) for row in own] + [0] * len(foreign))
            heads.append(_Head.fit([value], vectors[rows], classes, weights))
        return heads
