"""`verbundlotse learn`: the same as the desk's pages, for who has a shell."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime

from verbund.learning.shelf import BASE
from verbund.learning.training_files import difference, present, training_files, write
from verbund.settings import ROOT, Settings
from verbundlotse import composition, paths
from verbundlotse.console import console
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import Ground, train_candidate
from verbundlotse.learning.comparison import compare, is_worse
from verbundlotse.training.train import ensure_model

ROWS = (
    ("blind", "fremde Sätze, Absicht richtig"),
    ("skills", "Umschreibungen, Kompetenz richtig"),
    ("held_back", "zurückgehaltene Formulierungen"),
    ("learnt", "gelernte Formulierungen"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    export = actions.add_parser("export", help="zeigt, was in data/nlu und knowledge/skills neu wäre")
    export.add_argument("--write", action="store_true", help="schreibt es auch")
    export.set_defaults(run=_export)
    actions.add_parser("train", help="trainiert ein neues Modell und vergleicht es").set_defaults(run=_train)
    for name, text, run in (
        ("compare", "misst ein Modell neben dem, das antwortet", _compare),
        ("activate", f"lässt ein Modell antworten ({BASE}: das ohne Gelerntes)", _activate),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("modell")
        action.set_defaults(run=run)
    actions.add_parser("rollback", help="lässt wieder das Modell davor antworten").set_defaults(run=_rollback)
    actions.add_parser("list", help="zeigt die Modelle").set_defaults(run=_list)


def _export(options: argparse.Namespace) -> None:
    settings = Settings.load()
    composition.open_store(settings)
    before = present(ROOT)
    after = training_files(composition.reviewed_lines(settings)(), before)
    print(difference(before, after) or "Nichts Neues.", end="" if before != after and after else "\n")
    if options.write and after:
        write(ROOT, after)
        print("Geschrieben. Der nächste Start trainiert das Grundmodell damit.")


def _train(options: argparse.Namespace) -> None:
    settings, ground = _ground()
    composition.open_store(settings)
    ensure_model(ground.workshop, ground.base, ground.say)
    today = datetime.now(UTC).date().isoformat()
    version = train_candidate(ground, composition.reviewed_lines(settings)(), "Betrieb", today)
    print(f"Modell {version.id}: {version.lines} Formulierungen gelernt, {version.held_back} zurückgehalten.")
    _show(ground, version.id)


def _compare(options: argparse.Namespace) -> None:
    _show(_ground()[1], options.modell)


def _show(ground: Ground, name: str) -> None:
    figures = compare(ground, name)
    print(f"{'':34s}{figures['against']:>16s}{name:>16s}")
    for key, words in ROWS:
        print(f"{words:34s}{_share(figures['before'][key]):>16s}{_share(figures['after'][key]):>16s}")
    if is_worse(figures):
        print("Achtung: Das neue Modell versteht fremde Sätze schlechter.")
    print(f"Einsetzen: verbundlotse learn activate {name}")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f} %".replace(".", ",")


def _activate(options: argparse.Namespace) -> None:
    shelf = _ground()[1].shelf
    try:
        shelf.activate(options.modell)
    except KeyError:
        raise OperatorError(f"Ein Modell {options.modell} gibt es nicht.") from None
    print(f"{options.modell} antwortet, sobald der Lotse neu gestartet hat; läuft er, geschieht das von selbst.")


def _rollback(options: argparse.Namespace) -> None:
    try:
        name = _ground()[1].shelf.roll_back()
    except KeyError:
        raise OperatorError("Davor gab es kein anderes Modell.") from None
    print(f"Es antwortet wieder {name}, sobald der Lotse neu gestartet hat; läuft er, geschieht das von selbst.")


def _list(options: argparse.Namespace) -> None:
    shelf = _ground()[1].shelf
    for name in [*(version.id for version in shelf.versions()), BASE]:
        print(f"{'*' if name == shelf.active() else ' '} {name}")


def _ground() -> tuple[Settings, Ground]:
    settings = Settings.load()
    say = console(paths.logs(settings.data_dir) / "verbundlotse.log")
    return settings, composition.ground(settings, os.environ, say)
