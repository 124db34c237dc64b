"""One file per group of commands, with `configure(parser)`; only the one that is called is imported."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

COMMANDS = {
    "up": "trainiert, wenn nötig, und startet Engine, Actions und Web",
    "train": "trainiert das Modell, wenn sich Trainingsdaten geändert haben",
    "learn": "aus zugeordneten Formulierungen lernen: Modelle trainieren, vergleichen, einsetzen, zurücknehmen",
    "gazetteer": "baut nur das Verzeichnis der Orte, Berufe und Kompetenzen",
    "manager": "Zugänge des Verbundmanagements",
    "retention": "Löschen nach Ablauf der Fristen",
    "erase": "löscht einen Bedarf mit allem, was dazugehört",
    "export": "gibt alle Bedarfe aus, je Zeile einen JSON-Datensatz, ohne Kontakte",
    "offers": "Angebote: Kataloge von Anbietern einlesen",
    "funding": "Förderdaten: was neu zu prüfen ist",
    "keys": "neue Schlüssel für Kontakte",
    "backup": "sichert Datenbanken und Schlüssel im laufenden Betrieb",
    "sbom": "schreibt die Stücklisten beider Umgebungen (CycloneDX)",
    "bench": "misst Antwortzeiten, Kaltstart und Speicher auf dieser Maschine",
}


def add_commands(parser: argparse.ArgumentParser, argv: Sequence[str]) -> None:
    """Adds all commands, and the options of the one that is called.

    Args:
        parser: the program's parser.
        argv: the words after the program's name.
    """
    groups = parser.add_subparsers(title="Befehle", required=True, metavar="BEFEHL")
    for name, text in COMMANDS.items():
        command = groups.add_parser(name, help=text, description=text)
        if argv and argv[0] == name:
            importlib.import_module(f"{__name__}.{name}").configure(command)
