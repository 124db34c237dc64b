"""People of whom somebody speaks without a title: die Bollenbeck, der Hägele aus der Montage, frag die Rosa."""

from __future__ import annotations

import re

from verbund.privacy.known_words import is_known_word, is_noun, is_topic
from verbund.privacy.name_lists import ambiguous_first_names, around, first_names, surnames
from verbund.privacy.name_words import NameWords

_A_NUMBER_BEHIND = re.compile(r"[ \t]*[-/]?[A-Z]{0,4}[ -]?\d|-\w")
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_ANDS = frozenset(("und", "ond", "oder"))
_INITIAL = re.compile(r"(?<![\w.])[A-ZÄÖÜ]\.[ \t]?$")
_VERB_AS_NOUN = ("en", "ern", "eln", "a")  # the last in dialect
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s+)$")
_BEFORE_ME = re.compile(r"[ \t]+(?:und|ond)[ \t]+(?:ich|i)(?!\w)", re.IGNORECASE)
_AFTER_ME = re.compile(r"(?<!\w)(?:ich|i)[ \t]+(?:und|ond)[ \t]+$", re.IGNORECASE)
SHORTEST = 3


def spoken_of(line: NameWords, index: int) -> tuple[int, int] | None:
    """Returns where the name of a person without a title begins and ends, or None.

    Args:
        line: the words of a text.
        index: the word that may be the name.
    """
    if _after_initial(line, index) or _beside_me(line, index) or _called(line, index):
        return index, line.end_of_name(index)
    return None


def is_stranger(line: NameWords, index: int) -> bool:
    """Says whether a word is written like a name, and is no German word, no brand, no place and no topic."""
    word = line.words[index]
    if len(word.text) < SHORTEST or not line.may_be_name(index) or _A_NUMBER_BEHIND.match(line.text, word.end):
        return False
    return word.folded in first_names() or _is_surname(line, index) or not is_known_word(word.text)


