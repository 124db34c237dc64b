"""The neutral search (domain report 4.5): what orders offers, and above all what does not."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.offers.examples import TODAY, offer
from verbund.offers.fit import HARD, OfferLike
from verbund.offers.offer import Offer
from verbund.offers.search import MOST_PER_PROVIDER, PAGE_SIZE, rule_of, search
from verbund.offers.wish import SORT_KEYS, Wish

ULM, STUTTGART = {"lat": 48.4, "lon": 9.99}, {"lat": 48.78, "lon": 9.18}

OFFERS = st.lists(
    st.builds(
        lambda provider, start, level, mode, days, where, state: {
            "provider": provider, "start_dates": (TODAY + timedelta(start),) if start is not None else (), "level_to": level, "mode": mode,
            "days": days, "skill_state": state, **where,
        },
        st.sampled_from("abcdefg"), st.none() | st.integers(-20, 300), st.none() | st.integers(1, 4), st.sampled_from([None, 101, 201, 301]),
        st.none() | st.integers(1, 5), st.sampled_from([{}, ULM, STUTTGART]), st.sampled_from(["sicher", "pruefen"]),
    ),
    max_size=60,
)  # fmt: skip
WISHES = st.builds(
    Wish,
    skill_ids=st.just(("CNC-02",)),
    level=st.none() | st.integers(1, 4),
    latest_start=st.none() | st.integers(0, 300).map(lambda days: TODAY + timedelta(days)),
    plz=st.sampled_from([None, "89073"]),
    radius_km=st.sampled_from([None, 25, 100]),
    ways=st.sampled_from([(), ("praesenz",), ("online", "gemischt")]),
    shift=st.booleans(),
)
KEYS = st.sampled_from(SORT_KEYS)


def made(specs: list[dict]) -> list[Offer]:
    return [offer(number, **spec) for number, spec in enumerate(specs)]


@settings(max_examples=80, deadline=None)
@given(OFFERS, WISHES, KEYS, st.permutations("abcdefg"), st.data())
def test_the_order_does_not_know_the_provider(specs, wish, key, others, data):
    """Providers are exchanged, renamed and linked: every offer keeps its place, on the first page too."""
    rename = dict(zip("abcdefg", others, strict=True))
    names = {key: data.draw(st.text(min_size=1, max_size=20)) for key in "abcdefg"}
    before = made(specs)
    after = [
        dataclasses.replace(
            one,
            provider_key=rename[one.provider_key],
            provider_name=names[one.provider_key],
            source=f"neu {one.provider_key}",
        )
        for one in before
    ]
    first, second = (search(offers, wish, TODAY, "bedarf-1", key) for offers in (before, after))
    assert [hit.offer_id for hit in first.hits] == [hit.offer_id for hit in second.hits]
    assert first.first_page == second.first_page
    assert first.removed == second.removed


@settings(max_examples=50, deadline=None)
@given(OFFERS, WISHES, KEYS, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_an_offer_lay(specs, wish, key, chance):
    before = made(specs)
    after = before.copy()
    chance.shuffle(after)
    assert search(before, wish, TODAY, "x", key) == search(after, wish, TODAY, "x", key)


@settings(max_examples=80, deadline=None)
@given(OFFERS, WISHES, KEYS)
def test_the_pages_hold_each_hit_once_and_the_first_one_nobody_more_than_twice(specs, wish, key):
    result = search(made(specs), wish, TODAY, "x", key)
    pages = [hit.offer_id for number in range(1, result.pages + 1) for hit in result.page(number)]
    assert sorted(pages) == sorted(hit.offer_id for hit in result.hits)
    first = [hit.provider_key for hit in result.page(1)]
    assert all(first.count(provider) <= MOST_PER_PROVIDER for provider in first)
    there = {hit.provider_key for hit in result.hits}
    assert len(set(first)) >= min(3, len(there))
    assert len(first) == min(
        PAGE_SIZE, sum(min(MOST_PER_PROVIDER, [h.provider_key for h in result.hits].count(p)) for p in there)
    )


@settings(max_examples=50, deadline=None)
@given(OFFERS, WISHES)
def test_filters_say_what_they_took_away(specs, wish):
    offers = made(specs)
    result = search(offers, wish, TODAY, "x")
    assert result.looked_at == len(offers)
    for one in result.removed:
        assert one.alone <= one.all <= len(offers)
        looser = dataclasses.replace(wish, **{
            "stufe": {"level": None}, "beginn": {"latest_start": None}, "umkreis": {"radius_km": None}, "form": {"ways": ()},
            "inhouse": {"inhouse": False}, "sprache": {"language": None},
        }[one.name])  # fmt: skip
        assert len(search(offers, looser, TODAY, "x").hits) == len(result.hits) + one.alone


@settings(max_examples=40, deadline=None)
@given(OFFERS, WISHES, KEYS)
def test_classes_of_fit_come_before_the_key(specs, wish, key):
    fits = [hit.fit for hit in search(made(specs), wish, TODAY, "x", key).hits]
    assert fits == sorted(fits)


def test_chance_is_steady_for_one_need_on_one_day_and_fair_over_days():
    offers = [offer(number, provider=f"p{number}", start_dates=(TODAY + timedelta(400),)) for number in range(5)]

    def first(day: date, need: str) -> str:
        return search(offers, Wish(), day, need).hits[0].offer_id

    assert len({first(TODAY, "n") for _ in range(3)}) == 1
    winners = [first(TODAY + timedelta(day), "n") for day in range(300)]
    assert all(30 < winners.count(str(number)) < 90 for number in range(5))
    assert len({first(TODAY, f"n{number}") for number in range(40)}) == 5


def test_nothing_about_a_provider_is_looked_at():
    """A search looks at the fields of `OfferLike`; no provider, price, text or source is among them."""
    assert OfferLike.__annotations__.keys().isdisjoint(
        {
            "provider_key",
            "provider_name",
            "source",
            "source_url",
            "title",
            "content_short",
            "price_per_person",
            "fetched_on",
            "type",
        }
    )


@pytest.mark.parametrize(
    ("wish", "fits", "fails", "says_nothing"),
    [
        (Wish(level=3), {"level_from": 2, "level_to": 3}, {"level_to": 2}, {}),
        (
            Wish(latest_start=TODAY + timedelta(30)),
            {"start_dates": (TODAY + timedelta(30),)},
            {"start_dates": (TODAY + timedelta(31),)},
            {},
        ),
        (
            Wish(latest_start=TODAY + timedelta(30)),
            {"on_request": True},
            {"start_dates": (TODAY + timedelta(99),)},
            {"start_dates": (TODAY - timedelta(1),)},
        ),
        (Wish(plz="89073", radius_km=25), ULM, STUTTGART, {}),
        (Wish(plz="89073", radius_km=25), {"online": True}, STUTTGART, {"place": "Wien"}),
        (Wish(ways=("praesenz",)), {"mode": 103}, {"mode": 201}, {}),
        (Wish(inhouse=True), {"inhouse_possible": True}, {"inhouse_possible": False}, {}),
        (Wish(language="de"), {"language": "de"}, {"language": "en"}, {}),
    ],
)
def test_a_filter_takes_away_only_what_is_known_not_to_fit(wish, fits, fails, says_nothing):
    result = search([offer("ja", **fits), offer("nein", **fails), offer("offen", **says_nothing)], wish, TODAY, "x")
    assert [(hit.offer_id, hit.fit) for hit in result.hits] == [("ja", 0), ("offen", 1)]


@pytest.mark.parametrize(
    ("wish", "met"),
    [
        (Wish(german_support=True), {"german_level": "B1"}),
        (Wish(part_time="teilzeit"), {"full_part_time": "teilzeit"}),
        (Wish(shift=True), {"shift_friendly": True}),
        (Wish(credential="zertifikat_schein"), {"credential": "Prüfung nach ISO 9606"}),
        (Wish(credential="teilqualifikation"), {"tq_flag": True}),
        (Wish(persons=8), {"seats_left": 8}),
        (Wish(persons=8), {"max_group": 12}),
        (Wish(esf=True), {"esf_fachkurs": "ja"}),
        (Wish(azav=True), {"azav_measure": "ja"}),
    ],
)
def test_a_wish_lowers_the_class_and_takes_nothing_away(wish, met):
    unmet = {
        "german_level": "C1",
        "full_part_time": "vollzeit",
        "shift_friendly": False,
        "credential": "Teilnahmebescheinigung",
        "tq_flag": False,
        "seats_left": 2,
        "esf_fachkurs": "nein",
        "azav_measure": "nein",
    }
    result = search([offer("offen"), offer("nein", **unmet), offer("ja", **met)], wish, TODAY, "x")
    assert {hit.offer_id: hit.fit for hit in result.hits} == {"ja": 0, "offen": 1, "nein": 1}


def test_days_are_compared_and_durations_of_different_units_never():
    offers = [offer("lang", days=5), offer("kurz", days=1), offer("UE", duration_value=8.0, duration_unit="UE")]
    assert [hit.offer_id for hit in search(offers, Wish(), TODAY, "x", "days").hits] == ["kurz", "lang", "UE"]


def test_who_has_more_hits_is_told_on_their_card_and_nowhere_preferred():
    many = [offer(f"v{number}", provider="viel", start_dates=(TODAY + timedelta(number + 1),)) for number in range(9)]
    one = [offer("e", provider="eins", start_dates=(TODAY + timedelta(50),))]
    result = search([*many, *one], Wish(), TODAY, "x")
    assert [hit.offer_id for hit in result.page(1)] == ["v0", "v1", "e"]
    assert result.held_back == {"viel": 7}
    assert len(result.page(2)) == 7


@pytest.mark.parametrize("key", SORT_KEYS)
def test_the_rule_is_printed_and_uses_no_word_of_praise(key):
    rule = rule_of(key)
    assert "Zufall" in rule and "höchstens 2 Angebote je Anbieter" in rule
    assert not any(word in rule.lower() for word in ("empfehl", "best", "top", "günstig"))


def test_every_filter_has_words_on_the_desk():
    from web.desk.offers.words import FILTERS

    assert HARD.keys() <= FILTERS.keys()
