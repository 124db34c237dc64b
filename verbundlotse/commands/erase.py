"""`verbundlotse erase CODE`: erases a need for somebody who asks the operator to."""

from __future__ import annotations

import argparse

from verbund.codes import CodeError
from verbund.privacy.erasure import erase_by_code
from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.errors import OperatorError

_LABELS = {
    "conversations": "Gespräche",
    "messages": "Nachrichten",
    "buttons": "Knöpfe",
    "answers": "Antworten",
    "unclear_messages": "unverstandene Nachrichten",
    "resume_codes": "Codes zum Weitermachen",
    "feedback": "Rückmeldungen",
    "needs": "Bedarfe",
    "contacts": "Kontakte",
    "companies": "Betriebe",
    "engine": "Einträge der Engine",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("code", help="der Code, den die Person bekommen hat")
    parser.set_defaults(run=_erase)


def _erase(options: argparse.Namespace) -> None:
    settings = Settings.load()
    with composition.open_store(settings)() as uow:
        try:
            receipt = erase_by_code(uow, options.code, composition.engine_memory(settings))
        except CodeError:
            raise OperatorError("Das ist kein Code: Er hat 13 Zeichen, zum Beispiel 7K2M-9QXD-4TBHW.") from None
    if receipt is None:
        raise OperatorError("Zu diesem Code gibt es keinen Bedarf (mehr).")
    print("Gelöscht:")
    for part, count in receipt.erased.items():
        print(f"{count:6d}  {_LABELS[part]}")
