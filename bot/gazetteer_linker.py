"""Turns the gazetteer's hits into Rasa entities whose value is the id, not the word.

Rasa's SpacyEntityExtractor gives the found text as value and loses the ``ent_id``; it also runs the pipeline a second
time. This one reads the document that SpacyNLP already made (``case_sensitive: true`` is needed for that).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

import bot.gazetteer_spelling  # noqa: F401 - registers the pipe's factory before SpacyNLP loads the gazetteer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class GazetteerLinker(GraphComponent, EntityExtractorMixin):
    """Adds ``skill``, ``beruf``, ``ort`` and ``kreis`` entities."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Reads what SpacyNLP leaves on the message."""
        return [SpacyNLP]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GazetteerLinker:
        """Creates the component; it has nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds one entity per hit: ``value`` is the ``ent_id``, start and end point at the words."""
        for message in messages:
            document = message.get(SPACY_DOCS[TEXT])
            found = [
                {
                    "entity": hit.label_,
                    "value": hit.ent_id_,
                    "text": hit.text,
                    "start": hit.start_char,
                    "end": hit.end_char,
                    "confidence": 1.0,
                }
                for hit in (document.ents if document is not None else ())
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(found), add_to_output=True)
        return messages
