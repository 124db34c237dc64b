"""Passwords of managers."""

from __future__ import annotations

from verbund.store.passwords import hash_password, password_fits


def test_a_password_fits_its_own_hash_alone():
    kept = hash_password("Spannrahmen-42")
    assert kept.startswith("$argon2id$")
    assert password_fits("Spannrahmen-42", kept)
    assert not password_fits("spannrahmen-42", kept)


def test_no_account_and_no_hash_fit_nothing():
    assert not password_fits("nobody has this password", None)
    assert not password_fits("x", "not a hash")
