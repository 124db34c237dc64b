"""The secret of an installation: one key for codes and sessions, and a ring of keys for what lies in the vaults."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Self

FILE = "vault_keys"
"""In the data folder, one key a line, the newest first."""

KEY_BYTES = 32


class SecretKey(bytes):
    """The installation's secret, which everything is derived from that must stay as it is (codes, forms).

    Attributes:
        vault_keys: what contacts, companies and second factors are sealed with; the first one seals, all of them open.
    """

    vault_keys: tuple[bytes, ...]

    def __new__(cls, secret: bytes, newer: Iterable[bytes] = ()) -> Self:
        made = super().__new__(cls, secret)
        made.vault_keys = (*newer, bytes(secret))
        return made


def vault_keys(secret: bytes) -> tuple[bytes, ...]:
    """Returns the keys of the vaults, newest first; of a plain secret just itself."""
    return secret.vault_keys if isinstance(secret, SecretKey) else (secret,)


def read_keys(folder: Path) -> list[bytes]:
    """Returns the keys of the file, newest first; none where nothing was ever rotated."""
    file = folder / FILE
    return [line.encode() for line in file.read_text().split()] if file.exists() else []


def write_keys(folder: Path, keys: Iterable[bytes]) -> None:
    """Replaces the file as a whole, readable for its owner alone: a crash leaves the old or the new one."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=FILE, delete=False) as draft:
        draft.write(b"".join(key + b"\n" for key in keys))
        draft.flush()
        os.fsync(draft.fileno())
    try:
        os.replace(draft.name, folder / FILE)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(draft.name)
        raise


def new_key() -> bytes:
    """Returns a key with 256 random bits."""
    return secrets.token_hex(KEY_BYTES).encode()
