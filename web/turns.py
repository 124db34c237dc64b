"""What the engine answers to one message, read strictly: half an answer is a failed turn.

Rasa answers 200 and `[]` when no model is loaded or an action failed, so silence is never success. A turn that came to
its end carries the custom object `{"verbundlotse": {"asks", "progress", "state"}}`; the last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from verbund.conversations import Progress
from verbund.need_values import LanguageMode

TurnState = Literal["open", "finished", "erase"]
KEY = "verbundlotse"


class EngineFailed(Exception):
    """A turn did not come to its end. The message says why, for the log, and holds no text of a person."""


@dataclass(frozen=True)
class Choice:
    """A button as the engine sends it."""

    title: str
    payload: str


@dataclass(frozen=True)
class Said:
    """One message of the bot."""

    text: str
    choices: tuple[Choice, ...] = ()
    links: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class Turn:
    """A turn that came to its end.

    Attributes:
        said: the bot's messages.
        asks: what the bot waits for now.
        progress: how far the interview is.
        state: `erase` means that the person confirmed the erasure of everything.
        language_mode: set when the person changed it in this turn.
        discreet: what the person wrote was a cry for help and is to be kept nowhere.
        understood: what the engine made of the person's text, kept beside it for those who review it.
    """

    said: tuple[Said, ...]
    asks: str | None
    progress: Progress
    state: TurnState
    language_mode: LanguageMode | None = None
    discreet: bool = False
    understood: Mapping[str, Any] | None = None


def read_turn(answer: object) -> Turn:
    """Reads the answer of Rasa's REST channel.

    Args:
        answer: decoded JSON, a list of `{"text"?, "buttons"?, "custom"?}`. A custom object `{"links": [{"title",
            "url"}]}` belongs to the message before it.

    Returns:
        The turn.

    Raises:
        EngineFailed: the list is empty, has another shape or lacks the object that ends a turn.
    """
    if not isinstance(answer, list) or not answer:
        raise EngineFailed("empty answer")
    said: list[Said] = []
    end: Mapping[str, Any] | None = None
    try:
        for item in answer:
            if item.get("text"):
                choices = tuple(Choice(str(b["title"]), str(b["payload"])) for b in item.get("buttons") or ())
                said.append(Said(str(item["text"]), choices))
            custom = item.get("custom") or {}
            if "links" in custom and said:
                said[-1] = Said(said[-1].text, said[-1].choices, tuple(_link(link) for link in custom["links"]))
            end = custom.get(KEY, end)
        if end is None:
            raise EngineFailed("no end of turn")
        return _ended(tuple(said), end)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EngineFailed(f"unreadable answer: {type(error).__name__}") from None


def _ended(said: tuple[Said, ...], end: Mapping[str, Any]) -> Turn:
    asks, progress, state, mode = end["asks"], end["progress"], end["state"], end.get("language_mode")
    if not (asks is None or isinstance(asks, str)) or state not in get_args(TurnState):
        raise ValueError("asks or state")
    if not (mode is None or mode in get_args(LanguageMode)):
        raise ValueError("language_mode")
    counts = Progress(int(progress["answered"]), int(progress["expected"]))
    understood = end.get("understood")
    if not (understood is None or isinstance(understood, Mapping)):
        raise ValueError("understood")
    return Turn(said, asks, counts, state, mode, end.get("discreet") is True, understood)


def _link(link: Mapping[str, Any]) -> Mapping[str, str]:
    url = str(link["url"])
    # Whatever reaches a page as a link must not be able to run there.
    if not url.startswith(("https://", "http://")):
        raise ValueError("link")
    return {"title": str(link["title"]), "url": url}
