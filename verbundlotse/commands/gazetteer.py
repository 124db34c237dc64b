"""`verbundlotse gazetteer`."""

from __future__ import annotations

import argparse
import os

from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.training.progress import Progress
from verbundlotse.training.train import build_gazetteer


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.set_defaults(run=_gazetteer)


def _gazetteer(options: argparse.Namespace) -> None:
    build_gazetteer(composition.workshop(Settings.load()), os.environ, Progress(print).heed)
