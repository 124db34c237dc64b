"""Proof that a form came from our own page: from the session, or before the login from a cookie of its own."""

from __future__ import annotations

import hmac
import secrets

FIELD = "csrf"
LOGIN_COOKIE = "vl_anmeldung"


def new_login_cookie() -> str:
    """Returns the value of the cookie that belongs to one login page."""
    return secrets.token_urlsafe(32)


def login_token(cookie: str, secret_key: bytes) -> str:
    """Returns the token that the login page of this cookie carries.

    It is computed with the secret, so that a cookie planted by somebody else does not give the token away.
    """
    key = hmac.digest(secret_key, b"verbundlotse/desk-login/v1", "sha256")
    return hmac.new(key, cookie.encode(), "sha256").hexdigest()


def same(given: str, expected: str) -> bool:
    """Compares two tokens in constant time; nothing given is never right."""
    return bool(expected) and hmac.compare_digest(given.encode(), expected.encode())
