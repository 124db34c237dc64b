"""The set-up on machines where Python, uv or the right Rasa are somewhere else, or nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from verbundlotse.bootstrap.environments import APP, ENGINE, is_current, sync
from verbundlotse.bootstrap.errors import SetupError
from verbundlotse.bootstrap.interpreter import find_python
from verbundlotse.bootstrap.uv import fetch_python, provide_uv

REFUSES = "import sys; sys.exit('pyenv: python3.11: command not found')"


def answers(implementation: str, version: str, base: str) -> str:
    return f"print('{implementation}', '{version}', '{base}')"


def silent(_line: str) -> None:
    pass


def test_python_on_path_is_found(program, tmp_path):
    program("bin/python3.11", answers("CPython", "3.11", "/base"))
    assert find_python({"PATH": str(tmp_path / "bin")}, tmp_path) == Path("/base")


def test_a_shim_that_refuses_does_not_hide_the_real_one_behind_it(program, tmp_path):
    program("shims/python3.11", REFUSES)
    program("bin/python3.11", answers("CPython", "3.11", "/base"))
    assert find_python({"PATH": f"{tmp_path / 'shims'}:{tmp_path / 'bin'}"}, tmp_path) == Path("/base")


def test_a_python3_that_happens_to_be_3_11_will_do(program, tmp_path):
    program("bin/python3", answers("CPython", "3.11", "/base"))
    assert find_python({"PATH": str(tmp_path / "bin")}, tmp_path) == Path("/base")


@pytest.mark.parametrize("variable", ["PYENV_ROOT", "HOME"])
def test_pyenv_is_searched_when_another_version_comes_first_and_the_newest_patch_wins(program, tmp_path, variable):
    program("bin/python3", answers("CPython", "3.12", "/wrong"))
    root = tmp_path / "elsewhere" if variable == "PYENV_ROOT" else tmp_path / ".pyenv"
    for version in ("3.11.9", "3.11.10", "3.10.13", "3.11-dev"):
        program(str(root / "versions" / version / "bin" / "python"), answers("CPython", "3.11", f"/{version}"))
    environ = {"PATH": str(tmp_path / "bin"), **({variable: str(root)} if variable == "PYENV_ROOT" else {})}
    assert find_python(environ, tmp_path) == Path("/3.11.10")


@pytest.mark.parametrize("implementation, version", [("PyPy", "3.11"), ("CPython", "3.10"), ("CPython", "3.12")])
def test_other_pythons_are_no_python_3_11(program, tmp_path, implementation, version):
    program("bin/python3.11", answers(implementation, version, "/wrong"))
    assert find_python({"PATH": str(tmp_path / "bin")}, tmp_path) is None


def test_the_real_thing_gives_its_base_not_the_virtual_environment(tmp_path):
    found = find_python({"PATH": str(Path(sys.executable).parent)}, tmp_path)
    assert found is not None and not found.is_relative_to(Path(sys.prefix))


def test_a_uv_that_is_new_enough_is_taken_from_path(program, tmp_path):
    uv = program("bin/uv", "print('uv 99.0.1 (abc)')")
    assert provide_uv(tmp_path, None, {"PATH": str(tmp_path / "bin")}, silent) == uv


def test_an_old_uv_is_passed_over_for_the_one_in_the_project(program, tmp_path):
    program("bin/uv", "print('uv 0.1.0')")
    own = program(".uv/bin/uv", "print('uv 99.0.1')")
    assert provide_uv(tmp_path, None, {"PATH": str(tmp_path / "bin")}, silent) == own


def test_uv_is_installed_with_plain_pip_where_virtual_environments_cannot_be_made(program, tmp_path):
    python = program(
        "python",
        "import pathlib, sys\n"
        "if 'venv' in sys.argv: sys.exit('ensurepip is not available')\n"
        "target = pathlib.Path(sys.argv[sys.argv.index('--target') + 1], 'bin')\n"
        "target.mkdir(parents=True)\n"
        "(target / 'uv').touch()\n",
    )
    assert provide_uv(tmp_path, python, {"PATH": ""}, silent) == tmp_path / ".uv" / "bin" / "uv"
    assert (tmp_path / ".uv" / "bin" / "uv").exists()


def test_a_uv_that_cannot_be_installed_is_one_sentence_and_leaves_no_half_folder(program, tmp_path):
    python = program("python", "import sys; sys.exit('No module named pip')")
    with pytest.raises(SetupError, match=r"uv ließ sich nicht installieren \(No module named pip\).*python3-venv"):
        provide_uv(tmp_path, python, {"PATH": ""}, silent)
    assert not (tmp_path / ".uv").exists()


def test_a_python_that_cannot_be_fetched_is_one_sentence(program):
    uv = program("uv", "import sys; sys.exit('error: no network')")
    with pytest.raises(SetupError, match=r"Python 3.11 fehlt.*\(error: no network\).*apt install python3.11"):
        fetch_python(uv, {}, silent)


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text('engine = ["rasa==3.6.21"]')
    (root / "uv.lock").write_text("one")
    return root


@pytest.fixture
def fake_uv(program):
    """Notes how it was called and makes the environment with the given version of Rasa in it."""

    def make(rasa: str = "3.6.21", code: int = 0) -> Path:
        return program(
            "uv",
            "import json, os, pathlib, sys\n"
            "env = pathlib.Path(os.environ['UV_PROJECT_ENVIRONMENT'])\n"
            f"(env / 'lib/python3.11/site-packages/rasa-{rasa}.dist-info').mkdir(parents=True, exist_ok=True)\n"
            "(env / 'bin').mkdir(exist_ok=True)\n"
            "(env / 'bin/python').touch()\n"
            "pathlib.Path('call.json').write_text(json.dumps([sys.argv[1:], 'VIRTUAL_ENV' in os.environ]))\n"
            f"sys.exit({code})\n",
        )

    return make


def test_sync_is_asked_for_one_group_and_then_never_again_until_the_lock_changes(project, fake_uv):
    sync(project, ENGINE, fake_uv(), Path("/py"), {"VIRTUAL_ENV": "/active"}, silent)
    assert (project / "call.json").read_text() == (
        '[["sync", "--frozen", "--python", "/py", "--group", "engine", "--no-default-groups"], false]'
    )
    assert is_current(project, ENGINE)
    (project / "uv.lock").write_text("two")
    assert not is_current(project, ENGINE)


def test_the_app_gets_the_groups_of_app_and_tests(project, fake_uv):
    sync(project, APP, fake_uv(), Path("/py"), {}, silent)
    assert '"--group", "app", "--group", "dev"' in (project / "call.json").read_text()


def test_an_environment_whose_python_was_uninstalled_is_not_current(project, fake_uv):
    sync(project, ENGINE, fake_uv(), Path("/py"), {}, silent)
    python = project / ".venv-engine" / "bin" / "python"
    python.unlink()
    python.symlink_to("/gone/python3.11")
    assert not is_current(project, ENGINE)


def test_a_project_that_was_moved_is_set_up_again(project, fake_uv):
    sync(project, ENGINE, fake_uv(), Path("/py"), {}, silent)
    moved = project.rename(project.with_name("moved"))
    assert not is_current(moved, ENGINE)


def test_the_old_rasa_that_pip_brings_is_not_accepted(project, fake_uv):
    with pytest.raises(SetupError, match="liegt Rasa 1.10.2 statt 3.6.21"):
        sync(project, ENGINE, fake_uv(rasa="1.10.2"), Path("/py"), {}, silent)
    assert not is_current(project, ENGINE)


def test_a_failed_sync_is_not_taken_for_done(project, fake_uv):
    with pytest.raises(SetupError, match=".venv-engine ließ sich nicht einrichten"):
        sync(project, ENGINE, fake_uv(code=2), Path("/py"), {}, silent)
    assert not is_current(project, ENGINE)
