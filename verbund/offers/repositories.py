"""What offers ask of a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from verbund.offers.commission import Commission
from verbund.offers.import_run import Changes, ImportRun, Source
from verbund.offers.offer import Offer
from verbund.offers.providers import Link, Provider
from verbund.offers.search import Candidate
from verbund.offers.search_log import Choice, SearchEntry


@dataclass(frozen=True, kw_only=True)
class OfferFilter:
    """What the catalogue shows; an empty filter lists everything that is valid or not.

    Attributes:
        words: folded words that must all stand in the offer.
        skill_id: taught.
        to_check: the skills wait for a manager.
        source, provider_key, kind: of the offer.
    """

    words: tuple[str, ...] = ()
    skill_id: str | None = None
    to_check: bool = False
    source: str | None = None
    provider_key: str | None = None
    kind: str | None = None


class Offers(Protocol):
    """The catalogue, and files on their way into it."""

    def begin_import(self, run: ImportRun) -> None:
        """Keeps that a file is being read; what earlier files of this source left unfinished goes."""

    def stage(self, import_id: str, offers: Sequence[Offer]) -> None:
        """Lays offers aside: nobody sees them before `publish`."""

    def compare(self, import_id: str) -> Changes:
        """Counts what publishing would do to the source's offers."""

    def publish(self, import_id: str, removed: Sequence[str], replaces: bool) -> Changes:
        """Puts what was laid aside in the place of what had the same numbers, all at once.

        Skills that a manager decided about stay. With `replaces`, what the source has no more goes.
        """

    def discard(self, import_id: str) -> None:
        """Throws away what was laid aside."""

    def save_import(self, run: ImportRun) -> None:
        """Keeps what was found."""

    def get_import(self, import_id: str) -> ImportRun | None:
        """Returns a file that was read."""

    def imports(self, limit: int = 20) -> list[ImportRun]:
        """Returns the files that were read, the newest first."""

    def sources(self) -> list[Source]:
        """Returns the catalogues that are known, by name."""

    def save_source(self, source: Source) -> None:
        """Remembers how a catalogue is written."""

    def put(self, offer: Offer) -> None:
        """Keeps one offer, in place of the one with its number."""

    def get(self, offer_id: str) -> Offer | None:
        """Returns an offer of the catalogue."""

    def many(self, offer_ids: Sequence[str]) -> list[Offer]:
        """Returns offers in the given order; those that are gone are left out."""

    def drop(self, offer_id: str) -> int:
        """Takes an offer out; returns 1, or 0 when there is none."""

    def set_skills(self, offer_id: str, skill_ids: Sequence[str], who: str, on: date) -> None:
        """A manager decides what an offer teaches; it outlasts the next import. Raises KeyError for no such offer."""

    def candidates(self, skill_ids: Sequence[str], words: Sequence[str], today: date) -> list[Candidate]:
        """Returns the valid offers that teach one of the skills and have all words, as far as a search looks at them."""

    def valid(self, today: date) -> int:
        """Counts the offers that are valid."""

    def page(self, wanted: OfferFilter, offset: int = 0, limit: int = 25) -> tuple[list[Offer], int]:
        """Returns a page of the catalogue by title, and how many offers pass in all."""

    def providers(self, today: date) -> list[Provider]:
        """Returns providers by name with the numbers of their valid offers."""

    def links(self) -> list[Link]:
        """Returns what managers noted about providers."""

    def save_link(self, link: Link) -> None:
        """Keeps what a manager notes, in place of what stood there about the provider."""


class Searches(Protocol):
    """Lists that were shown, and what was chosen from them. Entries are never changed."""

    def add(self, entry: SearchEntry) -> int:
        """Writes an entry and returns its number."""

    def get(self, number: int) -> SearchEntry | None:
        """Returns an entry."""

    def page(self, offset: int = 0, limit: int = 50, who: str | None = None) -> tuple[list[SearchEntry], int]:
        """Returns entries, all or those of one manager, the newest first, and how many there are."""

    def choose(self, choice: Choice) -> bool:
        """Writes down a choice; False when this offer was chosen for the same need or bundle before."""

    def chosen_for(self, need_id: str | None = None, bundle_id: str | None = None) -> list[Choice]:
        """Returns what was chosen for a need or a bundle, the newest first."""

    def shown_counts(self, first_day: date, last_day: date) -> tuple[dict[tuple[str, str], int], int]:
        """Counts cards on first pages by (provider key, name) between two days, and the lists."""

    def chosen_counts(self, first_day: date, last_day: date) -> dict[tuple[str, str], int]:
        """Counts choices by (provider key, name) between two days."""


class Commissions(Protocol):
    """Orders of new courses."""

    def add(self, commission: Commission) -> None:
        """Keeps a new one."""

    def get(self, commission_id: str) -> Commission | None:
        """Returns one."""

    def save(self, commission: Commission) -> None:
        """Keeps a change; raises `Overtaken` when it has another version by now."""

    def all(self) -> list[Commission]:
        """Returns all, the newest first."""
