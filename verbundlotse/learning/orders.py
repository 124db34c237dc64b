"""Does what the desk has ordered: in the supervisor, beside the processes it keeps alive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from verbund.learning.lines import Reviewed
from verbund.learning.shelf import Order
from verbundlotse.errors import OperatorError
from verbundlotse.learning.candidate import Ground, train_candidate
from verbundlotse.learning.comparison import compare


def do_order(ground: Ground, order: Order, read_lines: Callable[[], Sequence[Reviewed]]) -> None:
    """Does one order and reports how it went; the desk shows the last line. Nothing that fails ends the supervisor.

    Args:
        ground: where versions are.
        order: what is to be done.
        read_lines: reads the checked lines from the store.
    """
    shelf = ground.shelf
    before = shelf.active()
    try:
        shelf.report(_BEGUN[order.deed], busy=True)
        if order.deed == "train":
            version = train_candidate(ground, read_lines(), order.by, datetime.now(UTC).date().isoformat())
            shelf.report(f"Modell {version.id} ist trainiert und wird verglichen …", busy=True)
            compare(ground, version.id)
            done = f"Modell {version.id} ist trainiert und verglichen. Sie entscheiden, ob es antworten soll."
        elif order.deed == "compare":
            compare(ground, order.version)
            done = f"Modell {order.version} ist verglichen."
        elif order.deed == "activate":
            shelf.activate(order.version)
            done = f"Modell {order.version} wird eingesetzt; der Lotse startet kurz neu."
        else:
            done = f"Zurück zu Modell {shelf.roll_back()}; der Lotse startet kurz neu."
    except OperatorError as error:
        done = str(error)
    except KeyError:
        done = "Dieses Modell gibt es nicht mehr."
    except (OSError, SQLAlchemyError, ValueError) as error:
        done = f"Der Auftrag ist fehlgeschlagen ({type(error).__name__}); am Modell hat sich nichts geändert."
    ground.say(done)
    # With another model the work is done when the engine answers; the watch says so (`watch.Watch.follow`).
    shelf.report(done, busy=shelf.active() != before)


_BEGUN = {
    "train": "Ein neues Modell wird trainiert. Das dauert einige Minuten; der Lotse antwortet währenddessen weiter.",
    "compare": "Das Modell wird verglichen. Das dauert einige Minuten.",
    "activate": "Das Modell wird eingesetzt …",
    "rollback": "Das Modell davor wird eingesetzt …",
}
