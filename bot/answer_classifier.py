"""Rasa component: what each clause of a message says in the closed fields of the interview (key ``answers``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import encoders
from bot.answer_examples import load_answers, load_no_answers
from bot.answer_model import AnswerModel
from bot.clauses import split_clauses
from bot.fingerprint import files_fingerprint, source_fingerprint
from bot.kept_component import KeptComponent


def texts_besides(training_data: TrainingData, answering_intents: list[str]) -> list[str]:
    """Picks what people say that answers no question.

    Args:
        training_data: Rasa's NLU examples.
        answering_intents: Intents whose examples may well answer one.

    Returns:
        The texts of all other intents, each once.
    """
    texts = [
        example.get(TEXT)
        for example in training_data.intent_examples
        if example.get(TEXT) and example.get(INTENT) not in answering_intents
    ]
    return list(dict.fromkeys(texts))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class AnswerClassifier(KeptComponent):
    """Adds ``answers``: field, value, score, unasked, text, start and end per clause and field."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the examples lie and which intents may hold answers themselves."""
        return {"examples": "data/answers", "answering_intents": []}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when an example or a helper module changes."""
        folder = Path(config.get("examples") or cls.get_default_config()["examples"])
        helpers = ("answer_model", "answer_examples", "calibration", "text_features", "normalise", "encoders")
        return files_fingerprint(folder.glob("*.yml")) + source_fingerprint(*helpers)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits all fields and keeps them with the model."""
        folder = Path(self._config["examples"])
        examples = load_answers(folder)
        if examples:
            others = load_no_answers(folder) + texts_besides(training_data, self._config["answering_intents"])
            encoders.keep_vectors(2 * (len(examples) + len(others)))
            self.keep(AnswerModel().fit(examples, others))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the key to every message with a text."""
        for message in messages:
            message.set("answers", self._answers(message.get(TEXT) or ""), add_to_output=True)
        return messages

    def _answers(self, text: str) -> list[dict[str, Any]]:
        clauses = split_clauses(text)
        if self.model is None or not clauses:
            return []
        found = self.model.predict([clause.text for clause in clauses])
        return [
            {
                "field": answer.field,
                "value": answer.value,
                "score": answer.score,
                "unasked": answer.unasked,
                "start": clause.start,
                "end": clause.end,
                "text": clause.text,
            }
            for clause, answers in zip(clauses, found)
            for answer in answers
        ]
