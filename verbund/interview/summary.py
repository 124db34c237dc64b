"""The summary before saving: every field in plain words, as the person will find it on record."""

from __future__ import annotations

from verbund.interview.catalogue import FIELDS, asked_fields
from verbund.interview.state import Interview
from verbund.interview.world import World
from verbund.taxonomy import Taxonomy
from verbund.wording import Wording

_NOT_SHOWN = frozenset({"einwilligung", "bestaetigung", "weiterer_bedarf", "kontakt", "funding"})


def summary_fields(interview: Interview) -> list[str]:
    """The fields of the summary, in the order of the interview; what was left out is not listed."""
    planned = asked_fields(interview.values, skills_unsure=True)
    told = [name for name in FIELDS if name in interview.values and name not in planned]
    return [
        name
        for name in (*planned, *told)
        if name not in _NOT_SHOWN and name not in interview.skipped and interview.values.get(name) not in (None, [])
    ]


def summary_lines(interview: Interview, world: World) -> list[str]:
    """Lines "Label: value" in the order of the interview; what was left out is not listed.

    Args:
        interview: the answers.
        world: plain words and skill labels.
    """
    return [f"{label}: {value}" for _, label, value in summary_entries(interview, world.wording, world.taxonomy)]


def summary_entries(interview: Interview, wording: Wording, taxonomy: Taxonomy) -> list[tuple[str, str, str]]:
    """The summary as `(field, label, value)`, in the order of the interview."""
    entries = []
    for name in summary_fields(interview):
        value = wording.value(name, interview.values.get(name), interview.language_mode, taxonomy)
        if name == "ort" and interview.place.get("kreis"):
            value = f"{value} ({interview.place['kreis']})"
        entries.append((name, wording.label(name, interview.language_mode), value))
    return entries
