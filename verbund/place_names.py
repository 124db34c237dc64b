"""All names under which a Gemeinde, a Kreis or a place outside Baden-Württemberg is known, as an index."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from verbund.language.folding import fold
from verbund.tables import lines, rows, split_cell

_WORD = re.compile(r"[^\W_]+")
_BASE = re.compile(r"\s(?:am|an|im|in|unter|ob|auf|bei|der)\s.*$")
_SHORTEST_WITHOUT_UMLAUT = 5
_SHORTEST_PART = 6


@dataclass(frozen=True)
class Place:
    """A Gemeinde (ags of eight digits), a Kreis (five digits) or a place outside (no ags).

    Attributes:
        kind: "gemeinde", "kreis" or "ausserhalb".
        ags: official key, "" outside of Baden-Württemberg.
        name: the official name; for a place outside the name alone.
        kreis_ags: key of the Kreis it lies in, "" outside.
    """

    kind: str
    ags: str
    name: str
    kreis_ags: str


@dataclass
class PlaceIndex:
    """Names as blank-separated folded words, and the places they may mean.

    Attributes:
        official: full names, names without their bracket, Ortsteile and common short forms.
        short: names without "an der …"; they count only where no official name is the same.
        bare: names typed without the dots of their umlauts.
        plates: number plates and other abbreviations, which count only in capitals.
        kreise: name of a Kreis without that word → Land- and Stadtkreise.
        town_kreise: keys of the Stadtkreise.
        postcodes: postcode → Gemeinden.
        common: names that are ordinary words too.
        outside_codes: beginnings of postcodes that lie in other Länder.
    """

    official: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    short: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    bare: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    plates: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    kreise: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    town_kreise: set[str] = field(default_factory=set)
    postcodes: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    common: frozenset[str] = frozenset()
    outside_codes: tuple[str, ...] = ()

    def places(self, key: str) -> tuple[Place, ...]:
        """What a key may mean; official names come before short forms.

        A name that is the beginning of others is what people call those, too: "Biberach" is the village in the Ortenau
        as well as the town on the Riß, "Bietigheim" may be Bietigheim-Bissingen, and both have to be asked.
        """
        official = self.official.get(key)
        if official:
            official = [*official, *self.short.get(key, ())]
        return tuple(dict.fromkeys(official or self.short.get(key) or self.bare.get(key) or ()))


def key_of(name: str) -> str:
    """Returns the folded words of a name with single blanks; "Sankt" and "St." are the same."""
    return " ".join("st" if word == "sankt" else word for word in _WORD.findall(fold(name).text))


def build_index(as_of: date) -> PlaceIndex:
    """Builds the index from the tables that hold on a day."""
    index = PlaceIndex(
        common=frozenset(key_of(name) for name in lines("places/common_words.txt")),
        outside_codes=tuple(row["wert"] for row in rows("places/outside_bw.csv") if row["art"] == "plz"),
    )
    by_ags: dict[str, Place] = {}
    for row in rows("places/places_bw.csv"):
        place = Place("gemeinde", row["gemeinde_ags"], row["gemeinde"], row["kreis_ags"])
        by_ags[place.ags] = place
        _add_gemeinde(index, place)
        for code in split_cell(row["plz"]):
            index.postcodes[code].append(place)
    for row in rows("places/kreise_bw.csv", as_of):
        place = Place("kreis", row["ags"], row["name"], row["ags"])
        by_ags[place.ags] = place
        _add_kreis(index, place, row["type"])
    for row in rows("places/aliases_bw.csv", as_of):
        target = index.plates if row["art"] == "kennzeichen" else index.official
        target[key_of(row["name"])].append(by_ags[row["ags"]])
    for row in rows("places/outside_bw.csv"):
        if row["art"] == "ort":
            index.official[key_of(row["wert"])].append(Place("ausserhalb", "", row["wert"], ""))
    return _with_bare_umlauts(index)


def _add_gemeinde(index: PlaceIndex, place: Place) -> None:
    bare = re.sub(r"\s*\(.*\)|/.*$", "", place.name)
    for name in {place.name, bare}:
        index.official[key_of(name)].append(place)
    base = _BASE.sub("", bare)
    first = bare.split("-")[0]
    if first != bare and len(first) >= _SHORTEST_PART and " " not in first:
        index.short[key_of(first)].append(place)
    if base != bare:
        index.short[key_of(base)].append(place)
        index.short[key_of(f"{base} {bare.split()[-1]}")].append(place)


def _add_kreis(index: PlaceIndex, place: Place, kind: str) -> None:
    if kind == "Stadtkreis":
        index.town_kreise.add(place.ags)
    if "kreis" in place.name.lower():
        index.official[key_of(place.name)].append(place)
    for name in {place.name, _BASE.sub("", place.name), re.sub(r"-?kreis$", "", place.name)}:
        index.kreise[key_of(name)].append(place)


def _with_bare_umlauts(index: PlaceIndex) -> PlaceIndex:
    """ "Nurtingen", "Goppingen": names typed on a keyboard without umlauts."""
    for table in (index.official, index.short):
        for key, places in list(table.items()):
            bare = re.sub("(?<=[aou])e", "", key)
            for place in tuple(places):
                if (
                    len(bare) >= _SHORTEST_WITHOUT_UMLAUT
                    and place.kind == "gemeinde"
                    and re.search("[äöü]", place.name.lower())
                ):
                    index.bare[bare].append(place)
    return index
