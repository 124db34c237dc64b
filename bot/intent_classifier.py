"""Rasa component: the intent of a message, by the vector of ``SentenceFeaturizer`` and the shape of the sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import model_file
from bot.fingerprint import source_fingerprint
from bot.kernel_classifier import KernelClassifier
from bot.sentence_featurizer import SentenceFeaturizer
from bot.sentence_shape import shapes

_MODEL = "intents.npz"
_RANKING_LENGTH = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Sets ``intent`` and ``intent_ranking``."""

    def __init__(self, storage: ModelStorage, resource: Resource, classifier: KernelClassifier | None = None) -> None:
        self._storage, self._resource, self._classifier = storage, resource, classifier

    @classmethod
    def required_components(cls) -> list[type]:
        """Reads the vector that the featurizer leaves on the message."""
        return [SentenceFeaturizer]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when the classifier changes."""
        return source_fingerprint("kernel_classifier", "calibration", "sentence_shape")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Creates an untrained component; it has nothing to configure."""
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the intents and keeps them with the model."""
        examples = [one for one in training_data.intent_examples if one.get(INTENT) and one.get(TEXT)]
        if examples:
            self._classifier = KernelClassifier().fit(_vectors(examples), [one.get(INTENT) for one in examples])
            with self._storage.write_to(self._resource) as folder:
                model_file.save(self._classifier, folder / _MODEL)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Loads what ``train`` kept."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, model_file.load(folder / _MODEL))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intents, the likeliest first, to every message with a text."""
        for message in (one for one in messages if one.get(TEXT)):
            [scores] = self._classifier.scores(_vectors([message]))
            best = np.argsort(-scores)[:_RANKING_LENGTH]
            ranking = [{"name": self._classifier.classes[i], "confidence": float(scores[i])} for i in best]
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set(INTENT, ranking[0], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: no component behind reads what this one thinks of them."""
        return training_data


def _vectors(messages: list[Message]) -> np.ndarray:
    meanings = np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])
    return np.hstack([meanings, shapes([message.get(TEXT) for message in messages])])
