"""How often somebody may begin a conversation and send a message: per address, per conversation, per day, and together.

The numbers leave room for a training room behind one company's address and for a browser that is quick with buttons;
what they end is a program that fills the store or keeps the engine from everybody else.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from aiohttp import web

from web.limits import ALL, DAY, Bucket, Rate, client_of, remote_of, take_all
from web.problems import Problem

STARTS_OF_AN_ADDRESS = Rate(burst=300, seconds=2)
STARTS_OF_AN_ADDRESS_A_DAY = Rate(burst=5_000, seconds=DAY / 5_000)
STARTS_A_DAY = Rate(burst=20_000, seconds=DAY / 20_000)
MESSAGES_OF_A_CONVERSATION = Rate(burst=120, seconds=0.5)
MESSAGES_OF_A_CONVERSATION_A_DAY = Rate(burst=2_000, seconds=DAY / 2_000)
MESSAGES_OF_AN_ADDRESS = Rate(burst=5_000, seconds=0.05)
MOST_CONVERSATIONS = 50_000


class ChatLimits:
    """Counts what people do in the chat. In memory: after a restart everybody begins anew.

    Args:
        clock: seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._starts = Bucket(STARTS_OF_AN_ADDRESS, clock)
        self._starts_a_day = Bucket(STARTS_OF_AN_ADDRESS_A_DAY, clock)
        self._starts_together = Bucket(STARTS_A_DAY, clock)
        self._messages = Bucket(MESSAGES_OF_A_CONVERSATION, clock, MOST_CONVERSATIONS)
        self._messages_a_day = Bucket(MESSAGES_OF_A_CONVERSATION_A_DAY, clock, MOST_CONVERSATIONS)
        self._messages_of_address = Bucket(MESSAGES_OF_AN_ADDRESS, clock)

    def start(self, remote: str | None) -> int:
        """Counts a new conversation where one is allowed; returns 0, or after how many seconds to try again."""
        client = client_of(remote)
        return take_all((self._starts, client), (self._starts_a_day, client), (self._starts_together, ALL))

    def message(self, remote: str | None, conversation_id: str) -> int:
        """Counts a message where one is allowed; returns like `start`."""
        return take_all(
            (self._messages, conversation_id),
            (self._messages_a_day, conversation_id),
            (self._messages_of_address, client_of(remote)),
        )


LIMITS = web.AppKey("chat_limits", ChatLimits)


def check_start(request: web.Request) -> None:
    """Counts the beginning of a conversation.

    Raises:
        Problem: too many of them.
    """
    _refuse(request.app[LIMITS].start(remote_of(request)))


def check_message(request: web.Request, conversation_id: str) -> None:
    """Counts a message; raises `Problem` like `check_start`."""
    _refuse(request.app[LIMITS].message(remote_of(request), conversation_id))


def _refuse(wait: int) -> None:
    if wait:
        raise Problem("zu_schnell", wait=wait)
