"""What people and programs send, checked and cleaned before anything else sees it."""

from __future__ import annotations

import json
import re
import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from verbund.feedback import Face
from verbund.need_values import LanguageMode
from web.problems import Problem

MAX_CHARACTERS = 2000
DEFAULT_SITE = "demo"
DEFAULT_LANGUAGE_MODE: LanguageMode = "standard"

LONGEST_CODE = 100

_MODE_WISHES = {"einfach": "einfacher_erklaeren", "standard": "standard_sprache"}
_SITE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_BUTTON_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
# Invisible signs that turn the direction of text or hide in it. Joiner and variation selectors stay: emoji need them.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Start:
    """Somebody wants to talk."""

    site: str
    language_mode: LanguageMode


@dataclass(frozen=True)
class PersonMessage:
    """One message: `text`, the id of a button, or a wish about the conversation itself (`zurueck`)."""

    message_id: str
    text: str | None = None
    choice: str | None = None
    wish: str | None = None


def read_json(body: bytes) -> Mapping[str, Any]:
    """Decodes the body of a request.

    Raises:
        Problem: it is no JSON, or no object.
    """
    try:
        value = json.loads(body.decode())
    except (ValueError, RecursionError):
        raise Problem("kein_json") from None
    if not isinstance(value, dict):
        raise Problem("kein_objekt")
    return value


def read_start(body: Mapping[str, Any]) -> Start:
    """Checks the body of a new conversation; both fields may be left out.

    Raises:
        Problem: an unknown field, language or an impossible site.
    """
    if body.keys() - {"site", "language_mode"}:
        raise Problem("unbekannte_felder_start")
    site, mode = body.get("site", DEFAULT_SITE), body.get("language_mode", DEFAULT_LANGUAGE_MODE)
    if mode not in get_args(LanguageMode):
        raise Problem("sprache_unbekannt")
    if not isinstance(site, str) or not _SITE.fullmatch(site):
        raise Problem("seite_ungueltig")
    return Start(site, mode)


def read_message(body: Mapping[str, Any]) -> PersonMessage:
    """Checks the body of a message.

    Raises:
        Problem: which rule it breaks.
    """
    if body.keys() - {"message_id", "text", "choice"}:
        raise Problem("unbekannte_felder_nachricht")
    message_id = _message_id(body)
    text, choice = body.get("text"), body.get("choice")
    if text is not None and choice is not None:
        raise Problem("text_und_auswahl")
    if choice is not None:
        if not isinstance(choice, str) or not _BUTTON_ID.fullmatch(choice):
            raise Problem("auswahl_unbekannt")
        return PersonMessage(message_id, choice=choice)
    if text is None:
        raise Problem("text_leer")
    if not isinstance(text, str):
        raise Problem("text_kein_text")
    return PersonMessage(message_id, text=clean(text))


def read_undo(body: Mapping[str, Any]) -> PersonMessage:
    """Checks the wish to take the last answer back; raises `Problem` like `read_message`."""
    _only(body, "message_id")
    return PersonMessage(_message_id(body), wish="zurueck")


def read_mode(body: Mapping[str, Any]) -> PersonMessage:
    """Checks the wish for another language mode; raises `Problem` like `read_message`."""
    _only(body, "message_id", "language_mode")
    wish = _MODE_WISHES.get(body["language_mode"]) if isinstance(body["language_mode"], str) else None
    if wish is None:
        raise Problem("sprache_unbekannt")
    return PersonMessage(_message_id(body), wish=wish)


def read_code(body: Mapping[str, Any]) -> str:
    """Checks the body of a resumption and returns the code as it was typed; raises `Problem`."""
    _only(body, "code")
    if not isinstance(body["code"], str) or len(body["code"]) > LONGEST_CODE:
        raise Problem("code_unbekannt")
    return body["code"]


def read_feedback(body: Mapping[str, Any]) -> tuple[Face, str]:
    """Checks a feedback and returns its face and its text, cleaned and maybe empty; raises `Problem`."""
    if body.keys() - {"face", "text"}:
        raise Problem("unbekannte_felder")
    face, text = body.get("face"), body.get("text", "")
    if not isinstance(face, str) or face not in get_args(Face):
        raise Problem("rueckmeldung_ungueltig")
    if not isinstance(text, str):
        raise Problem("text_kein_text")
    return face, clean(text, empty=True)


def _only(body: Mapping[str, Any], *names: str) -> None:
    if body.keys() != set(names):
        raise Problem("unbekannte_felder")


def _message_id(body: Mapping[str, Any]) -> str:
    given = body.get("message_id")
    if not isinstance(given, str) or not _UUID.fullmatch(given):
        raise Problem("message_id_ungueltig")
    return str(uuid.UUID(given))


def clean(text: str, *, empty: bool = False) -> str:
    """Returns the text in Unicode NFC, without control characters and outer white space.

    Args:
        text: what was typed.
        empty: whether nothing is fine, too.

    Raises:
        Problem: nothing is left, or it is longer than 2,000 characters (design 4.1).
    """
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = _INVISIBLE.sub("", text)
    # Cc: control characters. Cs: half of a surrogate pair, which JSON can smuggle in and no database takes.
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    if len(text) > MAX_CHARACTERS:
        raise Problem("text_zu_lang")
    text = text.strip()
    if not text and not empty:
        raise Problem("text_leer")
    return text
