"""The real application without any engine: whatever is sent to it fails."""

from __future__ import annotations

import html
import re
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from tests.integration.web.conftest import migrated_file, settings, unit_of_work  # noqa: F401
from web.app import create_app
from web.turns import EngineFailed

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


class NoEngine:
    async def turn(self, sender: str, message: str):
        raise EngineFailed("there is none")


@pytest.fixture
async def client(aiohttp_client: Callable[..., Awaitable[TestClient]], settings):  # noqa: F811
    return await aiohttp_client(create_app(settings, engine=NoEngine()))


class Form:
    """A person before the form, with a browser that runs no script."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.page = ""
        self.response: ClientResponse | None = None

    async def open(self, **query: str) -> Form:
        self.response = await self.client.get("/formular", params=query)
        self.page = await self.response.text()
        return self

    async def send(self, **answers: str | list[str]) -> Form:
        pairs = [(name, value) for name, value in self.hidden if name not in answers]
        for name, value in answers.items():
            pairs += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        self.response = await self.client.post("/formular", data=pairs)
        self.page = await self.response.text()
        return self

    @property
    def hidden(self) -> list[tuple[str, str]]:
        return [(name, html.unescape(value)) for name, value in HIDDEN.findall(self.page)]

    @property
    def code(self) -> str:
        return re.search(r'class="code">([^<]+)<', self.page)[1]


@pytest.fixture
def form(client) -> Form:
    return Form(client)
