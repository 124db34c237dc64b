"""Keeps fitted models beside Rasa's own, without pickle: a model file must not be able to run code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import skops.io

_OURS_AND_MATRICES = ("bot.", "scipy.sparse.")


def save(model: Any, path: Path) -> None:
    """Writes a model of this package.

    Args:
        model: An object made of numpy arrays, scikit-learn estimators and classes of ``bot``.
        path: Where to write it.
    """
    skops.io.dump(model, path)


def load(path: Path) -> Any:
    """Reads a model that ``save`` wrote.

    Args:
        path: The file.

    Returns:
        The model.

    Raises:
        ValueError: If the file holds a type that is neither of scikit-learn, numpy, scipy nor ours.
    """
    unknown = skops.io.get_untrusted_types(file=path)
    if foreign := [name for name in unknown if not name.startswith(_OURS_AND_MATRICES)]:
        raise ValueError(f"Fremde Typen in {path.name}: {foreign}")
    return skops.io.load(path, trusted=unknown)
