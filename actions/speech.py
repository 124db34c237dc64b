"""How an action speaks: texts of the domain, buttons, and the line that tells the gateway where the conversation is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.understanding import understood
from verbund.interview.outcome import Say
from verbund.interview.plan import progress
from verbund.interview.state import Interview


def say(dispatcher: CollectingDispatcher, response: str, **values: Any) -> None:
    """Speaks a text of the domain.

    Args:
        dispatcher: where the text goes.
        response: name of the response.
        values: for its placeholders; a person's own words may be among them.
    """
    dispatcher.utter_message(response=response, **{name: _speakable(value) for name, value in values.items()})


def say_all(dispatcher: CollectingDispatcher, says: Iterable[Say]) -> None:
    for one in says:
        say(dispatcher, one.response, **one.values)


def button(title: str, field: str, value: Any) -> dict[str, str]:
    """A choice; the gateway hides the payload behind an opaque id."""
    return {"title": title, "payload": "/waehlen" + json.dumps({"feld": field, "wert": value}, ensure_ascii=False)}


def tell_state(
    dispatcher: CollectingDispatcher, tracker: Tracker, interview: Interview, asks: str | None, state: str = "open"
) -> None:
    """Tells the gateway what is asked now, how far the interview is and what was understood of the message.

    Every complete turn ends with it.
    """
    done = progress(interview)
    dispatcher.utter_message(
        json_message={
            "verbundlotse": {
                "asks": asks,
                "progress": {"answered": done.answered, "expected": done.expected},
                "state": state,
                "language_mode": interview.language_mode,
                "discreet": interview.pending == "notlage" or interview.discreet,
                "understood": understood(tracker),
            }
        }
    )


def shortened(words: str, longest: int = 60) -> str:
    """Words short enough for a button."""
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"


def _speakable(value: Any) -> str:
    """Rasa's templates break on braces and on `0[` in a value (design, section 9)."""
    return str(value).replace("{", "(").replace("}", ")").replace("0[", "0 [")
