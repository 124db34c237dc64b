"""The published schema of the needs record, and the check of a record against it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from verbund.settings import ROOT

SCHEMA_FILE = ROOT / "knowledge" / "needs_record.schema.json"
SCHEMA_VERSION = "1.0"


@cache
def needs_schema() -> Mapping[str, Any]:
    """Returns the JSON Schema that other programs rely on (design 4.2)."""
    return json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


@cache
def nullable_fields() -> frozenset[str]:
    """Returns the fields of the record that may be null."""
    properties = needs_schema()["properties"]
    return frozenset(name for name, rule in properties.items() if "null" in rule.get("type", ()))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(needs_schema(), format_checker=FormatChecker())


def validate_record(record: Mapping[str, Any]) -> list[str]:
    """Checks a record against the schema.

    Args:
        record: what `Need.to_record` returned, or a record of somebody else.

    Returns:
        One line per fault, empty when the record is valid. A line names the field and the rule it breaks and never
        the value, which may be a person's words: these lines may be logged.
    """
    faults = _validator().iter_errors(dict(record))
    return sorted({_line(fault) for fault in faults})


def _line(fault: ValidationError) -> str:
    where = ".".join(str(step) for step in fault.absolute_path) or "record"
    if fault.validator == "required":
        missing = [name for name in fault.validator_value if name not in fault.instance]
        return f"{where}: missing {', '.join(missing)}"
    if fault.validator == "additionalProperties":
        unknown = set(fault.instance) - set(needs_schema()["properties"])
        return f"{where}: {len(unknown)} unknown field(s)"
    return f"{where}: {fault.validator} {fault.validator_value}"
