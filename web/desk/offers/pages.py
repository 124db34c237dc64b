"""Pages of a list, counted from 1, as addresses name them."""

from __future__ import annotations

from aiohttp import web


def page_number(request: web.Request) -> int:
    """Returns the page that an address asks for; the first where it asks for none."""
    text = request.query.get("seite", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) else 1


def page_count(total: int, size: int) -> int:
    """Returns how many pages there are, at least one."""
    return max(1, -(-total // size))
