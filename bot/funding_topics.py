"""Rasa component: which point of funding a message is about (key ``funding_topics``).

Topics are finer than intents could be kept apart, and their examples would pull other messages to the intents about
money. So they have a file of their own, and only this component learns from it; each intent about money is a topic too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot import calibration, encoders
from bot.fingerprint import files_fingerprint, source_fingerprint
from bot.kept_component import KeptComponent
from bot.text_features import TextFeatures

_NONE = ""
_NO_TOPIC = "keins"
_REPORTED = 3
_LEAST_SCORE = 0.05
_SEED = 42


def _classifier() -> LogisticRegression:
    return LogisticRegression(C=6.0, max_iter=100, tol=1e-3, random_state=_SEED)


class TopicModel:
    """A calibrated classifier over topics; class 0 is "not about funding"."""

    def __init__(self) -> None:
        self.topics: list[str] = []
        self._features = TextFeatures()
        self._weights = np.zeros((0, 1), dtype=np.float32)
        self._offsets = np.zeros(1, dtype=np.float32)

    def fit(self, examples: Sequence[tuple[str, str]]) -> TopicModel:
        """Learns from texts with their topics.

        Args:
            examples: Pairs of text and topic; the topic is ``""`` where the text is not about funding.
        """
        self.topics = sorted({topic for _, topic in examples} - {_NONE})
        count = len(self.topics) + 1
        classes = np.array([self.topics.index(topic) + 1 if topic else 0 for _, topic in examples])
        vectors = self._features.fit_transform([text for text, _ in examples])
        # All that is not about funding weighs as much as all that is, however many examples there are.
        outside = classes == 0
        weights = np.where(outside, (~outside).sum() / max(outside.sum(), 1), 1.0)
        unseen = calibration.out_of_fold_logits(_classifier, vectors, classes, weights, count)
        flat = calibration.temperature(unseen, classes, weights)
        classifier = _classifier().fit(vectors, classes, sample_weight=weights)
        # Plain arrays, as in the answer model: asking scikit-learn for every message costs more than it gives.
        axes = np.vstack([np.zeros(vectors.shape[1]), np.eye(vectors.shape[1])])
        logits = calibration.logits_of(classifier, axes, count)
        self._weights = ((logits[1:] - logits[0]) / flat).astype(np.float32)
        self._offsets = (logits[0] / flat).astype(np.float32)
        return self

    def rank(self, text: str) -> list[tuple[str, float]]:
        """The likeliest topics of one message, best first, with their scores."""
        vectors = self._features.transform([text])
        scores = calibration.softmax(vectors @ self._weights + self._offsets)[0, 1:]
        best = np.argsort(-scores)[:_REPORTED]
        return [(self.topics[one], float(scores[one])) for one in best if scores[one] >= _LEAST_SCORE]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class FundingTopics(KeptComponent):
    """Adds ``funding_topics``: id and score of the likeliest topics."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the examples lie, and which intents are about funding themselves."""
        return {"examples": "data/topics/foerderung.yml", "intents": []}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when an example or a helper module changes."""
        file = Path(config.get("examples") or cls.get_default_config()["examples"])
        return files_fingerprint([file]) + source_fingerprint("calibration", "text_features", "normalise", "encoders")

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the file of topics and from all examples of intents."""
        examples = load_topics(Path(self._config["examples"])) + intents_as_topics(
            training_data, self._config["intents"]
        )
        if any(topic for _, topic in examples):
            encoders.keep_vectors(2 * len(examples))
            self.keep(TopicModel().fit(examples))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the key to every message."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            ranked = self.model.rank(text) if self.model and text else []
            found = [{"id": topic, "score": round(score, 4)} for topic, score in ranked]
            message.set("funding_topics", found, add_to_output=True)
        return messages


def load_topics(file: Path) -> list[tuple[str, str]]:
    """Reads the file of topics; there need not be one.

    Args:
        file: ``data/topics/foerderung.yml``.

    Returns:
        Pairs of text and topic.
    """
    if not file.is_file():
        return []
    themes = yaml.safe_load(file.read_text(encoding="utf-8"))["themen"]
    return [
        (line.removeprefix("- "), _NONE if topic == _NO_TOPIC else topic)
        for topic, lines in themes.items()
        for line in lines.splitlines()
        if line
    ]


def intents_as_topics(training_data: TrainingData, intents: Sequence[str]) -> list[tuple[str, str]]:
    """Makes a topic of each intent about funding, and "no topic" of all others.

    Args:
        training_data: Rasa's examples.
        intents: The intents about funding.

    Returns:
        Pairs of text and topic.
    """
    return [
        (one.get(TEXT), one.get(INTENT).removeprefix("frage_") if one.get(INTENT) in intents else _NONE)
        for one in training_data.intent_examples
        if one.get(TEXT)
    ]
