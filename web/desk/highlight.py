"""Finds the words behind each field in the conversation, so that one can be shown beside the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbund.conversations import Message


@dataclass(frozen=True)
class Segment:
    """A piece of a message and the fields that were taken from it.

    Attributes:
        text: the piece as it was written.
        fields: fields whose words it belongs to, none for the rest of the message.
        begins: those of them whose words begin here; the page can jump to them.
    """

    text: str
    fields: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Span:
    field: str
    message: int
    start: int
    end: int


def segments(messages: Sequence[Message], provenance: Mapping[str, str]) -> list[list[Segment]]:
    """Cuts each message at the borders of the words that fields were taken from.

    Args:
        messages: the transcript.
        provenance: field -> the person's words (`Need.provenance`).

    Returns:
        For each message its pieces in order; joined they are the message again. Words that are in no message of the
        person (masked or deleted since) mark nothing.
    """
    spans = _find_all(messages, provenance)
    return [
        _cut(message.text, [span for span in spans if span.message == number])
        for number, message in enumerate(messages)
    ]


def _find_all(messages: Sequence[Message], provenance: Mapping[str, str]) -> list[_Span]:
    spans: list[_Span] = []
    for field, words in provenance.items():
        taken = {span.message for span in spans}
        span = _find(messages, field, words.strip(), taken)
        if span:
            spans.append(span)
    return spans


def _find(messages: Sequence[Message], field: str, words: str, taken: set[int]) -> _Span | None:
    if not words:
        return None
    said = [(number, message.text) for number, message in enumerate(messages) if message.sender == "person"]
    # A short answer such as "Nein" may stand in several messages: the message that says only this, and that no other
    # field was taken from, is the likeliest.
    whole = [number for number, text in said if text.strip().casefold() == words.casefold()]
    for number in [*(each for each in whole if each not in taken), *whole]:
        return _Span(field, number, 0, len(messages[number].text))
    for fold in (str, str.lower):
        for number, text in said:
            # Lower case may have another length ("İ"), then places in it are no places in the text.
            start = fold(text).find(fold(words)) if len(fold(text)) == len(text) else -1
            if start >= 0:
                return _Span(field, number, start, start + len(words))
    return None


def _cut(text: str, spans: Sequence[_Span]) -> list[Segment]:
    borders = sorted({0, len(text), *(span.start for span in spans), *(span.end for span in spans)})
    pieces = []
    for start, end in pairwise(borders):
        inside = [span for span in spans if span.start <= start and end <= span.end]
        pieces.append(
            Segment(
                text[start:end],
                tuple(span.field for span in inside),
                tuple(span.field for span in inside if span.start == start),
            )
        )
    return pieces
