"""Which word of a text may be part of a person's name."""

from __future__ import annotations

import re

from verbund.privacy.name_lists import ambiguous_first_names, brands, first_names, other_words, surnames, typed_small
from verbund.privacy.words import Word, folded, words_of

_NOUN_ENDS = re.compile(
    r"(?:bau|technik|ung|ungen|erei|ereien|heit|keit|schaft|ment|tion|tionen|logie|tät|wesen|betriebe?|anlagen?|maschinen?|kontrolle"
    r"|lager|hallen?|werke?|zeuge?|stoffe?|teile?|kurse?|scheine?|pläne?|zentrum|systeme?|dienst|programme?|automaten?|büro|handel"
    r"|gruppen?|linien?|straße|weg|platz|schule|mechaniker|techniker|fachmann|kaufmann|kauffrau|arbeiter|arbeiten|leiter|führer|helfer|innen)$"
)
_NO_NAME_BEHIND = re.compile(
    r"\s*-?\s*(?:straße|strasse|str\.|weg|platz|allee|schule|institut|stiftung|gmbh|ag\b|kg\b|& co)|-\d", re.IGNORECASE
)
_SAINT = re.compile(r"(?<!\w)(?:St\.|Sankt)[ \t]*$", re.IGNORECASE)
_CONTRACTED = re.compile(r"^[sSdD]['’´`](?=\w)")
_ABBREVIATION = re.compile(r"[^\W\d_a-zäöüß]{1,4}|[^\W\d_]{1,2}[a-z]{0,2}[A-Z][^\W\d_]{0,3}")  # SPS, VfB
SPACE = re.compile(r"[ \t]+")


class NameWords:
    """The words of one text, and what is known of each."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [_bare(word) for word in words_of(text)]
        self._brands = [(match.start(), match.end()) for match in brands().finditer(text)]

    def gap(self, index: int) -> str:
        """Returns what stands between a word and the one before it."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else ""

    def joined(self, index: int) -> bool:
        """Says whether only space stands between a word and the one before it."""
        return 0 < index < len(self.words) and SPACE.fullmatch(self.gap(index)) is not None

    def before(self, index: int) -> str:
        """Returns the folded word before a word, empty where there is none or a sentence ended."""
        return self.words[index - 1].folded if self.joined(index) else ""

    def is_first_name(self, index: int) -> bool:
        """Says whether a word is a first name and nothing else; double names count, names of streets do not."""
        word = self.words[index]
        if self._part_of_a_code(word):
            return False
        if _NO_NAME_BEHIND.match(self.text, word.end) or _SAINT.search(self.text[: word.start]) or self.in_brand(index):
            return False
        if word.capitalised:
            genitive = word.folded.endswith("s") and word.folded[:-1] in first_names()
            return genitive or _in(word.text, first_names(), also=ambiguous_first_names())
        return len(word.text) > 3 and word.folded in typed_small() and word.folded not in other_words()

    def is_listed(self, index: int) -> bool:
        """Says whether a word is in any list of names; for places where a name is expected."""
        word = self.words[index]
        lists = first_names() | ambiguous_first_names() | surnames()
        return _in(word.text, lists, also=lists) and (word.capitalised or word.folded not in other_words())

    def may_be_name(self, index: int) -> bool:
        """Says whether an unlisted word may be a name: written like one, and no known noun, department or brand."""
        word = self.words[index]
        if not word.capitalised or self._part_of_a_code(word) or _ABBREVIATION.fullmatch(word.text) or self.in_brand(index):
            return False
        return not (word.folded in other_words() or _NOUN_ENDS.search(word.text.lower()))

    def _part_of_a_code(self, word: Word) -> bool:
        """S/4HANA, 5ER: what sticks to a digit is no name."""
        return word.start > 0 and self.text[word.start - 1].isdigit()

    def in_brand(self, index: int) -> bool:
        """Says whether a word is part of a company, machine or place that looks like a name."""
        word = self.words[index]
        return any(start < word.end and word.start < end for start, end in self._brands)

    def end_of_name(self, first: int, longest: int = 3) -> int:
        """Returns the index behind a name that begins at `first`: surnames follow, capitalised or from the list."""
        end = first + 1
        while end < len(self.words) and end - first < longest and self.joined(end) and self._continues(end):
            end += 1
        return end

    def _continues(self, index: int) -> bool:
        word = self.words[index]
        if word.capitalised:
            return self.may_be_name(index)
        return word.folded in surnames() and word.folded not in other_words()


def _bare(word: Word) -> Word:
    """Takes a contracted article off: S'Marie, d'Anna."""
    match = _CONTRACTED.match(word.text)
    return word if match is None else Word(word.text[match.end() :], word.start + match.end(), word.end)


def _in(text: str, names: frozenset[str], also: frozenset[str]) -> bool:
    """Double names count when each part does: Juan-Carlos, Kübler-Lang."""
    parts = [folded(part) for part in text.split("-")]
    return parts[0] in names if len(parts) == 1 else all(part in names or part in also for part in parts)
