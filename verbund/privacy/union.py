"""Membership in a trade union (Art. 9 GDPR). The works council, tariffs and unions as such may be spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verbund.privacy.findings import Finding
from verbund.settings import ROOT

UNIONS_FILE = ROOT / "knowledge" / "privacy" / "gewerkschaften.txt"
_BEING = (
    r"(?:bin|bi|bist|ist|isch|sind|seid|war|waren|bleibe?|geh|ging|gehör[et]?"
    r"|trete?|trat|eingetreten|ausgetreten|organisiert)"
)


def union_findings(text: str) -> Iterator[Finding]:
    """Yields statements that somebody belongs, or does not belong, to a trade union."""
    for pattern in _patterns():
        for match in pattern.finditer(text):
            yield Finding(match.start("said"), match.end("said"), "gewerkschaft")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lines = UNIONS_FILE.read_text(encoding="utf-8").splitlines()
    names = sorted((line.strip() for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    union = rf"(?:{'|'.join(re.escape(name) for name in names)})"
    article = r"(?:(?:der|dr|d'r|einer|die|de|unserer)\s+)?"
    return tuple(
        re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
        for pattern in (
            rf"(?P<said>{union}[- ]?mitglied(?:er|schaft)?)",
            rf"(?P<said>mitgliedsausweis\s+(?:von|vo)\s+{article}{union})",
            r"(?P<said>gewerkschaft(?:smitglied\w*|er|erin|lich organisiert|lich aktiv))",
            rf"(?P<said>mitglied(?:er|schaft)?\s+(?:(?:in|bei|von)\s+)?{article}{union})",
            rf"{_BEING}\s+(?:\w+\s+){{0,5}}?(?P<said>(?:in|bei|aus|zu|zur|beim)\s+{article}{union})",
            rf"(?:zahle?|zahlt|beitrag|beiträge)\s+(?:\w+\s+){{0,3}}?(?P<said>(?:in|bei|an|für)\s+{article}{union})",
            rf"(?P<said>(?:vertrauens(?:frau|mann|person|leute)|delegierte?r?)\s+(?:der|von|bei der)\s+{union})",
            rf"(?P<said>(?:in|bei|aus)\s+{article}{union}\s+(?:bin|ist|bi|war|organisiert|eingetreten|ausgetreten))",
        )
    )
