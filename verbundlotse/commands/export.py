"""`verbundlotse export`: all needs, one JSON record a line, valid against knowledge/needs_record.schema.json."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from verbund.need_list import NeedFilter
from verbund.needs import Need
from verbund.settings import Settings
from verbund.unit_of_work import UnitOfWork
from verbundlotse import composition

PAGE = 200


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> None:
    settings = Settings.load()
    with composition.open_store(settings)() as uow:
        for need in _all(uow):
            sys.stdout.write(json.dumps(need.to_record(), ensure_ascii=False) + "\n")


def _all(uow: UnitOfWork) -> Iterator[Need]:
    offset = 0
    while page := uow.needs.page(NeedFilter(), "oldest", offset, PAGE)[0]:
        yield from page
        offset += len(page)
