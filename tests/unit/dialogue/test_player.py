"""The player's own rules, held against a chat whose every answer is written down here."""

from __future__ import annotations

from typing import Any

import pytest

from tests.dialogue.player import MAX_TURNS, Play, hold, matches

RECORD = {"perspective": "selbst", "stand_ist": 2, "thema_freitext": "Fräsen an der Heidenhain", "format": ["egal"]}


class Script:
    """A chat that asks what it is told to ask, whatever it hears.

    Attributes:
        steps: what is asked after each turn: a field, or `(field, text)` with the text that is said before.
        heard: what the person typed, in order.
    """

    def __init__(self, *steps: Any, records: tuple[dict[str, Any], ...] = (RECORD,), state: str = "finished") -> None:
        self.steps = [step if isinstance(step, tuple) else (step, f"{step}?") for step in steps]
        self.records, self.end, self.heard, self.transcript = list(records), state, [], []

    def start(self, language_mode: str) -> dict[str, Any]:
        return self._next()

    def say(self, text: str) -> dict[str, Any]:
        self.heard.append(text)
        self.transcript.append({"from": "person", "text": text})
        return self._next()

    def get(self, part: str = "") -> Any:
        return self.records if part == "/needs" else {"messages": self.transcript}

    def _next(self) -> dict[str, Any]:
        asks, text = self.steps.pop(0) if self.steps else (None, "Danke.")
        return {
            "messages": [{"text": text, "buttons": []}],
            "asks": asks,
            "state": "open" if asks else self.end,
        }


class Endless(Script):
    """Never has enough."""

    def _next(self) -> dict[str, Any]:
        return {"messages": [], "asks": "stand_ist", "state": "open"}


class Forgetful(Script):
    """Erases all at the end, as it should."""

    def get(self, part: str = "") -> Any:
        return [] if part else {"messages": []}


def person(**changes: Any) -> dict[str, Any]:
    return {
        "id": "x",
        "perspective": "selbst",
        "language_mode": "standard",
        "opening": "Ich fräse an der Heidenhain",
        "answers": {"einwilligung": "ja", "anlass": "eigener Wunsch", "stand_ist": "mit Hilfe", "bestaetigung": "ja"},
        "interrupts": [],
        "corrections": [],
        "second_need": None,
        "expect": {},
        "forbid": [],
        "in_opening": [],
        "outcome": "record",
    } | changes


def play(chat: Script, **changes: Any) -> Play:
    return hold(chat, person(**changes))


def test_opening_answers_the_first_open_question_once():
    chat = Script("einwilligung", "taetigkeit_freitext", "anlass", "bestaetigung")
    assert play(chat).faults == []
    assert chat.heard == ["ja", "Ich fräse an der Heidenhain", "eigener Wunsch", "ja"]


def test_unknown_question_and_list_of_answers():
    chat = Script("stand_ist", "stand_ist", "stand_ist", "raum_angebot")
    play(chat, answers={"stand_ist": ["<b>", "mit Hilfe"]})
    assert chat.heard == ["<b>", "mit Hilfe", "mit Hilfe", "weiß ich nicht"]


def test_perspective_is_always_known():
    chat = Script("perspective")
    play(chat, perspective="team")
    assert chat.heard == ["für mein Team"]


@pytest.mark.parametrize(
    ("steps", "faults"),
    [
        (["stand_ist", ("stand_ist", "Das Amt kann Fördern."), "bestaetigung"], []),
        (["stand_ist", ("stand_ist", "Wie bitte?"), "bestaetigung"], ["side question at stand_ist not answered"]),
        (
            ["stand_ist", ("ort", "Förderung gibt es."), "bestaetigung"],
            ["after the side question ort was asked instead of stand_ist"],
        ),
    ],
)
def test_side_question_must_be_answered_and_the_question_asked_again(steps, faults):
    interrupt = {"at": "stand_ist", "say": "Wer zahlt das?", "expect_any": ["förder", "agentur"]}
    chat = Script(*steps)
    assert play(chat, interrupts=[interrupt]).faults == faults
    assert chat.heard[0] == "Wer zahlt das?"


def test_side_questions_leave_the_persona_untouched():
    content = person(interrupts=[{"at": "stand_ist", "say": "Und?", "expect_any": ["?"]}])
    for _ in range(2):
        chat = Script("stand_ist", "stand_ist")
        hold(chat, content)
        assert chat.heard == ["Und?", "mit Hilfe"]


def test_corrections_come_at_the_summary_and_change_what_is_expected():
    correction = {"say": "Nein, allein", "changes": {"stand_ist": 3}}
    chat = Script("bestaetigung", "bestaetigung", records=(RECORD | {"stand_ist": 3},))
    result = play(chat, corrections=[correction], expect={"stand_ist": 2, "perspective": "selbst"})
    assert chat.heard == ["Nein, allein", "ja"]
    assert (len(result.right), result.wrong, result.share_right) == (2, [], 1.0)


