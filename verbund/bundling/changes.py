"""What differs between two versions of a bundle, and how a change is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from verbund.bundling.bundle import Bundle, BundleChange, Member

OWN_FIELDS = ("title", "skill_id", "region", "target_level", "status", "min_seats", "max_seats", "note")
MEMBER_FIELDS = ("seats", "agreed_on")


def changes(before: Bundle, after: Bundle, who: str, on: date) -> list[BundleChange]:
    """Returns what changed, each as of the version that `after` becomes."""
    known = {"bundle_id": before.bundle_id, "version": before.version + 1, "changed_on": on, "who": who}
    done = [
        BundleChange(**known, field=field, before=getattr(before, field), after=getattr(after, field))
        for field in OWN_FIELDS
        if getattr(before, field) != getattr(after, field)
    ]
    ids = dict.fromkeys(member.need_id for member in (*before.members, *after.members))
    for need_id in ids:
        old, new = before.member(need_id), after.member(need_id)
        for field in MEMBER_FIELDS:
            was, is_now = getattr(old, field, None), getattr(new, field, None)
            if was != is_now:
                done.append(BundleChange(**known, field=field, before=was, after=is_now, need_id=need_id))
    return done


def taken_back(bundle: Bundle, done: Iterable[BundleChange]) -> Bundle:
    """Returns the bundle as it was before these changes.

    A need that was added leaves, one that was removed comes back with its seats, in its old place at the end.
    """
    members = {member.need_id: member for member in bundle.members}
    own = {}
    for change in done:
        if change.need_id is None:
            own[change.field] = change.before
            continue
        known = members.get(change.need_id) or Member(need_id=change.need_id, seats=0)
        if change.field == "seats" and change.before is None:
            members.pop(change.need_id, None)
        elif change.field == "seats" or change.need_id in members:
            members[change.need_id] = replace(known, **{change.field: change.before})
    return replace(bundle, **own, members=tuple(members.values()))
