"""A whole installation that leaves nothing behind, for tests and measurements."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from verbund.settings import PREFIX, Settings
from verbund.store import migrate
from verbundlotse.ports import free_ports
from verbundlotse.stack import Stack, specs_for


def throwaway_environment(base: Mapping[str, str], data_dir: Path) -> dict[str, str]:
    """Returns variables with free ports and the given data folder, and with none of the operator's own settings."""
    port, engine_port, actions_port = free_ports(3)
    ours = {"DATA_DIR": data_dir, "PORT": port, "ENGINE_PORT": engine_port, "ACTIONS_PORT": actions_port}
    inherited = {name: value for name, value in base.items() if not name.startswith(PREFIX)}
    return inherited | {PREFIX + name: str(value) for name, value in ours.items()}


@contextlib.contextmanager
def throwaway_stack(environ: Mapping[str, str], say: Callable[[str], None]) -> Iterator[Stack]:
    """Runs the three processes, ready to answer, and ends them.

    Args:
        environ: from `throwaway_environment`.
        say: takes German lines for the operator.

    Yields:
        The stack.

    Raises:
        OperatorError: it did not become ready.
    """
    settings = Settings.load(environ)
    migrate(settings.database_url)
    with Stack(settings, specs_for(settings, environ), say) as stack:
        stack.start()
        stack.wait_until_ready()
        yield stack
