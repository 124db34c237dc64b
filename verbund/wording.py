"""Plain German for the record's fields and values, in both language modes (`knowledge/texts/fields.yml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from verbund.settings import ROOT
from verbund.taxonomy import Taxonomy

FIELDS_FILE = ROOT / "knowledge" / "texts" / "fields.yml"


@dataclass(frozen=True)
class Wording:
    """Labels and value words by field and mode."""

    fields: Mapping[str, Mapping[str, Any]]

    @classmethod
    @cache
    def load(cls, path: Path = FIELDS_FILE) -> Wording:
        return cls(yaml.safe_load(path.read_text(encoding="utf-8"))["fields"])

    def label(self, name: str, mode: str = "standard") -> str:
        """The name of a field as a person reads it."""
        return _in_mode(self.fields.get(name, {}).get("label", name), mode)

    def value(self, name: str, value: Any, mode: str = "standard", taxonomy: Taxonomy | None = None) -> str:
        """A value as a person reads it; own words stay as they are, several values are joined.

        Args:
            name: the field.
            value: as the record holds it.
            mode: `standard` or `einfach`.
            taxonomy: for the labels of skills.
        """
        if value is None or value == []:
            return _in_mode(self.fields["_leer"]["label"], mode)
        if isinstance(value, (list, tuple)):
            return ", ".join(self.value(name, one, mode, taxonomy) for one in value)
        if name == "anzahl_personen":
            return f"{value} Person" if value == 1 else f"{value} Personen"
        if name == "skill_ids" and taxonomy is not None:
            return taxonomy.label(value)
        words = self.fields.get(name, {}).get("values", {})
        return _in_mode(words.get(value, words.get(str(value), str(value))), mode)

    def line(
        self, values: Mapping[str, Any], name: str, mode: str = "standard", taxonomy: Taxonomy | None = None
    ) -> str:
        """ "Label: value" of one field."""
        return f"{self.label(name, mode)}: {self.value(name, values.get(name), mode, taxonomy)}"

    def brief(
        self, values: Mapping[str, Any], names: Iterable[str], mode: str = "standard", taxonomy: Taxonomy | None = None
    ) -> str:
        """The values of several fields in one clause, for the acknowledgement of a story."""
        return ", ".join(self.value(name, values[name], mode, taxonomy) for name in names if values.get(name))


def _in_mode(text: Any, mode: str) -> str:
    if isinstance(text, Mapping):
        return str(text.get(mode) or text["standard"])
    return str(text)
