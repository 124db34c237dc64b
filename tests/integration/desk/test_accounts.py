"""Somebody can log in from the first start on, and nobody gets an account that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from verbund.store import SqlUnitOfWork, create_session_factory, migrate
from verbund.store.passwords import password_fits
from web.desk.accounts import AccountError, add_manager, ensure_first_manager


@pytest.fixture
def uow(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'accounts.db'}"
    migrate(url)
    with SqlUnitOfWork(create_session_factory(url), b"k" * 32) as uow:
        yield uow


def test_the_first_start_makes_an_account_and_says_its_password_once(uow: SqlUnitOfWork) -> None:
    name, password = ensure_first_manager(uow, None)
    account = uow.managers.get(name)
    assert password_fits(password, account.password_hash)
    assert (account.role, account.regions) == ("admin", ())
    assert ensure_first_manager(uow, None) == (name, None)


def test_the_account_of_the_setting_is_made(uow: SqlUnitOfWork) -> None:
    assert ensure_first_manager(uow, "anna:mit:Doppelpunkt") == ("anna", None)
    assert password_fits("mit:Doppelpunkt", uow.managers.get("anna").password_hash)


def test_the_setting_makes_its_account_even_where_there_are_others(uow: SqlUnitOfWork) -> None:
    ensure_first_manager(uow, None)
    ensure_first_manager(uow, "anna:lang genug")
    assert [account.name for account in uow.managers.all()] == ["anna", "leitung"]


def test_an_account_that_exists_keeps_its_password(uow: SqlUnitOfWork) -> None:
    ensure_first_manager(uow, "anna:das erste")
    ensure_first_manager(uow, "anna:das zweite")
    assert password_fits("das erste", uow.managers.get("anna").password_hash)


@pytest.mark.parametrize("spec", ["anna", "anna:kurz", ":lang genug", f"{'x' * 81}:lang genug", "an\nna:lang genug"])
def test_a_setting_that_cannot_be_used_is_refused_without_its_password(uow: SqlUnitOfWork, spec: str) -> None:
    with pytest.raises(AccountError) as refused:
        ensure_first_manager(uow, spec)
    assert "lang genug" not in str(refused.value)
    assert "kurz" not in str(refused.value).replace("zu kurz", "")


def test_a_name_is_given_once(uow: SqlUnitOfWork) -> None:
    add_manager(uow, "anna", "lang genug")
    with pytest.raises(AccountError):
        add_manager(uow, "anna", "auch lang genug")


def test_a_region_must_be_known(uow: SqlUnitOfWork) -> None:
    with pytest.raises(AccountError, match="Bayern"):
        add_manager(uow, "anna", "lang genug", regions=["Ulm", "Bayern"])
