"""`verbundlotse retention preview`, `verbundlotse retention run` and `verbundlotse retention check`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from verbund.privacy.retention import RetentionPolicy, preview
from verbund.privacy.retention_watch import retention_state
from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.retention import run_retention

RAN, OVERDUE = 0, 3  # 1 and 2 already mean an error and a wrong call


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    actions.add_parser("preview", help="zeigt, was ein Lauf jetzt löschen würde").set_defaults(run=_preview)
    actions.add_parser(
        "check",
        help="sagt, wann das Löschen zuletzt lief",
        description=f"Endet mit {RAN}, wenn es lief, und mit {OVERDUE}, wenn nicht: für die Überwachung.",
    ).set_defaults(run=_check)
    actions.add_parser("run", help="löscht, was fällig ist (läuft sonst täglich von selbst)").set_defaults(run=_run)


def _preview(options: argparse.Namespace) -> None:
    settings = Settings.load()
    with composition.open_store(settings)() as uow:
        plan = preview(uow, RetentionPolicy(), datetime.now(UTC))
    print(f"{len(plan.unsaved):6d}  Gespräche ohne gespeicherten Bedarf")
    print(f"{len(plan.transcripts):6d}  Gesprächsverläufe, deren Frist abgelaufen ist")
    print(f"{len(plan.needs):6d}  Bedarfe, deren Löschtag erreicht ist")
    print("Gelöscht wurde nichts.")


def _check(options: argparse.Namespace) -> int:
    with composition.open_store(Settings.load())() as uow:
        state = retention_state(uow, datetime.now(UTC).date())
    when = f"zuletzt am {state.last_run:%d.%m.%Y}" if state.last_run else "noch nie"
    print(f"Das Löschen lief {when}{': Bitte nachsehen.' if state.overdue else '.'}")
    return OVERDUE if state.overdue else RAN


def _run(options: argparse.Namespace) -> None:
    settings = Settings.load()
    composition.open_store(settings)
    print(run_retention(settings))
