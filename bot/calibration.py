"""Makes scores mean what they say: of all answers with score 0.8, about 8 in 10 are right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

FOLDS = 3
_SEED = 42


def softmax(logits: np.ndarray) -> np.ndarray:
    """Turns rows of logits into probabilities."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def logits_of(classifier: LogisticRegression, vectors: np.ndarray, class_count: int) -> np.ndarray:
    """Gives one logit per class, also with two classes, and minus 30 for a class this fold has not seen.

    Args:
        classifier: Trained on integer classes.
        vectors: Feature rows.
        class_count: Number of classes in all.
    """
    decision = classifier.decision_function(vectors)
    if decision.ndim == 1:
        decision = np.column_stack([np.zeros(len(vectors)), decision])
    logits = np.full((len(vectors), class_count), -30.0)
    logits[:, classifier.classes_] = decision
    return logits


def out_of_fold_logits(
    make: Callable[[], LogisticRegression],
    vectors: np.ndarray,
    classes: np.ndarray,
    weights: np.ndarray,
    class_count: int,
) -> np.ndarray:
    """Predicts every example by a model that has not seen it.

    Args:
        make: Builds an untrained classifier.
        vectors: Feature rows.
        classes: Integer class of each row.
        weights: How much each row counts.
        class_count: Number of classes in all.

    Returns:
        Logits, one row per example; zeros where a fold held one class only.
    """
    logits = np.zeros((len(vectors), class_count))
    for train, test in KFold(FOLDS, shuffle=True, random_state=_SEED).split(vectors):
        if len(set(classes[train])) > 1:
            classifier = make().fit(vectors[train], classes[train], sample_weight=weights[train])
            logits[test] = logits_of(classifier, vectors[test], class_count)
    return logits


def temperature(logits: np.ndarray, classes: np.ndarray, weights: np.ndarray) -> float:
    """Finds the temperature under which the true classes are most likely.

    Args:
        logits: Out-of-fold logits.
        classes: True class of each row.
        weights: How much each row counts.

    Returns:
        A divisor for logits between 0.2 and 5.
    """

    def loss(log_t: float) -> float:
        chances = softmax(logits / np.exp(log_t))[np.arange(len(classes)), classes]
        return float(-np.average(np.log(np.maximum(chances, 1e-9)), weights=weights))

    found = minimize_scalar(loss, bounds=(np.log(0.2), np.log(5.0)), method="bounded")
    return float(np.exp(found.x))


def expected_calibration_error(scores: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Mean distance between score and share of right answers over equally wide bins (Guo et al. 2017)."""
    edges = np.minimum((scores * bins).astype(int), bins - 1)
    groups = [edges == index for index in range(bins)]
    return float(sum(abs(scores[g].mean() - right[g].mean()) * g.mean() for g in groups if g.any()))
