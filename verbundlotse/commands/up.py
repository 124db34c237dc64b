"""`verbundlotse up`: everything from nothing to a lotse that answers, until Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from verbund.settings import PREFIX, Settings
from verbundlotse import composition, paths
from verbundlotse.console import console
from verbundlotse.demo import seed
from verbundlotse.demo_learning import seed_unclear
from verbundlotse.demo_offers import seed_offers
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import renew
from verbundlotse.learning.comparison import model_file
from verbundlotse.learning.watch import Watch
from verbundlotse.ports import check_ports
from verbundlotse.retention import run_retention
from verbundlotse.stack import Stack, specs_for
from verbundlotse.training.train import ensure_model
from web.desk.accounts import AccountError, ensure_first_manager

DAY = 24 * 60 * 60


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("--demo", action="store_true", help="mit erfundenen Bedarfen in einem eigenen Datenordner")
    parser.add_argument("--needs", type=int, metavar="ZAHL", help="wie viele erfundene Bedarfe (sonst rund 40)")
    parser.set_defaults(run=_up)


def _up(options: argparse.Namespace) -> None:
    environ = composition.demo_environment(os.environ) if options.demo else dict(os.environ)
    settings = Settings.load(environ)
    say = console(paths.logs(settings.data_dir) / "verbundlotse.log")
    check_ports(settings)
    ensure_model(composition.workshop(settings), environ, say)
    manager = _prepare_store(settings, environ)
    if options.demo:
        _seed(settings, manager, options.needs)
    ground = composition.ground(settings, environ, say)
    renew(ground, datetime.now(UTC).date().isoformat())
    say("Engine, Actions und Web werden gestartet …")
    specs = specs_for(settings, environ, model_file(ground.shelf, ground.workshop.model))
    watch: Watch | None = None
    with Stack(settings, specs, say) as stack, contextlib.suppress(KeyboardInterrupt):
        stack.start()
        stack.wait_until_ready()
        # Not through `say`: a password has no place in a log file.
        print(_welcome(stack, _first_manager(settings, environ, keep=True), environ), flush=True)
        watch = Watch(stack, ground, environ, composition.reviewed_lines(settings))
        watch.start()
        _serve(settings, say)
    if watch:
        watch.stop()
    say("Beendet.")


def _serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Does the daily work until interrupted."""
    never = threading.Event()
    while True:
        try:
            say(run_retention(settings))
        except SQLAlchemyError as error:
            # Its message may hold people's words.
            say(f"Löschlauf fehlgeschlagen ({type(error).__name__}); der nächste Versuch ist morgen.")
        never.wait(DAY)


def _prepare_store(settings: Settings, environ: Mapping[str, str]) -> str:
    """Opens the store and returns the name of the manager who will be first."""
    composition.open_store(settings)
    # A VERBUNDLOTSE_MANAGER that cannot be used is said now, not after the engine has started.
    return _first_manager(settings, environ, keep=False)[0]


def _seed(settings: Settings, manager: str, needs: int | None = None) -> None:
    with composition.store(settings)() as uow:
        seed(uow, needs=needs, owner=manager)
        seed_unclear(uow)
        uow.commit()
    seed_offers(composition.store(settings), datetime.now(UTC))


def _first_manager(settings: Settings, environ: Mapping[str, str], keep: bool) -> tuple[str, str | None]:
    with composition.store(settings)() as uow:
        try:
            name, password = ensure_first_manager(uow, environ.get(PREFIX + "MANAGER"))
        except AccountError as error:
            raise OperatorError(str(error)) from None
        if keep:
            uow.commit()
    return name, password


def _welcome(stack: Stack, manager: tuple[str, str | None], environ: Mapping[str, str]) -> str:
    name, password = manager
    lines = [
        "",
        "Der Verbundlotse ist bereit.",
        "",
        f"  Gespräch      {stack.base_url}/chat",
        f"  Management    {stack.base_url}/verbund",
    ]
    if password:
        lines.append(f"  Anmelden als  {name} mit dem Passwort {password} (wird nur dieses eine Mal gezeigt)")
    else:
        lines.append(f"  Anmelden als  {name} (neues Passwort: verbundlotse manager password {name})")
    lines.append(f"  Protokolle    {paths.logs(stack.settings.data_dir)}")
    if not environ.get(PREFIX + "SECRET_KEY"):
        lines.append(f"  Schlüssel     {stack.settings.data_dir / 'secret_key'} (gehört in die Sicherung)")
    return "\n".join([*lines, "", "Ctrl-C beendet alles.", ""])
