"""What is installed is locked with hashes, listed by one command, and known weaknesses are lived with for a reason."""

from __future__ import annotations

import json
import tomllib
from datetime import date, timedelta

import pytest
import yaml

from verbund.settings import ROOT
from verbundlotse.cli import main

LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
WEAKNESSES = yaml.safe_load((ROOT / "docs/security/known-weaknesses.yml").read_text(encoding="utf-8"))
LONGEST_LOOK = timedelta(days=120)


def test_every_package_from_the_index_is_locked_with_hashes():
    foreign = [one for one in LOCK if "registry" in one["source"]]
    assert len(foreign) > 200
    for package in foreign:
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        assert files, package["name"]
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


def test_nothing_comes_from_elsewhere():
    assert [one["name"] for one in LOCK if "registry" not in one["source"]] == ["verbundlotse"]


@pytest.mark.parametrize("weakness", WEAKNESSES, ids=lambda one: one["package"])
def test_every_known_weakness_has_a_reason_and_a_day(weakness):
    assert (weakness["package"], str(weakness["version"])) in {(one["name"], one.get("version")) for one in LOCK}
    assert weakness["ids"]
    assert all(name.startswith(("CVE-", "GHSA-", "PYSEC-")) for name in weakness["ids"])
    assert len(weakness["reason"]) > 40
    assert isinstance(weakness["checked"], date)
    assert weakness["checked"] < weakness["next"] <= weakness["checked"] + LONGEST_LOOK


def test_one_command_lists_what_both_environments_hold(tmp_path, capsys):
    assert main(["sbom", str(tmp_path)]) == 0
    for group, must in (("app", "rasa-sdk"), ("engine", "rasa")):
        listed = json.loads((tmp_path / f"sbom-{group}.cdx.json").read_text())
        assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
        versions = {one["name"]: one["version"] for one in listed["components"]}
        assert must in versions
        for name, version in versions.items():
            assert (name, version) in {(one["name"], one.get("version")) for one in LOCK}
