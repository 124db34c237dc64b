"""The id of one form: minted by us and signed, so that a form sent twice is saved once and no other page sends one."""

from __future__ import annotations

import hmac
import re
import uuid
from datetime import date, timedelta

DAYS = 2
"""How long a page may stay open: somebody begins in the night shift and ends in the next."""
_SHAPE = re.compile(r"([0-9a-f-]{36})\.(\d{4}-\d{2}-\d{2})\.([0-9a-f]{64})")


def mint(secret_key: bytes, today: date) -> str:
    """Returns what a new form carries."""
    return _signed(str(uuid.uuid4()), today.isoformat(), secret_key)


def opened(given: str, secret_key: bytes, today: date) -> str | None:
    """Returns the id in what a form carried.

    Args:
        given: as the browser sent it.
        secret_key: the installation's secret.
        today: the day.

    Returns:
        The id, or None when it is not ours or too old.
    """
    match = _SHAPE.fullmatch(given)
    if match is None:
        return None
    form_id, day, _ = match.groups()
    if not hmac.compare_digest(_signed(form_id, day, secret_key), given):
        return None
    return form_id if date.fromisoformat(day) >= today - timedelta(days=DAYS) else None


def _signed(form_id: str, day: str, secret_key: bytes) -> str:
    key = hmac.digest(secret_key, b"verbundlotse/formular/v1", "sha256")
    return f"{form_id}.{day}.{hmac.new(key, f'{form_id}.{day}'.encode(), 'sha256').hexdigest()}"