def test_correction_that_was_not_taken_is_wrong():
    correction = {"say": "Nein, allein", "changes": {"stand_ist": 3}}
    result = play(Script("bestaetigung", "bestaetigung"), corrections=[correction], expect={"stand_ist": 2})
    assert result.wrong == ["stand_ist: 2 (wanted 3)"]


def test_second_need_has_its_own_opening_and_falls_back_on_the_first():
    second = {"opening": "Und Drehen", "answers": {"stand_ist": "neu"}, "expect": {"stand_ist": 1}, "in_opening": []}
    answers = {"stand_ist": "mit Hilfe", "ort": "Ulm", "weiterer_bedarf": ["ja, noch eins", "nein"]}
    chat = Script(
        "thema_freitext", "stand_ist", "weiterer_bedarf", "thema_freitext", "stand_ist", "ort", "weiterer_bedarf",
        records=(RECORD, RECORD | {"stand_ist": 1}),
    )  # fmt: skip
    result = play(chat, answers=answers, second_need=second, expect={"stand_ist": 2})
    assert chat.heard == [
        "Ich fräse an der Heidenhain", "mit Hilfe", "ja, noch eins", "Und Drehen", "neu", "Ulm", "nein",
    ]  # fmt: skip
    assert (result.faults, result.wrong, len(result.right)) == ([], [], 2)


def test_missing_record_is_a_fault_and_its_fields_are_wrong():
    result = play(Script("stand_ist", records=()), expect={"stand_ist": 2, "perspective": "selbst"})
    assert result.faults == ["0 records instead of 1"]
    assert len(result.wrong) == 2


def test_need_that_is_taken_for_none_is_a_fault():
    nothing = RECORD | {"status": "kein_weiterbildungsbedarf"}
    assert play(Script("anlass", records=(nothing,))).faults == ["need 1 is on record as no training need"]
    assert play(Script("anlass", records=(nothing,)), outcome="no_training_need").faults == []


def test_what_was_told_may_not_be_asked_after_the_opening():
    chat = Script("ort", "taetigkeit_freitext", "thema_freitext", "branche")
    result = play(chat, in_opening=["ort", "taetigkeit_freitext", "thema_freitext"])
    assert result.asked_again == ["thema_freitext"]
    assert result.told == 3


def test_voluntary_fields_count_only_if_asked_or_told():
    expect = {"stand_ist": 3, "schicht": "zwei", "format": ["egal"], "nachweis": "egal"}
    result = play(Script("anlass", "format"), expect=expect, in_opening=["nachweis"])
    assert [line.split(":")[0] for line in result.right + result.wrong] == ["format", "stand_ist", "nachweis"]
    assert result.share_right == pytest.approx(1 / 3)


def test_words_that_must_not_be_stored_are_found_in_record_and_transcript():
    chat = Script("anlass", "situation", records=(RECORD | {"situation": "Frau Brezing fiel aus"},))
    answers = {"anlass": "wegen 0171 3920099", "situation": "x"}
    result = play(chat, opening="", answers=answers, forbid=["brezing", "3920099", "Ottokar"])
    assert result.faults == ["'brezing' is stored", "'3920099' is stored"]


def test_conversation_without_end_is_a_fault():
    result = play(Endless())
    assert result.turns == MAX_TURNS
    assert result.faults == ["ended open, not finished"]


@pytest.mark.parametrize("wish", [{"outcome": "deleted"}, {"expect_state": "erased"}])
def test_erasure_leaves_nothing(wish):
    assert play(Forgetful("stand_ist", state="erased"), **wish).faults == []
    assert play(Script("stand_ist", state="erased"), **wish).faults == ["1 records and 1 messages are left"]
    assert play(Forgetful("stand_ist"), **wish).faults == ["ended finished, not erased"]


@pytest.mark.parametrize(
    ("found", "wanted", "right"),
    [
        (["a", "b"], ["b", "a"], True),
        (["a", "b"], ["a"], False),
        (None, [], True),
        (["CNC-05"], {"any_of": ["CNC-05", "CNC-03"]}, True),
        ([], {"any_of": ["CNC-05"]}, False),
        ("Fräsen an der Heidenhain", {"contains": ["heidenhain", "fräs"]}, True),
        ("Fräsen", {"contains": ["heidenhain"]}, False),
        (None, {"contains": ["non"]}, False),
        (None, None, True),
        (False, False, True),
        (2, 3, False),
    ],
)
def test_matching(found, wanted, right):
    assert matches(found, wanted) is right


def test_messages_until_the_need_is_saved_are_counted_without_side_questions():
    script = Script("einwilligung", "stand_ist", "stand_ist", "bestaetigung", "weiterer_bedarf", "kontakt")
    asks = {"at": "stand_ist", "say": "wer sieht das?", "expect_any": ["stand"]}
    assert hold(script, person(interrupts=[asks])).turns_to_save == 3
