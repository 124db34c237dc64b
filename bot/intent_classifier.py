"""Rasa component: the intent of a message, by the vector of ``SentenceFeaturizer`` and the shape of the sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.fingerprint import source_fingerprint
from bot.kept_component import KeptComponent
from bot.kernel_classifier import KernelClassifier
from bot.sentence_featurizer import SentenceFeaturizer
from bot.sentence_shape import shapes

_RANKING_LENGTH = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(KeptComponent, RasaIntentClassifier):
    """Sets ``intent`` and ``intent_ranking``."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Reads the vector that the featurizer leaves on the message."""
        return [SentenceFeaturizer]

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when the classifier changes."""
        return source_fingerprint("kernel_classifier", "calibration", "sentence_shape")

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the intents and keeps them with the model."""
        examples = [one for one in training_data.intent_examples if one.get(INTENT) and one.get(TEXT)]
        if examples:
            self.keep(KernelClassifier().fit(_vectors(examples), [one.get(INTENT) for one in examples]))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the intents, the likeliest first, to every message with a text."""
        for message in (one for one in messages if one.get(TEXT)):
            [scores] = self.model.scores(_vectors([message]))
            best = np.argsort(-scores)[:_RANKING_LENGTH]
            ranking = [{"name": self.model.classes[i], "confidence": float(scores[i])} for i in best]
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set(INTENT, ranking[0], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leaves the examples as they are: no component behind reads what this one thinks of them."""
        return training_data


def _vectors(messages: list[Message]) -> np.ndarray:
    meanings = np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])
    return np.hstack([meanings, shapes([message.get(TEXT) for message in messages])])
