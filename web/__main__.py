"""`python -m web`: serves chat, managers' pages and health."""

from __future__ import annotations

import logging
import sys

from aiohttp import web

from verbund.settings import Settings, SettingsError
from web.access_log import NoProtocolNoise
from web.app import create_app


def main() -> None:
    """Starts the server; SIGINT and SIGTERM stop it after the messages in flight are answered."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("aiohttp.server").addFilter(NoProtocolNoise())
    try:
        settings = Settings.load()
    except SettingsError as error:
        sys.exit(str(error))
    # aiohttp's own access log holds addresses and paths; ours (`web.access_log`) does not.
    web.run_app(create_app(settings), host=settings.host, port=settings.port, access_log=None, print=None, shutdown_timeout=5)


if __name__ == "__main__":
    main()
