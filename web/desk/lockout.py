"""How long a name stays shut after failed logins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import takewhile

from verbund.managers import AuditEntry

LOGIN = "login"
LOGIN_FAILED = "login_failed"

FREE_ATTEMPTS = 5
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=1)
LOOK_BACK = 16
"""How many entries of a name must be read: more failures than these add nothing to the delay."""


def locked_until(newest_first: Iterable[AuditEntry]) -> datetime | None:
    """Says until when nobody may log in under a name.

    After five failures in a row the name is shut for a minute, and twice as long after each further one. Attempts made
    while it is shut are not counted, otherwise anybody could keep a manager out for ever with one request an hour.

    Args:
        newest_first: the audit entries of the name, logins and failed logins.

    Returns:
        The moment from which one more attempt is allowed, or None when the name is not shut.
    """
    failures = [entry.at for entry in takewhile(lambda entry: entry.action == LOGIN_FAILED, newest_first)]
    if len(failures) < FREE_ATTEMPTS:
        return None
    return failures[0] + min(FIRST_DELAY * 2 ** (len(failures) - FREE_ATTEMPTS), LONGEST_DELAY)
