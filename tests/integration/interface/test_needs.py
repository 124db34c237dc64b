"""`GET /api/v1/needs`: with a token, its regions only, page by page, and never a word of anybody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

PATH = "/api/v1/needs"


async def read(client, token: str | None, query: str = "") -> tuple[int, dict]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    response = await client.get(PATH + query, headers=headers)
    return response.status, await response.json()


async def ids(client, token: str, query: str = "") -> list[str]:
    status, body = await read(client, token, query)
    assert status == 200
    return [need["need_id"] for need in body["needs"]]


async def test_without_a_token_that_still_opens_there_is_nothing(client, save, token, unit_of_work) -> None:
    save()
    today = datetime.now(UTC).date()
    dead = [None, "vl_falsch", token(expires_on=today), token(revoked_on=today), "x y", "ä"]
    for value in dead[:-1]:
        status, body = await read(client, value)
        assert (status, body["title"]) == (401, "Nicht angemeldet")
        assert "needs" not in body
    response = await client.get(PATH)
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.content_type == "application/problem+json"


async def test_a_token_without_the_scope_is_refused(client, token) -> None:
    assert (await read(client, token(scopes=())))[0] == 403


async def test_a_token_reads_its_regions_only_whatever_is_asked_for(client, save, token) -> None:
    ulm, freiburg = save(), save(region="Freiburg")
    narrow = token(regions=("Ulm",))
    assert await ids(client, narrow) == [ulm.need_id]
    assert await ids(client, narrow, "?region=Freiburg") == []
    wide = token()
    assert await ids(client, wide) == [ulm.need_id, freiburg.need_id]
    assert await ids(client, wide, "?region=Freiburg") == [freiburg.need_id]


async def test_pages_go_on_where_the_last_one_ended_even_when_needs_come_in(client, save, token) -> None:
    value = token()
    first = [save().need_id for _ in range(5)]
    seen, after = [], "0"
    while after is not None:
        _, body = await read(client, value, f"?limit=2&after={after}")
        assert len(body["needs"]) <= 2
        seen += [need["need_id"] for need in body["needs"]]
        after = body["next"]
        if len(seen) == 2:
            first.append(save().need_id)
    assert seen == first


async def test_a_last_full_page_says_that_it_is_the_last(client, save, token) -> None:
    save(), save()
    assert (await read(client, token(), "?limit=2"))[1]["next"] is None


async def test_it_is_narrowed_by_status_and_by_the_day_of_the_last_change(client, save, token, unit_of_work) -> None:
    value, old, changed = token(), save(), save()
    with unit_of_work() as uow:
        uow.needs.correct(changed.need_id, {"status": "bestaetigt"}, "petra", date(2026, 11, 23))
        uow.commit()
    assert await ids(client, value, "?status=bestaetigt") == [changed.need_id]
    assert await ids(client, value, "?updated_since=2026-11-21") == [changed.need_id]
    assert await ids(client, value, "?updated_since=2026-11-20") == [old.need_id, changed.need_id]
    _, body = await read(client, value, "?status=bestaetigt")
    assert body["needs"][0]["updated_on"] == "2026-11-23"


@pytest.mark.parametrize(
    "query",
    [
        "?status=offen", "?region=Bayern", "?updated_since=gestern", "?updated_since=2026-02-31", "?limit=0",
        "?limit=201", "?limit=x", "?after=-1", "?after=1e3", "?stauts=neu", "?limit=1&limit=2", "?after=" + "9" * 16,
        "?updated_since=20261120",
    ],
)  # fmt: skip
async def test_what_is_misspelt_is_refused_and_gives_nothing(client, save, token, query: str) -> None:
    save()
    status, body = await read(client, token(), query)
    assert status == 422
    assert "updated_since" in body["detail"]


async def test_no_word_no_place_and_nothing_of_a_life_leaves(client, save, token) -> None:
    save(taetigkeit_freitext="Näherin", altersband="55_plus", kldb="28222", schicht="drei")
    response = await client.get(PATH, headers={"Authorization": f"Bearer {token()}"})
    text = await response.text()
    for hidden in ("Geheimes Thema", "Rohre", "Ehingen", "Näherin", "55_plus", "28222", "schicht", "conversation"):
        assert hidden not in text


async def test_the_day_of_use_is_kept_and_no_more(client, save, token, unit_of_work) -> None:
    await read(client, token())
    with unit_of_work() as uow:
        [kept] = uow.tokens.all()
    assert kept.used_on - datetime.now(UTC).date() == timedelta(0)
