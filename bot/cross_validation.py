"""Intents by cross-validation over the training data: features and classifier are learnt anew in every fold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from bot import encoders
from bot.kernel_classifier import KernelClassifier
from bot.measures import intent_figures
from bot.sentence_shape import shapes
from bot.text_features import TextFeatures

_FOLDS = 5
_SEED = 1
_ANNOTATION = re.compile(r"\[([^\]]+)\]\(\w+\)")


def training_examples(folder: Path = Path("data/nlu")) -> Iterator[tuple[str, str]]:
    """Yields text, without annotations, and intent of every NLU example."""
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines() if "intent" in block else ():
                if text := line.strip().removeprefix("-").strip():
                    yield _ANNOTATION.sub(r"\1", text), block["intent"]


def cross_validate_intents() -> dict[str, Any]:
    """Guesses every example by a model that has not seen it.

    Returns:
        The figures of ``intent_figures`` over all folds together.
    """
    texts, intents = zip(*training_examples())
    labels = np.array(intents)
    encoders.keep_vectors(4 * len(texts))
    guesses: list[tuple[str, str, float]] = []
    for train, test in StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED).split(texts, labels):
        learnt, asked = ([texts[row] for row in rows] for rows in (train, test))
        features = TextFeatures()
        classifier = KernelClassifier().fit(np.hstack([features.fit_transform(learnt), shapes(learnt)]), labels[train])
        scores = classifier.scores(np.hstack([features.transform(asked), shapes(asked)]))
        best = scores.argmax(axis=1)
        names = [classifier.classes[column] for column in best]
        guesses += zip(labels[test], names, scores.max(axis=1).astype(float))
    return intent_figures(guesses)
