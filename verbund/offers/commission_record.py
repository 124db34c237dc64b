"""Orders as plain values for the store, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from verbund.offers.commission import Commission, Decision, Quote, Specification


def to_record(commission: Commission) -> dict[str, Any]:
    """Returns specification, criteria, quotes and decision as plain values for the store."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Mapping):
            return dict(value)
        return list(value) if isinstance(value, tuple) else value

    def flat(one: Any) -> dict[str, Any]:
        return {name: plain(value) for name, value in vars(one).items()}

    return {
        "specification": flat(commission.specification),
        "criteria": [list(pair) for pair in commission.criteria],
        "quotes": [flat(quote) for quote in commission.quotes],
        "decision": flat(commission.decision) if commission.decision else None,
    }


def parts_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Reads what `to_record` returned: keyword arguments of `Commission`."""
    spec = dict(record["specification"])
    for name in ("skill_ids", "outcomes"):
        spec[name] = tuple(spec.get(name, ()))
    return {
        "specification": Specification(**spec),
        "criteria": tuple((name, weight) for name, weight in record["criteria"]),
        "quotes": tuple(Quote(**_with_days(quote, "asked_on", "received_on")) for quote in record["quotes"]),
        "decision": Decision(**_with_days(record["decision"], "decided_on", "checked_on"))
        if record["decision"]
        else None,
    }


def _with_days(record: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name in names and value else value for name, value in record.items()}
