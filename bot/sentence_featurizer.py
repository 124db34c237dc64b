"""Rasa component: one dense vector per message for the intent classifier, meaning and letters together."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import encoders, model_file
from bot.fingerprint import source_fingerprint
from bot.text_features import TextFeatures

_MODEL = "features.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds the features of ``TextFeatures``; mean, n-grams and projection are learnt in training and kept."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, features: TextFeatures | None = None
    ) -> None:
        super().__init__(type(self).__name__, config)
        self._config, self._storage, self._resource, self._features = config, storage, resource, features

    @classmethod
    def required_components(cls) -> list[type]:
        """Runs after a tokenizer, like every featurizer of Rasa."""
        return [Tokenizer]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to configure."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """Creates an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when the way of encoding changes."""
        return source_fingerprint("encoders", "sentence_space", "text_features", "messages", "clauses", "normalise")

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the features from all training texts and keeps them with the model."""
        texts = [example.get(TEXT) for example in training_data.training_examples if example.get(TEXT)]
        encoders.keep_vectors(4 * len(texts))
        self._features = TextFeatures()
        self._features.fit_transform(texts)
        with self._storage.write_to(self._resource) as folder:
            model_file.save(self._features, folder / _MODEL)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceFeaturizer:
        """Loads the features and both encoders, so that the first message is as fast as the second."""
        with model_storage.read_from(resource) as folder:
            features = model_file.load(folder / _MODEL)
        encoders.preload()
        return cls(config, model_storage, resource, features)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the sentence feature to every message that has a text."""
        told = [message for message in messages if message.get(TEXT)]
        if told:
            vectors = self._features.transform([message.get(TEXT) for message in told])
            for message, vector in zip(told, vectors):
                message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Does the same for all training examples."""
        self.process(training_data.training_examples)
        return training_data
