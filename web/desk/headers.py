"""Headers of every answer of the desk, stricter than those of the chat."""

from __future__ import annotations

from aiohttp import web

from web.desk.sessions import is_https

HEADERS = {
    # No inline script or style, no request of a script, no frame around a page with buttons.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
KEEP_NOTHING = "no-store"  # the back button must not show a record after the log-out
REVALIDATE = "no-cache"  # style and script may be kept, but the browser asks whether they are still right
HSTS = "max-age=31536000"


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Signal `on_response_prepare` of the desk. It runs after that of the whole application and has the last word."""
    response.headers.update(HEADERS)
    response.headers["Cache-Control"] = REVALIDATE if request.match_info.route.name == "static" else KEEP_NOTHING
    if is_https(request):
        response.headers["Strict-Transport-Security"] = HSTS
