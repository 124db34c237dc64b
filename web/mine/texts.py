"""German sentences of the pages, from `knowledge/texts/mein_bedarf.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml

from verbund.settings import ROOT

FILE = ROOT / "knowledge" / "texts" / "mein_bedarf.yml"
EXAMPLE = "7K2M-9QX4-PT3WA"


@dataclass(frozen=True)
class MineTexts:
    """The sentences.

    Attributes:
        errors: what a person can do about it, by key.
        notices: what was done, by key.
        readers: who sees the entry, by value of `weitergabe_betrieb`.
        stages: what the status means, by value of `status`.
        stores: what lay in a store, by the name a receipt has for it.
    """

    errors: Mapping[str, str]
    notices: Mapping[str, str]
    readers: Mapping[str, str]
    stages: Mapping[str, str]
    stores: Mapping[str, str]

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """Reads the file; raises KeyError when one of its parts is missing."""
        parts = yaml.safe_load(file.read_text(encoding="utf-8"))
        return cls(parts["fehler"], parts["meldungen"], parts["wer_sieht"], parts["stand"], parts["quittung"])

    def error(self, key: str, **values: object) -> str:
        """Returns the sentence of an error with its values; a person's own words are never one of them."""
        return self.errors[key].format(beispiel=EXAMPLE, **values)
