"""Rasa component: what somebody does (``taetigkeit``) and what is to be learnt (``thema``), by the clause it stands in.

"Ich montiere Pumpen" tells work, "ich soll Pumpen montieren lernen" a theme: a clause that wishes, must or learns holds a
theme where the gazetteer knows a skill in it, any other clause work where it has a verb of the shop floor. A trained CRF
found none of the twelve kinds of work of the blind set and was wrong more often than right (docs/understanding.md).
"""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.clauses import Clause, split_clauses

_WISH = re.compile(
    r"\b(?:lern\w*|kurs\w*|schulung\w*|lehrgang|brauch\w*|will|woll\w*|möcht\w*|moecht\w*|soll\w*|muss\w*|müss\w*|muess\w*|würd\w*|wuerd\w*|"
    r"könn\w*|koenn\w*|kann|fehlt|fehlen|bildung|ausbilden|interess\w*|thema|schein|gern|beibring\w*|fit machen)\b",
    re.IGNORECASE,
)
_STEMS = (
    "montier bedien prüf pruef kontrollier verdraht sortier verpack pack entgrat bügel buegel näh naeh schweiß schweiss dreh fräs fraes "
    "schleif löt loet bestück bestueck disponier kommissionier lackier wickel stanz press web strick färb faerb reparier wart rüst ruest "
    "programmier konstruier zeichn schneid leg stell bau füll fuell misst mess verlad lad buch plan betreu leit koordinier reinig putz "
    "polster beschicht galvanisier härt haert gieß giess spritz biege kant zuschneid falt kleb schraub verkauf beschaff organisier pfleg"
)
_OBJECT_ENDS = r"(?!(?:seit|in|im|bei|beim|am|an|für|fuer|und|oder|mit|auf|aus|von|vom|nach|zu|den\s+ganzen|jeden)\b)"
_WORK = re.compile(
    rf"\b(?:{'|'.join(stem for stem in _STEMS.split())})(?:e|en|et|t|n|le|re|eln|ern)?\b"
    rf"(?:\s+{_OBJECT_ENDS}(?:und\s+)?[\wäöüÄÖÜß-]+){{0,3}}(?:\s+und\s+[a-zäöüß]+en\b)?"
)
_PLACE_OF_WORK = re.compile(
    r"\b(?:arbeit\w*|schaff\w*|steh\w*|bin|sind)\s+(?:\w+\s+){0,2}?(?:an\s+(?:der|dem|einer|einem|den)|am)\s+(?P<where>[A-ZÄÖÜ][\w-]+)"
)


def find_work_and_themes(text: str, skills: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Finds work and themes.

    Args:
        text: The message.
        skills: The gazetteer's ``skill`` entities in it.

    Returns:
        Entities in Rasa's format; the value is the words themselves.
    """
    found = []
    for clause in _smallest(split_clauses(text)):
        inside = [one for one in skills if clause.start <= one["start"] and one["end"] <= clause.end]
        if _WISH.search(clause.text):
            found += [_entity("thema", text, one["start"], one["end"]) for one in inside]
        elif span := _work(clause):
            found.append(_entity("taetigkeit", text, *span))
    return found


def _smallest(clauses: list[Clause]) -> list[Clause]:
    """Leaves out a clause that others are part of."""
    return [c for c in clauses if not any(c != o and c.start <= o.start and o.end <= c.end for o in clauses)]


def _work(clause: Clause) -> tuple[int, int] | None:
    text = clause.text[:1].lower() + clause.text[1:]
    if match := _WORK.search(text):
        return clause.start + match.start(), clause.start + match.end()
    if match := _PLACE_OF_WORK.search(text):
        return clause.start + match.start("where"), clause.start + match.end("where")
    return None


def _entity(kind: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {"entity": kind, "value": text[start:end], "start": start, "end": end}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class WorkWords(GraphComponent, EntityExtractorMixin):
    """Adds ``taetigkeit`` and ``thema`` behind the gazetteer."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WorkWords:
        """Creates the component; it has nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the entities to the messages."""
        for message in messages:
            known = message.get(ENTITIES, [])
            skills = [one for one in known if one["entity"] == "skill"]
            found = self.add_extractor_name(find_work_and_themes(message.get(TEXT) or "", skills))
            message.set(ENTITIES, known + found, add_to_output=True)
        return messages
