"""Plays a persona against the chat API, as a person with a keyboard would, and compares what was put on record.

The format of a persona file and the rules of scoring are described in `tests/dialogue/personas/README.md`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib import request
from urllib.error import HTTPError

STORY_FIELDS = ("taetigkeit_freitext", "thema_freitext", "anlass", "situation")
PERSPECTIVE_WORDS = {
    "selbst": "für mich selbst",
    "team": "für mein Team",
    "betrieb": "für den ganzen Betrieb",
    "vertretung": "ich bin vom Betriebsrat",
}
# The fields that the record must have; the others count only if they were asked or told in the opening.
MANDATORY = {
    "selbst": {"perspective", "ags", "region", "branche", "thema_freitext", "zielzustand", "stand_ist", "dringlichkeit",
               "weitergabe_betrieb", "kontakt_gewuenscht", "anzahl_personen", "status", "language_mode", "skill_ids"},
    "andere": {"perspective", "ags", "region", "branche", "thema_freitext", "zielzustand", "stand_ist", "dringlichkeit",
               "kontakt_gewuenscht", "anzahl_personen", "zielgruppe_level", "taetigkeit_freitext", "stand_soll",
               "ursache_art", "pflicht", "betriebsgroesse", "gemeinsam", "status", "language_mode", "skill_ids"},
}  # fmt: skip
MAX_TURNS = 70


class Chat(Protocol):
    """What the player needs of a chat: the real API, or a fake one."""

    def start(self, language_mode: str) -> dict[str, Any]:
        """Opens a conversation and returns its first answer."""

    def say(self, text: str) -> dict[str, Any]:
        """Sends what the person types and returns the answer."""

    def get(self, part: str = "") -> Any:
        """Returns the whole conversation, or its `/needs`."""


class Api:
    """The calls of the chat API that a client needs."""

    def __init__(self, base: str) -> None:
        self._base = base.rstrip("/") + "/api/v1/conversations"
        self.token = ""
        self.conversation_id = ""

    def start(self, language_mode: str) -> dict[str, Any]:
        answer = self._call("POST", "", {"site": "demo", "language_mode": language_mode})
        self.token, self.conversation_id = answer["token"], answer["conversation_id"]
        return answer

    def say(self, text: str) -> dict[str, Any]:
        return self._call("POST", f"/{self.conversation_id}/messages", {"message_id": str(uuid.uuid4()), "text": text})

    def get(self, part: str = "") -> Any:
        return self._call("GET", f"/{self.conversation_id}{part}")

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        call = request.Request(self._base + path, data=data, method=method)
        call.add_header("Content-Type", "application/json")
        if self.token:
            call.add_header("Authorization", f"Bearer {self.token}")
        try:
            with request.urlopen(call, timeout=60) as response:
                return json.load(response)
        except HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error


@dataclass
class Play:
    """What happened: every turn, the fields asked, the faults noticed on the way, and the records at the end."""

    persona: str
    lines: list[str] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=lambda: [[]])
    faults: list[str] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    told: int = 0
    asked_again: list[str] = field(default_factory=list)
    state: str = "open"
    turns: int = 0
    turns_to_save: int = 0
    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def share_right(self) -> float:
        total = len(self.right) + len(self.wrong)
        return len(self.right) / total if total else 1.0


class Person:
    """Somebody with answers, side questions and corrections, who uses each where it belongs."""

    def __init__(self, persona: Mapping[str, Any]) -> None:
        self._persona = persona
        self._needs = [persona] + ([persona["second_need"]] if persona.get("second_need") else [])
        self._current = 0
        self._told = False
        self._used: dict[tuple[int, str], int] = {}
        self._interrupts = list(persona.get("interrupts") or [])
        self._corrections = list(persona.get("corrections") or [])
        self.expected_stems: list[str] = []

    @property
    def need_index(self) -> int:
        return self._current

    def reply(self, asks: str) -> str:
        """What this person types when `asks` is open."""
        self.expected_stems = []
        for interrupt in self._interrupts:
            if interrupt["at"] == asks:
                self._interrupts.remove(interrupt)
                self.expected_stems = interrupt["expect_any"]
                return interrupt["say"]
        if asks in STORY_FIELDS and not self._told:
            self._told = True
            if opening := self._needs[self._current].get("opening"):
                return opening
        if asks == "bestaetigung" and self._corrections:
            return self._corrections.pop(0)["say"]
        return self._answer(asks)

    def next_need(self) -> None:
        if self._current + 1 < len(self._needs):
            self._current += 1
            self._told = False

    def _answer(self, asks: str) -> str:
        answers = self._needs[self._current].get("answers", {})
        if asks not in answers and asks == "perspective":
            return PERSPECTIVE_WORDS[self._persona["perspective"]]
        holder = self._current if asks in answers else 0  # what a second need leaves out was said with the first
        said = self._needs[holder]["answers"].get(asks, "weiß ich nicht")
        if isinstance(said, str):
            return said
        key = (holder, asks)
        position = min(self._used.get(key, 0), len(said) - 1)
        self._used[key] = self._used.get(key, 0) + 1
        return said[position]


def play(base_url: str, persona: Mapping[str, Any]) -> Play:
    """Holds the whole conversation with the real processes and scores its records.

    Args:
        base_url: where `web` listens.
        persona: the content of a persona file.

    Returns:
        The play; `faults` is empty and `wrong` is empty when everything went as it should.
    """
    return hold(Api(base_url), persona)


def hold(chat: Chat, persona: Mapping[str, Any]) -> Play:
    """Does what `play` does, with any chat."""
    person, result = Person(persona), Play(persona["id"])
    answer = chat.start(persona["language_mode"])
    _hear(result, answer)
    while answer["state"] == "open" and answer["asks"] and result.turns < MAX_TURNS:
        asks = answer["asks"]
        if asks not in result.asked[-1]:
            result.asked[-1].append(asks)
        said = person.reply(asks)
        stems = person.expected_stems
        result.lines.append(f"[{asks}] > {said}")
        answer = chat.say(said)
        result.turns += 1
        if result.turns_to_save == 0 and answer["asks"] == "weiterer_bedarf":
            extra = (persona.get("interrupts") or []) + (persona.get("corrections") or [])
            result.turns_to_save = result.turns - len(extra)
        _hear(result, answer)
        if stems:
            _check_interrupt(result, answer, asks, stems)
        if asks == "weiterer_bedarf" and answer["asks"] not in ("weiterer_bedarf", "funding", "kontakt", None):
            person.next_need()
            result.asked.append([])
    result.state = answer["state"]
    result.records = chat.get("/needs")
    _score(result, persona, chat.get()["messages"])
    return result


def _hear(result: Play, answer: Mapping[str, Any]) -> None:
    for message in answer["messages"]:
        titles = " | ".join(one["title"] for one in message["buttons"])
        result.lines.append(f"    < {message['text']}" + (f"  ({titles})" if titles else ""))


def _check_interrupt(result: Play, answer: Mapping[str, Any], asks: str, stems: list[str]) -> None:
    heard = " ".join(message["text"] for message in answer["messages"]).lower()
    if not any(stem.lower() in heard for stem in stems):
        result.faults.append(f"side question at {asks} not answered")
    if answer["asks"] != asks:
        result.faults.append(f"after the side question {answer['asks']} was asked instead of {asks}")


def _score(result: Play, persona: Mapping[str, Any], transcript: list[dict[str, Any]]) -> None:
    stored = json.dumps([result.records, transcript], ensure_ascii=False).lower()
    result.faults += [f"{word!r} is stored" for word in persona.get("forbid") or [] if word.lower() in stored]
    wanted = persona.get("expect_state") or ("erased" if persona.get("outcome") == "deleted" else "finished")
    if result.state != wanted:
        result.faults.append(f"ended {result.state}, not {wanted}")
    if wanted == "erased":
        if result.records or transcript:
            result.faults.append(f"{len(result.records)} records and {len(transcript)} messages are left")
        return
    needs = [persona] + ([persona["second_need"]] if persona.get("second_need") else [])
    if len(result.records) != len(needs):
        result.faults.append(f"{len(result.records)} records instead of {len(needs)}")
    for index, need in enumerate(needs):
        asked = result.asked[index] if index < len(result.asked) else []
        told = set(need.get("in_opening") or [])
        result.told += len(told)
        result.asked_again += [name for name in _after_opening(asked) if name in told]
        record = result.records[index] if index < len(result.records) else {}
        if persona.get("outcome") == "record" and record.get("status") == "kein_weiterbildungsbedarf":
            result.faults.append(f"need {index + 1} is on record as no training need")
        _compare(result, persona, need, record, asked)


def _after_opening(asked: list[str]) -> list[str]:
    """The fields asked after the first open question, which the opening answered."""
    first = next((index for index, name in enumerate(asked) if name in STORY_FIELDS), len(asked))
    return asked[first + 1 :]


def _compare(
    result: Play, persona: Mapping[str, Any], need: Mapping[str, Any], record: Mapping[str, Any], asked: list[str]
) -> None:
    expected = dict(need["expect"])
    if need is persona:
        for correction in persona.get("corrections") or []:
            expected |= correction["changes"]
    mandatory = MANDATORY["selbst" if persona["perspective"] == "selbst" else "andere"]
    told = need.get("in_opening")
    for name, wanted in expected.items():
        counts = told is None or name in mandatory or name in told or name in asked
        if not counts:
            continue
        found = record.get(name)
        (result.right if matches(found, wanted) else result.wrong).append(f"{name}: {found!r} (wanted {wanted!r})")


def matches(found: Any, wanted: Any) -> bool:
    """Whether a value on record is what a persona expects: exact set, any of, or stems in a text."""
    if isinstance(wanted, Mapping):
        if "any_of" in wanted:
            said = found if isinstance(found, list) else [found]
            return any(one in wanted["any_of"] for one in said)
        return isinstance(found, str) and all(stem.lower() in found.lower() for stem in wanted["contains"])
    if isinstance(wanted, list):
        return set(found or ()) == set(wanted)
    return found == wanted


def load_personas(folder: Path) -> list[dict[str, Any]]:
    """All personas of a folder, by file name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
