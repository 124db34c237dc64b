"""Rasa's default pipeline, trained on the same data for comparison; never part of the product."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

EPOCHS = 100
_PIPELINE = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "constrain_similarities": True, "random_seed": 42},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
]


@contextmanager
def trained_default(epochs: int) -> Iterator[tuple[Path, float]]:
    """Trains the pipeline that ``rasa init`` writes.

    Args:
        epochs: Of DIET; Rasa's default is ``EPOCHS``.

    Yields:
        The model file, which lives as long as the context, and the seconds that training took.
    """
    from rasa.model_training import train_nlu

    pipeline = [{**part, "epochs": epochs} if part["name"] == "DIETClassifier" else part for part in _PIPELINE]
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "config.yml"
        config.write_text(yaml.safe_dump({"recipe": "default.v1", "language": "de", "pipeline": pipeline}))
        started = time.perf_counter()
        model = Path(train_nlu(str(config), "data/nlu", folder, domain="domain.yml"))
        yield model, time.perf_counter() - started
