"""`verbundlotse funding due`: what in the funding data is to be compared with its source again."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from verbund.funding.due import Due, due, lapsed

NOTHING_DUE, SOMETHING_DUE = 0, 3  # 1 and 2 already mean an error and a wrong call


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    check = actions.add_parser(
        "due",
        help="zeigt, welche Angaben zu Förderwegen neu zu prüfen sind",
        description=f"Endet mit {NOTHING_DUE}, wenn nichts fällig ist, sonst mit {SOMETHING_DUE}.",
    )
    check.add_argument("--on", type=_day, metavar="TAG", help="an diesem Tag statt heute, etwa 2027-02-28")
    check.add_argument(
        "--within", type=_days, default=0, metavar="TAGE", help="auch, was so viele Tage danach fällig wird"
    )
    check.set_defaults(run=_due)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} ist kein Tag; Beispiel: 2027-02-28") from error


def _days(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} ist keine Zahl von Tagen")
    return int(text)


def _due(options: argparse.Namespace) -> int:
    day = options.on or datetime.now(UTC).astimezone().date()
    until = day + timedelta(days=options.within)
    found = due(until)
    _print(f"Zu prüfen bis {_german(until)}:", found)
    _print("Abgelaufen ohne neueren Wert; der Lotse nennt keine Zahl:", lapsed(day))
    if not found:
        print(f"Bis {_german(until)} ist nichts fällig.")
        return NOTHING_DUE
    print(
        f"{len(found)} Angaben sind fällig. Wie Sie prüfen und eintragen, steht in docs/runbook.md, Abschnitt Förderdaten."
    )
    return SOMETHING_DUE


def _print(title: str, found: Sequence[Due]) -> None:
    if not found:
        return
    print(title)
    for (next_check, file), group in itertools.groupby(found, key=lambda one: (one.next_check, one.instrument)):
        facts = list(group)
        print(f"  {_german(next_check)}  knowledge/funding/{file}.yml  ({facts[0].name})")
        for one in facts:
            mark = "" if one.confirmed else "; bisher nur aus zweiter Hand"
            print(f"      {one.what}: {one.source}; zuletzt {_german(one.checked_on)}{mark}")
    print()


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"
