"""Numbers in German text: figures, number words in every spelling, ranges, and hedges such as "knapp" or "gut"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from verbund.language.folding import fold
from verbund.language.number_words import PHRASES, phrase_start, value_of, value_of_phrase

Bound = Literal["unter", "ueber", "etwa"]


@dataclass(frozen=True)
class NumberMention:
    """A number in a text.

    Attributes:
        start, end: span in the original text, hedge words not included.
        text: the original words.
        low, high: the value; they differ for ranges ("zwei bis drei").
        bound: "unter" for "knapp, fast, keine …", "ueber" for "gut, über, mehr als", "etwa" for "rund, ca., so".
        noun: the word that is counted, as typed, or "".
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    bound: Bound | None
    noun: str


@dataclass(frozen=True)
class _Atom:
    value: float
    start: int
    end: int


_HYPHEN_UNIT = r"(?:stuend|stund|std|tag|taeg|woch|woech|monat|jahr|jaehr|koepf|mann|person|schicht|betrieb|mitarb)"
# Figures that touch letters belong to a name: S7-1500, 840D, 5-Achs, 3D. Dates and times are no counts either.
_FIGURE = re.compile(
    rf"(?<![\w./§+:])(?<!\d,)(?<![a-z]-)(?<![a-z]\d-)(?:(?P<grouped>\d{{1,3}}(?:\.\d{{3}})+)|"
    rf"(?P<plain>\d{{1,4}})(?:,(?P<decimals>\d{{1,2}}))?)"
    rf"(?![\w/]|[.:]\d|\s?:\d|-(?!{_HYPHEN_UNIT})[a-z])(?!\.\s?(?:\d|jan|feb|mae?rz|apr|mai|ju[nl]|aug|sep|okt|"
    rf"nov|dez|quartal))"
)
_WORD = re.compile(r"(?<!\w)(?<!\w-)[a-z]+(?!\w)")
# "ein" counts only before a word that is counted, else it is an article: "ein neuer Kunde".
_ONE_PERSON = re.compile(
    r"\bein(?:e|en|em|er)?(?=\s+(?:einzige\w*\s+)?(?:person|mann|mitarbeitende\w*)\b|\s+(?:je|pro|in jeder)\b)"
)
# Figures that touch a word and count all the same: "30km", "9er Team", "5x Stapler".
_GLUED = re.compile(
    r"(?<![\w./,-])(?P<figure>\d{1,4})(?=(?:km|std|ma)\b|er[- ]?(?:team|gruppe|trupp|mannschaft)\b|x\s+[a-z])"
)
_ONE_ALONE = re.compile(r"^\W*(?:nur\s+)?(?P<one>ein(?:e|er|en)?)\W*$")
_NO_NUMBERS = {"ein", "achte", "elfe", "zehen", "null"}
_JOINED = re.compile(r"\s*(?:-|bis(?:\s+zu)?|oder)\s*")
_TOUCHING = re.compile(r"\s*,\s*|\s+")
_BETWEEN = re.compile(r"\bzwischen\s+$")
_AND = re.compile(r"(?:\s+\w+)?\s+(?:und|bis)\s+")
_SWABIAN_IN = re.compile(r"(?<!\bdin )\ben\s+$")
_NAME_BEFORE = re.compile(
    r"(?:\b(?:iso|en|din|iec|vda|vde|vdi|dguv|iatf|bgv|trbs|industrie|step|kw|halle|stufe|werk|linie|nr|level|"
    r"klasse|version|"
    r"windows|office|microsoft|s7|catia|typ|modell|paragraph|paragraf|absatz|abs|artikel|raum|tor|nummer|"
    r"sinumerik|tnc|itnc|"
    r"ts|schritt|teil|band|anlage|maschine|six|punkt|frage)\b|§)[\s.:-]*$"
)
_BELOW = re.compile(
    r"\b(?:knappe?[nr]?|fast|beinahe?|unter|bald|(?:weniger|juenger|kleiner|kuerzer) als|keine|nicht (?:ganz|"
    r"mal|einmal)|ne[dt] (?:ganz|mol|amol)|kaum)\s+$"
)
_ABOVE = re.compile(
    r"(?:\b(?:gute?|ueber|(?<!nicht )(?<!ned )(?<!net )(?:mehr|laenger|groesser|aelter) als|reichlich)\s+|>\s*)$"
)
_ABOUT = re.compile(
    r"(?:\b(?:rund|etwa|ca|circa|zirka|cirka|ungefaehr|so|um die|an die|gegen|schaetzungsweise|grob|vielleicht|"
    r"wohl|um)\.?\s*|[~≈]\s*)$"
)
_ABOUT_AFTER = re.compile(
    r"\s*(?:rum|oder so|ungefaehr|in etwa|etwa|circa|ca|plus minus|so um den dreh|schaetz|denk)\b"
)
_ABOVE_AFTER = re.compile(r"\s*(?:\+|plus\b(?!\s*minus))")
_NOUN = re.compile(r"\s*(?:-\s*)?([^\W\d]+)(?:\s+([^\W\d]+))?")
_ADJECTIVE = re.compile(r"[a-zäöüß]+(?:e|en|er|es)")
_NEARBY = 60  # letters on each side that can say something about a number
_YEAR = re.compile(r"19[5-9]\d|20\d\d")
_COUNTED_AFTER_YEAR = re.compile(r"\s*(?:leute|mann|mitarbeit|beschaeftig|person|ma\b|menschen|stunden|km|kilometer)")


