"""Rasa's logistic regression for intents, kept as plain arrays instead of with skops (see ``bot.model_file``)."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.training_data.message import Message

_MODEL = "intents.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """The same training and the same answers as Rasa's component; only the file differs."""

    def persist(self) -> None:
        """Keeps classes, weights and offsets with the model."""
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _MODEL,
                classes=np.array(self.clf.classes_, dtype=str),
                weights=self.clf.coef_,
                offsets=self.clf.intercept_,
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Loads what ``persist`` kept."""
        component = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder, np.load(folder / _MODEL, allow_pickle=False) as kept:
            component.clf.classes_ = kept["classes"]
            component.clf.coef_, component.clf.intercept_ = kept["weights"], kept["offsets"]
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds intent and ranking, with plain strings and numbers that go into JSON."""
        super().process(messages)
        for message in messages:
            ranking = [
                {"name": str(r["name"]), "confidence": float(r["confidence"])} for r in message.get("intent_ranking")
            ]
            message.set("intent_ranking", ranking, add_to_output=True)
            message.set("intent", ranking[0], add_to_output=True)
        return messages
