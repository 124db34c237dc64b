"""What `up` does before and after the three processes run."""

from __future__ import annotations

import os

import pytest

from verbund.need_list import NeedFilter
from verbund.settings import ROOT, Settings
from verbundlotse import composition
from verbundlotse.commands import up
from verbundlotse.errors import OperatorError
from verbundlotse.stack import Stack


@pytest.fixture
def settings(tmp_path):
    return Settings.load({"VERBUNDLOTSE_DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize("spec", ["anna", "anna:kurz", ":ein langes Passwort"])
def test_a_first_manager_that_cannot_be_made_is_said_before_anything_starts(settings, spec):
    with pytest.raises(OperatorError) as caught:
        up._prepare_store(settings, {"VERBUNDLOTSE_MANAGER": spec})
    assert "ein langes" not in str(caught.value)


def test_preparing_makes_no_account_yet_because_its_password_could_not_be_shown(settings):
    up._prepare_store(settings, {})
    with composition.store(settings)() as uow:
        assert uow.managers.all() == []


def test_a_database_that_cannot_be_opened_is_one_sentence_without_its_address(tmp_path):
    environ = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_DATABASE_URL": f"sqlite:///{tmp_path}"}
    with pytest.raises(OperatorError, match="VERBUNDLOTSE_DATABASE_URL") as caught:
        up._prepare_store(Settings.load(environ), environ)
    assert "sqlite:///" not in str(caught.value)


def test_the_password_made_here_is_shown_and_a_given_one_is_not(settings):
    with Stack(settings, [], print) as stack:
        made = up._welcome(stack, ("leitung", "x7-geheim"), {})
        given = up._welcome(stack, ("anna", None), {"VERBUNDLOTSE_SECRET_KEY": "s" * 32})
    assert "leitung mit dem Passwort x7-geheim (wird nur dieses eine Mal gezeigt)" in made and "secret_key" in made
    assert "anna (neues Passwort: verbundlotse manager password anna)" in given and "secret_key" not in given


def test_the_demo_has_a_data_folder_of_its_own_unless_one_is_given(tmp_path):
    assert composition.demo_environment({})["VERBUNDLOTSE_DATA_DIR"] == os.fspath(ROOT / "var" / "demo")
    given = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path), "VERBUNDLOTSE_SECOND_FACTOR": "admin"}
    assert composition.demo_environment(given) == given


def test_only_the_demo_opens_everything_without_a_second_factor(tmp_path):
    given = {"VERBUNDLOTSE_DATA_DIR": str(tmp_path)}
    assert Settings.load(given).second_factor == "admin"
    assert Settings.load(composition.demo_environment(given)).second_factor == "optional"


def test_the_demo_is_seeded_once(settings):
    manager = up._prepare_store(settings, {})
    counts = []
    for needs in (None, None, 60):
        up._seed(settings, manager, needs)
        with composition.store(settings)() as uow:
            counts.append(uow.needs.page(NeedFilter(), limit=1)[1])
            assert uow.needs.page(NeedFilter(owner=manager))[1] > 0
    assert 60 == counts[2] > counts[0] == counts[1] > 0
