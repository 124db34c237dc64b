"""Rasa component: which point of funding a message is about (key ``funding_topics``).

The examples stand in ``data/nlu``: each funding intent is a topic, and blocks with ``metadata: {thema: …}`` are topics of
their own under it. So the intents stay few and well apart, while an answer can be as fine as people ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from bot import calibration, model_file
from bot.fingerprint import source_fingerprint

_MODEL = "topics.npz"
_NONE = ""
_REPORTED = 3
_LEAST_SCORE = 0.05
_SEED = 42


def _classifier() -> LogisticRegression:
    return LogisticRegression(C=6.0, max_iter=100, tol=1e-3, random_state=_SEED)


class TopicModel:
    """A calibrated classifier over topics; class 0 is "not about funding"."""

    def __init__(self, topics: Sequence[str]) -> None:
        self.topics = list(topics)
        self._weights = np.zeros((0, len(self.topics) + 1))
        self._offsets = np.zeros(len(self.topics) + 1)

    def fit(self, vectors: np.ndarray, labels: Sequence[str]) -> TopicModel:
        """Learns which vectors stand for which topic.

        Args:
            vectors: One row per example.
            labels: Its topic, or ``""``.
        """
        count = len(self.topics) + 1
        classes = np.array([self.topics.index(label) + 1 if label else 0 for label in labels])
        # All that is not about funding weighs as much as all that is, however many examples there are.
        outside = classes == 0
        weights = np.where(outside, (~outside).sum() / max(outside.sum(), 1), 1.0)
        unseen = calibration.out_of_fold_logits(_classifier, vectors, classes, weights, count)
        flat = calibration.temperature(unseen, classes, weights)
        classifier = _classifier().fit(vectors, classes, sample_weight=weights)
        axes = np.vstack([np.zeros(vectors.shape[1]), np.eye(vectors.shape[1])])
        logits = calibration.logits_of(classifier, axes, count)
        self._weights = ((logits[1:] - logits[0]) / flat).astype(np.float32)
        self._offsets = (logits[0] / flat).astype(np.float32)
        return self

    def rank(self, vector: np.ndarray) -> list[tuple[str, float]]:
        """The likeliest topics of one message, best first, with their scores."""
        scores = calibration.softmax(vector[None, :] @ self._weights + self._offsets)[0, 1:]
        best = np.argsort(-scores)[:_REPORTED]
        return [(self.topics[one], float(scores[one])) for one in best if scores[one] >= _LEAST_SCORE]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class FundingTopics(GraphComponent):
    """Adds ``funding_topics``: id and score of the likeliest topics."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TopicModel | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Which intents are about funding."""
        return {"intents": []}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when a helper module changes."""
        return source_fingerprint("calibration")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FundingTopics:
        """Creates an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the sentence vectors of all intent examples."""
        told = [(one, vector) for one in training_data.intent_examples if (vector := _vector(one)) is not None]
        labels = [topic_of(one, self._config["intents"]) for one, _ in told]
        topics = sorted(set(labels) - {_NONE})
        if topics:
            self._model = TopicModel(topics).fit(np.stack([vector for _, vector in told]), labels)
            with self._storage.write_to(self._resource) as folder:
                model_file.save(self._model, folder / _MODEL)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FundingTopics:
        """Loads the topics; without examples at training there are none."""
        try:
            with model_storage.read_from(resource) as folder:
                model = model_file.load(folder / _MODEL)
        except ValueError:
            model = None
        return cls(config, model_storage, resource, model)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the key to every message."""
        for message in messages:
            vector = _vector(message) if self._model else None
            ranked = self._model.rank(vector) if vector is not None else []
            found = [{"id": topic, "score": round(score, 4)} for topic, score in ranked]
            message.set("funding_topics", found, add_to_output=True)
        return messages


def topic_of(example: Message, intents: Sequence[str]) -> str:
    """The topic of a training example: what its block says, else its intent, else none."""
    intent = example.get(INTENT) or ""
    if intent not in intents:
        return _NONE
    about = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return about.get("thema") or intent.removeprefix("frage_")


def _vector(message: Message) -> np.ndarray | None:
    if not message.get(TEXT):
        return None
    _, sentence = message.get_dense_features(TEXT, [])
    return None if sentence is None else np.asarray(sentence.features).reshape(-1)
