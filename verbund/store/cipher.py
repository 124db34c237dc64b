"""Encryption of single values: AES-256-GCM with a key derived from the installation's secret."""

from __future__ import annotations

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from verbund.secret import vault_keys

NONCE_BYTES = 12


class WrongKey(Exception):
    """The value was sealed with a secret that this process does not have."""


class Cipher:
    """Seals and opens values of one kind.

    Args:
        secret: the installation's secret key; where it carries a ring of keys, the newest seals and all of them open.
        kind: what is sealed (`contacts`); each kind has a key of its own.
    """

    def __init__(self, secret: bytes, kind: str) -> None:
        self._ring = {_key_id(key): AESGCM(_derived(key, f"verbundlotse/vault/{kind}/v1", 32)) for key in vault_keys(secret)}
        self.key_id = next(iter(self._ring))

    def seal(self, text: str, ref: str) -> bytes:
        """Encrypts a text; `ref` is bound to it, so a row copied under another reference does not open."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._ring[self.key_id].encrypt(nonce, text.encode(), ref.encode())

    def open(self, sealed: bytes, ref: str, key_id: str) -> str:
        """Decrypts what `seal` returned.

        Raises:
            WrongKey: it was sealed with another secret.
            cryptography.exceptions.InvalidTag: it was changed, or belongs to another reference.
        """
        if key_id not in self._ring:
            raise WrongKey(f"sealed with key {key_id}, this process has {', '.join(self._ring)}")
        return self._ring[key_id].decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], ref.encode()).decode()


def _key_id(key: bytes) -> str:
    return _derived(key, "verbundlotse/vault/key-id/v1", 8).hex()


def _derived(secret: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret)
