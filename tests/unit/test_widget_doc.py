"""docs/widget.md: the line to embed is the one that the desk hands on, and what it says about weight holds."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from verbund.settings import Settings
from verbund.sites.site import Site
from web.desk.site_words import snippet
from web.widget.assets import HERE, LOADER, Assets

DOC = (Path(__file__).resolve().parents[2] / "docs" / "widget.md").read_text(encoding="utf-8")


def test_the_line_is_that_of_the_desk(tmp_path: Path) -> None:
    environ = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_PUBLIC_URL": "https://lotse.example.de"}
    line = snippet(Settings.load(environ), Site(key="werk-2", name="Werk 2"))
    assert re.search(r"^    (<script .*</script>)$", DOC, re.MULTILINE)[1] == line


def test_every_attribute_of_the_line_is_explained_and_read_by_the_loader() -> None:
    loader = Assets.load().files[LOADER].body.decode()
    explained = set(re.findall(r"^\| `(data-[a-z]+)`", DOC, re.MULTILINE))
    assert explained == set(re.findall(r'getAttribute\("(data-[a-z]+)"\)', loader))


def test_the_weights_are_not_understated() -> None:
    files = Assets.load().files
    loader, window = (float(size.replace(",", ".")) for size in re.findall(r"\(([\d,]+) KB\)", DOC))
    page = gzip.compress((HERE / "templates" / "rahmen.html").read_bytes())
    assert len(files[LOADER].packed) <= (loader + 0.1) * 1000
    assert len(page) + sum(len(file.packed) for name, file in files.items() if name != LOADER) <= (window + 1) * 1000
