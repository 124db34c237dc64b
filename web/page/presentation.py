"""What the page shows, computed from an answer of the gateway. No HTML here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from web.page.texts import ChatTexts

# Almost every question can be answered by a sentence ("weiß ich nicht", "warum fragen Sie?"), also those for a number
# or a place. A keypad with digits only would lock people out, so only the contact question changes the keyboard:
# letters plus @, and no capital at the beginning.
KEYBOARDS = {"kontakt": {"inputmode": "email", "autocapitalize": "none"}}
PLAIN_KEYBOARD = {"inputmode": "text", "autocapitalize": "sentences"}


@dataclass(frozen=True)
class Entry:
    """One bubble.

    Attributes:
        number: its place in the transcript, from 1.
        speaker: `bot` or `person`.
        text, links: what is shown.
        buttons: choices that are still open; those of earlier turns are not shown again.
        newest: the first message of the bot since the person last spoke; the page opens here.
    """

    number: int
    speaker: str
    text: str
    links: Sequence[Mapping[str, str]]
    buttons: Sequence[Mapping[str, str]]
    newest: bool


def entries(transcript: Sequence[Mapping[str, Any]]) -> list[Entry]:
    """Returns the bubbles of a transcript."""
    spoken = [number for number, message in enumerate(transcript, 1) if message["from"] == "person"]
    last = spoken[-1] if spoken else 0
    return [
        Entry(
            number=number,
            speaker=message["from"],
            text=message["text"],
            links=message["links"],
            buttons=message["buttons"] if number > last else (),
            newest=number == last + 1,
        )
        for number, message in enumerate(transcript, 1)
    ]


def remaining(progress: Mapping[str, int]) -> str:
    """Returns in words how much is still to come."""
    left = progress["expected"] - progress["answered"]
    if progress["expected"] <= 0:
        return ""
    words = ChatTexts.load().parts["gespraech"]
    if left <= 0:
        return words["gleich_fertig"]
    return words["noch_eine"] if left == 1 else words["noch_mehrere"].format(zahl=left)


def keyboard(asks: str | None) -> Mapping[str, str]:
    """Returns the attributes of the text field that choose the keyboard of a phone."""
    return KEYBOARDS.get(asks or "", PLAIN_KEYBOARD)
