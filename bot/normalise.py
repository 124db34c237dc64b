"""One spelling for featurizers: umlauts, sharp s, typed-out emphasis and common Swabian endings.

The text of the message is never changed. The folded form is kept as the token's ``lemma``, which is what Rasa's
CountVectorsFeaturizer reads; the answer and the skill models fold the texts they are given in the same way.
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a"})
_EMPHASIS = re.compile(r"([a-z])\1{2,}")
_NOT_WORD = re.compile(r"[^a-z0-9+#]+")

# Whole words only, each unambiguous in these conversations. Typos are left to the character n-grams.
_DIALECT = {
    "i": "ich", "ned": "nicht", "net": "nicht", "nedd": "nicht", "nix": "nichts", "koi": "kein", "koin": "kein",
    "koine": "keine", "oin": "ein", "oine": "eine", "oiner": "einer", "au": "auch", "isch": "ist",
    "mr": "wir", "hend": "haben", "hen": "haben", "hamm": "haben", "ham": "haben", "hob": "habe",
    "hab": "habe", "han": "habe", "brauchet": "brauchen", "miesset": "muessen", "mussd": "musst", "wellet": "wollen",
    "schaffa": "arbeiten", "schaffe": "arbeite", "schaffet": "arbeiten",
    "lerna": "lernen", "macha": "machen", "gschafft": "gearbeitet", "gschaeft": "betrieb", "gschaefft": "betrieb",
    "leit": "leute", "kenna": "koennen", "kennet": "koennen", "koennet": "koennen",
    "woiss": "weiss", "wois": "weiss", "woas": "weiss", "moi": "mein", "moine": "meine",
    "dr": "der", "d": "die", "s": "es", "em": "im", "uff": "auf", "nimme": "nicht mehr", "nemme": "nicht mehr",
    "bissle": "bisschen", "bissl": "bisschen", "weng": "wenig", "ebbes": "etwas", "zwoi": "zwei", "zwo": "zwei",
    "fuenfe": "fuenf", "zehne": "zehn", "jo": "ja", "joa": "ja", "noi": "nein", "noe": "nein", "nee": "nein",
    "ne": "nein", "naa": "nein", "gell": "", "halt": "", "fei": "", "eba": "eben", "jetz": "jetzt", "jetzat": "jetzt",
}  # fmt: skip


def fold(text: str) -> str:
    """Folds a text to lower-case ASCII words in their standard German form.

    Args:
        text: Anything a person typed.

    Returns:
        Words separated by single blanks, umlauts written out, emphasis ("jaaaa") shortened.
    """
    plain = _EMPHASIS.sub(r"\1\1", text.lower().translate(_FOLDS))
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(filter(None, (_DIALECT.get(word, word) for word in words)))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class TokenNormaliser(GraphComponent):
    """Puts the folded spelling of every token into its lemma."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TokenNormaliser:
        """Creates the component; it has nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the lemma of each token; a token without letters keeps its own text."""
        for message in messages:
            for token in message.get(TOKENS_NAMES[TEXT]) or []:
                token.lemma = fold(token.text) or token.text
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Does the same for all training examples."""
        self.process(training_data.training_examples)
        return training_data