def joined_names(line: NameWords, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns the names that stand in a row with names already found: Kathrin, Selin und ich; der Frank und der Kai."""
    taken = {index for span in spans for index in range(*span)}
    found: list[int] = []
    for first, end in spans:
        while (other := _next_in_row(line, end)) is not None and other not in taken:
            found.append(other)
            end = other + 1
        while (other := _last_in_row(line, first)) is not None and other not in taken:
            found.append(other)
            first = other
        taken.update(found)
    return [(index, index + 1) for index in found]


def _next_in_row(line: NameWords, end: int) -> int | None:
    index = end
    if not _is(line, index, _ANDS) and (index >= len(line.words) or not _COMMA.fullmatch(line.gap(index))):
        return None
    index += _is(line, index, _ANDS)
    article = _is(line, index, around("artikel"))
    index += article
    if index >= len(line.words) or (index > end and not line.joined(index)):
        return None
    word_too = article and line.words[index].folded in ambiguous_first_names() and line.may_be_name(index)
    return index if is_stranger(line, index) or (word_too and not _noun_follows(line, index)) else None


def _last_in_row(line: NameWords, first: int) -> int | None:
    index = first - 1
    if index < 0:
        return None
    if _is(line, index, _ANDS) and line.joined(first):
        index -= 1
    elif not _COMMA.fullmatch(line.gap(first)):
        return None
    return index if index >= 0 and line.before(index + 1) and is_stranger(line, index) else None


def _is(line: NameWords, index: int, words: frozenset[str]) -> bool:
    return index < len(line.words) and line.words[index].folded in words


def _after_initial(line: NameWords, index: int) -> bool:
    if _INITIAL.search(line.text[: line.words[index].start]) is None or not line.may_be_name(index):
        return False
    return is_stranger(line, index) or line.words[index].folded in surnames()


def _beside_me(line: NameWords, index: int) -> bool:
    word = line.words[index]
    beside = _AFTER_ME.search(line.text[: word.start]) or _BEFORE_ME.match(line.text, word.end)
    return beside is not None and is_stranger(line, index)


def _called(line: NameWords, index: int) -> bool:
    """With an article, as one speaks of people in the south; where the name is also a word only if a person acts."""
    article = index - 1
    if line.before(index) in around("eigenschaften") and (_acts(line, index) or _is_surname(line, index)):
        article -= 1
    if article < 0 or line.before(article + 1) not in around("artikel_vor_menschen"):
        return _begins_sentence_and_acts(line, index)
    if not line.words[index].capitalised:
        return _small_surname(line, index)
    if _is_surname_and_word(line, index):
        return _acts_alone(line, index, line.before(article + 1))
    if line.words[index].folded in ambiguous_first_names():
        return _word_as_first_name(line, index, article)
    if line.before(article + 1) in around("vor_tun") and line.words[index].folded.endswith(_VERB_AS_NOUN):
        return False  # beim Einlegen
    if line.before(article + 1) in around("artikel_kurz") and not _is_surname(line, index):
        return False  # d Kender, s Wissa
    if line.before(article) in around("vor_dingen") or _next(line, index) in around("maschinen_tun") - _unless_surname(line, index):
        return False
    return is_stranger(line, index) and not _noun_follows(line, index)


def _unless_surname(line: NameWords, index: int) -> frozenset[str]:
    """A listed surname is a person also where a machine could be meant: der Lehmann ist weg."""
    return around("maschinen_tun") if _is_surname(line, index) else frozenset()


def _word_as_first_name(line: NameWords, index: int, article: int) -> bool:
    if line.in_brand(index) or line.words[index].folded in around("artikel_vor_wort"):
        return False
    behind = _next(line, index)
    asked = line.before(article) in around("vor_menschen") and not _noun_follows(line, index)
    row = behind in ("und", "ond") and _next(line, index + 1) in around("artikel_vor_menschen")
    return asked or row or _acts(line, index) or behind in around("nach_menschen")


def _begins_sentence_and_acts(line: NameWords, index: int) -> bool:
    word = line.words[index]
    if word.folded not in ambiguous_first_names() or word.folded in around("artikel_vor_wort") or line.in_brand(index):
        return False
    begins = word.capitalised and _SENTENCE_BEGINS.search(line.text[: word.start]) is not None
    is_the = _next(line, index) == "ist" and _next(line, index + 1) in around("artikel")
    return begins and (is_the or _acts(line, index))


def _acts_alone(line: NameWords, index: int, article: str) -> bool:
    """Die Schäfer darf, kann die Zimmermann: with this article the word for the work would stand in the plural.

    With another one only who speaks is a person: der Wahl hat gesagt; but not who has this work: der Koch.
    """
    if article != "die":
        says = _next(line, index) in around("menschen_sagen") or _next(line, index + 1) in around("menschen_sagen")
        return says and not line.in_brand(index) and not is_topic(line.words[index].text)
    one = line.words[index].folded.endswith("mann")
    return not line.in_brand(index) and not _noun_follows(line, index) and (one or _acts(line, index))


def _is_surname(line: NameWords, index: int) -> bool:
    return line.words[index].folded in surnames() and not is_noun(line.words[index].text)


def _is_surname_and_word(line: NameWords, index: int) -> bool:
    return line.words[index].folded in surnames() and is_noun(line.words[index].text)


def _small_surname(line: NameWords, index: int) -> bool:
    """All in small letters, as on a phone: only surnames that sound like one."""
    folded = line.words[index].folded
    sounds = folded.endswith(tuple(around("nachnamen_enden")))
    return sounds and _is_surname(line, index)


def _acts(line: NameWords, index: int) -> bool:
    return _next(line, index) in around("menschen_tun")


def _next(line: NameWords, index: int) -> str:
    return line.words[index + 1].folded if line.joined(index + 1) else ""


def _noun_follows(line: NameWords, index: int) -> bool:
    """Die Siemens Steuerung, der Hoffmann Katalog: what stands before a noun is no person."""
    if not line.joined(index + 1):
        return False
    word = line.words[index + 1]
    return word.capitalised and not is_stranger(line, index + 1)
