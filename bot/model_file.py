"""Keeps fitted models beside Rasa's own as JSON and plain arrays: a model file must not be able to run code.

Not with skops, as Rasa does: it writes each n-gram as an array of its own, which made up most of the start.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

_PACKAGE = "bot."
_STRUCTURE = "structure"


def save(model: Any, path: Path) -> None:
    """Writes a model of this package.

    Args:
        model: An object of ``bot`` made of plain values, lists, dictionaries, arrays, sparse matrices, n-gram
            vectorizers and other objects of ``bot``.
        path: Where to write it; ends in ``.npz``.

    Raises:
        TypeError: If it holds anything else.
    """
    arrays: dict[str, np.ndarray] = {}
    structure = json.dumps(_taken_apart(model, arrays), ensure_ascii=False)
    np.savez(path, **{_STRUCTURE: np.array(structure)}, **arrays)


def load(path: Path) -> Any:
    """Reads a model that ``save`` wrote.

    Args:
        path: The file.

    Returns:
        The model.

    Raises:
        ValueError: If the file names a class outside of this package.
    """
    with np.load(path, allow_pickle=False) as arrays:
        return _put_together(json.loads(str(arrays[_STRUCTURE])), arrays)


def _taken_apart(value: Any, arrays: dict[str, np.ndarray]) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, np.ndarray):
        arrays[f"a{len(arrays)}"] = value
        return {"array": f"a{len(arrays) - 1}"}
    if isinstance(value, (list, tuple)):
        return [_taken_apart(item, arrays) for item in value]
    if isinstance(value, dict):
        return {"pairs": [[_taken_apart(k, arrays), _taken_apart(v, arrays)] for k, v in value.items()]}
    if isinstance(value, csr_matrix):
        parts = (value.data, value.indices, value.indptr, np.array(value.shape))
        return {"sparse": [_taken_apart(part, arrays) for part in parts]}
    if isinstance(value, TfidfVectorizer):
        ngrams = sorted(value.vocabulary_, key=value.vocabulary_.get)
        settings = {name: value.get_params()[name] for name in ("analyzer", "ngram_range", "sublinear_tf")}
        return {"letters": settings, "ngrams": ngrams, "idf": _taken_apart(value.idf_, arrays)}
    name = f"{type(value).__module__}.{type(value).__qualname__}"
    if not name.startswith(_PACKAGE):
        raise TypeError(f"{name} gehört in keine Modelldatei")
    return {"class": name, "state": _taken_apart(vars(value), arrays)}


def _put_together(value: Any, arrays: Any) -> Any:
    if isinstance(value, list):
        return [_put_together(item, arrays) for item in value]
    if not isinstance(value, dict):
        return value
    if "array" in value:
        return arrays[value["array"]]
    if "pairs" in value:
        return {_put_together(k, arrays): _put_together(v, arrays) for k, v in value["pairs"]}
    if "sparse" in value:
        data, indices, indptr, shape = _put_together(value["sparse"], arrays)
        return csr_matrix((data, indices, indptr), shape=tuple(shape))
    if "letters" in value:
        settings = {**value["letters"], "ngram_range": tuple(value["letters"]["ngram_range"])}
        letters = TfidfVectorizer(**settings, vocabulary=value["ngrams"])
        letters.idf_ = _put_together(value["idf"], arrays)
        return letters
    return _object(value["class"], _put_together(value["state"], arrays))


def _object(name: str, state: dict[str, Any]) -> Any:
    module, _, kind = name.rpartition(".")
    if not module.startswith(_PACKAGE):
        raise ValueError(f"Fremde Klasse in der Modelldatei: {name}")
    made = object.__new__(getattr(importlib.import_module(module), kind))
    vars(made).update(state)
    return made
