"""openQ-cat V1.1, the catalogue format of KURSNET.

A course (`EDUCATION type="true"`) has the texts; its events (`type="false"`, `COURSE_ID`) have dates and places and may
stand anywhere in the file. So the file is read twice: first the events, as a few words each, then the courses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from verbund.offers.catalogue_file import Unknown
from verbund.offers.draft import Draft, Fault
from verbund.offers.xml_mapping import XmlMapping
from verbund.offers.xml_stream import XmlRecord, records_of

_OF_EVENTS = ("place", "plz", "mode", "full_part_time")
_NEW = frozenset(("new_catalog", "new"))
Event = tuple[str, tuple[str, ...]]
"""Start dates, one a line, and the values of `_OF_EVENTS`."""


class OpenQCat:
    """`verbund.offers.catalogue_file.Catalogue` of an openQ-cat file."""

    format = "openqcat"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mapping = XmlMapping("openqcat.yml")
        self.unknown = Unknown()
        self.removed: list[str] = []
        self._supplier = ""
        self._last_line = 0

    def records(self) -> Iterator[Draft | Fault]:
        events = self._events()
        for record in self._services():
            texts = self._mapping.texts(record.element, record.line, self.unknown)
            if _is_event(texts):
                continue
            yield from self._course(record.line, texts, events.pop(texts.get("source_id", ""), []))
        for course, lost in events.items():
            yield Fault(
                self._last_line,
                course,
                f"{len(lost)} Veranstaltungen gehören zu einem Kurs, der nicht in der Datei steht.",
            )

    def _services(self) -> Iterator[XmlRecord]:
        for record in records_of(self._path, ("service", "supplier"), self._mapping.roots):
            self._last_line = record.line
            if record.element.tag.lower() == "supplier":
                self._supplier = (record.element.findtext("SUPPLIER_NAME") or "").strip()
            elif _NEW & set(record.around):
                yield record

    def _events(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for record in records_of(self._path, ("service",), self._mapping.roots):
            if not _NEW & set(record.around):
                self.removed.append((record.element.findtext("PRODUCT_ID") or "").strip())
                continue
            texts = self._mapping.texts(record.element, record.line, Unknown())
            if _is_event(texts):
                where = tuple(texts.get(name, "") for name in _OF_EVENTS)
                found.setdefault(texts.get("course_id", ""), []).append((texts.get("start_dates", ""), where))
        return found

    def _course(self, line: int, texts: Mapping[str, str], events: list[Event]) -> Iterator[Draft]:
        """A course at several places becomes one offer per place: a card has one place and one distance."""
        course = {"provider_name": self._supplier, **texts}
        for helper in ("course_id", "is_offer"):
            course.pop(helper, None)
        if course.get("azav_number"):
            course.setdefault("azav_measure", "ja")
        by_place: dict[tuple[str, ...], list[str]] = {}
        for dates, where in events:
            by_place.setdefault(where, []).append(dates)
        if not by_place:
            yield Draft(line, course)
            return
        number = course.get("source_id", "")
        for where, dates in sorted(by_place.items()):
            own = {name: value for name, value in zip(_OF_EVENTS, where, strict=True) if value}
            joined = "\n".join(date for date in dates if date)
            key = number if len(by_place) == 1 else f"{number}/{'-'.join(filter(None, where))}"
            yield Draft(line, course | own | ({"start_dates": joined} if joined else {}) | {"source_id": key})


def _is_event(texts: Mapping[str, str]) -> bool:
    return texts.get("is_offer", "").strip().lower() == "false"
