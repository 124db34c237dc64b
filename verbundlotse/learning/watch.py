"""The supervisor's watch over the shelf: orders are done, and the engine is started anew when another model is active."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from verbund.learning.lines import Reviewed
from verbund.learning.shelf import BASE
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import Ground
from verbundlotse.learning.comparison import model_file
from verbundlotse.learning.orders import do_order
from verbundlotse.stack import Stack, specs_for

POLL_SECONDS = 1.0


class Watch(threading.Thread):
    """Looks once a second whether something is to be done.

    Args:
        stack: the running processes.
        ground: where versions are.
        environ: variables that the processes were started with.
        read_lines: reads the checked lines from the store.
    """

    def __init__(
        self, stack: Stack, ground: Ground, environ: Mapping[str, str], read_lines: Callable[[], Sequence[Reviewed]]
    ) -> None:
        super().__init__(name="learning", daemon=True)
        self._stack = stack
        self._ground = ground
        self._environ = environ
        self._read_lines = read_lines
        self._running = ground.shelf.active()
        self._stopping = threading.Event()

    def run(self) -> None:
        # Whatever an order had begun when the machine went down, nobody is doing it now.
        if self._ground.shelf.progress()[1]:
            self._ground.shelf.report("Der letzte Auftrag wurde unterbrochen.", busy=False)
        while not self._stopping.wait(POLL_SECONDS):
            order = self._ground.shelf.take_order()
            if order is not None:
                do_order(self._ground, order, self._read_lines)
            self.follow()

    def stop(self) -> None:
        """Ends the watch; an order that is being done ends with the process."""
        self._stopping.set()

    def follow(self) -> None:
        """Starts the engine with the active model, if that is another than before; goes back if it does not answer."""
        shelf, wanted = self._ground.shelf, self._ground.shelf.active()
        if wanted == self._running:
            return
        before, self._running = self._running, wanted
        try:
            self._start(wanted)
        except OperatorError as error:
            self._ground.say(f"Modell {wanted} antwortet nicht ({error}) Es antwortet wieder {before}.")
            shelf.activate(before if before == BASE or shelf.version(before) else BASE)
            self._running = shelf.active()
            self._start(self._running)
            shelf.report(f"Modell {wanted} hat nicht geantwortet. Es antwortet wieder {self._running}.", busy=False)
            return
        self._ground.say(f"Es antwortet jetzt Modell {wanted}.")
        shelf.report(f"Es antwortet jetzt Modell {wanted}.", busy=False)

    def _start(self, name: str) -> None:
        model = model_file(self._ground.shelf, self._ground.workshop.model, name)
        [engine] = [spec for spec in specs_for(self._stack.settings, self._environ, model) if spec.name == "engine"]
        self._stack.restart(engine)
