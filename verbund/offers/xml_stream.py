"""Reads the records of an XML file one after the other, in the same little memory for any length.

Catalogues come from strangers. A document type declaration is refused as soon as it begins: without one there are no
entities of its own, so none that multiply (XML bombs) and none that read files or addresses. What else could fill the
memory has a limit: the depth, and the size of one record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.parsers import expat

from verbund.offers.catalogue_file import UnreadableFile

DEEPEST = 40
LARGEST_RECORD = 1_000_000
CHUNK = 1 << 16
_ENCODING_ERRORS = {
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
    expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
}


@dataclass(frozen=True)
class XmlRecord:
    """A record: its element without namespaces, the line it begins in, and the names of the elements around it."""

    element: Element
    line: int
    around: tuple[str, ...]


def records_of(path: Path, names: Collection[str], roots: Collection[str]) -> Iterator[XmlRecord]:
    """Reads the file.

    Args:
        path: the file.
        names: elements that are records, in lower case; records inside of records belong to the outer one.
        roots: names the outermost element may have, in lower case.

    Yields:
        The records in their order.

    Raises:
        UnreadableFile: no XML, another kind of XML, not whole, or made to do harm.
    """
    reader = _Reader(frozenset(names), frozenset(roots))
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            reader.feed(chunk)
            yield from reader.take()
    reader.feed(b"", last=True)
    yield from reader.take()


class _Reader:
    def __init__(self, names: frozenset[str], roots: frozenset[str]) -> None:
        self._names, self._roots = names, roots
        self._path: list[str] = []
        self._open: list[Element] = []
        self._line = self._size = 0
        self._done: list[XmlRecord] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse

    def take(self) -> list[XmlRecord]:
        done, self._done = self._done, []
        return done

    def feed(self, chunk: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise UnreadableFile(_sentence(error)) from None
        except (LookupError, UnicodeError, ValueError) as error:
            if isinstance(error, UnreadableFile):
                raise
            raise UnreadableFile("Die Zeichenkodierung, die oben in der Datei steht, ist nicht bekannt.") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._path and name.lower() not in self._roots:
            raise UnreadableFile(
                f"Das äußerste Element heißt „{name[:40]}“. Gelesen werden Kataloge in KursML und openQ-cat; bitte prüfen Sie, "
                "ob es die richtige Datei ist."
            )
        if len(self._path) >= DEEPEST:
            raise UnreadableFile(
                f"Zeile {self._parser.CurrentLineNumber}: Die Elemente sind tiefer als {DEEPEST} Ebenen verschachtelt."
            )
        if self._open:
            self._grow(sum(len(key) + len(value) for key, value in attributes.items()) + len(name))
            child = Element(name, {key.rpartition(":")[2]: value for key, value in attributes.items()})
            self._open[-1].append(child)
            self._open.append(child)
        elif name.lower() in self._names:
            self._line, self._size = self._parser.CurrentLineNumber, 0
            self._open = [Element(name, {key.rpartition(":")[2]: value for key, value in attributes.items()})]
            self._around = tuple(part.lower() for part in self._path)
        self._path.append(name)

    def _end(self, _name: str) -> None:
        self._path.pop()
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._done.append(XmlRecord(element, self._line, self._around))

    def _text(self, text: str) -> None:
        if self._open:
            self._grow(len(text))
            last = self._open[-1]
            if len(last) == 0:
                last.text = (last.text or "") + text
            else:  # markup in the middle of a text: <p>one<br/>two</p>
                last[-1].tail = (last[-1].tail or "") + text

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > LARGEST_RECORD:
            raise UnreadableFile(
                f"Zeile {self._line}: Ein einzelner Kurs ist größer als {LARGEST_RECORD // 1_000_000} MB. Ist die Datei heil?"
            )

    def _refuse(self, *_: object) -> None:
        raise UnreadableFile(
            f"Zeile {self._parser.CurrentLineNumber}: Die Datei enthält eine Dokumenttyp-Erklärung (DOCTYPE). Solche Dateien nehmen "
            "wir aus Sicherheitsgründen nicht an. Bitte lassen Sie sich den Katalog ohne diese Zeile geben."
        )


def _sentence(error: expat.ExpatError) -> str:
    where = f"Zeile {error.lineno}"
    if error.code in _ENCODING_ERRORS:
        return (
            f"{where}: Hier steht ein Zeichen, das nicht lesbar ist. Meist passt die Zeichenkodierung, die oben in der Datei steht, "
            "nicht zu ihrem Inhalt (etwa UTF-8 statt ISO-8859-1)."
        )
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
        return f"{where}: Die Datei endet, bevor der Katalog zu Ende ist. Wurde sie ganz übertragen?"
    if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]:
        return f"{where}: Die Datei bricht mitten in einem Element ab. Wurde sie ganz übertragen?"
    return f"{where}: Das ist kein heiles XML ({expat.ErrorString(error.code)}). Bitte lassen Sie sich die Datei noch einmal geben."
