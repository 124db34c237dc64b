"""The spaCy pipe before the gazetteer: one spelling per word, one wrong letter forgiven in long words.

spaCy's own ``FUZZY1`` compares every new word with every pattern, 20 to 45 ms a message with our 3,600 patterns. This
looks a word up by its spellings with one letter left out, in microseconds, and leaves the result in ``token.norm_``. (No postponed annotations here: spaCy resolves those of a factory itself.)
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

FUZZY_FROM = 7
_ANY_LETTER_FROM = 9
_ENDINGS = "ens"
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def spell(word: str) -> str:
    """Lower case, umlauts and sharp s written out."""
    return word.lower().translate(_SPELLED_OUT)


def is_typo(word: str, meant: str) -> bool:
    """Tells whether a word is probably a slip for another.

    Short words are mostly other words ("können" is not Köngen, "Betriebe" no Getriebe), so up to eight letters only a
    different ending, a doubled letter or two swapped letters count. From nine on any one letter may be wrong but the
    first (other word) and the last (other form).

    Args:
        word: As typed, spelled out.
        meant: A gazetteer word, spelled out.
    """
    longer, shorter = sorted((word, meant), key=len, reverse=True)
    if word[:1] != meant[:1] or len(longer) - len(shorter) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(longer, shorter)) if a != b), len(shorter))
    if len(longer) > len(shorter):
        ending = start == len(shorter) and longer[-1] in _ENDINGS
        doubled = longer[start] == longer[start - 1]
        return longer[start + 1 :] == shorter[start:] and (ending or doubled or len(shorter) >= _ANY_LETTER_FROM)
    swapped = (
        longer[start : start + 2] == shorter[start : start + 2][::-1] and longer[start + 2 :] == shorter[start + 2 :]
    )
    replaced = longer[start + 1 :] == shorter[start + 1 :] and start < len(shorter) - 1
    return swapped or (replaced and len(shorter) >= _ANY_LETTER_FROM)


def _with_one_left_out(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


@Language.factory("gazetteer_spelling", default_config={"words": [], "right": []})
class GazetteerSpelling:
    """Sets ``token.norm_`` to the gazetteer word that was probably meant, else to the word's own spelling."""

    def __init__(self, nlp: Language, name: str, words: list[str], right: list[str]) -> None:
        self._words = frozenset(words)
        self._left_alone = self._words | frozenset(right)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            if len(word) >= FUZZY_FROM and word.isalpha():
                for key in (word, *_with_one_left_out(word)):
                    self._near[key].append(word)

    def __call__(self, doc: Doc) -> Doc:
        """Runs over all tokens of a message."""
        for token in doc:
            token.norm_ = self._meant(spell(token.text))
        return doc

    def _meant(self, word: str) -> str:
        if word in self._left_alone or len(word) < FUZZY_FROM:
            return word
        for key in (word, *_with_one_left_out(word)):
            for candidate in self._near.get(key, ()):
                if is_typo(word, candidate):
                    return candidate
        return word
