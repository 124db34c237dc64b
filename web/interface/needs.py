"""`GET /api/v1/needs`: needs for other tools of the Verbund, with a token of the desk."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import get_args

from aiohttp import web

from verbund.conversations import hash_token
from verbund.need_values import Region, Status
from verbund.outgoing import FeedItem, outgoing
from verbund.tokens import ApiToken
from verbund.unit_of_work import UnitOfWork
from web.keys import STORE
from web.problems import Problem

PATH = "/api/v1/needs"
SCOPE = "needs:read"
LARGEST_PAGE = 200
USUAL_PAGE = 100
PARAMETERS = frozenset({"status", "region", "updated_since", "after", "limit"})
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,100}")
_NUMBER = re.compile(r"[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    region: str | None
    status: str | None
    since: date | None
    after: int
    limit: int


async def needs(request: web.Request) -> web.Response:
    """Answers with a page of needs in the order of saving, and where the next one begins."""
    token_hash, today = _token_hash(request), datetime.now(UTC).date()
    store = request.app[STORE]
    token = await store.read(lambda uow: uow.tokens.by_hash(token_hash))
    if token is None or token.revoked_on or today >= token.expires_on:
        raise Problem("schluessel_ungueltig")
    if not token.opens(SCOPE, today):
        raise Problem("schluessel_zu_eng")
    wanted = _wanted(request.query)
    if token.used_on != today:
        await store.write(lambda uow: uow.tokens.used(token.id, today))
    items = await store.read(lambda uow: _page(uow, token, wanted))
    more = len(items) > wanted.limit
    items = items[: wanted.limit]
    body = {
        "needs": [outgoing(item) for item in items],
        "next": str(items[-1].position) if more else None,
    }
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))


def _page(uow: UnitOfWork, token: ApiToken, wanted: Wanted) -> list[FeedItem]:
    """One more than asked for, to know whether there is a next page."""
    regions = token.regions
    if wanted.region:
        if regions and wanted.region not in regions:
            return []
        regions = (wanted.region,)
    return uow.feed.page(regions, wanted.status, wanted.since, wanted.after, wanted.limit + 1)


def _token_hash(request: web.Request) -> str:
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not _TOKEN.fullmatch(value.strip()):
        raise Problem("schluessel_ungueltig")
    return hash_token(value.strip())


def _wanted(query: Mapping[str, str]) -> Wanted:
    """Reads the query; what is unknown is refused, because a filter that is misspelt must not give everything."""
    if not set(query) <= PARAMETERS or len(set(query)) != len(list(query)):
        raise Problem("auswahl_unlesbar")
    region, status, since = query.get("region"), query.get("status"), query.get("updated_since")
    if region is not None and region not in get_args(Region):
        raise Problem("auswahl_unlesbar")
    if status is not None and status not in get_args(Status):
        raise Problem("auswahl_unlesbar")
    limit = _number(query.get("limit", str(USUAL_PAGE)))
    if not 1 <= limit <= LARGEST_PAGE:
        raise Problem("auswahl_unlesbar")
    return Wanted(region, status, _day(since), _number(query.get("after", "0")), limit)


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise Problem("auswahl_unlesbar")
    return int(text)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("auswahl_unlesbar") from None
