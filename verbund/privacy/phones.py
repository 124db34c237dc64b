"""Phone numbers as they are typed in Germany, and nothing that only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbund.privacy.findings import Finding

_BREAK = r"(?:\s{0,2}[/.\-–_]?\s{0,2})"
_CANDIDATE = re.compile(
    rf"(?<![\w,.§/-])(?P<prefix>\+\s?[1-9]\d{{0,2}}|00\s?[1-9]\d{{0,2}}|\(?0\)?){_BREAK}(?:\(0\){_BREAK})?"
    rf"\(?[1-9](?:\d|\)|{_BREAK}\d|\s?\(|{_BREAK}\()*\d(?![\w])"
)
_SAID = re.compile(
    r"(?<!\w)(?:tel|telefon|telefonnummer|telefonnr|handy|handynummer|handynr|mobil|mobilnummer|whatsapp|festnetz|fax"
    r"|rufnummer|durchwahl|erreichbar|anrufen|ruf)"
    r"\b[\s.:]*(?:(?:nr|nummer|ist|lautet|unter|die|mich|an|auf|der)\b[\s.:]*){0,4}"
    rf"(?P<value>\(?\d(?:\d|\)|{_BREAK}\d){{2,17}})(?![\w])",
    re.IGNORECASE,
)
_DIGIT_WORD = r"(?:null|eins|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)"
_SPOKEN = re.compile(  # null eins sieben eins, 1234567
    rf"(?<!\w)null(?:[\s,]+{_DIGIT_WORD}){{2,}}(?:[\s,]+{_DIGIT_WORD})*(?:[\s,/-]*\d(?:\d|{_BREAK}\d)*)?(?!\w)", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:teile?|artikel|sach|material|bestell|auftrags?|zeichnung|serien|chargen?|losn|fehler|alarm|norm|typ|modell"
    r"|din|iso|en|code|programm|rechnung|kunden)[\w.-]*\s*(?:nummer|nr\.?)?\s*(?:ist|lautet|war|:|=)?\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"0?\d{1,2}\.\s?0?\d{1,2}\.(?:\s?\d{2,4})?$|\d{1,2}\.\d{2}$")
_ANY_LONG_NUMBER = re.compile(rf"(?<![\w.,])\d(?:\d|{_BREAK}\d){{5,}}(?!\w)")
FEWEST, MOST = 7, 15  # digits; E.164 allows 15


def phone_findings(text: str) -> Iterator[Finding]:
    """Yields the phone numbers of a text."""
    for match in _CANDIDATE.finditer(text):
        if _looks_like_phone(match.group()) and not _OTHER_NUMBER.search(text[: match.start()]):
            yield Finding(match.start(), match.end(), "telefon")
    for match in _SPOKEN.finditer(text):
        if _digits(match.group()) + len(re.findall(_DIGIT_WORD, match.group(), re.IGNORECASE)) >= FEWEST:
            yield Finding(match.start(), match.end(), "telefon")
    for match in _SAID.finditer(text):
        value = match.group("value")
        fewest = 3 if match.group().lower().startswith("durchwahl") else 5
        if fewest <= _digits(value) <= MOST and not _DATE.search(value):
            yield Finding(match.start("value"), match.end("value"), "telefon")


def has_number_to_call(text: str) -> bool:
    """Says whether a text, typed where a contact was asked for, holds a phone number: there any long number is one."""
    if any(phone_findings(text)):
        return True
    return any(not _DATE.search(match.group()) for match in _ANY_LONG_NUMBER.finditer(text))


def _looks_like_phone(candidate: str) -> bool:
    if not FEWEST <= _digits(candidate) <= MOST or _DATE.search(candidate):
        return False
    groups = re.findall(r"\d+", candidate)
    # A subscriber's number begins with no zero: "0300 0400" are two alarms, "0711 98 07 65" is a phone.
    international = candidate[0] == "+" or groups[0].startswith("00")
    return international or len(groups) == 1 or not groups[1].startswith("0")


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
