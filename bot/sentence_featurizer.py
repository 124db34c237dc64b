"""Dense sentence features of E5 and USE for the intent classifier."""

from __future__ import annotations

from typing import Any

import numpy as np
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

from bot import encoders
from bot.clauses import WHOLE_UP_TO_WORDS, split_clauses
from bot.fingerprint import source_fingerprint
from bot.sentence_space import SentenceSpace


def encode_message(text: str) -> np.ndarray:
    """Encodes a message; a long one as the mean of its clauses, whose vectors the other components need anyway.

    Args:
        text: The message.

    Returns:
        One raw vector of shape (1, WIDTH).
    """
    if len(text.split()) <= WHOLE_UP_TO_WORDS:
        return encoders.encode([text.strip().rstrip(" .,;:!?") or text])
    clauses = [clause.text for clause in split_clauses(text)]
    return encoders.encode(clauses or [text]).mean(axis=0, keepdims=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one centred and scaled vector per message; the mean is learnt in training and kept with the model."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, space: SentenceSpace | None = None
    ) -> None:
        super().__init__(type(self).__name__, config)
        self._config, self._storage, self._resource, self._space = config, storage, resource, space

    @classmethod
    def required_components(cls) -> list[type]:
        """Runs after a tokenizer, like every featurizer of Rasa."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Scales measured in docs/understanding.md."""
        return {**DenseFeaturizer.get_default_config(), "e5_scale": 6.0, "use_scale": 4.0}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Any scales will do."""

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
        return source_fingerprint("encoders", "sentence_space", "clauses")

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the mean of all training sentences and keeps it with the model."""
        texts = [example.get(TEXT) for example in training_data.training_examples if example.get(TEXT)]
        encoders.keep_vectors(4 * len(texts))
        raw = np.vstack([encode_message(text) for text in texts]) if texts else np.zeros((0, encoders.WIDTH))
        self._space = SentenceSpace.fit(raw, self._config["e5_scale"], self._config["use_scale"])
        with self._storage.write_to(self._resource) as folder:
            np.save(folder / "mean.npy", self._space.mean)
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
        """Loads the mean and both encoders, so that the first message is as fast as the second."""
        with model_storage.read_from(resource) as folder:
            space = SentenceSpace(np.load(folder / "mean.npy"), config["e5_scale"], config["use_scale"])
        encoders.preload()
        return cls(config, model_storage, resource, space)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the sentence feature to every message that has a text."""
        for message in messages:
            if text := message.get(TEXT):
                vector = self._space.transform(encode_message(text))
                message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Does the same for all training examples."""
        self.process(training_data.training_examples)
        return training_data
