"""`verbundlotse keys rotate`: a new key for contacts, companies and second factors."""

from __future__ import annotations

import argparse
import os

from verbund.secret import SecretKey, new_key, read_keys, vault_keys, write_keys
from verbund.settings import PREFIX, Settings
from verbund.store import create_session_factory
from verbund.store.cipher import WrongKey
from verbund.store.key_rotation import seal_anew
from verbundlotse import composition
from verbundlotse.errors import OperatorError
from verbundlotse.ports import check_ports

_LABELS = {"contacts": "Kontakte", "companies": "Betriebe", "second_factors": "zweite Faktoren"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the actions."""
    actions = parser.add_subparsers(required=True, metavar="AKTION")
    rotate = actions.add_parser(
        "rotate", help="verschlüsselt Kontakte neu; vorher den Lotsen beenden und sichern, Codes bleiben gültig"
    )
    rotate.set_defaults(run=_rotate)


def _rotate(options: argparse.Namespace) -> None:
    settings = Settings.load()
    check_ports(settings)  # a process that runs on has only the old keys
    composition.open_store(settings)
    given = bool(os.environ.get(PREFIX + "VAULT_KEYS"))
    secret = settings.secret_key
    if not given:
        # The new key is on the disk before anything is sealed with it.
        write_keys(settings.data_dir, [new_key(), *read_keys(settings.data_dir)])
        secret = SecretKey(bytes(settings.secret_key), read_keys(settings.data_dir))
    try:
        sealed = seal_anew(create_session_factory(settings.database_url), secret)
    except WrongKey:
        raise OperatorError(
            "Ein Eintrag ist mit einem Schlüssel verschlossen, den es hier nicht gibt. Nichts wurde geändert: "
            "Bitte den fehlenden Schlüssel aus der Sicherung holen."
        ) from None
    if not given:
        write_keys(settings.data_dir, vault_keys(secret)[:1])
    print("Neu verschlüsselt: " + ", ".join(f"{count} {_LABELS[table]}" for table, count in sealed.items()) + ".")
    print("Den Lotsen jetzt wieder starten und neu sichern. Ältere Sicherungen öffnen nur mit ihrem eigenen Schlüssel.")
