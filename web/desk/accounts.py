"""Accounts of managers: the first one at start, further ones from the command line."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import get_args

from verbund.managers import Manager, Role
from verbund.need_values import Region
from verbund.store.passwords import hash_password
from verbund.unit_of_work import UnitOfWork

FIRST_NAME = "leitung"
SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200
LONGEST_NAME = 80


class AccountError(ValueError):
    """The account cannot be made; the message is a German sentence for the operator."""


def add_manager(
    uow: UnitOfWork, name: str, password: str, role: Role = "manager", regions: Sequence[str] = ()
) -> Manager:
    """Keeps a new account. The caller commits.

    Args:
        uow: a writing unit of work.
        name: the name to log in with.
        password: the password, 8 to 200 characters.
        role: what the account may do.
        regions: whose needs it reads; none means all.

    Returns:
        The account.

    Raises:
        AccountError: the name is taken or cannot be used, the password has a wrong length, or a region is unknown.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise AccountError(f"Der Name braucht 1 bis {LONGEST_NAME} Zeichen ohne Steuerzeichen.")
    if uow.managers.get(name) is not None:
        raise AccountError(f"Ein Konto „{name}“ gibt es schon.")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise AccountError(f"Das Passwort braucht {SHORTEST_PASSWORD} bis {LONGEST_PASSWORD} Zeichen.")
    if unknown := [region for region in regions if region not in get_args(Region)]:
        known = ", ".join(get_args(Region))
        raise AccountError(f"Unbekannte Region: {', '.join(unknown)}. Bekannt sind: {known}.")
    manager = Manager(name=name, password_hash=hash_password(password), role=role, regions=tuple(regions))
    uow.managers.add(manager)
    return manager


def ensure_first_manager(uow: UnitOfWork, spec: str | None) -> tuple[str, str | None]:
    """Makes sure that somebody can log in. The caller commits, and prints the password if there is one.

    Args:
        uow: a writing unit of work.
        spec: `name:password` (setting `VERBUNDLOTSE_MANAGER`), or None.

    Returns:
        The account's name, and its password if one was made here: it is shown once and kept nowhere. With `spec`, the
        named account, which keeps its password if it exists. Without, an account made now if there is none yet.

    Raises:
        AccountError: `spec` has no colon, or name or password cannot be used; the message never holds the password.
    """
    if spec:
        name, colon, password = spec.partition(":")
        if not colon:
            raise AccountError("VERBUNDLOTSE_MANAGER braucht die Form name:passwort.")
        if uow.managers.get(name.strip()) is None:
            add_manager(uow, name, password, role="admin")
        return name.strip(), None
    if accounts := uow.managers.all():
        return accounts[0].name, None
    password = secrets.token_urlsafe(12)
    add_manager(uow, FIRST_NAME, password, role="admin")
    return FIRST_NAME, password
