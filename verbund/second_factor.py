"""The second factor of a login: codes of an app that change every 30 seconds (RFC 6238), and codes on paper."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field, replace

import pyotp

ISSUER = "Verbundlotse"
STEP_SECONDS = 30
TOLERANCE_STEPS = 1
"""Clocks of phones differ: the code before and the code after are right as well (RFC 6238, 5.2)."""
RECOVERY_CODES = 8
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, kw_only=True)
class SecondFactor:
    """Somebody's second factor.

    Attributes:
        secret: shared with the app, base32.
        enabled: False until a first code has proved that the app has it.
        last_step: the time step of the last code that was taken; no code is taken twice (RFC 6238, 5.2).
        recovery: hashes of the codes on paper that are left.
    """

    secret: str = field(repr=False)
    enabled: bool = False
    last_step: int = 0
    recovery: tuple[str, ...] = field(default=(), repr=False)

    def uri(self, name: str) -> str:
        """Returns what the QR code says to the app."""
        return pyotp.TOTP(self.secret).provisioning_uri(name=name, issuer_name=ISSUER)

    def take(self, typed: str, seconds: float) -> SecondFactor | None:
        """Checks a code.

        Args:
            typed: what was typed: six digits of the app, or a code on paper.
            seconds: the present, in seconds since 1970.

        Returns:
            The factor as it must be kept now, because the code is used up; None when the code is wrong.
        """
        digits = re.sub(r"\s", "", typed)
        if re.fullmatch(r"[0-9]{6}", digits):
            return self._take_digits(digits, int(seconds) // STEP_SECONDS)
        used = hash_recovery(typed)
        if self.enabled and used in self.recovery:
            return replace(self, recovery=tuple(one for one in self.recovery if one != used))
        return None

    def _take_digits(self, digits: str, now: int) -> SecondFactor | None:
        totp = pyotp.TOTP(self.secret)
        for step in range(now - TOLERANCE_STEPS, now + TOLERANCE_STEPS + 1):
            if step > self.last_step and secrets.compare_digest(totp.at(step * STEP_SECONDS), digits):
                return replace(self, last_step=step)
        return None


def new_factor() -> SecondFactor:
    """Returns a factor that nobody has proved yet."""
    return SecondFactor(secret=pyotp.random_base32())


def enabled(factor: SecondFactor) -> tuple[SecondFactor, tuple[str, ...]]:
    """Puts a proved factor into force.

    Returns:
        The factor, and its codes on paper: they are shown once, only hashes are kept.
    """
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    return replace(factor, enabled=True, recovery=tuple(hash_recovery(code) for code in codes)), codes


def hash_recovery(code: str) -> str:
    """Hashes a code on paper. It has 50 random bits, so a fast hash gives nobody a way back."""
    plain = re.sub(r"[^a-z0-9]", "", code.lower())
    return hashlib.sha256(b"verbundlotse/recovery/" + plain.encode()).hexdigest()


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"
