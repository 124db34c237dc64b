"""What the list of logins calls a browser: enough to recognise one's own, too little to follow anybody."""

from __future__ import annotations

# Each names itself as some of the later ones too: the order decides.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip
UNKNOWN = "unbekanntes Programm"


def device_name(user_agent: str) -> str:
    """Returns browser and system in two words, for example "Firefox, Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return ", ".join(filter(None, (browser, system))) or UNKNOWN
