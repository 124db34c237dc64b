"""`verbundlotse sbom FOLDER`: a bill of materials in CycloneDX for each environment, made by uv from uv.lock."""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

from verbund.settings import ROOT
from verbundlotse.bootstrap.errors import SetupError
from verbundlotse.bootstrap.uv import provide_uv
from verbundlotse.errors import OperatorError

GROUPS = ("app", "engine")


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("folder", type=Path, help="wohin die beiden Dateien kommen")
    parser.set_defaults(run=_sbom)


def _sbom(options: argparse.Namespace) -> None:
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        uv = provide_uv(ROOT, None, os.environ, print)
    except SetupError as error:
        raise OperatorError(str(error)) from None
    for group in GROUPS:
        file = options.folder / f"sbom-{group}.cdx.json"
        export = (str(uv), "export", "--frozen", "--offline", "--format", "cyclonedx1.5", "--only-group", group, "-q")
        done = subprocess.run([*export, "-o", str(file)], cwd=ROOT, check=False, capture_output=True, text=True)
        if done.returncode:
            raise OperatorError(f"uv konnte {file.name} nicht erzeugen. Ist uv mindestens 0.9 und uv.lock unverändert?")
        print(file)
