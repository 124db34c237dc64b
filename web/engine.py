"""The client of the engine: one message in, one turn out, or one clear failure."""

from __future__ import annotations

import asyncio
from typing import Protocol

import aiohttp

from web.turns import EngineFailed, Turn, read_turn

DEADLINE_SECONDS = 20.0
AT_ONCE = 16
"""More turns at once only wait inside the engine, which thinks on one core."""

# Sanic closes an idle connection after 5 seconds. Ours must be shorter, or now and then a message meets a connection
# that is just being closed, and a person sees an error for nothing.
KEEPALIVE_SECONDS = 3.0


class Engine(Protocol):
    """Understands a message and decides what to say next."""

    async def turn(self, sender: str, message: str) -> Turn:
        """Sends one message and returns what came back.

        Args:
            sender: the conversation's id, minted by us.
            message: masked text, or the payload of a button.

        Raises:
            EngineFailed: the turn did not come to its end.
        """


class RasaEngine:
    """Rasa's REST channel.

    Args:
        url: address of the engine, on loopback or a private network.
        session: HTTP client to use; see `open_session`.
        deadline: seconds after which a turn has failed, waiting for a free place included.
    """

    def __init__(self, url: str, session: aiohttp.ClientSession, deadline: float = DEADLINE_SECONDS) -> None:
        self._url = f"{url.rstrip('/')}/webhooks/rest/webhook"
        self._session = session
        self._deadline = deadline
        self._places = asyncio.Semaphore(AT_ONCE)

    async def turn(self, sender: str, message: str) -> Turn:
        try:
            async with asyncio.timeout(self._deadline), self._places:
                return read_turn(await self._post({"sender": sender, "message": message}))
        except TimeoutError:
            raise EngineFailed("timeout") from None
        except aiohttp.ClientConnectorError:
            raise EngineFailed("starting") from None
        except aiohttp.ClientError as error:
            raise EngineFailed(f"connection: {type(error).__name__}") from None

    async def _post(self, body: dict[str, str]) -> object:
        async with self._session.post(self._url, json=body) as response:
            if response.status != 200:
                raise EngineFailed(f"status {response.status}")
            try:
                return await response.json(content_type=None)
            except ValueError:
                raise EngineFailed("no JSON") from None


def open_session() -> aiohttp.ClientSession:
    """Returns the HTTP client for `RasaEngine`; the caller closes it."""
    connector = aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=KEEPALIVE_SECONDS)
    # No timeout of its own: the turn's deadline holds.
    return aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=None))
