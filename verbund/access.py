"""Who may do what: what is not granted here is denied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from verbund.managers import CASE_ROLES, Deputyship, Manager, Role

Permission = Literal[
    "own_account", "needs", "offers", "learning", "reports", "report_desk", "groups", "accounts", "audit_log", "tokens", "models"
]

GRANTS: Mapping[Role, frozenset[Permission]] = {
    "manager": frozenset({"own_account", "needs", "offers", "learning", "reports", "report_desk"}),
    "admin": frozenset(
        {
            "own_account", "needs", "offers", "learning", "reports", "report_desk", "groups", "accounts", "audit_log", "tokens",
            "models",
        }
    ),
    "foerderer": frozenset({"own_account", "reports"}),
    "betriebsrat": frozenset({"own_account", "groups"}),
}

GUARDED: frozenset[Permission] = frozenset({"accounts", "audit_log", "tokens", "models"})
"""What opens only with a second factor: who has these can give away everything else."""


def may(manager: Manager, permission: Permission) -> bool:
    """Says whether an account may do something."""
    return manager.active and permission in GRANTS[manager.role]


def may_change(actor: Manager, target: str) -> bool:
    """Says whether somebody may change another account's role, regions, password or second factor.

    Nobody raises their own role, nobody closes their own account: so one administrator always remains.
    """
    return may(actor, "accounts") and actor.name != target


def standing_in(
    manager: Manager, deputies: Iterable[Deputyship], colleagues: Iterable[Manager], today: date
) -> Manager:
    """Returns the account with the regions it may read today, its own and those of absent colleagues.

    Args:
        manager: the account.
        deputies: who stands in for whom.
        colleagues: all accounts.
        today: the day that counts.

    Returns:
        The same account. Readers of numbers never gain anything, and a stand-in changes no role.
    """
    if manager.role not in CASE_ROLES or not manager.regions:
        return manager
    absent = {one.absent for one in deputies if one.deputy == manager.name and one.first_day <= today <= one.last_day}
    regions = set(manager.regions)
    for colleague in colleagues:
        if colleague.name not in absent or colleague.role not in CASE_ROLES or not colleague.active:
            continue
        if not colleague.regions:
            return replace(manager, regions=())
        regions |= set(colleague.regions)
    return replace(manager, regions=tuple(sorted(regions)))
