"""Starts the action server: `python -m actions`."""

from __future__ import annotations

import logging

from aiohttp import web

from actions.server import create_app
from actions.services import Services
from verbund.settings import Settings


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s actions %(levelname)s %(message)s")
    settings = Settings.load()
    # Loopback only: who can reach this port can run actions in anybody's name.
    web.run_app(create_app(Services.of(settings)), host="127.0.0.1", port=settings.actions_port, access_log=None, print=None)


if __name__ == "__main__":
    main()
