"""KursML, the exchange format of fortbildung-bw.de (domain report 4.1); what is known of it stands in the mapping file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from verbund.offers.catalogue_file import Unknown
from verbund.offers.draft import Draft, Fault
from verbund.offers.xml_mapping import XmlMapping
from verbund.offers.xml_stream import records_of


class KursML:
    """`verbund.offers.catalogue_file.Catalogue` of a KursML file."""

    format = "kursml"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mapping = XmlMapping("kursml.yml")
        self.unknown = Unknown()
        self.removed: list[str] = []

    def records(self) -> Iterator[Draft | Fault]:
        kinds = self._mapping.records
        for record in records_of(self._path, kinds, self._mapping.roots):
            texts = self._mapping.texts(record.element, record.line, self.unknown)
            yield Draft(record.line, dict(kinds[record.element.tag.lower()]) | texts)
