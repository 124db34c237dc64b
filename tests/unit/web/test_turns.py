"""Half an answer of the engine is a failed turn."""

from __future__ import annotations

import pytest

from tests.fakes.engine import end
from verbund.conversations import Progress
from web.turns import Choice, EngineFailed, Said, read_turn

END = end("ort", answered=3, expected=9)


def test_a_whole_turn() -> None:
    turn = read_turn([{"text": "Wo?", "buttons": [{"title": "Ulm", "payload": "/ort"}]}, END])
    assert turn.said == (Said("Wo?", (Choice("Ulm", "/ort"),)),)
    assert (turn.asks, turn.progress, turn.state, turn.language_mode) == ("ort", Progress(3, 9), "open", None)


def test_the_last_end_counts() -> None:
    assert read_turn([END, {"text": "Danke."}, end(None, "finished")]).state == "finished"


def test_a_changed_language_mode() -> None:
    changed = end()
    changed["custom"]["verbundlotse"]["language_mode"] = "einfach"
    assert read_turn([changed]).language_mode == "einfach"


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        "ok",
        [{"text": "Gespeichert."}],
        [{"custom": {"verbundlotse": {}}}],
        [{"custom": {"verbundlotse": "ja"}}],
        [{"custom": []}, {"text": "a"}],
        ["text"],
        [{"text": "a", "buttons": [{"title": "b"}]}, END],
        [{"text": "a"}, {"custom": {"links": [{"title": "x", "url": "javascript:alert(1)"}]}}, END],
        [end(state="fertig")],
        [end(asks=7)],
        [{"custom": end()["custom"] | {"verbundlotse": end()["custom"]["verbundlotse"] | {"understood": "angabe"}}}],
        [{"custom": {"verbundlotse": {"asks": None, "progress": {"answered": "x", "expected": 1}, "state": "open"}}}],
        [{"custom": {"verbundlotse": {"asks": None, "progress": None, "state": "open"}}}],
    ],
)
def test_anything_else_failed(answer) -> None:
    with pytest.raises(EngineFailed):
        read_turn(answer)
