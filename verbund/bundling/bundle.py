"""A bundle: needs of several companies that are to be met by one course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from verbund.need_values import Region

BundleStatus = Literal["entwurf", "eingeladen", "kurs", "aufgeloest"]

DEFAULT_MIN_SEATS = 6
DEFAULT_MAX_SEATS = 12
"""A usual course has 6 to 12 participants (domain report 1.5); both can be changed at each bundle."""

LONGEST_TITLE = 120
LONGEST_NOTE = 2000
MOST_SEATS = 999


@dataclass(frozen=True, kw_only=True)
class Member:
    """A need in a bundle.

    Attributes:
        need_id: the need.
        seats: how many seats it adds; 0 where the persons are counted with another need of the same company.
        agreed_on: the day on which the company agreed to be named to the others, None while it has not.
    """

    need_id: str
    seats: int
    agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Needs that belong together, from the first draft to the course.

    Attributes:
        bundle_id: uuid.
        title: what managers call it.
        skill_id: the skill of the taxonomy that is to be taught.
        created_on: the day.
        region: the region whose managers look after it, None where its needs come from several.
        target_level: the level (1 to 4) the course is to lead to, None while that is open.
        status: `entwurf`, `eingeladen` (companies were asked), `kurs` (there is a course), `aufgeloest`.
        min_seats, max_seats: how many participants the course needs at least and takes at most.
        note: what managers note.
        version: counts the changes; who saves names the one they read.
        members: the needs, in the order in which they were added.
    """

    bundle_id: str
    title: str
    skill_id: str
    created_on: date
    region: Region | None = None
    target_level: int | None = None
    status: BundleStatus = "entwurf"
    min_seats: int = DEFAULT_MIN_SEATS
    max_seats: int = DEFAULT_MAX_SEATS
    note: str = ""
    version: int = 1
    members: tuple[Member, ...] = ()

    @property
    def seats(self) -> int:
        """How many seats its needs add up to."""
        return sum(member.seats for member in self.members)

    @property
    def running(self) -> bool:
        """Whether it holds its needs: a need is in one running bundle at most."""
        return self.status != "aufgeloest"

    def member(self, need_id: str) -> Member | None:
        """Returns what the bundle holds of a need."""
        return next((member for member in self.members if member.need_id == need_id), None)


@dataclass(frozen=True, kw_only=True)
class BundleChange:
    """One thing that was changed at a bundle.

    Attributes:
        bundle_id, version: the bundle and its version after the change; what was changed together shares it.
        changed_on, who: when and by whom.
        field: a field of the bundle, or `seats` or `agreed_on` of a member.
        need_id: the member, None for the bundle itself.
        before, after: the values; for `seats` None says that the need is no member.
    """

    bundle_id: str
    version: int
    changed_on: date
    who: str
    field: str
    before: Any
    after: Any
    need_id: str | None = None


class InOtherBundle(ValueError):
    """A need is in another running bundle already; the message is the id of the need."""