def find_numbers(text: str) -> list[NumberMention]:
    """Finds the counts in a text, from left to right.

    Articles ("ein neuer Kunde"), parts of product names and norms, years, dates and postcodes are left out.

    Args:
        text: anything a person typed.

    Returns:
        The mentions; spans do not overlap.
    """
    folded = fold(text)
    mentions: list[NumberMention] = []
    atoms = _atoms(folded.text)
    index = 0
    while index < len(atoms):
        first = last = atoms[index]
        index += 1
        if index < len(atoms) and _is_range(folded.text, first, atoms[index]):
            last = atoms[index]
            index += 1
        start, end = folded.span(first.start, last.end)
        before, after = folded.text[max(0, first.start - _NEARBY) : first.start], folded.text[last.end :][:_NEARBY]
        before = _BETWEEN.sub("", before)
        mentions.append(
            NumberMention(
                start,
                end,
                text[start:end],
                first.value,
                last.value,
                _bound(before, after),
                _noun(text[end : end + _NEARBY]),
            )
        )
    return mentions


def _atoms(text: str) -> list[_Atom]:
    """All single numbers of a folded text in order; phrases win over the words they contain."""
    found = [_Atom(value_of_phrase(match), phrase_start(match), match.end()) for match in PHRASES.finditer(text)]
    taken = {position for atom in found for position in range(atom.start, atom.end)}

    def add(value: float, start: int, end: int) -> None:
        if taken.isdisjoint(range(start, end)):
            found.append(_Atom(value, start, end))
            taken.update(range(start, end))

    for pattern, group in ((_ONE_PERSON, 0), (_ONE_ALONE, "one")):
        for match in pattern.finditer(text):
            add(1.0, *match.span(group))
    for match in _WORD.finditer(text):
        value = value_of(match.group())
        if value is not None and _is_count_word(match, text):
            add(value, *match.span())
    for match in _GLUED.finditer(text):
        add(float(match["figure"]), *match.span())
    for match in _FIGURE.finditer(text):
        if not _is_name(text, match):
            digits = (match["grouped"] or match["plain"]).replace(".", "")
            add(float(f"{digits}.{match['decimals'] or 0}"), *match.span())
    return sorted(found, key=lambda atom: atom.start)


def _is_count_word(match: re.Match[str], text: str) -> bool:
    word = match.group()
    if word == "null":
        # "null Ahnung", "bei Null anfangen" are no counts
        return bool(re.match(r"\s*(?:km|kilometer|leute|stunden|personen|$|[,.!])", text[match.end() :]))
    if re.match(r"-(?!" + _HYPHEN_UNIT + r")[a-z]", text[match.end() :]):
        return False
    before = text[max(0, match.start() - _NEARBY) : match.start()]
    # A norm is written in digits; before a word "en" is Swabian for "in".
    return word not in _NO_NUMBERS and (not _NAME_BEFORE.search(before) or bool(_SWABIAN_IN.search(before)))


def _is_name(text: str, match: re.Match[str]) -> bool:
    if _NAME_BEFORE.search(text[max(0, match.start() - _NEARBY) : match.start()]):
        return True
    is_year = _YEAR.fullmatch(match.group())
    return bool(is_year) and not _COUNTED_AFTER_YEAR.match(text, match.end())


def _is_range(text: str, first: _Atom, second: _Atom) -> bool:
    gap = text[first.end : second.start]
    if first.value >= second.value:
        return False
    if _JOINED.fullmatch(gap) or (
        _BETWEEN.search(text[max(0, first.start - _NEARBY) : first.start]) and _AND.fullmatch(gap)
    ):
        return True
    # "drei, vier Leute" and "zwanzig dreißig" are ranges, "48, 6" is not
    return (
        bool(_TOUCHING.fullmatch(gap))
        and second.value - first.value in (1, 2, 5, 10)
        and second.value <= 2 * first.value
    )


def _bound(before: str, after: str) -> Bound | None:
    if _BELOW.search(before):
        return "unter"
    if _ABOVE.search(before) or _ABOVE_AFTER.match(after):
        return "ueber"
    if _ABOUT.search(before) or _ABOUT_AFTER.match(after):
        return "etwa"
    return None


def _noun(rest: str) -> str:
    """The counted word: the next one, or the one after an adjective ("6 neue Kollegen")."""
    match = _NOUN.match(rest)
    if not match:
        return ""
    first, second = match.groups()
    if second and second[0].isupper() and _ADJECTIVE.fullmatch(first):
        return second
    return first
