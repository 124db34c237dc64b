"""One offer as a card: the same lines in the same order for everybody, and no logo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verbund.offers.offer import Offer, way_of
from verbund.offers.providers import Link, Links
from verbund.offers.search import Hit
from web.desk.offers import words


@dataclass(frozen=True)
class Card:
    """What stands on a card.

    Attributes:
        offer: the offer.
        lines: label and text, always the same labels.
        fit: 0 to 2. `missing`: wishes it leaves open, in words.
        link: that its provider belongs to a partner.
        more: how many more hits of this provider stand on the next pages.
        chosen: it is taken down for the need or bundle already.
    """

    offer: Offer
    lines: Sequence[tuple[str, str]]
    fit: int
    missing: str
    link: Link | None
    more: int
    chosen: bool


def cards(
    hits: Sequence[Hit],
    offers: Sequence[Offer],
    links: Links,
    today: date,
    held_back: Mapping[str, int],
    chosen: frozenset[str],
) -> list[Card]:
    """Makes the cards of a page.

    Args:
        hits: the page, in order.
        offers: the offers of the hits.
        links: who is linked.
        today: the day.
        held_back: provider → hits that stand behind the first page.
        chosen: offers that are taken down already.
    """
    by_id = {offer.offer_id: offer for offer in offers}
    last_of = {hit.provider_key: hit.offer_id for hit in hits}
    return [
        Card(
            offer,
            lines(offer, hit.distance, today),
            hit.fit,
            ", ".join(words.FILTERS[name] for name in hit.missing),
            links.of(offer.provider_key),
            held_back.get(hit.provider_key, 0) if last_of[hit.provider_key] == hit.offer_id else 0,
            offer.offer_id in chosen,
        )
        for hit in hits
        if (offer := by_id.get(hit.offer_id))
    ]


def lines(offer: Offer, distance: float | None, today: date) -> list[tuple[str, str]]:
    """Returns the lines of a card."""
    way = words.WAYS.get(way_of(offer.mode, offer.online) or "", words.NOTHING)
    return [
        ("Ziel", "; ".join(offer.learning_outcomes[:3]) or offer.content_short or words.NOTHING),
        ("Beginn", words.start(offer, today)),
        ("Ort", words.place(offer, distance)),
        ("Form", way),
        ("Dauer", words.duration(offer)),
        ("Preis", words.price(offer)),
        ("Nachweis", offer.credential or words.NOTHING),
        ("AZAV", words.azav(offer)),
        ("ESF-Fachkurs", words.three(offer.esf_fachkurs)),
        ("Anbieter", offer.provider_name),
        ("Quelle", f"{_source(offer)}, gelesen am {words.day(offer.fetched_on)}"),
    ]


def _source(offer: Offer) -> str:
    return "Eigene Kurse des Verbundes" if offer.source == "verbund" else offer.source
