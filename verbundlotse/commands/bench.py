"""`verbundlotse bench`: measures this machine with a throwaway installation."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from verbund.settings import Settings
from verbundlotse import composition
from verbundlotse.bench.bundling import measure as measure_bundling
from verbundlotse.bench.engine import ENGLISH, rasa_init_bot, time_engine
from verbundlotse.bench.interviews import play_interviews
from verbundlotse.bench.latency import Latency
from verbundlotse.bench.machine import load, resident_megabytes
from verbundlotse.bench.report import figures, latency_table
from verbundlotse.bench.understanding import evaluate, understanding_table
from verbundlotse.bench.widget import missing, time_opening
from verbundlotse.stack import Stack
from verbundlotse.throwaway import throwaway_environment, throwaway_stack
from verbundlotse.training.train import ensure_model
from verbundlotse.training.workshop import Workshop, read_stamp

CROWD = 20
BUNDLED = (300, 20_000)
# A tenth of what Rasa trains by default: enough to compare, and it ends within minutes on an idle machine.
DEFAULT_EPOCHS = 10
ROUNDS_ALONE = 3
ENGINE_ROUNDS = 5
OPENINGS = 10
GERMAN = (
    "Was kostet das?",
    "Wer sieht das?",
    "Sind Sie ein Mensch?",
    "Das weiß ich nicht.",
    "Wie lange dauert das?",
    "Danke",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("--no-comparison", action="store_true", help="ohne den Bot von „rasa init“ und Rasas Standard-Pipeline")
    parser.add_argument("--only-understanding", action="store_true", help="nur, wie gut Deutsch verstanden wird")
    parser.add_argument(
        "--default-epochs",
        type=int,
        default=DEFAULT_EPOCHS,
        help=f"wie lange Rasas Standard-Pipeline zum Vergleich lernt: {DEFAULT_EPOCHS}, bei Rasa 100; 0 lässt sie weg",
    )
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace) -> None:
    settings = Settings.load()
    workshop = composition.workshop(settings)
    ensure_model(workshop, os.environ, print)
    print(f"Maschine: {load()}")
    folder = settings.data_dir / "bench"
    if not options.only_understanding:
        _measure_speed(workshop, folder, not options.no_comparison)
    epochs = 0 if options.no_comparison else options.default_epochs
    _print(understanding_table(evaluate(workshop, os.environ, folder, epochs)))
    print(f"\nMaschine: {load()}")


def _measure_speed(workshop: Workshop, folder: Path, comparison: bool) -> None:
    shutil.rmtree(folder / "stack", ignore_errors=True)  # emptied before, not after: its logs tell what went wrong
    environ = throwaway_environment(os.environ, folder / "stack")
    warnings: list[str] = []  # between the tables nobody could read them
    begun = time.perf_counter()
    with throwaway_stack(environ, warnings.append) as stack:
        _print(figures("Start", [("Kaltstart bis zur ersten Antwort", f"{time.perf_counter() - begun:.1f} s")]))
        asyncio.run(_measure_ours(stack))
    if warnings:
        _print(["", f"{len(warnings)} Warnungen währenddessen, zuletzt:", f"  {warnings[-1]}"])
    stamp = read_stamp(workshop)
    _print(figures("Training", [("letztes Training", f"{stamp.seconds:.0f} s")]))
    bundling = [(f"{number} offene Bedarfe", f"{measure_bundling(number).seconds:.2f} s") for number in BUNDLED]
    _print(figures("Vorschläge für gemeinsame Kurse", bundling))
    if comparison:
        asyncio.run(_measure_rasa_init(folder / "rasa-init", os.environ))


async def _measure_ours(stack: Stack) -> None:
    await play_interviews(stack.base_url, at_once=1, rounds=1)  # caches fill
    alone = await play_interviews(stack.base_url, at_once=1, rounds=ROUNDS_ALONE)
    crowd = await play_interviews(stack.base_url, at_once=CROWD, rounds=1)
    _print(latency_table("Ganze Züge durch Web, Engine und Actions", [alone, crowd]))
    _print(latency_table("Engine allein: Verbundlotse", await _engine(stack.settings.engine_url, GERMAN)))
    if lacking := missing():
        _print(["", f"Das Chat-Fenster wurde nicht gemessen: Es fehlt {lacking}."])
    else:
        openings = await time_opening(stack.base_url, stack.settings, OPENINGS)
        _print(latency_table("Chat-Fenster auf einer fremden Seite", openings))
    groups = {name: stack.supervisor.group(name) for name in stack.supervisor.names}
    memory = [(name, f"{resident_megabytes(group):.0f} MB") for name, group in groups.items() if group]
    _print(figures("Arbeitsspeicher nach der Messung", memory))


async def _measure_rasa_init(folder: Path, base: Mapping[str, str]) -> None:
    async with rasa_init_bot(folder, base, print) as url:
        _print(latency_table("Engine allein: der Bot von „rasa init“", await _engine(url, ENGLISH)))


async def _engine(url: str, messages: tuple[str, ...]) -> list[Latency]:
    alone = await time_engine("1 Gespräch", url, messages, at_once=1, rounds=ENGINE_ROUNDS)
    crowd = await time_engine(f"{CROWD} Gespräche zugleich", url, messages, at_once=CROWD, rounds=1)
    return [alone, crowd]


def _print(lines: Iterable[str]) -> None:
    print("\n".join(lines), flush=True)
