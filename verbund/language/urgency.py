"""Urgency without a date: at once, soon, later, unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbund.language.folding import Folded
from verbund.language.time_bands import Hit

_SHORT_ANSWER = 6  # words; "später" and "jetzt" in a longer text say something else
_NOW = re.compile(
    r"\b(?:(?:so )?schnell wie moeglich|schnellst\s?moeglich\w*|so bald wie moeglich|sobald wie moeglich|"
    r"baldmoeglichst|asap|so bald (?:wie )?(?:es |s |'s )?(?:nur )?geht|so schnell(?:'s| es| s)? geht|"
    r"sofort|umgehend|unverzueglich|ab jetzt|jetzt gleich|gleich jetzt|jetzt schon|am (?:besten|"
    r"liebsten|beschta|beschda|liebschta) (?:schon )?(?:jetzt|heute|gestern|gleich|glei|sofort)|"
    r"(?:jetzt|heute|gestern|gleich) am (?:besten|liebsten)|lieber (?:heute?|gestern) als (?:heute?|morgen)|(?:schon|"
    r"bis) gestern|dringend|eilig|eilt|pressiert|"
    r"brennt|(?:noch )?diese woche|von jetzt auf gleich|schnell wie(?:'s| es)? geht|hoechste zeit)\b"
)
_NOW_BARE = re.compile(
    r"^\W*(?:ja |eigentlich |na |schon )*(?:jetzt|heute|gestern|gleich|glei|schnell|schnell schnell|morgen|sofort)\b"
)
_SOON = re.compile(
    r"\b(?:bald|demnaechst|in kuerze|zeitnah|kurzfristig|in (?:der )?naechste[rn] zeit|die naechsten wochen|"
    r"naechsten wochen|(?:in )?naechste[rn] woche)\b"
)
_LATER = re.compile(
    r"\b(?:eilt (?:nicht|ned|net|gar nicht|ueberhaupt nicht)|(?:nicht|ned|net|nix) (?:so |sehr |"
    r"ganz so )?(?:eilig|dringend|schnell|sofort)|keine eile|ohne eile|"
    r"irgendwann|hat (?:noch )?(?:viel )?zeit|kein(?:en)? (?:stress|druck|zeitdruck|termindruck)|"
    r"pressiert (?:nicht|ned|net|ed)|langfristig|erst spaeter|"
    r"uebernaechstes jahr|auf lange sicht|wenn (?:mal |einmal )?zeit ist|wenn(?:s| es) mal passt|nicht (?:mehr )?dieses jahr)\b"
)
_MIDDLE = re.compile(r"\bmittelfristig\w*\b")
_LATER_BARE = re.compile(r"\bspaeter\b|\bzeit lassen\b")
_UNKNOWN = re.compile(
    r"\b(?:(?:weiss|weis|woiss|weiss?s) (?:ich |i |es )?(?:noch |grad |gerade |leider |auch )?(?:nicht|ned|net|"
    r"nich|nit|ed)|keine ahnung|kein plan|koi ahnung|"
    r"kann ich (?:noch )?nicht sagen|(?:noch )?(?:unklar|offen|unbekannt|nicht festgelegt|ungewiss)|"
    r"schwer zu sagen|keinen schimmer)\b"
)


def urgent(folded: Folded, count: int) -> Iterator[Hit]:
    for match in _NOW.finditer(folded.text):
        if (
            count > 12
            and match.group() == "sofort"
            and not re.search(r"\b(?:brauch|muess|soll|lern|schul)", folded.text)
        ):
            continue
        if not re.search(
            r"\b(?:nicht|ned|net|nix|kein\w*)\s+(?:\w+\s+)?$", folded.text[: match.start()]
        ) and not _LATER.match(folded.text, match.start()):
            yield Hit("sofort", *match.span())
    if count <= _SHORT_ANSWER and (match := _NOW_BARE.search(folded.text)):
        yield Hit("sofort", *match.span())
    for match in _SOON.finditer(folded.text):
        if match.group() == "demnaechst" and count > _SHORT_ANSWER:
            continue  # "demnächst soll ich die Zollpapiere machen" says since when, and not by when
        yield Hit("bis_3_monate", *match.span())
    for match in _MIDDLE.finditer(folded.text):
        yield Hit("bis_6_monate", *match.span())


def later(folded: Folded, count: int) -> Iterator[Hit]:
    for match in _LATER.finditer(folded.text):
        yield Hit("spaeter", *match.span())
    if count <= _SHORT_ANSWER and (match := _LATER_BARE.search(folded.text)):
        yield Hit("spaeter", *match.span())


def unknown(folded: Folded, count: int) -> Iterator[Hit]:
    if count <= _SHORT_ANSWER and (match := _UNKNOWN.search(folded.text)):
        yield Hit("weiss_nicht", *match.span())
