"""Which Kreis, region of the Verbund and Agentur für Arbeit a company belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from verbund.language.folding import fold
from verbund.place_names import Place, key_of
from verbund.places import Gazetteer, PlaceHit
from verbund.tables import rows, split_cell

TEXTILE = "textil_bekleidung"
TEXTILE_REGION = "Textil landesweit"  # the Reutlingen site serves textile companies in the whole Land
OUTSIDE = "außerhalb"
UNKNOWN = "unklar"
_SHORT_ANSWER = 5

_WHERE = re.compile(r"\s*,?\s*(im|in|am|an\s+der|bei|uff|auf)\s+(der\s+|dr\s+|de\s+)?", re.IGNORECASE)
Status = Literal["gefunden", "mehrdeutig", "unbekannt", "nicht_bw"]
_SHORTEST_NAME_WORD = 3
# "Nicht das Dorf im Kinzigtal": what is denied does not narrow.
_DENIED = re.compile(r"[,;.]?\s*\b(?:nicht|net|ned|nit)\s+(?:das|der|die|den|dem|im|in|bei|am|an)\b[^,;.]*", re.IGNORECASE)
_ORDINAL = re.compile(
    r"^\W*(?:das|die|der|den|s|ich\s+meine\s+das)?\s*(?:(?P<first>erste\w*|1\b|obere\w*|ersteres)|(?P<second>zweite\w*|2\b|letzteres)|(?P<third>dritte\w*|3\b))\W*\w*\W*$",
    re.IGNORECASE,
)
_POSITIONS = {"first": 0, "second": 1, "third": 2}
_HOME = re.compile(r"\b(?:wohn\w*|daheim|dahoam|zuhause|zu hause|leb\w*|geboren|komm\w* aus|privat)\b[^.;,]*$")


@dataclass(frozen=True)
class Routing:
    """Where a need goes.

    Attributes:
        status: whether the place was found, is one of several, is unknown, or lies in another Land.
        ort: official name of the Gemeinde, None if only a Kreis or postcode is known.
        plz: the postcode, if one was given.
        kreis_name: the Kreis in full words ("Landkreis Heilbronn").
        ags: five-digit key of the Kreis.
        region: value of `region` in the needs record.
        agentur: Agentur für Arbeit of the Kreis.
        nearest_region: region proposed where the Kreis lies outside of all.
        candidates: for an ambiguous place its possible meanings, each of which `route` understands.
    """

    status: Status
    ort: str | None = None
    plz: str | None = None
    kreis_name: str | None = None
    ags: str | None = None
    region: str = UNKNOWN
    agentur: str | None = None
    nearest_region: str | None = None
    candidates: tuple[str, ...] = ()


def _by_distinguishing_word(meanings: list[Place], text: str) -> list[Place]:
    """The meanings with a word of their name that the others lack: "an der Riß", "/Teck", "das mit Bissingen"."""
    said = set(key_of(text).split())
    words = {place: {word for word in key_of(place.name).split() if len(word) >= _SHORTEST_NAME_WORD} for place in meanings}
    shared = set.intersection(*words.values()) if words else set()
    named = [place for place, own in words.items() if (own - shared) & said]
    return named if len(named) < len(meanings) else []


def _says_where(hit: PlaceHit, hits: list[PlaceHit], text: str) -> bool:
    """Whether a name only says where the one right before it lies: "Waldkirch, im Elztal"."""
    return any(_WHERE.fullmatch(text[before.end : hit.start]) for before in hits if before.end <= hit.start)


class Router:
    """Routes the place of a company; place and Branche decide the region, the place alone the Agentur."""

    def __init__(
        self, gazetteer: Gazetteer, kreise: dict[str, dict[str, str]], landscapes: dict[str, frozenset[str]] | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._landscapes = landscapes or {}
        self._kreise = kreise

    @classmethod
    @lru_cache(maxsize=4)
    def load(cls, as_of: date | None = None) -> Router:
        """Reads the tables that hold on a day (today if None)."""
        kreise = {row["ags"]: row for row in rows("places/kreise_bw.csv", as_of or date.today())}
        landscapes = {key_of(row["name"]): frozenset(split_cell(row["kreise"])) for row in rows("places/landscapes_bw.csv")}
        return cls(Gazetteer.load(as_of), kreise, landscapes)

    def mentions_place(self, text: str) -> bool:
        """Whether a text names a place or a postcode that is known."""
        codes = self._gazetteer.postcodes(text)
        return bool(self._place_hits(text)) or any(
            self._gazetteer.at_postcode(code) or self._gazetteer.is_outside_code(code) for code in codes
        )

    def place_name(self, text: str) -> str | None:
        """Returns the first place name or postcode in a text as typed, to be asked back about."""
        hits = self._gazetteer.find(text)
        direct = [hit for hit in hits if not hit.near] or hits
        return direct[0].text if direct else next(iter(self._gazetteer.postcodes(text)), None)

    def region_for(self, ags: str | None, branche: str | None) -> str:
        """Returns the region: textile is routed by Branche wherever the site lies, all else by Kreis."""
        if branche == TEXTILE:
            return TEXTILE_REGION
        return self._kreise[ags]["region"] if ags in self._kreise else UNKNOWN

    def route(self, text: str, branche: str | None = None, pending: str | None = None) -> Routing:
        """Routes the place in a text.

        Args:
            text: the answer to the place question, or a story with a place in it.
            branche: value of the needs record, if known.
            pending: the ambiguous name of the turn before, which this text tells more about.

        Returns:
            The routing.
        """
        if pending:
            clarified = self._clarify(pending, text)
            if len(clarified) == 1:
                return self._found(clarified[0], branche, self._code_of(clarified[0], text))
            if not clarified or not self.mentions_place(text):
                return self._ambiguous(clarified or self._meanings(pending))
        codes = [code for code in self._gazetteer.postcodes(text)]
        places = self._direct(text)
        for code in codes:
            if at_code := self._gazetteer.at_postcode(code):
                return self._by_code(code, at_code, places, branche)
        inside = [place for place in places if place.kind != "ausserhalb"]
        if inside:
            return self._by_name(inside, branche, next(iter(codes), None))
        outside = bool(places) or any(self._gazetteer.is_outside_code(code) for code in codes)
        if outside:
            return Routing("nicht_bw", plz=next(iter(codes), None), region=OUTSIDE)
        return Routing("unbekannt", region=self.region_for(None, branche))

    def _place_hits(self, text: str) -> list[PlaceHit]:
        """In a story a word that merely resembles a place is a word: "leiten" is not Leimen."""
        hits = self._gazetteer.find(text)
        spelt = [hit for hit in hits if not hit.misspelt]
        return spelt or (hits if len(text.split()) <= _SHORT_ANSWER else [])

    def _direct(self, text: str) -> list[Place]:
        """The meanings of the places that are meant themselves, narrowed by the Kreise and towns named beside them."""
        hits = self._place_hits(text)
        inside = [hit for hit in hits if any(place.kind != "ausserhalb" for place in hit.places)] or hits
        at_work = [hit for hit in inside if not _HOME.search(fold(text[: hit.start]).text)] or inside
        towns = [hit for hit in at_work if any(place.kind != "kreis" for place in hit.places)] or at_work
        meant = [hit for hit in towns if not (hit.near and len(towns) > 1)] or towns
        meant = [hit for hit in meant if not _says_where(hit, meant, text)] or meant
        hints = [hit for hit in hits if hit not in meant]
        return [place for hit in meant for place in self._narrowed(hit, hints)]

    def _narrowed(self, hit: PlaceHit, hints: list[PlaceHit]) -> tuple[Place, ...]:
        for hint in hints:
            near = {ags for place in hint.places for ags in self._around(place)}
            narrowed = tuple(place for place in hit.places if place.kreis_ags in near)
            if narrowed:
                return narrowed
        return hit.places

    def _around(self, place: Place) -> set[str]:
        """The Kreis of a place and, for a Stadtkreis, the Landkreise around it ("das bei Heilbronn")."""
        around = {place.kreis_ags}
        if place.kreis_ags in self._kreise:
            around.update(split_cell(self._kreise[place.kreis_ags]["umland"]))
        return around

    def _clarify(self, pending: str, text: str) -> list[Place]:
        """What remains of the meanings of an ambiguous name after a Kreis, a neighbour town or a postcode was said."""
        meanings = self._meanings(pending)
        denied = _by_distinguishing_word(meanings, " ".join(_DENIED.findall(text)))
        text, meanings = _DENIED.sub(" ", text), [place for place in meanings if place not in denied]
        if len(meanings) == 1:
            return meanings
        for code in self._gazetteer.postcodes(text):
            at_code = self._gazetteer.at_postcode(code)
            kreise = {place.kreis_ags for place in at_code}
            return (
                [place for place in meanings if place in at_code]
                or [p for p in meanings if p.kreis_ags in kreise]
                or list(at_code)
            )
        by_ending = [
            place
            for place in meanings
            if " " in key_of(place.name) and key_of(text).endswith(key_of(place.name).split(" ", 1)[1])
        ]
        if by_ending:  # "an der Riß"
            return by_ending
        if by_part := _by_distinguishing_word(meanings, text):
            return by_part
        if (number := _ORDINAL.match(text)) and len(meanings) > 1:
            return [meanings[min(_POSITIONS[number.lastgroup or ""], len(meanings) - 1)]]
        hints = [
            hit
            for hit in self._gazetteer.find(text)
            if {place.ags for place in hit.places} != {place.ags for place in meanings}
        ]
        for exact in (True, False):
            for hint in hints:
                near = {a for place in hint.places for a in ({place.kreis_ags} if exact else self._around(place))}
                named = [place for place in meanings if place in hint.places]
                narrowed = named or [place for place in meanings if place.kreis_ags in near]
                if narrowed:
                    return narrowed
        if by_landscape := self._by_landscape(meanings, text):
            return by_landscape
        return [place for place in hints[0].places if place.kind != "ausserhalb"] if hints else meanings

    def _by_landscape(self, meanings: list[Place], text: str) -> list[Place]:
        """ "Im Schwarzwald", "das im Kinzigtal": the landscapes are finer or coarser than Kreise, but they exclude."""
        said = f" {key_of(text)} "
        named = [kreise for name, kreise in self._landscapes.items() if f" {name} " in said]
        left = [place for place in meanings if any(place.kreis_ags in kreise for kreise in named)]
        return left if left and len(left) < len(meanings) else []

    def _meanings(self, pending: str) -> list[Place]:
        for code in self._gazetteer.postcodes(pending):
            return list(self._gazetteer.at_postcode(code))
        return list(dict.fromkeys(self._direct(pending)))

    def _by_code(self, code: str, at_code: tuple[Place, ...], named: list[Place], branche: str | None) -> Routing:
        both = [place for place in at_code if place in named]
        in_named_kreis = [place for place in at_code if place.kreis_ags in {other.kreis_ags for other in named}]
        fitting = both or in_named_kreis or list(at_code)
        if len({place.kreis_ags for place in fitting}) > 1:
            return self._ambiguous(fitting)
        return self._found(fitting[0], branche, code, nameless=len(fitting) > 1)

    def _by_name(self, places: list[Place], branche: str | None, code: str | None) -> Routing:
        distinct = list(dict.fromkeys(places))
        if len({place.kreis_ags for place in distinct}) > 1:
            return self._ambiguous(distinct)
        return self._found(distinct[0], branche, code)

    def _found(self, place: Place, branche: str | None, code: str | None, nameless: bool = False) -> Routing:
        kreis = self._kreise[place.kreis_ags]
        return Routing(
            "gefunden",
            ort=place.name if place.kind == "gemeinde" and not nameless else None,
            plz=code,
            kreis_name=self._kreis_name(place.kreis_ags),
            ags=place.kreis_ags,
            region=self.region_for(place.kreis_ags, branche),
            agentur=kreis["agentur"],
            nearest_region=kreis["naechste_region_vorschlag"] or None,
        )

    def _ambiguous(self, places: list[Place]) -> Routing:
        return Routing("mehrdeutig", candidates=tuple(dict.fromkeys(self._label(place) for place in places)))

    def _label(self, place: Place) -> str:
        kreis = self._kreis_name(place.kreis_ags)
        return kreis if place.kind == "kreis" else f"{place.name} ({kreis})"

    def _kreis_name(self, ags: str) -> str:
        row = self._kreise[ags]
        return row["name"] if row["name"].lower().endswith("kreis") else f"{row['type']} {row['name']}"

    def _code_of(self, place: Place, text: str) -> str | None:
        return next(
            (code for code in self._gazetteer.postcodes(text) if place in self._gazetteer.at_postcode(code)), None
        )
