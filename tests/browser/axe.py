"""Accessibility rules of axe-core, kept in pytest's cache and in no commit."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from importlib.resources import files
from pathlib import Path

from playwright.async_api import Page

VERSION = "4.14.1"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_source(cache: Path) -> str:
    """Returns the script: the current one, fetched with npm the first time; where that fails, the one of the lock file.

    Args:
        cache: folder to keep it in.
    """
    file = cache / f"axe-{VERSION}.min.js"
    if not file.exists() and not _fetch(file):
        return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    source = file.read_bytes()
    assert hashlib.sha256(source).hexdigest() == SHA256
    return source.decode()


async def violations(page: Page, source: str) -> list[str]:
    """Runs axe on a page; returns a line per fault: the rule and the first element that breaks it."""
    await page.evaluate(source)
    result = await page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in result["violations"]]


def _fetch(file: Path) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    fetched = subprocess.run(
        [npm, "pack", f"axe-core@{VERSION}"], cwd=file.parent, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        return False
    with tarfile.open(file.parent / f"axe-core-{VERSION}.tgz") as archive:
        member = archive.extractfile("package/axe.min.js")
        assert member is not None
        file.write_bytes(member.read())
    return True
