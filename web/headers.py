"""Security headers on every answer, errors and static files included."""

from __future__ import annotations

from aiohttp import web

FRAME_ANCESTORS = web.RequestKey("frame_ancestors", str)
"""Key of a request: who may show its answer in a frame, where that is not only our own pages."""

SECURITY = {
    # No inline script or style anywhere: what a person typed can never run, even where escaping were forgotten.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors "
    ),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": with it browsers send "Origin: null" with our own forms, and we check where forms come from.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), bluetooth=(), "
        "browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STATIC_PREFIX = "/static/"
REVALIDATE = "no-cache"  # browsers may keep style and script, but ask whether they are still right
KEEP_NOTHING = "no-store"  # a shared terminal on the shop floor must not show the last person's conversation

OWN_HEADERS = web.ResponseKey("own_headers", dict[str, str])
"""Key of an answer whose maker decided otherwise on some header, for a reason that stands there."""


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Signal `on_response_prepare`: adds the headers that every answer must have."""
    response.headers.update(SECURITY)
    response.headers["Content-Security-Policy"] += request.get(FRAME_ANCESTORS, "'self'")
    kept = REVALIDATE if request.path.startswith(STATIC_PREFIX) else KEEP_NOTHING
    response.headers.setdefault("Cache-Control", kept)
    response.headers.update(response.get(OWN_HEADERS, {}))
    response.headers.pop("Server", None)
