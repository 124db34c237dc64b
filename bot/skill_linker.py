"""Rasa component: which skills of the taxonomy a message names (key ``skills``).

Tried are the clauses, what ``WorkWords`` marked as ``thema`` and the gazetteer's hits. A hit of the gazetteer is certain
about the word but not about what the person wants, so it only keeps its skill from getting lost.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import encoders
from bot.answer_classifier import texts_besides
from bot.answer_examples import load_answers
from bot.clauses import split_clauses
from bot.fingerprint import files_fingerprint, source_fingerprint
from bot.kept_component import KeptComponent
from bot.skill_index import SkillIndex

_MOST_SKILLS = 6
# A word of the taxonomy stands in the text as it is: at least this likely, however long the clause around it is.
_GAZETTEER_SCORE = 0.3
# What a company makes and why somebody asks sounds like a skill: no good examples of "names nothing".
_NEAR_SKILLS = frozenset({"branche", "anlass", "none"})


def skill_names(folder: Path) -> list[tuple[str, str]]:
    """Reads label and synonyms of every skill.

    Args:
        folder: ``knowledge/skills``; every table in it with the columns id, label_de, synonyms counts.

    Returns:
        Pairs of id and name.
    """
    return list(_names(folder))


def skill_phrases(folder: Path) -> list[tuple[str, str]]:
    """Reads how people name skills in their own words.

    Args:
        folder: ``knowledge/skills``; every ``*.tsv`` in it, lines of id and phrase, ``#`` starts a note.

    Returns:
        Pairs of id and phrase; may be empty.
    """
    lines = [line for path in sorted(folder.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(skill, phrase) for skill, phrase in pairs]


def said_phrases(file: Path) -> list[tuple[frozenset[str], str]]:
    """Reads what people answer when asked what they want to learn; there need not be any.

    Args:
        file: ``data/skills/said.tsv``, lines of accepted ids joined by a bar and phrase, ``#`` starts a note.

    Returns:
        Pairs of accepted ids and phrase.
    """
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(frozenset(ids.split("|")), phrase) for ids, phrase in pairs]


def _names(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for name in [row.get("label_de"), *(row.get("synonyms") or "").split("|")]:
                    if name and row.get("id"):
                        yield row["id"], name


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SkillLinker(KeptComponent):
    """Adds ``skills``: id, score and phrase, best first."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Where the taxonomy, the examples and the calibration lie; which intents may name a skill."""
        return {
            "taxonomy": "knowledge/skills",
            "examples": "data/answers",
            "said": "data/skills/said.tsv",
            "answering_intents": [],
            "least_score": 0.02,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Trains again when the taxonomy, an example or a helper module changes."""
        settings = {**cls.get_default_config(), **config}
        files = [*Path(settings["taxonomy"]).glob("*.[ct]sv"), *Path(settings["examples"]).glob("*.yml")]
        files.append(Path(settings["said"]))
        return files_fingerprint(files) + source_fingerprint("skill_index", "normalise", "encoders", "clauses")

    def train(self, training_data: TrainingData) -> Resource:
        """Builds the index, calibrates it and keeps it with the model."""
        examples = Path(self._config["examples"])
        names = skill_names(Path(self._config["taxonomy"]))
        phrases = skill_phrases(Path(self._config["taxonomy"]))
        nothing = [example.text for example in load_answers(examples) if example.field not in _NEAR_SKILLS]
        nothing += texts_besides(training_data, self._config["answering_intents"])
        said = said_phrases(Path(self._config["said"]))
        encoders.keep_vectors(2 * (len(names) + len(phrases) + len(said) + len(nothing)))
        self.keep(SkillIndex().fit(names, phrases, said, nothing))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the key to every message with a text."""
        for message in messages:
            text = message.get(TEXT) or ""
            message.set("skills", self._skills(text, message.get(ENTITIES) or []), add_to_output=True)
        return messages

    def _skills(self, text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
        themes = [text[e["start"] : e["end"]] for e in entities if e.get("entity") == "thema"]
        phrases = list(dict.fromkeys([clause.text for clause in split_clauses(text)] + themes))
        best: dict[str, tuple[float, str]] = {}
        for phrase, matches in zip(phrases, self.model.search(phrases, _MOST_SKILLS)):
            for match in matches:
                if match.score > best.get(match.id, (0.0, ""))[0]:
                    best[match.id] = match.score, phrase
        for entity in entities:
            if entity.get("entity") == "skill":
                for skill in entity["value"].split("|"):
                    best[skill] = max(best.get(skill, (0.0, "")), (_GAZETTEER_SCORE, entity["text"]))
        ranked = sorted(best.items(), key=lambda item: -item[1][0])[:_MOST_SKILLS]
        return [
            {"id": skill, "score": round(score, 4), "text": phrase}
            for skill, (score, phrase) in ranked
            if score >= self._config["least_score"]
        ]
