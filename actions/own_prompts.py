"""Which questions have words of their own for those who speak for others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

DOMAIN = Path(__file__).parent.parent / "domain.yml"
SUFFIX = "_betrieb"


@cache
def load_own_prompts() -> frozenset[str]:
    """Returns the names of the responses in `domain.yml` that stand beside a plain one, `utter_ask_ort_betrieb`, say.

    The engine could send its domain along with every call, but that is a quarter of a megabyte for a handful of names.
    """
    with DOMAIN.open(encoding="utf-8") as file:
        responses = yaml.load(file, Loader=yaml.CSafeLoader)["responses"]
    return frozenset(name for name in responses if name.endswith(SUFFIX))
