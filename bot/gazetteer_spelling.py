"""The spaCy pipe before the gazetteer: one spelling per word, one wrong letter forgiven in long words.

spaCy's own ``FUZZY1`` compares every new word with every pattern, 20 to 45 ms a message with our 3,600 patterns. This
looks a word up by its spellings with one letter left out, in microseconds, and leaves the result in ``token.norm_``. (No postponed annotations here: spaCy resolves those of a factory itself.)
"""

from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

FUZZY_FROM = 7
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def spell(word: str) -> str:
    """Lower case, umlauts and sharp s written out."""
    return word.lower().translate(_SPELLED_OUT)


def differ_by_one(left: str, right: str) -> bool:
    """Tells whether two words differ by one letter added, left out, replaced or swapped with its neighbour."""
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    rest_left, rest_right = left[start:], right[start:]
    return (
        rest_left[1:] == rest_right[1:]
        or rest_left[1:] == rest_right
        or rest_left == rest_right[1:]
        or (rest_left[:2] == rest_right[:2][::-1] and rest_left[2:] == rest_right[2:])
    )


def _with_one_left_out(word: str) -> Iterator[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


@Language.factory("gazetteer_spelling", default_config={"words": []})
class GazetteerSpelling:
    """Sets ``token.norm_`` to the gazetteer word that was probably meant, else to the word's own spelling."""

    def __init__(self, nlp: Language, name: str, words: list[str]) -> None:
        self._words = frozenset(words)
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
        if word in self._words or len(word) < FUZZY_FROM:
            return word
        for key in (word, *_with_one_left_out(word)):
            for candidate in self._near.get(key, ()):
                if differ_by_one(word, candidate):
                    return candidate
        return word
