"""Puts together what the commands work with."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from sqlalchemy.exc import SQLAlchemyError

from verbund.learning.lines import Reviewed
from verbund.learning.shelf import Shelf
from verbund.settings import PREFIX, ROOT, Settings
from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.store.engine_tracker import EngineTracker
from verbundlotse import paths
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import Ground
from verbundlotse.training.workshop import Workshop


def store(settings: Settings) -> Callable[[], SqlUnitOfWork]:
    """Returns what makes units of work on the installation's database."""
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


def open_store(settings: Settings) -> Callable[[], SqlUnitOfWork]:
    """Brings the installation's database to the newest schema first.

    Raises:
        OperatorError: it cannot be opened or written; without its address, which may hold a password.
    """
    try:
        migrate(settings.database_url)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise OperatorError(
            f"Die Datenbank lässt sich nicht öffnen oder nicht auf den neuen Stand bringen ({type(error).__name__}): "
            f"Bitte {PREFIX}DATABASE_URL und die Rechte im Ordner {settings.data_dir} prüfen."
        ) from None
    return store(settings)


def engine_memory(settings: Settings) -> EngineTracker:
    """Returns the access to what the engine remembers of conversations."""
    return EngineTracker(settings.tracker_url)


def workshop(settings: Settings) -> Workshop:
    """Returns where the model is trained."""
    return Workshop(root=ROOT, python=paths.ENGINE_PYTHON, log=paths.logs(settings.data_dir) / "train.log")


def ground(settings: Settings, base: Mapping[str, str], say: Callable[[str], None]) -> Ground:
    """Returns where this installation's versions of the model are trained and kept."""
    return Ground(workshop(settings), Shelf(settings.models_dir), base, say)


def reviewed_lines(settings: Settings) -> Callable[[], list[Reviewed]]:
    """Returns what reads the lines that managers have checked."""
    unit_of_work = store(settings)

    def read() -> list[Reviewed]:
        with unit_of_work() as uow:
            return uow.learning.reviewed()

    return read


def demo_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Returns variables under which made-up needs get a data folder of their own, apart from real ones.

    Who tries it out should not need an app on a phone; there is nothing to protect.
    """
    made_up = {"VERBUNDLOTSE_DATA_DIR": str(ROOT / "var" / "demo"), "VERBUNDLOTSE_SECOND_FACTOR": "optional"}
    return {**made_up, **environ}
