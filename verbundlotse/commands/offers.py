"""`verbundlotse offers import FILE`: reads a catalogue of courses, as the desk does."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from verbund.managers import AuditEntry
from verbund.offers.catalogue_file import FORMAT_NAMES, UnreadableFile
from verbund.offers.import_run import ImportRun, NotAllowed
from verbund.offers.importing import check, open_catalogue, publish
from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.errors import OperatorError

WHO = "Befehlszeile"
BAD_ROWS = 3  # 1 and 2 already mean an error and a wrong call
MOST_LINES = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    read = actions.add_parser(
        "import",
        help="liest KursML, openQ-cat oder CSV ein",
        description=f"Alles oder nichts: Ist eine Zeile fehlerhaft, wird nichts übernommen (Ende mit {BAD_ROWS}), außer mit --only-good.",
    )
    read.add_argument("file", type=Path, metavar="DATEI")
    read.add_argument(
        "--source",
        metavar="NAME",
        help="Name der Quelle; sonst der Name der Datei. Gleicher Name ersetzt statt zu verdoppeln",
    )
    read.add_argument("--only-good", action="store_true", help="nur die guten Zeilen übernehmen")
    read.add_argument("--whole-catalogue", action="store_true", help="herausnehmen, was die Quelle nicht mehr nennt")
    read.add_argument("--check", action="store_true", help="nur prüfen, nichts übernehmen")
    read.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    if not options.file.is_file():
        raise OperatorError(f"Die Datei {options.file} gibt es nicht.")
    unit_of_work = composition.open_store(Settings.load())
    source = options.source or options.file.name
    with unit_of_work() as uow:
        remembered = next((one for one in uow.offers.sources() if one.name == source and one.format == "csv"), None)
    try:
        catalogue = open_catalogue(options.file, remembered)
        run = check(unit_of_work, catalogue, source, options.file.name, WHO, datetime.now(UTC))
    except UnreadableFile as error:
        raise OperatorError(f"{error} Nichts wurde übernommen.") from None
    _say(run)
    if options.check or (run.bad and not options.only_good):
        with unit_of_work() as uow:
            uow.offers.discard(run.import_id)
            uow.commit()
        print(
            "Nichts wurde übernommen."
            + ("" if options.check else " Mit --only-good kommen nur die guten Zeilen in den Katalog.")
        )
        return BAD_ROWS if run.bad else 0
    try:
        with unit_of_work() as uow:
            publish(uow, run.import_id, options.only_good, options.whole_catalogue)
            uow.audit.add(
                AuditEntry(
                    at=datetime.now(UTC),
                    who=WHO,
                    action="offers_imported",
                    subject=source,
                    reason=f"{run.good} Angebote",
                )
            )
            uow.commit()
    except NotAllowed as error:
        raise OperatorError(str(error)) from None
    print(f"Übernommen: {run.good} Angebote von „{source}“.")
    return 0


def _say(run: ImportRun) -> None:
    changes = run.changes
    print(
        f"{FORMAT_NAMES[run.format]}: {run.good} lesbar ({changes.new} neu, {changes.changed} geändert, {changes.unchanged} gleich), "
        f"{run.bad} fehlerhaft, {changes.gone} nicht mehr in der Datei, bei {run.to_check} ist die Kompetenz zu prüfen."
    )
    for line, record, reason in run.faults[:MOST_LINES]:
        print(f"  Zeile {line}: {record}: {reason}")
    for name, value, reason, count, line in run.doubts[:MOST_LINES]:
        print(f"  nicht verstanden, {count}-mal, zuerst Zeile {line}: {name} „{value}“: {reason}")
    for name, count, line, _ in run.unknown[:MOST_LINES]:
        print(f"  unbekannt, {count}-mal, zuerst Zeile {line}: {name}")
