"""German sentences around the conversation, from `knowledge/texts/chat.yml`: for `/chat` and for the widget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

from verbund.settings import ROOT

FILE = ROOT / "knowledge" / "texts" / "chat.yml"


@dataclass(frozen=True)
class ChatTexts:
    """The sentences.

    Attributes:
        parts: part -> key -> text, as templates use them.
    """

    parts: Mapping[str, Mapping[str, Any]]

    @classmethod
    @cache
    def load(cls, file: Path = FILE) -> Self:
        """Reads the file."""
        return cls(yaml.safe_load(file.read_text(encoding="utf-8")))

    @property
    def for_scripts(self) -> Mapping[str, str]:
        """What the scripts say: their own part, and the words of the conversation."""
        shared = ("lotse", "sie", "warum", "noch_eine", "noch_mehrere", "gleich_fertig")
        chosen = {key: self.parts["gespraech"][key] for key in shared}
        summary = {
            "summaryTitle": self.parts["zusammenfassung"]["titel"],
            "change": self.parts["zusammenfassung"]["aendern"],
        }
        code = {"validUntil": self.parts["code"]["gilt"], "secondsLeft": self.parts["pause"]["rest"]}
        return {**self.parts["programm"], **chosen, **summary, **code}
