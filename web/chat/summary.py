"""The summary of a conversation as far as it has come, with the choice that opens each field again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verbund.interview.state import Interview
from verbund.interview.summary import summary_entries
from verbund.taxonomy import Taxonomy
from verbund.wording import Wording
from web.chat.outgoing import EDIT
from web.chat.shapes import Json


def summary_json(state: Mapping[str, Any] | None, *, still_open: bool) -> Json:
    """Returns what was understood so far.

    Args:
        state: what the engine remembers of the interview, None where it has not begun.
        still_open: whether anything can be corrected in the chat; `edit` is null where not.

    Returns:
        `{"fields": [{"field", "label", "value", "edit"}]}`; `edit` is sent as the body of a message, with a `message_id`.
    """
    if not state:
        return {"fields": []}
    interview = Interview.from_slots({"interview": state})
    return {
        "fields": [
            {"field": name, "label": label, "value": value, "edit": {"choice": EDIT + name} if still_open else None}
            for name, label, value in summary_entries(interview, Wording.load(), Taxonomy.load())
        ]
    }
