"""The code with which a person finds their need again, without an account and without a name.

Thirteen signs of Crockford's base 32 carry 65 bits. A code is computed from the need's id with a secret key, so saving
twice gives the same code and the store keeps only its hash: who reads the database cannot ask for a need by code.
"""

from __future__ import annotations

import hashlib
import hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # https://www.crockford.com/base32.html: no I, L, O, U
LENGTH = 13
GROUPS = (4, 4, 5)
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class CodeError(ValueError):
    """What was typed cannot be a code."""


def code_for(need_id: str, secret: bytes) -> str:
    """Computes the code of a need.

    Args:
        need_id: the id of the need.
        secret: the installation's secret key; the code's own key is derived from it.

    Returns:
        The code in groups, as it is shown: `XXXX-XXXX-XXXXX`.
    """
    key = hmac.digest(secret, b"verbundlotse/code/v1", "sha256")
    number = int.from_bytes(hmac.digest(key, need_id.encode(), "sha256"), "big") >> (256 - 5 * LENGTH)
    signs = "".join(ALPHABET[(number >> shift) & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
    return _grouped(signs)


def normalise(typed: str) -> str:
    """Reads a code as a person types it: lower case, spaces, hyphens or none, O for 0, I and L for 1.

    Args:
        typed: what the person typed.

    Returns:
        The code in groups.

    Raises:
        CodeError: it has another length or a sign that codes do not have.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        raise CodeError("a code has 13 letters and digits")
    return _grouped(signs)


def code_hash(code: str) -> str:
    """Returns what the store keeps of a code; typed variants of one code have one hash.

    Raises:
        CodeError: it cannot be a code.
    """
    return hashlib.sha256(normalise(code).encode()).hexdigest()


def matches(typed: str, stored_hash: str) -> bool:
    """Says in constant time whether a typed code belongs to a stored hash; False for what cannot be a code."""
    try:
        return hmac.compare_digest(code_hash(typed), stored_hash)
    except CodeError:
        return False


def _grouped(signs: str) -> str:
    first, second, _ = GROUPS
    return f"{signs[:first]}-{signs[first : first + second]}-{signs[first + second :]}"
