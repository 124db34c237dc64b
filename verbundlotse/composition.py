"""Puts together what the commands work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from verbund.settings import ROOT, Settings
from verbund.store import SqlUnitOfWork, create_session_factory
from verbund.store.engine_tracker import EngineTracker
from verbundlotse import paths
from verbundlotse.training.workshop import Workshop


def store(settings: Settings) -> Callable[[], SqlUnitOfWork]:
    """Returns what makes units of work on the installation's database."""
    factory = create_session_factory(settings.database_url)
    return lambda: SqlUnitOfWork(factory, settings.secret_key)


def engine_memory(settings: Settings) -> EngineTracker:
    """Returns the access to what the engine remembers of conversations."""
    return EngineTracker(settings.tracker_url)


def workshop(settings: Settings) -> Workshop:
    """Returns where the model is trained."""
    return Workshop(root=ROOT, python=paths.ENGINE_PYTHON, log=paths.logs(settings.data_dir) / "train.log")


def demo_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Returns variables under which made-up needs get a data folder of their own, apart from real ones."""
    return {"VERBUNDLOTSE_DATA_DIR": str(ROOT / "var" / "demo"), **environ}
