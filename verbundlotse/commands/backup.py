"""`verbundlotse backup FOLDER`: a copy of everything that cannot be made again, while the lotse runs."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.engine import make_url

from verbund.secret import FILE as VAULT_KEYS
from verbund.settings import Settings
from verbundlotse.errors import OperatorError


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("folder", type=Path, help="ein neuer, leerer Ordner")
    parser.set_defaults(run=_backup)


def _backup(options: argparse.Namespace) -> None:
    settings = Settings.load()
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite":
        raise OperatorError("Die Datenbank ist kein SQLite: Bitte mit deren eigenem Werkzeug sichern (pg_dump).")
    try:
        options.folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise OperatorError(f"{options.folder} gibt es schon: Bitte einen neuen Ordner nennen.") from None
    for database in (Path(url.database), settings.tracker_database):
        if database and database.exists():
            _copy_database(database, options.folder / database.name)
    for secret in (settings.data_dir / "secret_key", settings.data_dir / VAULT_KEYS):
        if secret.exists():
            shutil.copy2(secret, options.folder)
    print(f"Gesichert in {options.folder}: {', '.join(sorted(file.name for file in options.folder.iterdir()))}")


def _copy_database(source: Path, target: Path) -> None:
    """SQLite's own online backup: a copy of the file alone would lack what still stands in the write-ahead log."""
    with (
        contextlib.closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as from_,
        contextlib.closing(sqlite3.connect(target)) as to,
    ):
        from_.backup(to)
