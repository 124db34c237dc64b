"""The real engine: at every question of two interviews people ask something else, and nothing of it is stored."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from tests.dialogue.player import Api, Person, load_personas
from verbundlotse.stack import Stack

# One question a line: what is asked, and stems of which the answer holds one.
QUESTIONS = [
    line.rstrip("\n").split("\t") for line in (Path(__file__).parent / "side_questions.tsv").open(encoding="utf-8")
]
ASKED_AT_EACH_FIELD = 4
ANSWERED = 0.9
PEOPLE = {one["id"]: one for one in load_personas(Path(__file__).parent / "personas")}
INTERVIEWS = ("p12-muellheim-tpm", "p15-tuttlingen-schleifen")
MOST_MESSAGES = 60


def interview(stack: Stack, persona: dict[str, Any], questions: Any) -> tuple[list[dict[str, Any]], list[str], int]:
    """Plays a persona; returns the records, the questions not answered as they should be, and how many were asked."""
    chat, person = Api(stack.base_url), Person(persona | {"interrupts": [], "corrections": []})
    answer = chat.start(persona["language_mode"])
    missed, asked, seen = [], 0, set()
    for _ in range(MOST_MESSAGES):
        field = answer["asks"]
        if answer["state"] != "open" or field is None:
            break
        for _ in range(ASKED_AT_EACH_FIELD if questions and field not in seen else 0):
            text, stems = next(questions)
            before = answer["progress"]["answered"]
            answer = chat.say(text)
            assert answer["asks"] == field, f"{text!r} at {field} led to {answer['asks']}"
            assert answer["progress"]["answered"] == before, f"{text!r} at {field} counted as an answer"
            asked += 1
            heard = " ".join(message["text"] for message in answer["messages"]).lower()
            missed += [f"{text} ({field})"] if not any(stem in heard for stem in stems.split(",")) else []
        seen.add(field)
        answer = chat.say(person.reply(field))
    return chat.get("/needs"), missed, asked


@pytest.mark.parametrize("name", INTERVIEWS)
def test_side_questions_at_every_field_change_nothing_and_are_answered(name: str, stack: Stack) -> None:
    plain, _, _ = interview(stack, PEOPLE[name], None)
    asked_much, missed, asked = interview(stack, PEOPLE[name], cycle(QUESTIONS[::-1] if name == INTERVIEWS[1] else QUESTIONS))
    assert asked >= len(QUESTIONS) // 2
    assert len(asked_much) == len(plain) == 1
    # What is not understood costs a message, so that an optional question may be missing; nothing else may differ.
    own = {"need_id", "created_on", "betrieb_ref", "kontakt_ref"}
    stored = {field: value for field, value in asked_much[0].items() if field not in own and value not in (None, [])}
    assert {field: plain[0].get(field) for field in stored} == stored
    assert len(missed) / asked <= 1 - ANSWERED, missed
