"""Tables as CSV: how the file is written is found out, row for row it is read, and a broken row spoils no other."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbund.language.folding import plain
from verbund.offers.catalogue_file import Unknown, UnreadableFile
from verbund.offers.draft import Draft, Fault
from verbund.tables import KNOWLEDGE

DELIMITERS = (";", ",", "\t", "|")
DELIMITER_WORDS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator", "|": "senkrechter Strich"}
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
ENCODING_WORDS = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (ISO-8859-1)"}
LARGEST_ROW = 200_000
MOST_COLUMNS = 200
_SAMPLE_ROWS = 20
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Shape:
    """How a table is written: `encoding` and `delimiter` of the lists above."""

    encoding: str
    delimiter: str


@dataclass(frozen=True)
class Head:
    """The beginning of a table: its columns by name, and some values of each."""

    columns: tuple[str, ...]
    examples: Mapping[str, tuple[str, ...]]


def shape_of(path: Path) -> Shape:
    """Finds out encoding and delimiter; raises `UnreadableFile`."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        try:
            lines = [line for _, line in zip(range(_SAMPLE_ROWS), _limited(file), strict=False)]
        except UnicodeError:
            raise UnreadableFile(
                "Die Zeichen der Datei sind nicht lesbar. Bitte speichern Sie sie als „CSV UTF-8“."
            ) from None
    counts = {}
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        width, rows = widths.most_common(1)[0] if widths else (1, 0)
        counts[delimiter] = (rows if width > 1 else 0, width)
    best = max(DELIMITERS, key=lambda one: counts[one])
    if not counts[best][0]:
        raise UnreadableFile(
            "In der ersten Zeile sind keine Spalten zu erkennen. Erwartet wird eine Tabelle mit Überschriften, getrennt durch "
            "Semikolon, Komma oder Tabulator."
        )
    return Shape(encoding, best)


def head_of(path: Path, shape: Shape, examples: int = 3) -> Head:
    """Reads names and first values of the columns; raises `UnreadableFile`."""
    rows = _rows(path, shape)
    _, columns = _columns(rows)
    seen: dict[str, list[str]] = {name: [] for name in columns}
    for _, row in zip(range(_SAMPLE_ROWS), rows, strict=False):
        for name, value in zip(columns, row[1], strict=False):
            if value.strip() and len(seen[name]) < examples:
                seen[name].append(" ".join(value.split())[:60])
    return Head(columns, {name: tuple(values) for name, values in seen.items()})


def suggest(columns: Iterable[str]) -> dict[str, str]:
    """Proposes a field for each column whose name is known (`knowledge/offers/spalten.yml`); each field once."""
    found: dict[str, str] = {}
    for column in columns:
        name = _known_columns().get(" ".join(plain(column).replace("-", " ").replace("_", " ").split()).strip(" .:"))
        if name and name not in found.values():
            found[column] = name
    return found


class CsvTable:
    """`verbund.offers.catalogue_file.Catalogue` of a table.

    Args:
        path: the file.
        shape: how it is written.
        fields: column → field; columns that are not named are listed as not understood.
        left_out: columns somebody decided to leave out.
        provider: the provider of all rows, where no column names it.
    """

    format = "csv"

    def __init__(
        self, path: Path, shape: Shape, fields: Mapping[str, str], left_out: Iterable[str] = (), provider: str = ""
    ) -> None:
        self._path, self._shape, self._fields = path, shape, dict(fields)
        self._left_out = frozenset(left_out)
        self._provider = provider
        self.unknown = Unknown()
        self.removed: list[str] = []

    def records(self) -> Iterator[Draft | Fault]:
        rows = _rows(self._path, self._shape)
        line, columns = _columns(rows)
        missing = [column for column in self._fields if column not in columns]
        if missing:
            raise UnreadableFile(
                f"Diese Spalten fehlen in der Datei: {', '.join(missing[:5])}. Bitte ordnen Sie die Spalten neu zu."
            )
        for line, row in rows:
            if not any(value.strip() for value in row):
                continue
            if len(row) != len(columns):
                yield Fault(line, row[0][:60], f"Die Zeile hat {len(row)} Spalten, die Überschrift {len(columns)}.")
                continue
            texts = {"provider_name": self._provider} if self._provider else {}
            for column, value in zip(columns, row, strict=True):
                if column in self._fields:
                    texts[self._fields[column]] = value
                elif value.strip() and column not in self._left_out:
                    self.unknown.add(f"Spalte „{column}“", line, value)
            yield Draft(line, texts)


def _rows(path: Path, shape: Shape) -> Iterator[tuple[int, list[str]]]:
    """Yields the line a row begins in, and its cells."""
    csv.field_size_limit(LARGEST_ROW)
    with path.open(encoding=shape.encoding, newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=shape.delimiter, strict=False)
        while True:
            lines.begin()
            first = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except UnicodeError:
                raise UnreadableFile(
                    f"Nach Zeile {lines.number}: Hier stehen Zeichen, die nicht lesbar sind. Bitte speichern Sie die Tabelle als „CSV UTF-8“."
                ) from None
            except csv.Error:
                raise UnreadableFile(
                    f"Zeile {first}: Eine Zelle ist länger als {LARGEST_ROW:,} Zeichen. ".replace(",", ".")
                    + "Fehlt ein Anführungszeichen?"
                ) from None
            if len(row) > MOST_COLUMNS:
                raise UnreadableFile(f"Zeile {first}: Mehr als {MOST_COLUMNS} Spalten. Passt das Trennzeichen?")
            if row:
                yield first, row


class _Lines:
    """The lines of a file, counted; a row that does not end is stopped before it fills the memory."""

    def __init__(self, file: Iterable[str]) -> None:
        self._lines = _limited(file)
        self.number = self._size = self._first = 0

    def begin(self) -> None:
        self._size, self._first = 0, self.number + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._size += len(line)
        if self._size > LARGEST_ROW:
            raise UnreadableFile(
                f"Zeile {self._first}: Diese Zeile hört nicht auf (mehr als {LARGEST_ROW // 1000}.000 Zeichen). Meist fehlt dort ein schließendes "
                "Anführungszeichen."
            )
        return line.replace("\x00", "")


def _limited(file: Iterable[str]) -> Iterator[str]:
    readline = file.readline  # type: ignore[attr-defined]
    while line := readline(LARGEST_ROW + 1):
        if len(line) > LARGEST_ROW:
            raise UnreadableFile(f"Eine Zeile ist länger als {LARGEST_ROW // 1000}.000 Zeichen. Ist das eine Tabelle?")
        yield line


def _columns(rows: Iterator[tuple[int, list[str]]]) -> tuple[int, tuple[str, ...]]:
    line, first = next(rows, (0, []))
    names: list[str] = []
    for number, cell in enumerate(first, 1):
        name = " ".join(cell.split())[:80] or f"Spalte {number}"
        names.append(name if name not in names else f"{name} ({number})")
    if not names:
        raise UnreadableFile("Die Tabelle hat keine Überschriften.")
    return line, tuple(names)


def _encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        if chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(_CHUNK)
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


@cache
def _known_columns() -> Mapping[str, str]:
    known: dict[str, Any] = yaml.safe_load((KNOWLEDGE / "offers" / "spalten.yml").read_text(encoding="utf-8"))
    return {word: name for name, words in known.items() for word in words}
