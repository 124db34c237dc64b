"""Passwords of managers: argon2id with the library's current defaults (RFC 9106, low-memory profile)."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """Returns what the store keeps of a password."""
    return _HASHER.hash(password)


def password_fits(password: str, password_hash: str | None) -> bool:
    """Checks a password.

    Args:
        password: what was typed.
        password_hash: the account's hash, or None when there is no such account: then the same work is done, so that
            the time does not tell which names exist.

    Returns:
        Whether account and password belong together.
    """
    try:
        return _HASHER.verify(password_hash or _NOBODY, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False
