"""Three-valued check of an instrument's conditions against what is known; nothing here is a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from verbund.funding.instruments import Instrument

Status = Literal["in_frage", "nicht", "nicht_geprueft"]


def check(rule: Mapping[str, Any], known: Mapping[str, Any]) -> Status:
    """Checks one condition.

    Args:
        rule: an entry of `regeln`; says which values of a field speak for or against.
        known: values of the needs record.

    Returns:
        "nicht" only if every known value speaks against it; "nicht_geprueft" where nothing or something else is known.
    """
    value = known.get(rule["feld"])
    values = value if isinstance(value, (list, tuple)) else [value]
    if any(one in rule.get("in_frage", ()) for one in values):
        return "in_frage"
    if values and all(one in rule.get("nicht", ()) for one in values):
        return "nicht"
    return "nicht_geprueft"


def assess(instrument: Instrument, known: Mapping[str, Any]) -> Status:
    """Sums the conditions up: one against it decides, all for it make it come into question, else it is open."""
    results = {check(rule, known) for rule in instrument.regeln}
    if "nicht" in results:
        return "nicht"
    return "in_frage" if results == {"in_frage"} else "nicht_geprueft"
