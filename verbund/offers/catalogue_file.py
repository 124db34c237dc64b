"""What all catalogue files have in common: which kind they are, and what reading one brings to light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from verbund.offers.draft import Draft, Fault

Format = Literal["kursml", "openqcat", "csv"]
FORMAT_NAMES: dict[Format, str] = {"kursml": "KursML", "openqcat": "openQ-cat", "csv": "Tabelle (CSV)"}
LARGEST_BYTES = 300 * 1024 * 1024
_HEAD = 4096


class UnreadableFile(ValueError):
    """The whole file cannot be read; the message is a German sentence that says where and what to do."""


@dataclass
class Unknown:
    """Parts of a file that no field of an offer takes, and nobody said that none should.

    Attributes:
        parts: path or column → how often, first line, an example.
    """

    parts: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    MOST = 200

    def add(self, name: str, line: int, example: str) -> None:
        """Notes one."""
        seen = self.parts.get(name)
        if seen:
            self.parts[name] = (seen[0] + 1, seen[1], seen[2])
        elif len(self.parts) < self.MOST:
            self.parts[name] = (1, line, " ".join(example.split())[:60])


class Catalogue(Protocol):
    """A file that can be read record by record, however large it is.

    Attributes:
        format: what it is.
        unknown: filled while reading.
        removed: numbers of courses that the file itself takes back.
    """

    format: Format
    unknown: Unknown
    removed: list[str]

    def records(self) -> Iterator[Draft | Fault]:
        """Reads the file once; raises `UnreadableFile`."""


def detect(path: Path) -> Format:
    """Says what kind of file it is, by its beginning.

    Raises:
        UnreadableFile: it is none that we read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UnreadableFile("Die Datei ist leer.")
    if head[:4] == b"PK\x03\x04":
        raise UnreadableFile(
            "Das ist eine gepackte Datei (ZIP oder Excel). Bitte packen Sie sie aus oder speichern Sie die Tabelle als CSV."
        )
    if head[:4] in (b"%PDF", b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            "Das ist ein PDF oder ein altes Office-Dokument. Gelesen werden KursML, openQ-cat und CSV."
        )
    # UTF-16 has a zero byte beside each letter of a tag.
    text = head.replace(b"\x00", b"").decode("latin-1").lower()
    if text.lstrip("\xef\xbb\xbf\xff\xfe \t\r\n").startswith("<"):
        if "<openqcat" in text:
            return "openqcat"
        if "<!doctype html" in text or "<html" in text:
            raise UnreadableFile("Das ist eine Internetseite (HTML) und kein Katalog.")
        return "kursml"
    if b"\x00" in head and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableFile("Das ist keine Textdatei. Gelesen werden KursML, openQ-cat und CSV.")
    return "csv"
