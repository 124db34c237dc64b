"""What the intent and the answer models see of a text: its meaning (E5, USE) and its letters (character tf-idf)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from bot import encoders
from bot.messages import encode_messages
from bot.normalise import fold
from bot.sentence_space import SentenceSpace

_LETTERS_SCALE = 3.0
_WIDTH = 384
_SEED = 42


class TextFeatures:
    """Centred sentence vectors and folded character n-grams, brought down to 384 numbers without losing the angles."""

    def __init__(self) -> None:
        self._letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, max_features=8_000
        )
        self._projection = np.zeros((0, 0), dtype=np.float32)
        self._mean = np.zeros(encoders.WIDTH, dtype=np.float32)

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """Learns mean, n-grams and projection.

        Args:
            texts: Training texts, at least two.

        Returns:
            Their features, one row each.
        """
        raw = encode_messages(texts)
        self._mean = SentenceSpace.fit(raw).mean
        self._letters.fit([fold(text) for text in texts])
        wide = self._wide(texts, raw)
        width = min(_WIDTH, len(texts) - 1, wide.shape[1] - 1)
        # Kept in single precision: two of these in double would be a tenth of the engine's memory.
        self._projection = TruncatedSVD(width, n_iter=4, random_state=_SEED).fit(wide).components_.T.astype(np.float32)
        return wide @ self._projection

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Gives the features of new texts."""
        return self._wide(texts, encode_messages(texts)) @ self._projection

    def _wide(self, texts: Sequence[str], raw: np.ndarray) -> csr_matrix:
        dense = SentenceSpace(self._mean).transform(raw)
        letters = self._letters.transform([fold(text) for text in texts]) * _LETTERS_SCALE
        return hstack([csr_matrix(dense), letters.astype(np.float32)]).tocsr()
