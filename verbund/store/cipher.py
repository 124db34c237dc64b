"""Encryption of single values: AES-256-GCM with a key derived from the installation's secret."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class WrongKey(Exception):
    """The value was sealed with a secret that this process does not have."""


class Cipher:
    """Seals and opens values of one kind.

    Args:
        secret: the installation's secret key.
        kind: what is sealed (`contacts`); each kind has a key of its own.
    """

    def __init__(self, secret: bytes, kind: str) -> None:
        self._aead = AESGCM(_derived(secret, f"verbundlotse/vault/{kind}/v1", 32))
        self.key_id = _derived(secret, "verbundlotse/vault/key-id/v1", 8).hex()

    def seal(self, text: str, ref: str) -> bytes:
        """Encrypts a text; `ref` is bound to it, so a row copied under another reference does not open."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, text.encode(), ref.encode())

    def open(self, sealed: bytes, ref: str, key_id: str) -> str:
        """Decrypts what `seal` returned.

        Raises:
            WrongKey: it was sealed with another secret.
            cryptography.exceptions.InvalidTag: it was changed, or belongs to another reference.
        """
        if key_id != self.key_id:
            raise WrongKey(f"sealed with key {key_id}, this process has {self.key_id}")
        return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], ref.encode()).decode()


def _derived(secret: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret)
