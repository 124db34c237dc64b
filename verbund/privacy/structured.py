"""Numbers and addresses with a form of their own: e-mail, IBAN, social insurance and staff numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verbund.privacy.findings import Finding

_SAID_DOMAIN = r"(?=[\w-]+\s?(?:\.|punkt|dot)\s?(?:de|com|net|org|eu|at|ch)\b)"
_AT = rf"(?:\s?@\s?|\s?[\[(]\s?(?:at|ät|a)\s?[\])]\s?|\s(?:at|ät)\s{_SAID_DOMAIN})"
_DOT = r"(?:\.|\s?[\[(]\s?(?:punkt|dot)\s?[\])]\s?|\s(?:punkt|dot)\s)"
E_MAIL = re.compile(
    rf"[\w.+-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}{_DOT}[a-z]{{2,24}}\b", re.IGNORECASE
)
_BARE_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{2,253}")

_COUNTRIES = (
    "AL|AT|BA|BE|BG|CH|CY|CZ|DK|EE|ES|FI|FR|GB|GR|HR|HU|IE|IT|LI|LT|LU|LV|ME|MK|MT|NL|NO|PL|PT|RO|RS|SE|SI|SK|TR|UA|XK"
)
_FOREIGN_IBAN = re.compile(rf"(?<![\w-])((?:{_COUNTRIES})\d{{2}}(?:[ -]?[A-Z0-9]){{11,30}})(?!\w)", re.IGNORECASE)
_GERMAN_IBAN = re.compile(r"(?<![\w-])D\s?E\s?\d\s?\d(?:[ .\-–/]{0,2}\d){18}(?!\d)", re.IGNORECASE)

# Bereichsnummer, Geburtstag TTMMJJ, erster Buchstabe des Geburtsnamens, Seriennummer und Prüfziffer (§ 2 VKVV)
SV_NUMBER = re.compile(
    r"(?<!\w)\d{2}[ /.-]?(?:0[1-9]|[12]\d|3[01])[ ]?(?:0[1-9]|1[0-2])[ ]?\d{2}[ /.-]?[A-Za-z][ /.-]?\d{3}(?!\w)"
)
_SV_SAID = re.compile(
    r"(?<!\w)(?:sozialversicherungs?|rentenversicherungs?|renten|kranken(?:versicherten|kassen|versicherungs)?"
    r"|versicherten|versicherungs|sv|rv)"
    r"[\s.-]{0,2}(?:nummer|nr|no)\b[.:]?\s*(?:ist|lautet|:|=)?\s*(?:die\s)?"
    r"(?P<value>[A-Za-z]?\d[\dA-Za-z ./-]{4,18}\d)",
    re.IGNORECASE,
)
_STAFF_NUMBER = re.compile(
    r"(?<!\w)(?:personal|pers|mitarbeiter(?:in)?|stamm|(?:werks?|firmen)?ausweis|p(?=-?nr))[\s.-]{0,3}"
    r"(?:num+er|nr|no|id)\b[.:]{0,2}\s*(?:ist|is|isch|lautet|:|=|war)?\s*(?:die\s)?"
    r"(?P<value>[A-Za-z]{0,3}[-/ ]?\d(?:[\w/-]{0,12}(?:\s\d{1,4}){1,4}|[\w/-]{1,12}))",
    re.IGNORECASE,
)
_MOD_97_REMAINDER = 1  # ISO 13616


def structured_findings(text: str) -> Iterator[Finding]:
    """Yields e-mail addresses, IBANs, social insurance numbers and staff numbers of a text."""
    for pattern in (E_MAIL, _BARE_E_MAIL):
        for match in pattern.finditer(text):
            yield Finding(match.start(), match.end(), "e_mail")
    for match in _GERMAN_IBAN.finditer(text):
        yield Finding(match.start(), match.end(), "iban")
    for match in _FOREIGN_IBAN.finditer(text):
        if end := _iban_end(match.group(1)):
            yield Finding(match.start(), match.start() + end, "iban")
    for match in SV_NUMBER.finditer(text):
        yield Finding(match.start(), match.end(), "sv_nummer")
    for match in _SV_SAID.finditer(text):
        yield Finding(match.start("value"), match.end("value"), "sv_nummer")
    for match in _STAFF_NUMBER.finditer(text):
        yield Finding(match.start("value"), match.end("value"), "personalnummer")


def _iban_end(candidate: str) -> int | None:
    """Returns where an IBAN of any country ends: its longest beginning with right check digits."""
    for end in range(len(candidate), 14, -1):
        plain = re.sub(r"[ -]", "", candidate[:end]).upper()
        if len(plain) < 15 or not candidate[end - 1].isalnum():
            continue
        moved = plain[4:] + plain[:4]
        if int("".join(str(int(sign, 36)) for sign in moved)) % 97 == _MOD_97_REMAINDER:
            return end
    return None
