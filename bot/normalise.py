"""One spelling for all models: umlauts, sharp s, typed-out emphasis and common Swabian words.

Used for the character n-grams of features only; the text of the message is never changed. Typos are left to the
n-grams: correcting them with symspellpy needs a word list that the engine's environment cannot hold (wordfreq clashes
with Rasa's ``regex``), and letters with E5 already bear them.
"""

from __future__ import annotations

import re

_FOLDS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "à": "a"})
_EMPHASIS = re.compile(r"([a-z])\1{2,}")
_NOT_WORD = re.compile(r"[^a-z0-9+#]+")

# Whole words only, each unambiguous in these conversations. Typos are left to the character n-grams.
_DIALECT = {
    "i": "ich", "ned": "nicht", "net": "nicht", "nedd": "nicht", "nix": "nichts", "koi": "kein", "koin": "kein",
    "koine": "keine", "oin": "ein", "oine": "eine", "oiner": "einer", "au": "auch", "isch": "ist",
    "mr": "wir", "hend": "haben", "hen": "haben", "hamm": "haben", "ham": "haben", "hob": "habe",
    "hab": "habe", "han": "habe", "brauchet": "brauchen", "miesset": "muessen", "mussd": "musst", "wellet": "wollen",
    "schaffa": "arbeiten", "schaffe": "arbeite", "schaffet": "arbeiten",
    "lerna": "lernen", "macha": "machen", "gschafft": "gearbeitet", "gschaeft": "betrieb", "gschaefft": "betrieb",
    "leit": "leute", "kenna": "koennen", "kennet": "koennen", "koennet": "koennen",
    "woiss": "weiss", "wois": "weiss", "woas": "weiss", "moi": "mein", "moine": "meine",
    "dr": "der", "d": "die", "s": "es", "em": "im", "uff": "auf", "nimme": "nicht mehr", "nemme": "nicht mehr",
    "bissle": "bisschen", "bissl": "bisschen", "weng": "wenig", "ebbes": "etwas", "zwoi": "zwei", "zwo": "zwei",
    "fuenfe": "fuenf", "zehne": "zehn", "jo": "ja", "joa": "ja", "noi": "nein", "noe": "nein", "nee": "nein",
    "ne": "nein", "naa": "nein", "gell": "", "halt": "", "fei": "", "eba": "eben", "jetz": "jetzt", "jetzat": "jetzt",
}  # fmt: skip


def fold(text: str) -> str:
    """Folds a text to lower-case ASCII words in their standard German form.

    Args:
        text: Anything a person typed.

    Returns:
        Words separated by single blanks, umlauts written out, emphasis ("jaaaa") shortened.
    """
    plain = _EMPHASIS.sub(r"\1\1", text.lower().translate(_FOLDS))
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(filter(None, (_DIALECT.get(word, word) for word in words)))
