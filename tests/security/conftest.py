"""The attacks use the desk's own fixtures: the real application on a real SQLite file, two managers, a browser."""

from __future__ import annotations

from tests.integration.desk.conftest import client, desk, prepared, save, settings, unit_of_work, visitor

__all__ = ["client", "desk", "prepared", "save", "settings", "unit_of_work", "visitor"]
