"""The state of one interview between two messages. It travels in the engine's slots and nowhere else."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from verbund.interview.catalogue import FIELDS, KEPT_FOR_EMPLOYEES, KEPT_FOR_NEXT_NEED

STATE_SLOT = "interview"


@dataclass
class Interview:
    """What is known, what was asked, and what the conversation is in the middle of.

    Attributes:
        language_mode: `standard` or `einfach`.
        values: answers by field name; a skipped field has its "weiß nicht" value, or None where the record has none.
        words: the person's own words per field (provenance for the managers).
        skipped: fields the person left out or could not answer.
        history: fields in the order in which they were answered.
        trail: for the way back, the answers in order: the field that was asked and the fields that the answer filled.
        unknown: how often the person did not know, per field.
        misses: how often in a row the open question's answer was not understood.
        variant: how the open question is asked next: `normal`, `beispiel`, `auswahl`.
        missed_words: the last answer to the open question that was not understood.
        choices: values offered as buttons for the open question after two misunderstandings, or places to choose from.
        skill_candidates: skills offered as buttons because the link to the topic is unsure.
        place: the routing of the company's site as plain data.
        skill_certainty: `bot_sicher`, `bot_unsicher` or `offen`.
        pending: a question between the questions: `loeschen`, `abbrechen`, `neu_anfangen`, `notlage`, or None.
        wish_words: what was last taken for such a wish; said again after "weiter" it was meant as an answer.
        saved: ids of the needs of this conversation that are committed, in order.
        voluntary_announced: whether the person was told that the rest is voluntary.
        turns: messages of the person on this need that were no side question.
        extra: how many questions were answered that only the limit of questions allows.
        told_much: whether one message answered so much that only a few questions are left.
        followed_up: fields for which an example was asked once, because the answer was vague or blamed somebody.
        topics: further needs named in one message, in the person's words.
        choosing_topic: whether "Womit fangen wir an?" is open.
        reopened: a field that the person wants to answer again.
        at_once: a field that was opened again in the summary and is asked before all others.
        corrections_missed: how often in a row a correction was not understood.
        funding_check: facts, asked questions and the open one of the funding check; emptied with its result.
        discreet: whether what was said in this turn is to be kept nowhere.
    """

    language_mode: str = "standard"
    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    trail: list[list[Any]] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)
    misses: int = 0
    variant: str = "normal"
    missed_words: str = ""
    choices: list[Any] = field(default_factory=list)
    skill_candidates: list[str] = field(default_factory=list)
    place: dict[str, Any] = field(default_factory=dict)
    skill_certainty: str = "offen"
    pending: str | None = None
    wish_words: str = ""
    saved: list[str] = field(default_factory=list)
    voluntary_announced: bool = False
    turns: int = 0
    extra: int = 0
    told_much: bool = False
    followed_up: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    choosing_topic: bool = False
    corrections_missed: int = 0
    reopened: str | None = None
    at_once: str | None = None
    funding_check: dict[str, Any] = field(default_factory=dict)
    discreet: bool = False

    @property
    def perspective(self) -> str | None:
        return self.values.get("perspective")

    @property
    def is_employee(self) -> bool:
        return self.perspective in (None, "selbst")

    @property
    def is_saved(self) -> bool:
        """Whether the need being talked about is already committed."""
        return "bestaetigung" in self.values

    def put(self, name: str, value: Any, words: str = "") -> None:
        """Takes an answer; an earlier one is replaced."""
        self.values[name] = value
        if words:
            self.words[name] = words
        if name == self.reopened:
            self.reopened = None
        if name == self.at_once:
            self.at_once = None
        if name in self.skipped:
            self.skipped.remove(name)
        if name in self.history:
            self.history.remove(name)
        self.history.append(name)

    def skip(self, name: str, value: Any = None) -> None:
        """Leaves a field out for good; `value` is what the record says for "weiß ich nicht", if it can say it."""
        self.put(name, value)
        self.words.pop(name, None)
        self.skipped.append(name)

    def forget(self, name: str) -> None:
        """Makes a field open again."""
        for store in (self.values, self.words, self.unknown):
            store.pop(name, None)
        for names in (self.skipped, self.history):
            if name in names:
                names.remove(name)
        if name == "ort":
            self.place = {}
        if name in ("thema_freitext", "skill_ids"):
            self.skill_certainty = "offen"
            self.skill_candidates = []

    def settle(self) -> None:
        """The open question was answered: the next one starts afresh."""
        self.misses = 0
        self.missed_words = ""
        self.variant = "normal"
        self.choices = []
        self.corrections_missed = 0

    def begin_next_need(self) -> None:
        """Keeps what is true of the person and the company, and opens the rest for a further need."""
        kept = KEPT_FOR_NEXT_NEED | (KEPT_FOR_EMPLOYEES if self.is_employee else frozenset())
        for name in FIELDS:
            if name not in kept:
                self.forget(name)
        self.turns = self.extra = 0
        self.told_much = self.voluntary_announced = False
        self.followed_up = []
        self.trail = []
        self.settle()

    def to_slots(self) -> dict[str, Any]:
        """Slot values for the engine: one per field, and the bookkeeping in one."""
        slots: dict[str, Any] = {name: self.values.get(name) for name in FIELDS}
        slots["language_mode"] = self.language_mode
        slots[STATE_SLOT] = asdict(self)
        return slots

    @classmethod
    def from_slots(cls, slots: dict[str, Any]) -> Interview:
        """Rebuilds the state; unknown keys of an older version are ignored, and the slots are left as they are."""
        stored = deepcopy(slots.get(STATE_SLOT) or {})
        names = {one.name for one in fields(cls)}
        return cls(**{key: value for key, value in stored.items() if key in names})
