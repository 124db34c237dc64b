"""How long proposals take with very many open needs. A measurement, no test: `python -m tests.load.bundling`."""

from __future__ import annotations

import argparse

from verbundlotse.bench.bundling import measure
from verbundlotse.bench.machine import load


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--needs", type=int, nargs="+", default=[300, 2000, 20000])
    options = parser.parse_args()
    print(load())
    print("Bedarfe   Vorschläge s   Orte s   volle   mit Lücken   Bedarfe darin")
    for one in map(measure, options.needs):
        print(
            f"{one.needs:7}   {one.seconds:12.2f}   {one.places:6.2f}   {one.full:5}   {len(one.found) - one.full:10}   {one.held:13}"
        )


if __name__ == "__main__":
    main()
