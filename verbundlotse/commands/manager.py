"""`verbundlotse manager add` and `verbundlotse manager password`."""

from __future__ import annotations

import argparse
import dataclasses
import getpass
import sys

from verbund.settings import Settings
from verbund.store.passwords import hash_password
from verbundlotse import composition
from verbundlotse.errors import OperatorError
from web.desk.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD, AccountError, add_manager


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    add = actions.add_parser("add", help="legt einen Zugang an; das Passwort wird erfragt oder von der Eingabe gelesen")
    add.add_argument("name")
    add.add_argument("--admin", action="store_true", help="darf auch Zugänge verwalten")
    add.add_argument("--region", action="append", default=[], help="sieht nur diese Region; mehrfach möglich")
    add.set_defaults(run=_add)
    password = actions.add_parser("password", help="setzt ein neues Passwort und beendet alle Anmeldungen")
    password.add_argument("name")
    password.set_defaults(run=_password)


def _add(options: argparse.Namespace) -> None:
    settings = Settings.load()
    role = "admin" if options.admin else "manager"
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


def _ask_password() -> str:
    """Never an argument: arguments stand in the shell's history and in the list of processes."""
    if sys.stdin.isatty():
        return getpass.getpass("Passwort: ")
    return sys.stdin.readline().rstrip("\n")
