"""Texts of catalogues as plain German: without markup, without adverts, of limited length for everybody."""

from __future__ import annotations

import html
import re
from functools import cache

from verbund.tables import lines

_BLOCK = re.compile(r"<\s*(?:br|/?p|/?li|/?h[1-6]|/?div|/?ul|/?ol|/?tr)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"<[/!a-zA-Z][^<>]{0,500}>")
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_CONTACT = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:tel|telefon|fax|hotline)\s*[.:]?\s*\+?[\d /().-]{6,}", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_BLANKS = re.compile(r"[^\S\n]+")
_SHOUTING = re.compile(r"!{2,}|\?{2,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
LONGEST_READ = 60_000
FEW_WORDS = 4
"""A sentence that has an address and hardly a word beside it says nothing about the course."""


def plain_text(text: str) -> str:
    """Returns a text without markup; paragraphs stay as lines.

    Args:
        text: as a catalogue has it, HTML or not, escaped once or twice.
    """
    text = text[:LONGEST_READ].replace("\r\n", "\n").replace("\r", "\n")
    for _ in range(2):
        text = html.unescape(text)
        text = _TAG.sub(" ", _BLOCK.sub("\n", _SCRIPT.sub(" ", text)))
    text = _CONTROL.sub("", text).replace("\N{NO-BREAK SPACE}", " ")
    rows = (_BLANKS.sub(" ", row).strip(" \t•·*–-") for row in text.split("\n"))
    return "\n".join(row for row in rows if row)


def without_adverts(text: str) -> str:
    """Leaves out sentences that praise, promise or lead elsewhere (`knowledge/offers/werbung.txt`), and addresses."""
    adverts = _adverts()
    kept = []
    for sentence in _SENTENCE.split(plain_text(text)):
        bare = _CONTACT.sub("", sentence)
        only_leads_there = bare != sentence and len(bare.split()) < FEW_WORDS
        if not _LETTER.search(bare) or only_leads_there or adverts.search(sentence):
            continue
        kept.append(_SHOUTING.sub("!", bare).strip())
    return " ".join(kept)


def shorten(text: str, longest: int) -> str:
    """Cuts a text at the end of a word."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    cut = text[: longest - 2]
    return cut[: cut.rfind(" ")].rstrip(" ,.;:–-") + " …" if " " in cut else cut + " …"


@cache
def _adverts() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lines("offers/werbung.txt"))
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


def title_text(text: str) -> str:
    """Returns a title without its parts that only praise or call ("… – jetzt buchen!")."""
    whole = " ".join(plain_text(text).split())
    parts = [part.strip(" !|–-") for part in re.split(r"\s+[–|-]\s+|!+\s*", whole)]
    kept = [part for part in parts if part and not _adverts().search(part)]
    return " – ".join(kept) or whole
