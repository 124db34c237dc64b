"""Names of people, as far as they can be known: from what stands before them, and from lists of first names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbund.privacy.findings import Finding
from verbund.privacy.known_words import is_known_word
from verbund.privacy.name_lists import ambiguous_first_names, around, first_names, other_words, surnames
from verbund.privacy.name_words import NameWords
from verbund.privacy.spoken_of import joined_names, spoken_of

SHORT_ADDRESSES = frozenset(("Hr", "Fr", "hr", "fr", "Dr", "Prof"))  # not HR, a department; not dr, dialect for der
_ABBREVIATED = re.compile(r"\.?-?[ \t]*")
_INTRODUCTION = re.compile(
    r"(?<!\w)(?:ich\s+hei(?:ß|ss)e?|i\s+h[eo]i(?:ß|ss?)|hei(?:ß|ss)e\s+ich|mein\s+(?:vor|nach)?name\s*(?:ist|isch|lautet|:)"
    r"|(?:vor|nach|familien)?name\s*:|namens|mit\s+(?:vor|nach)namen?|(?:man|alle)\s+nenn(?:t|en)\s+mich)"
    r"\s*(?:(?:der|die|d'r|dr)\s+)?(?=\w)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?<!\w)(?:gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|lg|vg|mfg|hochachtungsvoll|gezeichnet)\b[,.:!\s]*(?:von\s+)?(?=\w[^.!?,;]*$)",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[ \t]+hei(?:ß|ss)t[ \t]+(?:er|sie|der|die)(?!\w)", re.IGNORECASE)


def name_findings(text: str) -> Iterator[Finding]:
    """Yields the names of people in a text."""
    line = NameWords(text)
    introduced = {match.end() for match in _INTRODUCTION.finditer(text)}
    parting = {match.end() for match in _FAREWELL.finditer(text)}
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(line.words):
        span = (
            _introduced(line, index, introduced, parting)
            or _addressed(line, index)
            or _in_a_role(line, index)
            or _plain(line, index)
            or spoken_of(line, index)
        )
        if span is None:
            index += 1
            continue
        spans.append(span)
        index = span[1]
    for first, end in [*spans, *joined_names(line, spans)]:
        yield Finding(line.words[first].start, line.words[end - 1].end, "name")


def _introduced(line: NameWords, index: int, introduced: set[int], parting: set[int]) -> tuple[int, int] | None:
    word = line.words[index]
    if word.start in introduced and (line.is_listed(index) or line.may_be_name(index) or _lower_name(line, index)):
        return index, line.end_of_name(index, longest=4)
    if word.start in parting and (line.is_listed(index) or line.may_be_name(index)):
        end = line.end_of_name(index)
        return (index, end) if end == len(line.words) else None
    return None


def _addressed(line: NameWords, index: int) -> tuple[int, int] | None:
    """Herr, Frau, Hr., Fr. with academic titles and particles between: Frau Dr. von Stetten."""
    if line.words[index].folded not in around("anreden") and line.words[index].text not in SHORT_ADDRESSES:
        return None
    first = index + 1
    while (
        first < len(line.words)
        and line.words[first].folded in around("titel")
        and _ABBREVIATED.fullmatch(line.gap(first))
    ):
        first += 1
    name = first
    while name < len(line.words) and line.words[name].folded in around("namensteile") and line.joined(name):
        name += 1
    if (
        name >= len(line.words)
        or not _ABBREVIATED.fullmatch(line.gap(first))
        or not _ABBREVIATED.fullmatch(line.gap(name))
    ):
        return None
    if line.is_listed(name) or line.may_be_name(name) or _branded(line, name) or _lower_address(line, index, name):
        return first, line.end_of_name(name)
    return None


def _branded(line: NameWords, index: int) -> bool:
    """A person may be called like a company: Herr Bosch."""
    return line.words[index].capitalised and line.in_brand(index)


def _in_a_role(line: NameWords, index: int) -> tuple[int, int] | None:
    """Kollege Brezing, mein kollege stefan, Meister Vosseler; not: Meister Schulung, Kollegen Montage."""
    role = line.before(index)
    of_a_kind = role.endswith(tuple(around("rollen_enden"))) and role not in around("rollen")
    if not of_a_kind and role not in around("rollen"):
        return None
    if line.is_listed(index) and (not line.in_brand(index) or role.startswith("kolleg")):
        return index, line.end_of_name(index)
    if not line.may_be_name(index):
        return None
    end = line.end_of_name(index)
    # "der Betriebsrat Mitsprache", "Kollegen Montage": one unknown word is a topic more often than a name.
    topic = (of_a_kind or role in around("rollen_mit_thema")) and end == index + 1
    sounds_like_a_name = line.words[index].folded.endswith(tuple(around("nachnamen_enden")))
    a_word = is_known_word(line.words[index].text)
    return None if topic and a_word and not sounds_like_a_name else (index, end)


def _plain(line: NameWords, index: int) -> tuple[int, int] | None:
    """A first name anywhere; one that is also another word only with article and surname, or given as a name."""
    word = line.words[index]
    if line.is_first_name(index) or (line.before(index) in around("artikel") and _short_name(line, index)):
        return _with_family_before(line, index), line.end_of_name(index)
    named = word.capitalised and word.folded in ambiguous_first_names() and not line.in_brand(index)
    if (
        named
        and line.before(index) in around("artikel")
        and line.joined(index + 1)
        and line.words[index + 1].folded in surnames()
    ):
        return index, line.end_of_name(index)
    if word.capitalised and _CALLED.match(line.text, word.end) and (named or line.may_be_name(index)):
        return index, index + 1
    return None


def _with_family_before(line: NameWords, index: int) -> int:
    """In the south the family comes first: der Müllers Kurt."""
    family = line.before(index)
    known = family.endswith("s") and family[:-1] in surnames()
    return index - 1 if known and line.before(index - 1) in around("artikel") else index


def _short_name(line: NameWords, index: int) -> bool:
    word = line.words[index]
    return len(word.text) == 3 and word.folded in first_names() - surnames()


def _lower_name(line: NameWords, index: int) -> bool:
    word = line.words[index]
    return not word.capitalised and len(word.text) > 2 and word.folded not in other_words()


def _lower_address(line: NameWords, title: int, name: int) -> bool:
    """All in small letters: der herr knödler. Not: meine frau putzt."""
    word = line.words[name]
    if line.words[title].capitalised or line.before(title) in around("niemand_gemeint") or word.folded.endswith("t"):
        return False
    return _lower_name(line, name) and len(word.text) > 3
