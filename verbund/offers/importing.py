"""Reads a catalogue file into the store: checked as a whole, published as a whole."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from verbund.offers.catalogue_file import LARGEST_BYTES, Catalogue, UnreadableFile, detect
from verbund.offers.csv_file import CsvTable, Shape, head_of, shape_of, suggest
from verbund.offers.draft import Doubts, Draft, Fault, make_offer
from verbund.offers.import_run import MOST_FAULTS, ImportRun, Source, may_publish
from verbund.offers.kursml import KursML
from verbund.offers.offer import Offer
from verbund.offers.openqcat import OpenQCat
from verbund.unit_of_work import UnitOfWork

BATCH = 400
"""Offers per transaction while a file is read: short, so that nobody's need waits for it."""
REQUIRED = ("source_id", "title")

UnitOfWorkFactory = Callable[[], UnitOfWork]


def open_catalogue(path: Path, remembered: Source | None = None) -> Catalogue:
    """Returns what reads a file.

    Args:
        path: the file.
        remembered: what is known of its source; tables without it are mapped by the names of their columns.

    Raises:
        UnreadableFile: it is no catalogue, or a table whose columns are not known.
    """
    if path.stat().st_size > LARGEST_BYTES:
        raise UnreadableFile(f"Die Datei ist größer als {LARGEST_BYTES // 1_048_576} MB. Bitte teilen Sie sie auf.")
    kind = detect(path)
    if kind == "kursml":
        return KursML(path)
    if kind == "openqcat":
        return OpenQCat(path)
    shape = _shape(path, remembered)
    columns = head_of(path, shape).columns
    known = dict(remembered.columns) if remembered and remembered.columns else suggest(columns)
    provider = remembered.provider if remembered else ""
    needed = [*REQUIRED, *([] if provider else ["provider_name"])]
    if missing := [name for name in needed if name not in known.values()]:
        words = {"source_id": "die Nummer", "title": "den Titel", "provider_name": "den Anbieter"}
        raise UnreadableFile(
            f"Es ist nicht klar, welche Spalte {' und '.join(words[name] for name in missing)} enthält. Bitte ordnen Sie die Spalten "
            "einmal auf der Seite „Einlesen“ zu; das wird für die Quelle gemerkt."
        )
    return CsvTable(path, shape, known, remembered.left_out if remembered else (), provider)


def _shape(path: Path, remembered: Source | None) -> Shape:
    found = shape_of(path)
    # The encoding is a fact of this file; the delimiter a habit of the source, which only counts while it fits.
    if remembered and remembered.delimiter and remembered.delimiter != found.delimiter:
        shape = Shape(found.encoding, remembered.delimiter)
        if set(remembered.columns) <= set(head_of(path, shape).columns):
            return shape
    return found


def check(
    unit_of_work: UnitOfWorkFactory, catalogue: Catalogue, source: str, file_name: str, who: str, now: datetime
) -> ImportRun:
    """Reads a file and lays its offers aside; nobody sees them yet.

    Args:
        unit_of_work: makes units of work.
        catalogue: the file.
        source: the name of the catalogue.
        file_name: as it was given.
        who: the manager.
        now: the moment.

    Returns:
        What was found. Nothing of it is in the catalogue before `publish`.

    Raises:
        UnreadableFile: the file as a whole; nothing of it is kept.
    """
    run = ImportRun(
        import_id=str(uuid.uuid4()), source=source, format=catalogue.format, file_name=file_name[:120], who=who, at=now
    )
    with unit_of_work() as uow:
        uow.offers.begin_import(run)
        uow.commit()
    try:
        run = _read(unit_of_work, catalogue, run)
    except BaseException:
        with unit_of_work() as uow:
            uow.offers.discard(run.import_id)
            uow.commit()
        raise
    with unit_of_work() as uow:
        run = replace(run, changes=uow.offers.compare(run.import_id))
        uow.offers.save_import(run)
        uow.commit()
    return run


def publish(uow: UnitOfWork, import_id: str, only_good: bool, replaces: bool) -> ImportRun:
    """Puts everything that was laid aside into the catalogue, in place of what had the same numbers. The caller commits.

    Args:
        uow: a writing unit of work.
        import_id: of the import.
        only_good: leave bad rows out.
        replaces: what the catalogue has of this source and the file has not is taken out.

    Raises:
        KeyError: there is no such import.
        NotAllowed: see `may_publish`.
    """
    run = uow.offers.get_import(import_id)
    if run is None:
        raise KeyError(import_id)
    may_publish(run, only_good)
    changes = uow.offers.publish(import_id, run.removed, replaces)
    run = replace(run, state="uebernommen", changes=changes, only_good=only_good and run.bad > 0)
    uow.offers.save_import(run)
    if not any(one.name == run.source for one in uow.offers.sources()):
        uow.offers.save_source(Source(name=run.source, format=run.format))
    return run


def _read(unit_of_work: UnitOfWorkFactory, catalogue: Catalogue, run: ImportRun) -> ImportRun:
    doubts, faults, seen = Doubts(), [], set()
    good = bad = to_check = 0
    waiting: list[Offer] = []
    for line, made in _offers(catalogue, run, doubts):
        if isinstance(made, Offer) and made.source_id in seen:
            made = Fault(line, made.source_id, "Diese Nummer steht schon weiter oben in der Datei.")
        if isinstance(made, Fault):
            bad += 1
            if len(faults) < MOST_FAULTS:
                faults.append((made.line, made.record[:80], made.reason))
            continue
        seen.add(made.source_id)
        good += 1
        to_check += made.skill_state in ("pruefen", "offen")
        waiting.append(made)
        if len(waiting) >= BATCH:
            _stage(unit_of_work, run.import_id, waiting)
            waiting = []
    if waiting:
        _stage(unit_of_work, run.import_id, waiting)
    return replace(
        run,
        good=good,
        bad=bad,
        to_check=to_check,
        faults=tuple(faults),
        doubts=tuple((*key, *number) for key, number in doubts.found.items()),
        unknown=tuple((name, *what) for name, what in catalogue.unknown.parts.items()),
        removed=tuple(number for number in catalogue.removed if number),
    )


def _offers(catalogue: Catalogue, run: ImportRun, doubts: Doubts) -> Iterator[tuple[int, Offer | Fault]]:
    day = run.at.date()
    for record in catalogue.records():
        yield record.line, make_offer(record, run.source, day, doubts) if isinstance(record, Draft) else record


def _stage(unit_of_work: UnitOfWorkFactory, import_id: str, offers: list[Offer]) -> None:
    with unit_of_work() as uow:
        uow.offers.stage(import_id, offers)
        uow.commit()
