"""One message in flight per conversation, and nothing left behind."""

from __future__ import annotations

import asyncio

import pytest

from web.chat.locks import ConversationLocks


async def test_one_after_the_other_in_order() -> None:
    locks, order = ConversationLocks(), []

    async def visit(name: str) -> None:
        async with locks.hold("a"):
            order.append(f"{name} in")
            await asyncio.sleep(0)
            order.append(f"{name} out")

    await asyncio.gather(visit("1"), visit("2"), visit("3"))
    assert order == ["1 in", "1 out", "2 in", "2 out", "3 in", "3 out"]
    assert len(locks) == 0


async def test_conversations_are_independent() -> None:
    locks = ConversationLocks()
    async with locks.hold("a"), locks.hold("b"):
        assert len(locks) == 2


async def test_a_failure_or_a_cancelled_wait_leaves_no_lock() -> None:
    locks = ConversationLocks()
    with pytest.raises(ZeroDivisionError):
        async with locks.hold("a"):
            waiting = asyncio.ensure_future(locks.hold("a").__aenter__())
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            raise ZeroDivisionError
    assert len(locks) == 0
