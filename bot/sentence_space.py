"""Mean-centred, renormalised, scaled sentence vectors.

Raw E5 cosines all lie between 0.83 and 0.91: a linear classifier sees nothing in them. After the mean of the training
sentences is taken off, the same vectors separate intents by 12 points better (docs/understanding.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.encoders import E5_WIDTH, WIDTH

_PARTS = (slice(0, E5_WIDTH), slice(E5_WIDTH, WIDTH))


@dataclass(frozen=True)
class SentenceSpace:
    """The mean of the training sentences and how much each encoder counts."""

    mean: np.ndarray
    e5_scale: float = 6.0
    use_scale: float = 4.0

    @classmethod
    def fit(cls, raw: np.ndarray, e5_scale: float = 6.0, use_scale: float = 4.0) -> SentenceSpace:
        """Learns the mean of raw vectors.

        Args:
            raw: Vectors from ``encoders.encode``.
            e5_scale: Length of the E5 part after scaling.
            use_scale: Length of the USE part after scaling.
        """
        mean = raw.mean(axis=0) if len(raw) else np.zeros(WIDTH, dtype=np.float32)
        return cls(mean.astype(np.float32), e5_scale, use_scale)

    def transform(self, raw: np.ndarray) -> np.ndarray:
        """Centres, renormalises and scales each encoder's part; a part that is missing (all zero) stays zero."""
        result = np.zeros_like(raw)
        for part, scale in zip(_PARTS, (self.e5_scale, self.use_scale)):
            block = raw[:, part]
            present = np.any(block != 0, axis=1, keepdims=True)
            centred = block - self.mean[part]
            norms = np.linalg.norm(centred, axis=1, keepdims=True)
            result[:, part] = np.where(present & (norms > 1e-6), centred / np.maximum(norms, 1e-6) * scale, 0.0)
        return result
