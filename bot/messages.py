"""Raw vectors of whole messages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot import encoders
from bot.clauses import WHOLE_UP_TO_WORDS, split_clauses


def encode_messages(texts: Sequence[str]) -> np.ndarray:
    """Encodes messages; a long one as the mean of its clauses, whose vectors other components need anyway.

    Args:
        texts: Messages.

    Returns:
        Raw vectors, one row each (see ``encoders.encode``).
    """
    pieces = [_pieces(text) for text in texts]
    vectors = encoders.encode([piece for own in pieces for piece in own])
    ends = np.cumsum([len(own) for own in pieces])
    return np.stack([vectors[end - len(own) : end].mean(axis=0) for own, end in zip(pieces, ends)])


def _pieces(text: str) -> list[str]:
    if len(text.split()) <= WHOLE_UP_TO_WORDS:
        return [text.strip().rstrip(" .,;:!?") or text]
    return [clause.text for clause in split_clauses(text)] or [text]
