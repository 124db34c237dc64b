"""Finds the skills of the taxonomy that a phrase means.

Three views are added up: how near the phrase is in meaning (E5, USE) and in letters to the label, the synonyms and
the example phrases of a skill, and what a ridge classifier over all of these says. The sum is turned into a
calibrated score by how far the best candidate stands out, learnt from phrases the index does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from bot import encoders
from bot.normalise import fold
from bot.sentence_space import SentenceSpace

_E5 = slice(0, encoders.E5_WIDTH)
_USE = slice(encoders.E5_WIDTH, encoders.WIDTH)
_LETTERS_WEIGHT = 0.5
_USE_WEIGHT = 0.3
_LINEAR_WEIGHT = 0.8
_RIDGE = 30.0
# The best match counts most; two more of the same skill back it up.
_BACKING = np.array([1.0, 0.25, 0.15])
_SEED = 42
_CALIBRATED = 3
_FOLDS = 8
# Who is asked for a theme mostly names one.
_SAID_PER_NOTHING = 10
# Nothing is certain, and nothing impossible, after some hundred phrases; on a flat piece of the curve the sum still decides.
_SUREST = (0.02, 0.98)
_TIE = 0.001

_Judged = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class SkillMatch:
    """A candidate skill for a phrase."""

    id: str
    score: float


class _Confidence:
    """P(right) of a candidate: a weighted sum of the evidence, then a curve that only rises.

    The best candidate has a curve of its own: that it is the best says more than any of the numbers.
    """

    def __init__(self) -> None:
        self._weights = np.zeros(0)
        self._offset = 0.0
        self._sums = np.array([0.0])
        self._chances = np.array([0.0])

    def fit(self, evidence: np.ndarray, right: np.ndarray) -> _Confidence:
        """Learns from judged candidates, one row each; where all are right or all wrong it stays with that."""
        self._weights = np.zeros(evidence.shape[1])
        if not right.any() or right.all():
            self._chances = np.array([np.clip(right.mean() if right.size else 0.0, *_SUREST)])
            return self
        line = LogisticRegression(random_state=_SEED).fit(evidence, right)
        self._weights, self._offset = line.coef_[0], float(line.intercept_[0])
        curve = IsotonicRegression(y_min=_SUREST[0], y_max=_SUREST[1]).fit(self._sum(evidence), right)
        self._sums, self._chances = curve.X_thresholds_, curve.y_thresholds_
        return self

    def of(self, evidence: np.ndarray) -> np.ndarray:
        """The chances for any array of evidence whose last axis holds the numbers of one candidate."""
        sums = self._sum(evidence)
        return np.interp(sums, self._sums, self._chances) + _TIE * np.tanh(sums)

    def _sum(self, evidence: np.ndarray) -> np.ndarray:
        return evidence @ self._weights + self._offset


class SkillIndex:
    """A searchable matrix of everything that names a skill."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._columns = np.zeros((0, 0), dtype=int)
        self._mean = np.zeros(encoders.WIDTH, dtype=np.float32)
        self._names = np.zeros((0, encoders.WIDTH), dtype=np.float32)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        self._name_letters = csr_matrix((0, 0))
        self._votes = np.zeros((0, 0))
        self._best = _Confidence()
        self._others = _Confidence()

    def fit(
        self,
        names: Sequence[tuple[str, str]],
        phrases: Sequence[tuple[str, str]],
        said: Sequence[tuple[frozenset[str], str]],
        nothing: Sequence[str],
    ) -> SkillIndex:
        """Builds the index and calibrates it.

        Args:
            names: Pairs of skill id and label or synonym.
            phrases: Pairs of skill id and what people say; may be empty.
            said: Pairs of accepted skill ids and what people answer, for the calibration; may be empty.
            nothing: Texts that name no skill, for the calibration.

        Returns:
            This index.
        """
        self._build([*names, *phrases])
        self._calibrate(names, phrases, said, nothing)
        return self

    def search(self, phrases: Sequence[str], most: int = 6) -> list[list[SkillMatch]]:
        """Ranks the skills for each phrase.

        Args:
            phrases: What people said.
            most: How many candidates to return.

        Returns:
            Candidates with calibrated scores, best first.
        """
        if not phrases:
            return []
        totals = self._totals(phrases)
        order = np.argsort(-totals, axis=1)[:, :most]
        evidence = _evidence(totals, order)
        scores = np.column_stack([self._best.of(evidence[:, 0]), self._others.of(evidence[:, 1:])])
        scores[:, 1:] = np.minimum(scores[:, 1:], scores[:, :1])
        return [
            [SkillMatch(self._ids[column], round(float(score), 4)) for column, score in zip(columns, row)]
            for columns, row in zip(order, scores)
        ]

    def _build(self, names: Sequence[tuple[str, str]]) -> None:
        self._ids = list(dict.fromkeys(skill for skill, _ in names))
        owner = np.array([self._ids.index(skill) for skill, _ in names])
        self._columns = _columns_by_owner(owner, len(self._ids))
        texts = [text for _, text in names]
        raw = encoders.encode(texts)
        self._mean = SentenceSpace.fit(raw).mean
        self._names = self._unit(raw)
        self._name_letters = self._letters.fit_transform([fold(text) for text in texts])
        kernel = _kernel(*self._nearness(self._names, self._name_letters))
        wanted = np.where(owner[:, None] == np.arange(len(self._ids)), 1.0, -1.0)
        self._votes = np.linalg.solve(kernel + _RIDGE * np.eye(len(owner)), wanted - wanted.mean(axis=0))

    def _unit(self, raw: np.ndarray) -> np.ndarray:
        return SentenceSpace(self._mean, e5_scale=1.0, use_scale=1.0).transform(raw)

    def _nearness(self, vectors: np.ndarray, letters: csr_matrix) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Cosines to every name by E5, by USE and by letters."""
        e5 = vectors[:, _E5] @ self._names[:, _E5].T
        use = vectors[:, _USE] @ self._names[:, _USE].T
        return e5, use, (letters @ self._name_letters.T).toarray()

    def _totals(self, phrases: Sequence[str]) -> np.ndarray:
        """Adds up the views: one row per phrase, one column per skill."""
        vectors = self._unit(encoders.encode(phrases))
        letters = self._letters.transform([fold(phrase) for phrase in phrases])
        e5, use, spelling = self._nearness(vectors, letters)
        near = self._by_skill(e5 + _USE_WEIGHT * use + _LETTERS_WEIGHT * spelling)
        return near + _LINEAR_WEIGHT * (_kernel(e5, use, spelling) @ self._votes)

    def _by_skill(self, near: np.ndarray) -> np.ndarray:
        padded = np.column_stack([near, np.full(len(near), -np.inf)])
        best = -np.sort(-padded[:, self._columns], axis=2)[:, :, : len(_BACKING)]
        weights = _BACKING[: best.shape[2]] * np.isfinite(best)
        return (np.where(weights > 0, best, 0.0) * weights).sum(axis=2) / weights.sum(axis=2)

    def _calibrate(
        self,
        names: Sequence[tuple[str, str]],
        phrases: Sequence[tuple[str, str]],
        said: Sequence[tuple[frozenset[str], str]],
        nothing: Sequence[str],
    ) -> None:
        """Fits P(right) on phrases the index has not seen and on texts that name nothing.

        What people answer is the measure. Without it the index is built anew without some of its own phrases, or
        names, each time; those are harder than what people say, so the scores then come out too low.
        """
        judged = self._judged(self, said) if said else self._held_out(names, phrases)
        count = len(said or phrases or names) // _SAID_PER_NOTHING
        chosen = np.random.default_rng(_SEED).permutation(len(nothing))[:count]
        judged += self._judged(self, [(frozenset(), nothing[index]) for index in chosen])
        evidence, right = (np.concatenate(parts) for parts in zip(*judged))
        self._best = _Confidence().fit(evidence[:, 0], right[:, 0])
        self._others = _Confidence().fit(evidence[:, 1:].reshape(-1, evidence.shape[2]), right[:, 1:].reshape(-1))

    @staticmethod
    def _held_out(names: Sequence[tuple[str, str]], phrases: Sequence[tuple[str, str]]) -> list[_Judged]:
        held_out, always = (phrases, names) if phrases else (names, ())
        judged: list[_Judged] = []
        for train, test in KFold(min(_FOLDS, len(held_out)), shuffle=True, random_state=_SEED).split(held_out):
            part = SkillIndex()
            part._build([*always, *(held_out[index] for index in train)])
            judged += SkillIndex._judged(part, [(frozenset({held_out[i][0]}), held_out[i][1]) for i in test])
        return judged

    @staticmethod
    def _judged(index: SkillIndex, phrases: Sequence[tuple[frozenset[str], str]]) -> list[_Judged]:
        """The evidence for the best candidates of each phrase, and whether they are right."""
        if not phrases:
            return []
        totals = index._totals([phrase for _, phrase in phrases])
        order = np.argsort(-totals, axis=1)[:, :_CALIBRATED]
        right = [[index._ids[column] in wanted for column in row] for row, (wanted, _) in zip(order, phrases)]
        return [(_evidence(totals, order), np.array(right))]


def _kernel(e5: np.ndarray, use: np.ndarray, spelling: np.ndarray) -> np.ndarray:
    """The three cosines in the proportions of the answer model's features, as a kernel for ridge regression."""
    return 36.0 * e5 + 16.0 * use + 9.0 * spelling


def _columns_by_owner(owner: np.ndarray, count: int) -> np.ndarray:
    """Lists for each skill the columns of its names, filled up with the column after the last."""
    columns = [np.flatnonzero(owner == index) for index in range(count)]
    widest = max(map(len, columns))
    return np.array([np.pad(own, (0, widest - len(own)), constant_values=len(owner)) for own in columns])


def _evidence(totals: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Per candidate: its total, its lead over the best other one, and its lead over the crowd."""
    chosen = np.take_along_axis(totals, order, axis=1)
    best, second = chosen[:, :1], chosen[:, 1:2] if chosen.shape[1] > 1 else chosen[:, :1]
    rival = np.where(np.arange(chosen.shape[1]) == 0, second, best)
    return np.stack([chosen, chosen - rival, chosen - totals.mean(axis=1, keepdims=True)], axis=2)
