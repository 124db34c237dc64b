"""`verbundlotse train`."""

from __future__ import annotations

import argparse
import os

from verbund.settings import Settings
from verbundlotse import composition, paths
from verbundlotse.console import console
from verbundlotse.training.train import ensure_model


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.set_defaults(run=_train)


def _train(options: argparse.Namespace) -> None:
    settings = Settings.load()
    say = console(paths.logs(settings.data_dir) / "verbundlotse.log")
    if not ensure_model(composition.workshop(settings), os.environ, say):
        say("Nichts zu tun: Das Modell passt zu den Trainingsdaten.")
