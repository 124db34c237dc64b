"""`verbundlotse manager add`, `verbundlotse manager password` and `verbundlotse manager totp-reset`."""

from __future__ import annotations

import argparse
import dataclasses
import getpass
import sys
from datetime import UTC, datetime
from typing import get_args

from verbund.managers import AuditEntry, Role
from verbund.settings import Settings
from verbund.store.passwords import hash_password
from verbundlotse import composition
from verbundlotse.errors import OperatorError
from web.desk.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD, AccountError, add_manager

OPERATOR = "Betrieb"
"""Who did it, in the audit log, where somebody used the command line."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    add = actions.add_parser("add", help="legt einen Zugang an; das Passwort wird erfragt oder von der Eingabe gelesen")
    add.add_argument("name")
    add.add_argument("--admin", action="store_true", help="darf auch Zugänge verwalten")
    add.add_argument("--role", choices=get_args(Role), help="manager (Vorgabe), admin, foerderer oder betriebsrat")
    add.add_argument("--region", action="append", default=[], help="sieht nur diese Region; mehrfach möglich")
    add.set_defaults(run=_add)
    password = actions.add_parser("password", help="setzt ein neues Passwort und beendet alle Anmeldungen")
    password.add_argument("name")
    password.set_defaults(run=_password)
    factor = actions.add_parser("totp-reset", help="entfernt den zweiten Faktor (Telefon weg) und beendet alle Anmeldungen")
    factor.add_argument("name")
    factor.set_defaults(run=_factor)


def _add(options: argparse.Namespace) -> None:
    settings = Settings.load()
    role = options.role or ("admin" if options.admin else "manager")
    password = _ask_password()  # before the store is opened: waiting for somebody must not hold its lock
    with composition.open_store(settings)() as uow:
        try:
            account = add_manager(uow, options.name, password, role, options.region)
        except AccountError as error:
            raise OperatorError(str(error)) from None
        uow.commit()
    print(f"Zugang „{account.name}“ ist angelegt.")


def _password(options: argparse.Namespace) -> None:
    settings = Settings.load()
    password = _ask_password()
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise OperatorError(f"Das Passwort braucht {SHORTEST_PASSWORD} bis {LONGEST_PASSWORD} Zeichen.")
    with composition.open_store(settings)() as uow:
        account = uow.managers.get(options.name)
        if account is None:
            raise OperatorError(f"Einen Zugang „{options.name}“ gibt es nicht.")
        uow.managers.add(dataclasses.replace(account, password_hash=hash_password(password)))
        uow.sessions.erase_of(account.name)
        uow.commit()
    print(f"Das Passwort von „{options.name}“ ist neu; alle Anmeldungen damit sind beendet.")


def _factor(options: argparse.Namespace) -> None:
    settings = Settings.load()
    with composition.open_store(settings)() as uow:
        if uow.managers.get(options.name) is None:
            raise OperatorError(f"Einen Zugang „{options.name}“ gibt es nicht.")
        had_one = uow.second_factors.erase(options.name)
        uow.sessions.erase_of(options.name)
        if had_one:
            uow.audit.add(
                AuditEntry(at=datetime.now(UTC), who=OPERATOR, action="second_factor_reset", subject=options.name)
            )
        uow.commit()
    print(
        f"Der zweite Faktor von „{options.name}“ ist entfernt; alle Anmeldungen damit sind beendet."
        if had_one
        else f"„{options.name}“ hatte keinen zweiten Faktor."
    )


def _ask_password() -> str:
    """Never an argument: arguments stand in the shell's history and in the list of processes."""
    if sys.stdin.isatty():
        return getpass.getpass("Passwort: ")
    return sys.stdin.readline().rstrip("\n")
