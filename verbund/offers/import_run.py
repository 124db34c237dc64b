"""One file on its way into the catalogue: first everything is read and laid aside, then all of it appears at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from verbund.offers.catalogue_file import Format

State = Literal["geprueft", "uebernommen", "verworfen"]
MOST_FAULTS = 200
"""So many bad rows are listed one by one; all are counted."""


@dataclass(frozen=True)
class Changes:
    """What publishing does to the catalogue: numbers of offers."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    removed: int = 0


@dataclass(frozen=True, kw_only=True)
class ImportRun:
    """A file that was read.

    Attributes:
        import_id, source, format, file_name: of the file.
        who, at: who read it, and when.
        state: nothing of it is in the catalogue unless it is "uebernommen".
        good, bad: how many records became offers, and how many could not.
        faults: (line, record, reason) of the first bad ones.
        doubts: (field, value, reason, how often, first line).
        unknown: (part of the file, how often, first line, example).
        removed: numbers of courses the file takes back.
        to_check: how many have a skill that a manager should look at, or none.
        changes: what publishing would do, or has done.
        only_good: bad rows were left out on purpose.
    """

    import_id: str
    source: str
    format: Format
    file_name: str
    who: str
    at: datetime
    state: State = "geprueft"
    good: int = 0
    bad: int = 0
    faults: tuple[tuple[int, str, str], ...] = ()
    doubts: tuple[tuple[str, str, str, int, int], ...] = ()
    unknown: tuple[tuple[str, int, int, str], ...] = ()
    removed: tuple[str, ...] = ()
    to_check: int = 0
    changes: Changes = Changes()
    only_good: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A catalogue that is read again and again: how its tables are written, and which column is which field."""

    name: str
    format: Format
    encoding: str | None = None
    delimiter: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    provider: str = ""

    def to_record(self) -> dict[str, Any]:
        """Returns what is remembered beside name and format."""
        return {
            "encoding": self.encoding, "delimiter": self.delimiter, "columns": dict(self.columns),
            "left_out": list(self.left_out), "provider": self.provider,
        }  # fmt: skip


class NotAllowed(ValueError):
    """The import may not be published as it is; the message is a German sentence."""


def may_publish(run: ImportRun, only_good: bool) -> None:
    """Checks whether a read file may go into the catalogue.

    Args:
        run: the import.
        only_good: somebody decided to leave the bad rows out.

    Raises:
        NotAllowed: it was dealt with already, it is empty, or it has bad rows and nobody decided about them.
    """
    if run.state != "geprueft":
        raise NotAllowed("Diese Datei ist schon übernommen oder verworfen.")
    if not run.good and not run.removed:
        raise NotAllowed("In der Datei ist kein Angebot, das übernommen werden kann.")
    if run.bad and not only_good:
        raise NotAllowed(
            f"{run.bad} {'Zeile ist' if run.bad == 1 else 'Zeilen sind'} nicht in Ordnung. Übernommen wird alles oder, wenn Sie es so "
            "wählen, nur die guten Zeilen."
        )
