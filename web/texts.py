"""German texts that the gateway itself says, from `knowledge/texts/gateway.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from verbund.need_values import LanguageMode
from verbund.privacy.erasure import Receipt
from verbund.settings import ROOT

FILE = ROOT / "knowledge" / "texts" / "gateway.yml"
SEVERAL = "mehrere"
CONVERSATION_STORES = ("conversations", "messages", "buttons", "answers", "unclear_messages", "resume_codes", "feedback", "engine")


@dataclass(frozen=True)
class GatewayTexts:
    """The texts.

    Attributes:
        hints: masked kind -> language mode -> what is said about it.
        erased: language mode -> confirmation of an erasure.
        errors: key of a problem -> what a person can do about it.
        wishes: wish about the conversation -> language mode -> how the transcript shows it.
    """

    hints: Mapping[str, Mapping[str, str]]
    erased: Mapping[str, str]
    errors: Mapping[str, str]
    wishes: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, file: Path = FILE) -> GatewayTexts:
        """Reads the file; raises KeyError when one of its parts is missing."""
        parts = yaml.safe_load(file.read_text(encoding="utf-8"))
        return cls(parts["hinweise"], parts["geloescht"], parts["fehler"], parts["wuensche"])

    def hint(self, kinds: Iterable[str], mode: LanguageMode) -> str | None:
        """Returns one message about everything that was masked, or None when nothing was."""
        distinct = set(kinds)
        if not distinct:
            return None
        kind = distinct.pop() if len(distinct) == 1 else SEVERAL
        return self.hints.get(kind, self.hints[SEVERAL])[mode]

    def wish(self, name: str, mode: LanguageMode, **values: str) -> str:
        """Returns how the transcript shows a wish about the conversation itself."""
        return self.wishes[name][mode].format(**values)

    def confirmation(self, receipt: Receipt, mode: LanguageMode) -> str:
        """Returns the sentence that confirms an erasure, with the numbers of its receipt."""
        return self.erased[mode].format(
            gespraech=sum(receipt.erased[store] for store in CONVERSATION_STORES),
            bedarfe=receipt.erased["needs"],
            kontakte=receipt.erased["contacts"] + receipt.erased["companies"],
        )
